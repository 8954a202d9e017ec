"""How something came out, contradicted: "sitzt in Untersuchungshaft" here, "ist auf freiem Fuß" there.

Two outcomes exclude each other where a table opposes their words and both are told of one thing: the same party or
thing in both clauses, or several words of the matter around them. What lasts only for a while must be told on one day.
What is called off here is contradicted by whatever is told there to have been done at it on that day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import product
from typing import Iterable, Iterator, Mapping

from msgspec import Struct

from synopse import lexicon
from synopse.blocking import groups
from synopse.compare.accounts import Claim, Subject, discrepancy
from synopse.compare.matter import words
from synopse.model import Argument, Article, Discrepancy, Evidence, Statement, Story
from synopse.periods import day_of, weekday
from synopse.terms import stem
from synopse.terms import words as words_of
from synopse.vocabulary.deeds import deed_of, deeds

CALLED_OFF = "happening"
SAID = "claim"
"""What is confirmed and denied must be so by the same party."""
LASTING = frozenset({"approval", "bomb", "deal", "extension", "launch", "life", "sale", "verdict", CALLED_OFF, SAID})
"""Outcomes that stay what they are; whether somebody is in custody or a works is running changes within days."""
PLAIN = frozenset({SAID, "deal", "launch", "sale"})
"""Outcomes that are not turned round by a "not": who did not sign need not have let a deal fail."""
FAILED = frozenset({"platzen", "scheitern"})
OF_ONE = frozenset({"bomb", "custody", "deal", "extension", "launch", "office", "running", "sale", "search"})
"""Outcomes of which a report mostly tells one, so that the words around them say enough."""
DAYS = {True: 7, False: 1}
"""Days between two reports of which none names the day, by whether what they tell lasts."""
SHARED, ALONE, ALONE_OF_A_DAY, MANY = 1, 3, 2, 5
"""Words of the matter that sentences share beside what both clauses are about, and where nothing else is shared, of any
days, of one, and where a body decides on many things a day."""
MOST = 300
"""Differing accounts of one side that are compared: a thousand reports of one story must not take a million looks."""
NOTHING = frozenset({"geben", "kommen", "stattfinden", "zustandekommen"})
LETTERS, SHORT = 6, 4
"""First letters by which "Abschiebung" and "Abschiebeflug" are one."""

WEEK = 7

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_AGE = re.compile(r"\b(\d{1,2})(?:[- ][Jj]ährig|\s+Jahre\s+alt)|\((\d{1,2})\)")
_AHEAD = re.compile(
    r"(?i)\b(?:geplant|angekündigt|vorgesehen|beabsichtigt|angesetzt|erwartet|drohend)(?:e[mnrs]?)?\b|\b(?:sollten?|wollten?|will|wollen)\b"
)
_A_WHILE = re.compile(
    r"(?i)\b(?:bis (?!auf)|zunächst|anfangs|vorübergehend|zeitweise|zwischenzeitlich|stundenlang|kurzzeitig|zuvor)\b"
)
"""What lasted for some hours of the day: "bis dahin blieb die Straße gesperrt"."""
_FORCED = re.compile(r"\bmuss(?:te|ten)\b")
_OFF = re.compile(r"(?i)\b(?:abgesagt|Absage|ausgefallen|abgeblasen|fiel(?:en)? aus|findet nicht statt)\b")

_PLANNED = frozenset({"strike", "visit", "vote", "merge", "exchange", "search", "evacuate", "swear_in"})

Keys = frozenset[str]


class Outcome(Struct, frozen=True):
    """That an article says how something came out.

    `agents` and `themes` are who does it and what it is about, by stems, deeds and actors; `days` those of the
    sentence, or of the ones around it.
    """

    evidence: Evidence
    origin: str
    published: str | None
    group: str
    held: bool
    agents: Keys
    themes: Keys
    ages: Keys
    days: Keys
    words: Keys
    undertakings: Keys

    def concerns(self, other: Outcome) -> bool:
        """Whether both are about one thing; what was called off must be named by the noun that names it."""
        if self.group != CALLED_OFF:
            return bool(self.themes & other.themes)
        off, done = (other, self) if self.held else (self, other)
        return any(_is_named(noun, by) for noun in off.undertakings for by in done.undertakings)


class Hint(Struct, frozen=True):
    """A clause that says how something came out."""

    article: Article
    statement: Statement
    group: str
    held: bool


class View(Struct):
    """What is looked up of a story: origins and names by article, and the matter of its sentences, once each."""

    origin_of: Mapping[str, str]
    named: Mapping[str, list[tuple[int, int, str]]]
    matter: dict[tuple[str, int], Keys]

    def words(self, article: Article, index: int) -> Keys:
        """The words of the matter of a sentence, cut."""
        key = (article.id, index)
        if key not in self.matter:
            found = words(article, article.sentences[index])
            self.matter[key] = frozenset(word[:LETTERS] for word in found)
        return self.matter[key]


def outcomes(story: Story) -> Iterable[Discrepancy | None]:
    """Outcomes of one thing that exclude each other, told by reports of two origins."""
    hints = [
        Hint(article, statement, group, held)
        for article in story.articles
        for statement in article.statements
        for group, held in _sides(statement)
    ]
    hints += _happened(
        story, frozenset().union(*(_undertakings(one.statement) for one in hints if one.group == CALLED_OFF))
    )
    by_group: dict[str, list[Hint]] = defaultdict(list)
    for one in hints:
        by_group[one.group].append(one)
    view = View({id_: origin.id for origin in story.origins for id_ in origin.articles}, _named(story), {})
    for group, found in sorted(by_group.items()):
        told = [_outcome(one, view) for one in found] if len({one.held for one in found}) > 1 else []
        for rivals in _rivals(told):
            about = min(rivals, key=lambda one: (len(one.evidence.text), one.evidence.text))
            subject = Subject(f"outcome:{group}:{min(about.words, default='')}", about.evidence.text, ("shared_words",))
            yield discrepancy("status", subject, map(_claim, rivals), 0.7)


def _claim(one: Outcome) -> Claim:
    return Claim(one.evidence.text, one.evidence, (0.0 if one.held else 1.0, ""))


def _rivals(told: list[Outcome]) -> Iterator[list[Outcome]]:
    """Those of differing sides on one thing, of articles that take one side only; each thing by itself."""
    sides: dict[tuple[str, bool], list[Outcome]] = defaultdict(list)
    for one in told:
        sides[one.evidence.article, one.held].append(one)
    kept: dict[tuple[object, ...], Outcome] = {}
    for one in told:
        if not any(one.concerns(other) for other in sides.get((one.evidence.article, not one.held), ())):
            kept.setdefault((one.held, one.themes, one.agents, one.days, one.words), one)
    yes, no = ([one for one in kept.values() if one.held is side][:MOST] for side in (True, False))
    pairs = [
        (one, len(yes) + other)
        for one, other in product(range(len(yes)), range(len(no)))
        if yes[one].origin != no[other].origin and _is_one(yes[one], no[other])
    ]
    for group in groups(len(yes) + len(no), pairs):
        if len(group) > 1:
            yield [(yes + no)[index] for index in group]


def _is_one(one: Outcome, other: Outcome) -> bool:
    """Whether both tell of one thing, at a time at which only one can be so."""
    if one.days and other.days:
        if not one.days & other.days:
            return False
    elif not _near(one, other):
        return False
    if one.agents and other.agents and not one.agents & other.agents:
        return False
    if one.ages and other.ages and not one.ages & other.ages:
        return False
    shared = len(one.words & other.words)
    if one.group == SAID:
        return bool(one.agents & other.agents) and shared >= ALONE
    if one.group == CALLED_OFF:
        return _is_one_undertaking(one, other)
    if one.themes & other.themes:
        return shared >= SHARED
    if one.group == "approval" and one.days & other.days:
        return shared >= MANY
    if one.group not in OF_ONE:
        return False
    return shared >= (ALONE_OF_A_DAY if one.days and other.days and one.group != "office" else ALONE)


def _is_one_undertaking(one: Outcome, other: Outcome) -> bool:
    """Whether what one report calls off is what the other tells to have been done; both must look back on that day.

    What was called off in the morning may have been made up for until the evening.
    """
    days = {day for day in one.days & other.days if day[0].isdigit()}
    past = all(side.published is not None and (not days or min(days) < side.published) for side in (one, other))
    return past and bool(one.days & other.days) and one.concerns(other)


def _near(one: Outcome, other: Outcome) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(day_of(one.published) - day_of(other.published)) <= DAYS[one.group in LASTING]


def _named(story: Story) -> Mapping[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for actor in story.actors:
        for mention in (*actor.mentions, *actor.descriptions):
            found[mention.article].append((mention.begin, mention.end, actor.id))
    return found


def _outcome(hint: Hint, view: View) -> Outcome:
    article, statement = hint.article, hint.statement
    index = article.sentence_index(statement.begin)
    sentence = article.sentences[index]
    around = range(max(0, index - 1), min(len(article.sentences), index + 2))
    named = view.named.get(article.id, [])
    acting = _is_acting(statement) and hint.group != CALLED_OFF
    return Outcome(
        Evidence(article.id, sentence.begin, sentence.end, article.text[sentence.begin : sentence.end]),
        view.origin_of.get(article.id, article.id),
        article.published,
        hint.group,
        hint.held,
        _agents(article, statement, named, hint.group),
        _keys(article, statement, named, ("object", "zu", "bei") if acting else ()),
        _ages(article.text[article.sentences[around[0]].begin : sentence.end]),
        _days(article, statement, index),
        frozenset().union(*(view.words(article, one) for one in around)),
        frozenset() if hint.group != CALLED_OFF else _nouns(statement) if hint.held else _undertakings(statement),
    )


def _calls_off(statement: Statement) -> bool:
    return any(group == CALLED_OFF for group, _ in _told(statement))


def _undertakings(statement: Statement) -> Keys:
    """What one can call off: "Altstadtfest", "Warnstreik"; no power supply."""
    relations = ("zu",) if statement.predicate == "kommen" else ("subject", "object")
    concerned = [one for one in statement.arguments if one.relation in relations]
    found = {one.head for one in concerned if _is_plannable(one)}
    heads = {one.head for one in concerned}
    return frozenset(found | {deed for head in heads if (deed := deed_of(head)) and deed in _PLANNED})


def _nouns(statement: Statement) -> Keys:
    """All nouns of a clause and what they and its verb say was done."""
    heads = {one.head for one in statement.arguments}
    named = {deed for head in heads if (deed := deed_of(head))}
    return frozenset(heads | named | deeds(statement.predicate, heads))


def _is_named(noun: str, by: str) -> bool:
    """Whether a noun, or a compound that it begins or ends, is the same: "Fest", "Altstadtfest"; "Abschiebung",
    "Abschiebeflug"; no "Kabinettssitzung" where the "Kabinett" decides."""
    if noun == by or (len(by) >= SHORT and noun.endswith(by)) or (len(noun) >= SHORT and by.endswith(noun)):
        return True
    return len(noun) > LETTERS and by.startswith(noun)


def _is_plannable(argument: Argument) -> bool:
    """By the end of its last word, inflected or not: "Altstadtfests"."""
    word = argument.text.split()[-1].lower()
    return any(word[: len(word) - cut].endswith(_plannable()) for cut in range(3))


def _agents(article: Article, statement: Statement, named: list[tuple[int, int, str]], group: str) -> Keys:
    """Who does it, where somebody does it to something; of what is confirmed or denied all who are named."""
    if group == SAID:
        return frozenset(id_ for begin, end, id_ in named if statement.begin <= begin and end <= statement.end)
    if group == CALLED_OFF or not _is_acting(statement):
        return frozenset()
    return _keys(article, statement, named, ("subject",))


def _is_acting(statement: Statement) -> bool:
    """Whether somebody does it to something: then who does it must be the same, too."""
    relations = {one.relation for one in statement.arguments}
    return {"subject", "object"} <= relations


def _sides(statement: Statement) -> Iterator[tuple[str, bool]]:
    """What a clause says of how something came out; also that it came to nothing ("zum Streik kam es nicht")."""
    forced = not statement.negated and _FORCED.search(statement.text)  # what "musste ausfallen" did not take place
    if not statement.factual and not forced:
        return
    sides = _told(statement)
    talks = any(part in one.text.lower() for one in statement.arguments for part in lexicon.words("events_talks"))
    for group, held in sides:
        if group not in LASTING and _A_WHILE.search(statement.text):
            continue
        if group == CALLED_OFF:
            failed = talks and statement.predicate in FAILED  # talks that "sind geplatzt" were held
            if not failed and not statement.negated and _undertakings(statement):
                yield group, held
        elif not statement.negated or group not in PLAIN:
            yield group, held != statement.negated
    if not sides and statement.negated and statement.predicate in NOTHING and _undertakings(statement):
        yield CALLED_OFF, False


def _told(statement: Statement) -> tuple[tuple[str, bool], ...]:
    rows = _phrases().get(statement.predicate)
    if rows is None:
        return ()
    stems = frozenset(stem(word) for word in words_of(statement.text))
    return next((sides for needed, sides in rows if needed <= stems), ())


def _happened(story: Story, called_off: Keys) -> Iterator[Hint]:
    """Clauses that tell as done what another article calls off."""
    for article in story.articles if called_off else ():
        if _OFF.search(article.text):
            continue
        for one in article.statements:
            told = one.factual and not one.negated and one.predicate not in lexicon.words("outcome_ahead")
            if (
                told
                and not _AHEAD.search(one.text)
                and not _calls_off(one)
                and any(_is_named(noun, by) for noun in called_off for by in _nouns(one))
            ):
                yield Hint(article, one, CALLED_OFF, True)


def _keys(
    article: Article, statement: Statement, named: list[tuple[int, int, str]], relations: tuple[str, ...]
) -> Keys:
    """What stands in the arguments of these relations, in all where none is given: stems, deeds and actors."""
    found: set[str] = set()
    for one in statement.arguments:
        if (not relations or one.relation in relations) and not _is_time(article, one):
            found |= {one.head[:LETTERS], deed_of(one.head) or one.head[:LETTERS]}
    subjects = [one for one in statement.arguments if one.relation == "subject"] if relations else []
    doing = relations == ("subject",)
    for begin, _, id_ in named:
        inside = any(part.begin <= begin < part.end for part in statement.parts)
        if inside and (not relations or doing == any(one.begin <= begin < one.end for one in subjects)):
            found.add(id_)
    if "subject" not in relations:
        found |= deeds(statement.predicate, {one.head for one in statement.arguments})
    return frozenset(found)


def _is_time(article: Article, argument: Argument) -> bool:
    return any(time.begin < argument.end <= time.end for time in article.times)


def _ages(text: str) -> Keys:
    return frozenset(found[1] or found[2] for found in _AGE.finditer(text))


def _days(article: Article, statement: Statement, index: int) -> Keys:
    """The days that the clause names, else those of the sentences around it."""
    own = frozenset(day for part in statement.parts for day in _days_between(article, part.begin, part.end))
    first = article.sentences[max(0, index - 2)].begin
    last = article.sentences[min(index + 1, len(article.sentences) - 1)].end
    return own or _days_between(article, first, last)


def _days_between(article: Article, begin: int, end: int) -> Keys:
    """The days as dates; near the report as weekdays, too: "die für Dienstag geplante Fahrt" is of the last one."""
    found: set[str] = set()
    for time in article.times:
        if begin <= time.begin < end and (day := _DATE.match(time.value)):
            found.add(day[0])
            if article.published and abs(day_of(day[0]) - day_of(article.published)) <= WEEK:
                found.add(f"W{weekday(day_of(day[0]))}")
    return frozenset(found)


@cache
def _plannable() -> tuple[str, ...]:
    return tuple(sorted(form.lower() for form in lexicon.words("outcome_undertakings")))


@cache
def _phrases() -> Mapping[str, tuple[tuple[Keys, tuple[tuple[str, bool], ...]], ...]]:
    """By verb: the stems that must stand beside it, most of them first, and the outcomes that it then tells."""
    found: dict[str, list[tuple[Keys, tuple[tuple[str, bool], ...]]]] = defaultdict(list)
    for row in lexicon.rows("outcome_phrases"):
        verb, *others = row["form"].split(" ")
        sides = tuple((group, side == "yes") for group, side in (one.split(" ") for one in row["outcomes"].split("; ")))
        found[verb].append((frozenset(stem(word) for word in others), sides))
    return {verb: tuple(sorted(rows, key=lambda row: (-len(row[0]), sorted(row[0])))) for verb, rows in found.items()}
