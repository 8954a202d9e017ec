"""Whether two figures of a story measure one thing.

A number taken back comes first, then what speaks against one thing (another unit, day, side, stage), then what speaks
for it: one day, one concept, one toll, one holder, numbers that look like a slip of each other, common words.
"""

from __future__ import annotations

import re
from functools import cache

from synopse import lexicon
from synopse.link.quantities.measures import Measure
from synopse.model import Figure
from synopse.numerals.slips import slip
from synopse.periods import day_of
from synopse.places import compatible
from synopse.terms import stem
from synopse.units import COUNTS, family, in_base, is_time

DAYS, LONG = 14, 60
"""A quantity is compared over two weeks: later the same thing has mostly another value, if it is no slip."""
SHARED = 2
"""Anchors and content words that two reports share at least."""
MANY = 4
"""Words around two figures from which on they are surely of one thing."""
CONTEXT_SHARE = 0.3
"""Share of the shorter sentence's content words, where no other figure anchors the two."""
SPECIFIC, SOON = 8, 5
"""Letters of a stem and days within which the noun alone tells an amount: "Schlussrate", in one story and one week."""
FAR, NEAR = 4, 2.5
"""By how many times one number may be the other at most where both are of one thing, at all and by one word alone."""
CLOSE = 1.8
"""The same where nothing but the units tells that they are of one thing."""
NEAR_TIMES = 4
"""The same for spans of time, of which people remember the unit rather than the number."""
TELLING = 2
"""Digits, zeros at the end left out, from which a number taken back tells alone what it was."""
WHOLE = 1.0
"""How many percent two shares that make a whole may be off."""
SHORTEST_HEAD = 5
"""Letters of the end of a compound by which people are told: "Kriegsgefangene" are "Gefangene"."""
_HOUR = re.compile(r"(?i)(?:(?:gegen|um|ab|kurz vor|kurz nach) )?\d{1,2}(?:[.:]\d\d)? Uhr(?: \d\d)?|nun|jetzt|nunmehr")
_ASIDE = frozenset({"length"})


def value(measure: Measure) -> float | None:
    """The number in the unit of its family, the lower bound of two."""
    figure = measure.figure
    return None if figure.low is None else in_base(figure.low, figure.unit)


def head(measure: Measure) -> str | None:
    """The people counted by the end of their name: "Kriegsgefangene" are "Gefangene"; "Menschen" says nothing."""
    if measure.figure.unit != "person" or measure.counted is None:
        return None
    known, noun = _people(), measure.counted
    found = next((noun[cut:] for cut in range(len(noun) - SHORTEST_HEAD, -1, -1) if noun[cut:] in known), None)
    return None if found in _anybody() else found


@cache
def _people() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("figures_persons"))


@cache
def _anybody() -> frozenset[str]:
    return frozenset(stem(form.lower()) for form in lexicon.words("quantities_anybody"))


def telling_alone(measure: Measure) -> frozenset[str]:
    """Matters that have one span of time only: how long a truce holds, how long a transfer company keeps people."""
    kind = "time" if is_time(measure.figure.unit) else measure.figure.unit
    told = lexicon.mapping("quantities_spans", "unit")
    return frozenset(domain for domain in measure.domains if kind is not None and told.get(domain) == kind)


def same(one: Measure, other: Measure) -> bool:
    """Whether two figures of one unit measure one thing."""
    if denies(one, other):
        return True
    if not _comparable(one, other):
        return False
    if one_moment(one, other) or _one_span(one, other):
        return True
    if one.toll or other.toll:
        return one.toll == other.toll and _soon(one, other) and _one_place(one.places, other.places)
    if _one_holder(one, other) or one_concept(one, other) or mistaken(one, other):
        return True
    if _may_move(one, other):
        return False
    if _of_one_whole(one, other) or sole(one, other) or lone(one, other):
        return True
    if _haggled(one) and _haggled(other) and not _haggled(one) & _haggled(other):
        return False
    if "hold" in one.domains & other.domains and _of_two_owners(one, other):
        return False
    return one.part == other.part and not _crossed(one, other) and _one_matter(one, other)


