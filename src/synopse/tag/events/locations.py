"""Where: the place of an event from the words of its own phrase or clause."""

from __future__ import annotations

from synopse import places
from synopse.model import Span
from synopse.tag.events.attached import is_site
from synopse.tag.events.attributes import own_from
from synopse.tag.events.firms import ON_SITE
from synopse.tag.events.reach import Reach, is_attached, reach_of
from synopse.tag.events.seats import forum, of_body, of_owner
from synopse.tag.events.sites import (
    adjective_place,
    attributed,
    named_place,
    site_name,
    territory_name,
    town_at,
    town_behind,
)
from synopse.tag.events.supports import SAID, VOTES
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

SQUARES = ("bahnhofsplatz", "domplatz", "marktplatz", "rathausplatz", "schlossplatz", "theaterplatz")
QUARTERS = ("-Mitte", "-Nord", "-Ost", "-Süd", "-West")
LEFT = frozenset({"evakuieren", "räumen", "verlassen"})
VISITED = frozenset({"aufsuchen", "bereisen", "besichtigen", "besuchen"})
OBJECT = frozenset({"acc", "nom"})
"""Cases of an object, whose form may be that of the subject."""
STRUCK = frozenset({"bestreiken"})
OCCASIONS = frozenset({"auf", "bei", "beim", "während"})
"""Before a meeting at which something else is said or done."""
OFF = frozenset({"abseits", "außerhalb", "jenseits", "oberhalb", "südlich", "unterhalb", "unweit"}) | frozenset(
    {"nordwestlich", "nordöstlich", "nördlich", "südwestlich", "südöstlich", "westlich", "östlich"}
)
"""Before "von" and a place near which something happened."""
MOVING = ("ASSAULT", "CONSULT", "PROTEST")
"""Types of what is where it is told itself."""
COASTS = frozenset({"insel", "küste", "hafen", "kap"})
BETWEEN = frozenset({"closure", "collapse", "crash", "fire", "slide", "weather"})
"""Kinds of events that befall a stretch of road or rail."""
HAPPENING = frozenset({"OTHER", "ASSAULT", "PROTEST"})
"""Types that befall a place: "vor Cuxhaven" is where it happened, and "bei" them people come to harm."""


def site_in(view: View, scope: list[int]) -> Span | None:
    """The first place behind "in" in a range of tokens."""
    for number in view.chunks_in(scope):
        chunk = view.sentence.chunks[number]
        if chunk.preposition in ("in", "im") and (found := named_place(view, chunk.first, chunk.last, "in")):
            return found
    return None


def place_of(view: View, trigger: Trigger, ranges: list[list[int]]) -> Span | None:
    """The first place in the ranges of tokens that speak of an event, else what its words or the sentence tell."""
    local = ranges[:1] if view.word(trigger.token).endswith(VOTES) and not trigger.scope else ranges
    return (
        next((site for scope in local if (site := _place(view, trigger, scope))), None)
        or next((site for scope in ranges if (site := _loose_place(view, scope))), None)
        or _of_site(view, trigger)
        or _struck(view, trigger)
        or _antecedent(view, trigger)
        or _pointed_at(view, trigger)
        or _inside(view, trigger)
        or _at_works(view, trigger, ranges)
        or of_body(view, trigger)
        or of_owner(view, trigger)
        or _of_target(view, trigger)
        or _of_residents(view, trigger)
        or _struck_works(view, trigger)
        or _visited(view, trigger)
        or _at_occasion(view, trigger)
        or _headed(view, trigger)
    )


def _headed(view: View, trigger: Trigger) -> Span | None:
    """The town that opens a headline: "Lemgo: Streik am Freitag"; of talks it may be what they are about."""
    name = view.names[view.name_at[0]] if view.name_at[:1] and view.name_at[0] != NONE else None
    if name is None or name.label != "LOC" or trigger.type not in HAPPENING or places.state_of(name.text) is not None:
        return None
    after = next((at for at, token in enumerate(view.tokens) if token.begin >= name.end), 0)
    opens = name.begin == view.tokens[0].begin and view.word(after) == ":" and trigger.token > after
    return Span(name.begin, name.end, name.text) if opens else None


