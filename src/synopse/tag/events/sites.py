"""The names of places in a phrase: a site's, a town's behind it, a territory's, or a town told by its adjective."""

from __future__ import annotations

from synopse import lexicon, places
from synopse.model import Name, Span
from synopse.syntax.declension import is_listed_noun
from synopse.tag.events.firms import ON_SITE, is_region
from synopse.tag.events.reach import is_attached
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

ARTICLES = frozenset({"am", "beim", "das", "dem", "den", "der", "des", "die", "im", "vom", "zum", "zur"})


def named_place(view: View, first: int, last: int, preposition: str) -> Span | None:
    """The place that a phrase of tokens ``[first, last)`` behind a preposition names, the town before its site."""
    head = view.tokens[view.chunk_head(first)]
    if head.text.lower().endswith("richtung"):
        return None  # "auf der Fahrt in Richtung Bremen"
    if site := site_name(view, first) or territory_name(view, first):
        return town_behind(view, last) or site
    town = town_at(view, last)
    if town is not None and (words.is_site(head.text) or places.is_city(town.text)):
        return town  # "im Rathaus von Lemgo", "im Börsenpalast von Porto"
    for name in view.name_in(first, last):
        if name.begin >= head.end and _is_of_matter(head.text, name):
            continue  # "in der Entwicklung Hongkongs"
        if name.end <= head.begin or (name.label == "LOC" and words.is_plain_site(name.text)):
            continue  # "in der Villa"
        if words.is_site(name.text) and (own := adjective_place(view, first, view.chunk_head(first))):
            return own  # "im Soester Kreishaus"
        known = places.is_place(name.text) or is_region(name.text)
        bare = preposition in ("auf", "über") and head.begin == name.begin and view.chunk_head(first) == first + 1
        local = name.label == "LOC" and (preposition in ("in", "im", "bei", "nahe", "vor") or known or bare)
        if preposition in ON_SITE and words.is_site(name.text.split(" ")[-1].split("-")[-1]):
            return Span(name.begin, name.end, name.text)  # "am Lindenhof-Klinikum", "auf dem Wiener Hauptbahnhof"
        if (known and preposition in ("in", "im", "auf")) or (local and not _is_common(view, first, name)):
            return Span(name.begin, name.end, name.text)
    for index in range(first, last):
        text = view.tokens[index].text
        proper = view.tokens[index].pos == "PROPN" and places.is_place(text)
        if view.name_at[index] == NONE and (proper or (index == first + 1 and text in view.towns)):
            return view.span(index, index + 1)
    return adjective_place(view, first, view.chunk_head(first)) or _whole(view, first, last)


def _is_of_matter(head: str, name: Name) -> bool:
    """Whether a genitive behind a noun tells whose something is, and not where: "im Namen Deutschlands"."""
    parts = words.is_site(head) or words.is_territory(head) or words.is_facility(head) or words.is_body(head)
    return name.text.endswith("s") and not parts and not _is_of_whole(head)


def _is_of_whole(head: str) -> bool:
    """Whether a noun is of a part or the surroundings of a place: "im Norden Thailands", "in mehreren Städten"."""
    return head.lower() in lexicon.words("events_bearings")


def _whole(view: View, first: int, last: int) -> Span | None:
    """The whole behind a part of it: "im Süden | der Insel Kreta", "im Zentrum | der Hauptstadt Kiew"."""
    number = view.chunk_at[last] if last < len(view.tokens) else NONE
    if number == NONE or not is_attached(view, number) or not _is_of_whole(view.tokens[view.chunk_head(first)].text):
        return None
    chunk = view.sentence.chunks[number]
    named = (name for name in view.name_in(chunk.first, chunk.last) if name.label == "LOC")
    return territory_name(view, chunk.first) or next((Span(n.begin, n.end, n.text) for n in named), None)


def town_behind(view: View, at: int) -> Span | None:
    """The town that follows the name of a site: "im Schloss Bellevue in Berlin"."""
    number = view.chunk_at[at] if at < len(view.tokens) and view.word(at) == "in" else NONE
    if number == NONE:
        return None
    chunk = view.sentence.chunks[number]
    found = (
        name for name in view.name_in(chunk.first, chunk.last) if name.label == "LOC" and places.is_city(name.text)
    )
    return next((Span(name.begin, name.end, name.text) for name in found), None)


def town_at(view: View, at: int) -> Span | None:
    """The town whose site it is: "im Rathaus von Lemgo", but not "auf dem Weg von Lemgo nach Soest"."""
    number = view.name_at[at + 1] if at + 1 < len(view.tokens) and view.word(at) == "von" else NONE
    if number == NONE or not (view.names[number].label == "LOC" or places.is_city(view.names[number].text)):
        return None
    after = next((index for index in range(at + 1, len(view.tokens)) if view.name_at[index] != number), NONE)
    if after + 1 < len(view.tokens) and view.word(after) == "nach" and view.name_at[after + 1] != NONE:
        return None
    return Span(view.names[number].begin, view.names[number].end, view.names[number].text)