def _comparable(one: Measure, other: Measure) -> bool:
    """Whether nothing speaks against one thing: unit, day, side, stage, concept."""
    days = _days_between(one, other)
    most = LONG if _slipped(one, other) or _of_one_whole(one, other) else DAYS
    if not _one_unit(one, other) or (days is not None and days > most):
        return False
    if _of_two_days(one, other) or _for_and_against(one, other) or one.stage != other.stage:
        return False
    if _complement(one, other) or _of_two_votes(one, other):
        return False
    if not (_plausible(one, other) or one.toll):
        return False
    if one.concept is None or other.concept is None:
        return True
    if one.concept.name == other.concept.name:
        return not one.concept.often or _soon_or_undated(one, other)
    return (one.concept.weak or other.concept.weak) and _slipped(one, other)


def _complement(one: Measure, other: Measure) -> bool:
    """Whether two shares make a whole: "ein Fünftel fällt aus", "der Betrieb läuft zu vier Fünfteln"."""
    if one.figure.unit != "percent" or other.figure.unit != "percent" or _slipped(one, other):
        return False
    return abs((value(one) or 0.0) + (value(other) or 0.0) - 100) <= WHOLE


def _one_unit(one: Measure, other: Measure) -> bool:
    """Whether both are in units of one family; "23 Fälle" and "32 Erkrankte" are, where the sort or concept is one."""
    if family(one.figure.unit) == family(other.figure.unit):
        return True
    if one.figure.unit not in COUNTS or other.figure.unit not in COUNTS:
        return False
    named = one.concept is not None and other.concept is not None and one.concept.name == other.concept.name
    return named or (one.sort is not None and one.sort == other.sort)


def _plausible(one: Measure, other: Measure, most: float = FAR) -> bool:
    """Whether two reports could give such different numbers of one thing at all, slips aside."""
    low, high = sorted((_bound(one), _bound(other)))
    return high <= low * most or _slipped(one, other)


def _bound(measure: Measure) -> float:
    figure = measure.figure
    known = figure.low if figure.low is not None else figure.high
    return in_base(known, figure.unit) if known is not None else 0.0


def _days_between(one: Measure, other: Measure) -> int | None:
    """Days between the reports, None where one is undated."""
    dates = [day_of(measure.article.published) for measure in (one, other) if measure.article.published]
    return abs(dates[0] - dates[1]) if len(dates) == 2 else None


def _soon(one: Measure, other: Measure) -> bool:
    days = _days_between(one, other)
    return days is not None and days <= SOON


def one_concept(one: Measure, other: Measure) -> bool:
    """Whether both are of the one concept that their words tell, and of one thing as far as there may be several."""
    here, there = one.concept, other.concept
    if here is None or there is None or here.name != there.name or one.then != other.then:
        return False
    if one.part != other.part or one.part == "some" or _crossed(one, other):
        return False
    if not _plausible(one, other, NEAR_TIMES if is_time(one.figure.unit) else NEAR):
        return False
    if here.place and not _one_place(one.places, other.places):
        return False
    if here.of == "actor" and _of_two_owners(one, other):
        return False
    if _may_move(one, other):
        return False
    if "thing" not in (here.of, there.of) or here.nouns & there.nouns:
        return True
    return _lone(one, other) and _plausible(one, other, CLOSE)


def _lone(one: Measure, other: Measure) -> bool:
    """Whether each article gives but one number in such units that the other does not: one length, one sum of money."""
    if one.figure.unit in COUNTS:
        return False
    return one.told - other.told == {value(one)} and other.told - one.told == {value(other)}


def _crossed(one: Measure, other: Measure) -> bool:
    """Whether one article tells the other's number as well, of something else then."""
    return value(one) != value(other) and (value(one) in other.told or value(other) in one.told)


def _two_holders(one: Measure, other: Measure) -> bool:
    """Whether each actor may have such a figure, and they are of two: "Nordlund setzte um", "Kestner setzte um"."""
    held = all(measure.concept is None or measure.concept.of == "actor" for measure in (one, other))
    return held and _of_two_owners(one, other)


def _of_two_owners(one: Measure, other: Measure) -> bool:
    """Whether they are of two actors, or where none is known, of clauses that name others only."""
    if one.owners and other.owners:
        return not one.owners & other.owners
    return bool(one.named and other.named) and not one.named & other.named


def _may_move(one: Measure, other: Measure) -> bool:
    """Whether what is measured may have changed between the two reports, unless one number is a slip of the other."""
    moves = all(measure.concept is not None and measure.concept.moves for measure in (one, other))
    return moves and not (_days_between(one, other) == 0 or _slipped(one, other) or _same_day(one, other))