def _at_works(view: View, trigger: Trigger, ranges: list[list[int]]) -> Span | None:
    """A site with a name of its own: "am Lindenhof-Klinikum wird gestreikt", "auf dem Kornmarktplatz"."""
    for number in view.chunks_in(index for scope in ranges for index in scope):
        chunk = view.sentence.chunks[number]
        head = view.tokens[chunk.head].text
        if chunk.preposition in ON_SITE and _is_own_site(head) and not _is_direction(view, number):
            return view.span(chunk.head, chunk.head + 1)
    return None


def _is_own_site(head: str) -> bool:
    """Whether a compound names one site: "Grassi-Museum", "Kornmarktplatz"; not "Parkplatz" or "Chemiewerk"."""
    return ("-" in head and words.is_site(head.split("-")[-1])) or head.lower().endswith(SQUARES)


def _of_target(view: View, trigger: Trigger) -> Span | None:
    """The town that was attacked: "beim Beschuss der Grenzstadt Altmark"."""
    last = trigger.reach.first if trigger.kind == "verb" else view.sentence.chunks[trigger.chunk].last
    number = view.chunk_at[last] if trigger.type == "ASSAULT" and last < len(view.tokens) else NONE
    return None if number == NONE else territory_name(view, view.sentence.chunks[number].first)


def _struck_works(view: View, trigger: Trigger) -> Span | None:
    """The works where nobody works: "bestreikten den Flughafen Soest", "wollen das Kraftwerk Soest schließen"."""
    closed = trigger.row["kind"] == "closure" and trigger.kind == "verb"
    if trigger.row["form"] not in STRUCK and not closed:
        return None
    plain = [view.sentence.chunks[number] for number in view.chunks_of(trigger.clause)]
    sites = (site_name(view, chunk.first) for chunk in plain if chunk.preposition is None)
    return next((site for site in sites if site is not None), None)


def _visited(view: View, trigger: Trigger) -> Span | None:
    """The town itself that is visited or attacked: "Ministerin Kern besuchte am Montag Lemgo"."""
    struck = trigger.type == "ASSAULT"
    if trigger.kind != "verb" or not (struck or trigger.row["form"] in VISITED):
        return None
    clause = view.sentence.clauses[trigger.clause]
    passive = clause.verb is not None and clause.verb.voice == "passive"
    plain = [number for number in view.chunks_in(trigger.scope) if passive or number != clause.subject]
    for chunk in (view.sentence.chunks[number] for number in plain):
        name = view.name_at[chunk.head] if chunk.preposition is None and view.time_at[chunk.head] == NONE else NONE
        state = struck and name != NONE and places.state_of(view.names[name].text) is not None
        if name != NONE and view.names[name].label == "LOC" and not state:
            return Span(view.names[name].begin, view.names[name].end, view.names[name].text)
    return None


def _at_occasion(view: View, trigger: Trigger) -> Span | None:
    """Where the meeting is at which something is said or done: "drohte beim Treffen ihrer Partei in Oslo"."""
    harmed = trigger.type == "ASSAULT"  # "bei den Unruhen der vergangenen Tage in Lemgo getötet"
    elsewhere = trigger.type in MOVING and not harmed
    if trigger.kind != "verb" or elsewhere or trigger.row.get("aspect") in ("accident", "move"):
        return None
    for number in view.chunks_of(trigger.clause):
        chunk = view.sentence.chunks[number]
        row = words.noun(view.tokens[chunk.head].text) if chunk.preposition in OCCASIONS else None
        held = row is not None and (row["type"] == "CONSULT" or row["kind"] in ("assembly", "ceremony", "march"))
        if held or (harmed and row is not None and row["type"] in ("ASSAULT", "PROTEST")):
            return _within(view, reach_of(view, number), chunk.last)
    return None