def site_name(view: View, first: int) -> Span | None:
    """The name behind a noun for a site, whatever it was taken for: "Hohenwald" in "die Talsperre Hohenwald"."""
    at = view.chunk_head(first)
    if at + 1 >= len(view.tokens) or not words.is_site(view.tokens[at].text):
        return None
    if view.name_at[at] != NONE:
        whole, begin = view.names[view.name_at[at]], view.tokens[at + 1].begin
        if whole.label == "PER" and view.tokens[at].text not in lexicon.words("events_sites"):
            return None  # "auf Wilhelmine Amsel", of whom no mine is known
        inside = whole.begin == view.tokens[at].begin and begin < whole.end
        return Span(begin, whole.end, view.text[begin : whole.end]) if inside else None
    number = view.name_at[at + 1]
    if number != NONE and view.names[number].begin == view.tokens[at + 1].begin:
        name = view.names[number]
        return Span(name.begin, name.end, name.text)
    return view.span(at + 1, at + 2) if number == NONE and _is_bare(view, at + 1) else None


def _is_bare(view: View, index: int) -> bool:
    """Whether a word that nobody knows stands where a name does: "im Ortsteil | Schönhöhe"."""
    token = view.tokens[index]
    known = words.noun(token.text) is not None or words.is_agent(token.text)
    noun = token.pos in ("PROPN", "NOUN") and token.text[:1].isupper()
    if is_listed_noun(token.text) and token.pos == "NOUN":
        return False  # "in der Pfarrkirche | Abschied genommen"
    return noun and not known and view.time_at[index] == NONE


def territory_name(view: View, first: int) -> Span | None:
    """ "Moorwarden" in "im Landkreis Moorwarden", whatever it was taken for."""
    at = view.chunk_head(first)
    if view.name_at[at] != NONE or at + 1 >= len(view.tokens) or not words.is_territory(view.tokens[at].text):
        return None
    number = view.name_at[at + 1]
    if number == NONE:
        return view.span(at + 1, at + 2) if _is_bare(view, at + 1) else None
    if view.names[number].begin != view.tokens[at + 1].begin or view.names[number].label == "PER":
        return None
    return Span(view.names[number].begin, view.names[number].end, view.names[number].text)


def _is_common(view: View, first: int, name: Name) -> bool:
    """Whether "einem" before an unknown place shows a common noun: "in einem Lager"."""
    opener = view.word(first + 1)
    return (
        opener in ("einem", "einer", "einen", "ein", "eine") and " " not in name.text and not places.is_place(name.text)
    )


def adjective_place(view: View, first: int, last: int) -> Span | None:
    """The adjective of a town: "Berliner" in "die Berliner Gespräche" or "in einem Berliner Hotel"."""
    for index in range(first, last):
        text = view.tokens[index].text
        unnamed = text.endswith("er") and text[:1].isupper() and view.name_at[index] == NONE
        if not unnamed or index + 1 >= len(view.tokens):
            continue
        venue = words.is_site(view.tokens[index + 1].text) and _is_unknown(text)  # "in der Lohnsteiner Staatskanzlei"
        if venue or places.place_of_adjective(text) or town_of(text, view.towns):
            return view.span(index, index + 1)
    return None


def attributed(view: View, first: int, head: int) -> Span | None:
    """The town in what stands between an article and its noun: "das für Freitag | in Lemgo | geplante Treffen"."""
    definite = view.word(first) in ARTICLES or view.word(first + 1) in ARTICLES
    for index in range(first + 1, head - 1) if definite else ():
        name = view.name_at[index + 1]
        begins = name != NONE and view.names[name].begin == view.tokens[index + 1].begin
        if view.word(index) in ("in", "bei") and begins and view.names[name].label == "LOC":
            return Span(view.names[name].begin, view.names[name].end, view.names[name].text)
    return None


def _is_unknown(adjective: str) -> bool:
    """Whether a word in -er is no noun for people or things that happens to stand before another noun."""
    return len(adjective) > 5 and not words.is_agent(adjective) and words.noun(adjective) is None


def town_of(adjective: str, towns: frozenset[str]) -> str | None:
    """The town that an article names elsewhere, by its adjective: "Peitz" for "Peitzer", "Emden" for "Emder"."""
    stem = adjective[:-2]
    forms = (stem, f"{stem}e", f"{stem}en", adjective[:-1]) if len(stem) > 2 and adjective.endswith("er") else ()
    return next((form for form in forms if form in towns), None)