def mistaken(one: Measure, other: Measure) -> bool:
    """Whether one number looks like a slip of the other, and the sentences share a word; no article may tell both."""
    if not _slipped(one, other) or one.part != other.part or one.part == "some" or one.then != other.then:
        return False
    if _crossed(one, other) or _two_holders(one, other):
        return False
    sort = one.sort is not None and one.sort == other.sort
    concept = one.concept is not None and other.concept is not None and one.concept.name == other.concept.name
    if sort or concept:
        return True
    if one.figure.unit in COUNTS:
        people = one.figure.unit == "person"
        anybody = not people or bool({one.counted, other.counted} & _anybody())
        return one.figure.unit == other.figure.unit and anybody and len(one.around & other.around) >= SHARED
    unsaid = one.concept is None or other.concept is None
    return bool(one.around & other.around) or (unsaid and _lone(one, other))


def lone(one: Measure, other: Measure) -> bool:
    """Whether each article gives but one number in such units, hardly apart, and both speak of the same around it.

    "Die Kurtaxe steigt. Gäste zahlen künftig 4,20 Euro", "Die Kurtaxe steigt auf 4,80 Euro".
    """
    if one.part or other.part or one.then != other.then or _two_holders(one, other):
        return False
    concepts = [measure.concept for measure in (one, other) if measure.concept is not None]
    if any(
        concept.often or (concept.moves and not concept.weak and _days_between(one, other) != 0) for concept in concepts
    ):
        return False
    shared = len(one.around & other.around)
    return (
        _lone(one, other)
        and _soon_or_undated(one, other)
        and _plausible(one, other, FAR if shared >= MANY else CLOSE)
        and shared >= (SHARED if _is_common(one.figure.unit) else 1)
        and _one_place(one.places, other.places)
    )


def _is_common(unit: str | None) -> bool:
    """Whether the news are full of such figures: sums, shares, spans of time; of weights and depths they are not."""
    return unit in ("percent", "percentage_point") or _is_amount(unit)


def sole(one: Measure, other: Measure) -> bool:
    """Whether each article gives but one number of that sort of thing, and their sentences share a word.

    "Zwölf Windräder hat der Betreiber errichtet", "der Park des Betreibers besteht aus neun Windrädern".
    """
    if not (one.sole and other.sole) or one.sort is None or one.sort != other.sort or one.counted in _anybody():
        return False
    if one.part or other.part or one.then != other.then or _crossed(one, other) or not _plausible(one, other, NEAR):
        return False
    if (one.concept is not None or one.figure.unit not in COUNTS) and _two_holders(one, other):
        return False
    return _soon_or_undated(one, other) and bool(one.around & other.around) and _one_place(one.places, other.places)


def _of_one_whole(one: Measure, other: Measure) -> bool:
    """Whether both are parts of one number, told in the same words: "38 der 121 Filialen", "48 der 121 Filialen"."""
    if one.whole is None or one.whole != other.whole or one.sort != other.sort or _of_two_owners(one, other):
        return False
    return len(one.around & other.around) > 1 or (one.stand is not None and one.stand == other.stand)


def _same_day(one: Measure, other: Measure) -> bool:
    """Whether both name the one day at which the number held."""
    moments = (one.figure.moment, other.figure.moment)
    days = {(moment.earliest or "")[:10] for moment in moments if moment and moment.earliest and moment.latest}
    single = all(moment and (moment.earliest or "")[:10] == (moment.latest or "")[:10] for moment in moments)
    return single and len(days) == 1


def _soon_or_undated(one: Measure, other: Measure) -> bool:
    days = _days_between(one, other)
    return days is None or days <= SOON


def _slipped(one: Measure, other: Measure) -> bool:
    """Whether the numbers as they are written look alike: "sieben Jahre" and "vier Jahre" are not 84 and 48 months."""
    if one.figure.unit != other.figure.unit and not (one.figure.unit in COUNTS and other.figure.unit in COUNTS):
        return False
    return slip(one.figure.low or 0.0, other.figure.low or 0.0)


def _one_matter(one: Measure, other: Measure) -> bool:
    """Whether the words and figures around both tell one matter."""
    common = one.anchors.keys() & other.anchors.keys()
    if any(one.anchors[unit] != other.anchors[unit] for unit in common):
        return False
    words = len(one.context & other.context)
    alike = words >= CONTEXT_SHARE * min(len(one.context), len(other.context))
    counted = one.counted is not None and one.counted == other.counted
    if one.figure.unit in COUNTS:
        return one.sort is not None and one.sort == other.sort and len(common) + words >= SHARED and alike
    named = counted and len(one.counted or "") >= SPECIFIC and _is_amount(one.figure.unit)
    if named and _soon(one, other):
        return True
    return len(common) >= SHARED or (bool(common) and (counted or words > 0)) or (counted and words >= SHARED and alike)