def _within(view: View, reach: Reach, first: int) -> Span | None:
    """The first place behind "in" in a noun's reach."""
    inside = [chunk for chunk in view.sentence.chunks if first <= chunk.first and chunk.first in reach]
    found = (named_place(view, chunk.first, chunk.last, "in") for chunk in inside if chunk.preposition in ("in", "im"))
    return next((site for site in found if site is not None), None)


def _of_residents(view: View, trigger: Trigger) -> Span | None:
    """The town whose people had to leave: "Rund 400 Bewohner von Soest mussten ihre Häuser verlassen"."""
    clause = view.clause(trigger.clause)
    cleared = trigger.row["kind"] == "rescue" or trigger.row["form"] == "räumen"
    if not cleared or clause is None or clause.subject is None:
        return None
    last = view.sentence.chunks[clause.subject].last
    number = view.chunk_at[last] if last < len(view.tokens) else NONE
    part = territory_name(view, view.sentence.chunks[number].first) if number != NONE else None
    return town_at(view, last) or part or (_left(view, trigger) if trigger.row["form"] in LEFT else None)


def _left(view: View, trigger: Trigger) -> Span | None:
    """The place itself: "640 Menschen müssen Tauer verlassen"."""
    plain = (view.sentence.chunks[number] for number in view.chunks_of(trigger.clause))
    names = (view.name_in(chunk.first, chunk.last) for chunk in plain if chunk.preposition is None)
    found = next((name for listed in names for name in listed if name.label == "LOC"), None)
    return None if found is None else Span(found.begin, found.end, found.text)


def _place(view: View, trigger: Trigger, scope: list[int]) -> Span | None:
    """The first place that a local phrase of the range names."""
    inside = set(scope)
    moving = (
        trigger.row.get("aspect") == "move"
        or trigger.row["kind"] == "rescue"
        or trigger.support in ("attend", "invite")
    )
    topic_end = NONE
    for number in dict.fromkeys(view.chunk_at[index] for index in scope):
        if number == NONE:
            continue
        chunk = view.sentence.chunks[number]
        if number == trigger.chunk:
            first = own_from(view, trigger)
            if found := adjective_place(view, first, chunk.head) or attributed(view, first, chunk.head):
                return found
            continue
        opens = chunk.preposition is None and view.tokens[chunk.first].pos == "DET" and not is_attached(view, number)
        in_topic = chunk.first == topic_end and not opens  # "traf in Begleitung von Kern | die Helfer in Lemgo"
        if view.time_at[chunk.head] != NONE:
            continue
        if chunk.first in inside and (found := forum(view, number) or _stretch(view, trigger, number)):
            return found
        leads = moving and chunk.preposition in words.prepositions("direction")
        if leads and (found := named_place(view, chunk.first, chunk.last, "in")):
            return found
        off = _is_spot(view, trigger, number)
        if _is_matter(view, trigger, number):
            topic_end = chunk.last
            continue
        near = chunk.preposition in ("bei", "nahe", "unweit")
        if (chunk.preposition in words.prepositions("topic") and not off) or (in_topic and not near):
            topic_end = NONE if chunk.preposition == "aus" else chunk.last  # "aus einem Museum in Bern gestohlen"
            continue
        if chunk.first not in inside or chunk.preposition is None:
            continue
        local = chunk.preposition in words.prepositions("local") and (moving or not _is_direction(view, number))
        local = local and not _is_seat_won(view, trigger, number) and not _is_of_speaker(view, trigger, number)
        if (local or off) and (found := named_place(view, chunk.first, chunk.last, chunk.preposition)):
            unknown = " " not in found.text and not places.is_place(found.text)  # "im Neckar in Heilbronn"
            return (town_behind(view, chunk.last) if unknown else None) or found
    return None


def _is_spot(view: View, trigger: Trigger, number: int) -> bool:
    """Whether a phrase tells where, whose preposition else tells what it is about: "vor Cuxhaven", "südlich von Bern".

    So too "rund um das Rathaus", "zogen um den Landtag", "durch die Stadt", "vor einem Gericht in ...".
    """
    chunk = view.sentence.chunks[number]
    head, befell = view.tokens[chunk.head].text, trigger.type in HAPPENING
    site = words.is_body(head) or words.is_court(head) or words.is_site(head) or words.is_facility(head)
    match chunk.preposition:
        case "vor":
            return site or (befell and (view.name_at[chunk.head] != NONE or head.lower() in COASTS))
        case "durch":
            return trigger.row["kind"] == "march"
        case "über":
            return trigger.row["kind"] == "weather"
        case "um":
            return view.word(chunk.first - 1) == "rund" or (trigger.type == "PROTEST" and site)
        case "von":
            return view.word(chunk.first - 1) in OFF and view.word(chunk.first - 2) not in ("kilometer", "meter")
    return False


def _is_seat_won(view: View, trigger: Trigger, number: int) -> bool:
    """Whether a phrase names the body that somebody joins: "in den Landtag gewählt"."""
    chunk = view.sentence.chunks[number]
    leads = chunk.preposition == "ins" or (
        chunk.preposition == "in" and view.word(chunk.first + 1) in ("das", "den", "die")
    )
    return trigger.kind == "verb" and trigger.row["kind"] in ("election", "office", "vote") and leads


def _is_of_speaker(view: View, trigger: Trigger, number: int) -> bool:
    """Whether a phrase only says who speaks, or of what: "Die Ministerin | in Oslo", "will ein Lager | im Norden"."""
    first = view.sentence.chunks[number].first
    if view.word(first - 1).endswith("sitz"):
        return True  # "Manager der Firma mit Sitz | in Lemgo"
    before = view.chunk_at[first - 1] if first else NONE
    if before > 0 and is_attached(view, before):  # "Der Botschafter des Landes | in Oslo"
        before = view.chunk_at[view.sentence.chunks[before].first - 1]
    if trigger.kind != "verb" or trigger.type not in SAID or trigger.row["kind"] or before == NONE:
        return False
    other, clause = view.sentence.chunks[before], view.clause(trigger.clause)
    wanted = clause is not None and before != clause.subject and other.preposition is None and other.cases <= OBJECT
    head = view.tokens[other.head].text
    named = view.names_person(other)  # "Ministerin Kern | in Oslo"
    return wanted or (words.is_office(head) and words.is_person(head) and not named)


def _is_matter(view: View, trigger: Trigger, number: int) -> bool:
    """Whether a phrase says what it is about: "im Streit um ...", "der Gipfel zum Grenzkonflikt | am See"."""
    chunk = view.sentence.chunks[number]
    head = view.tokens[chunk.head].text
    if chunk.preposition in ("im", "in") and words.is_matter(head):
        return True
    talks = trigger.kind == "noun" and trigger.type in ("AGREE", "CONSULT")
    return talks and chunk.preposition in ("zu", "zum", "zur") and chunk.first > trigger.token


def _stretch(view: View, trigger: Trigger, number: int) -> Span | None:
    """The two towns between which an accident happened: "zwischen Lage und Lemgo"."""
    chunk = view.sentence.chunks[number]
    last = chunk.last
    befell = trigger.type == "OTHER" and trigger.row["kind"] in BETWEEN
    if not befell or chunk.preposition != "zwischen" or view.word(last) != "und" or last + 1 >= len(view.tokens):
        return None
    number, begin, other = view.name_at[last + 1], view.tokens[chunk.head].begin, view.tokens[last + 1]
    end = view.names[number].end if number != NONE else other.end
    bare = chunk.head == chunk.first + 1 and other.text[:1].isupper()
    if not bare or not any(_is_town(view, token) for token in (chunk.head, last + 1)):
        return None
    return Span(begin, end, view.text[begin:end])