def _one_holder(one: Measure, other: Measure) -> bool:
    """Whether both are one actor's figure of one kind that is not haggled over: "hält 12 Prozent"."""
    counted = one.figure.unit not in COUNTS or (one.counted is not None and one.counted == other.counted)
    kinds = min(one.domains, other.domains, key=len)
    return (
        counted
        and bool(one.owners & other.owners)
        and bool(kinds)
        and kinds <= one.domains & other.domains
        and not _haggled(one) | _haggled(other)
    )


def _haggled(measure: Measure) -> frozenset[str]:
    """What is done with a figure that is not yet fixed: demanded, offered, expected, raised."""
    return measure.domains & lexicon.words("quantities_haggled")


def denies(one: Measure, other: Measure) -> bool:
    """Whether one takes back the very number of the other, and nothing speaks against one thing.

    A number of two digits and more is hardly met twice in a story; of a smaller one both sentences share a word.
    """
    if value(other) not in one.denies and value(one) not in other.denies:
        return False
    related = bool(one.context & other.context or one.owners & other.owners or one.domains & other.domains)
    if one.figure.unit in COUNTS and other.figure.unit in COUNTS and one.figure.unit != other.figure.unit:
        return related
    if family(one.figure.unit) != family(other.figure.unit) or one.part or other.part:
        return False
    told = one if value(one) in other.denies else other
    if one.figure.unit == "person" and one.toll != other.toll and one.toll and other.toll:
        return False
    return related or _digits(value(told)) >= TELLING


def _digits(value: float | None) -> int:
    """Digits that are no zeros at the end: two for 1400, three for 118."""
    return len(f"{value or 0:g}".replace(".", "").replace("-", "").rstrip("0"))


def _one_span(one: Measure, other: Measure) -> bool:
    """Whether both are the one span of a matter that has but one, and of nothing else."""
    alone = telling_alone(one) & telling_alone(other)
    return bool(alone) and len((one.domains | other.domains) - _ASIDE) == 1 and one.part == other.part


def _for_and_against(one: Measure, other: Measure) -> bool:
    return one.stand is not None and other.stand is not None and one.stand != other.stand


def _of_two_votes(one: Measure, other: Measure) -> bool:
    """Whether both sides of a vote have other numbers, and none is a slip: 301 to 277 is not 327 to 259.

    18 to 12 and 17 to 13 are of one vote: one voter was counted on the other side.
    """
    if one.against is None or other.against is None or abs(one.against - other.against) <= 1:
        return False
    return value(one) != value(other) and not _slipped(one, other) and not slip(one.against, other.against)


def _of_two_days(one: Measure, other: Measure) -> bool:
    """Whether each tells of a time of its own: flights cancelled on Monday and on Tuesday. A toll goes on."""
    if one.toll or other.toll or one.figure.moment is None or other.figure.moment is None:
        return False
    first, second = one.figure.moment, other.figure.moment
    if any(_is_hour(measure.figure) for measure in (one, other)):
        return False
    if not (first.earliest and first.latest and second.earliest and second.latest):
        return False
    return first.latest[:10] < second.earliest[:10] or second.latest[:10] < first.earliest[:10]


def _is_hour(figure: Figure) -> bool:
    """Whether the moment is a mere hour, of which the day is a guess ("gegen 14 Uhr"), or a mere "nun"."""
    return figure.when is not None and _HOUR.fullmatch(figure.when.text) is not None


def one_moment(one: Measure, other: Measure) -> bool:
    """Whether both count the same people at the same day: "86 Gefangene am 21. Januar", "am Mittwoch 68 Gefangene"."""
    heads = {head(one), head(other)}
    if len(heads) > 1 or None in heads or one.part or other.part or one.toll != other.toll:
        return False
    return _same_day(one, other) and _one_place(one.places, other.places)


def _one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two sentences can speak of one place: "in Bad Neuhaus" and "im Orlatal" can, unknown as they are."""
    return not one or not other or any(compatible(left, right) for left in one for right in other)


def _is_amount(unit: str | None) -> bool:
    """Whether the unit is a currency or a span of time; tons of aid are delivered again and again."""
    return unit is not None and (is_time(unit) or (len(unit) == 3 and unit.isupper()))