def _is_town(view: View, token: int) -> bool:
    """Whether a word is a place, by its name or by a point of the compass behind it: "Soltau-Ost"."""
    number, text = view.name_at[token], view.tokens[token].text
    named = number != NONE and view.names[number].label == "LOC"
    return named or text.endswith(QUARTERS) or (number == NONE and places.is_place(text))


def _loose_place(view: View, scope: list[int]) -> Span | None:
    """A place behind "in" of which the analysis has made no phrase: "in New | York"."""
    for index in scope:
        number = view.name_at[index]
        begins = number != NONE and view.names[number].begin == view.tokens[index].begin
        if (
            begins
            and view.chunk_at[index] == NONE
            and view.names[number].label == "LOC"
            and view.word(index - 1) == "in"
        ):
            return Span(view.names[number].begin, view.names[number].end, view.names[number].text)
    return None


def _struck(view: View, trigger: Trigger) -> Span | None:
    """The site that an accident befell: "Die Talsperre Hohenwald ist übergelaufen"."""
    clause = view.clause(trigger.clause)
    if trigger.row.get("aspect") != "accident" or clause is None or clause.subject is None:
        return None
    chunk = view.sentence.chunks[clause.subject]
    return site_name(view, chunk.first)


def _is_direction(view: View, number: int) -> bool:
    """Whether a phrase leads somewhere: "in die Schweiz", "auf den Markt", but not "in den Niederlanden"."""
    chunk = view.sentence.chunks[number]
    plural = view.tokens[chunk.last - 1].text.endswith("en") or places.state_of(view.tokens[chunk.head].text) == "USA"
    return chunk.cases == {"acc"} and not (view.word(chunk.first + 1) == "den" and plural)


def _inside(view: View, trigger: Trigger) -> Span | None:
    """ "Alaska" in "Alaska-Gipfel"; "Hamas" is no genitive of a town."""
    for noun in (trigger, *trigger.joined):
        token = view.tokens[noun.token]
        first = token.text.split("-")[0]
        known = places.is_place(first) and (not first.endswith("s") or places.canonical(first) == first)
        if noun.kind == "noun" and first != token.text and known and places.state_of(first) is None:
            return Span(token.begin, token.begin + len(first), first)
    return None


def _of_site(view: View, trigger: Trigger) -> Span | None:
    """ "Helsinki" in "der Gipfel von Helsinki"."""
    for chunk in view.sentence.chunks if trigger.kind == "noun" else ():
        if chunk.first in trigger.reach and chunk.preposition == "von":
            for name in view.name_in(chunk.first, chunk.last):
                span = Span(name.begin, name.end, name.text)
                if is_site(view, trigger, span):
                    return span
    return None


def _antecedent(view: View, trigger: Trigger) -> Span | None:
    """The place before the comma of a wo-clause: "in London, wo er am Donnerstag empfangen wurde"."""
    clause = view.clause(trigger.clause)
    told = trigger.kind == "verb" or trigger.support not in ("", "be")
    if clause is None or not told or view.word(clause.first) != "wo":
        return None
    for index in range(clause.first - 1, max(NONE, clause.first - 8), -1):
        if view.name_at[index] != NONE:
            name = view.names[view.name_at[index]]
            return Span(name.begin, name.end, name.text) if name.label == "LOC" else None
    return None


def _pointed_at(view: View, trigger: Trigger) -> Span | None:
    """The place earlier in the sentence to which "hier" or "dort" points: "In Fulda begann es: Hier traf er ..."."""
    if not any(view.word(index) in ("hier", "dort") for index in trigger.scope):
        return None
    first = view.sentence.clauses[trigger.clause].first
    for chunk in reversed([chunk for chunk in view.sentence.chunks if chunk.last <= first]):
        named = [name for name in view.name_in(chunk.first, chunk.last) if places.is_place(name.text)]
        if chunk.preposition in ("in", "im") and (found := named_place(view, chunk.first, chunk.last, "in")):
            return found
        if chunk.preposition is None and named:
            return Span(named[0].begin, named[0].end, named[0].text)
    return None
