"""The values that travel between the stages: frozen, compared by content, named as in the contract.

Offsets count Unicode code points and are half-open: ``text[begin:end]``. Dates are ISO 8601 strings.
A *mention* stands in one article (`Name`, `Time`, `Event`, ...); what several articles share is an
`Actor`, an `Occurrence`, an `Utterance` or a `Quantity`, and points back to its mentions by `Evidence`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Callable, Literal

from msgspec import Struct

SegmentKind = Literal[
    "headline", "subheading", "body", "byline", "dateline", "caption", "credit", "teaser",
    "paywall", "newsletter", "ai_notice", "disclaimer", "navigation",
]  # fmt: skip
Basis = Literal["given", "metadata", "inferred", "unknown"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameLabel = Literal["PER", "ORG", "LOC", "OTH"]
QuotationType = Literal["direct", "indirect", "reported", "free_indirect", "indirect_free_indirect"]
Medium = Literal["S", "T", "W", "ST", "SW", "TW", "STW"]
Precision = Literal["exact", "about", "at_least", "at_most", "nearly", "more_than"]
Status = Literal["held", "ongoing", "planned", "proposed", "conditional", "denied", "cancelled"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "OTHER",
]  # fmt: skip
ProvenanceKind = Literal[
    "ai_generated", "ai_image", "agency", "republished", "machine_translated", "sponsored", "correction",
]  # fmt: skip
PositionKind = Literal["demand", "offer", "reject", "threaten", "concede", "agree"]
ActorKind = Literal["person", "organisation", "country", "place"]
JudgementKind = Literal["same", "different", "name"]
DiscrepancyKind = Literal[
    "date", "place", "participants", "role", "figure", "status", "wording", "name", "attribution",
]  # fmt: skip

Support = Literal["several", "one_origin", "machine"]
"""On how much a thing rests: on several origins, on one alone, or on texts written by a machine alone."""

FACTUAL: frozenset[Status] = frozenset({"held", "ongoing"})
"""The statuses of what is told as a fact: it has happened or is under way."""
PLANS: frozenset[Status] = frozenset({"planned", "proposed", "conditional"})
"""The statuses of what has not happened yet, if it ever will."""

CONTENT_KINDS: frozenset[SegmentKind] = frozenset({"headline", "subheading", "body", "caption"})
"""The segments from which times, names, quotations, figures and events are drawn."""


# --- what is read ------------------------------------------------------------------------------------------------


class Document(Struct, frozen=True, kw_only=True):
    """A text with what its source says about it, before any analysis.

    `marks` are the segment kinds that the source format itself gives (an HTML page knows its headline);
    a plain text has none and `segment` decides.
    """

    id: str
    source: str
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str = "de"
    published: str | None = None
    published_basis: Basis = "unknown"
    retrieved: str | None = None
    marks: tuple[Segment, ...] = ()


class Rejection(Struct, frozen=True):
    """An input that could not be read, or a remark about one that could: never silently dropped.

    `fatal` is false for a remark (an exact duplicate left out) that does not change the exit status.
    """

    source: str
    line: int | None
    reason: str
    fatal: bool = True


class Judgement(Struct, frozen=True, order=True):
    """What a user holds true of names: `one` and `other` are "same" or "different", or `other` is the "name" to show.

    `source` and `line` say where it is written.
    """

    kind: JudgementKind
    one: str
    other: str
    source: str = ""
    line: int = 0


# --- mentions in one article ---------------------------------------------------------------------------------------


class Span(Struct, frozen=True, order=True):
    """A stretch of an article's text; `text` always equals ``article.text[begin:end]``."""

    begin: int
    end: int
    text: str


class Segment(Struct, frozen=True, order=True):
    """A run of whole lines of one kind; the segments of an article tile its text."""

    begin: int
    end: int
    kind: SegmentKind


class Extent(Struct, frozen=True, order=True):
    """Where a sentence stands."""

    begin: int
    end: int


class Time(Struct, frozen=True):
    """A TIMEX3 time expression (TimeML), without its leading preposition.

    `earliest` and `latest` are the first and last ISO date the words allow, or None.
    `zone` is the time zone as the text names it ("MESZ", "Ortszeit").
    """

    begin: int
    end: int
    text: str
    type: TimexType
    value: str
    earliest: str | None
    latest: str | None
    zone: str | None = None


class Name(Struct, frozen=True):
    """An outermost name by the guidelines of GermEval 2014."""

    begin: int
    end: int
    text: str
    label: NameLabel


class Role(Struct, frozen=True):
    """An office, profession or kinship ascribed to somebody in the article's words.

    In "Karl Ott, der Leiter des städtischen Klinikums," `text` is "Leiter des städtischen Klinikums"
    and `holder` the name. `head` is the head noun as a lemma ("Leiter"); `of` the mention whose office it is
    ("US" in "US-Präsident", "städtischen Klinikums"), as it stands in the text, or None.
    """

    begin: int
    end: int
    text: str
    holder: Span
    head: str
    of: Span | None = None


class Reference(Struct, frozen=True):
    """A pronoun or description led to a name of the same article: "er", "der Kremlchef", "die Ministerin".

    Where two candidates remain there is no reference at all.
    """

    begin: int
    end: int
    text: str
    name: Span
    reason: str


class Quotation(Struct, frozen=True):
    """Somebody's words or thoughts, by the schema of Petersen-Frey & Biemann 2024."""

    type: QuotationType
    content: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    medium: Medium = "S"
    via: tuple[Span, ...] = ()
    anonymous: bool = False


class Figure(Struct, frozen=True):
    """A counted or measured quantity with its bounds; `unit` is ISO 4217, `person`, `percent` or UCUM.

    `denied` marks the number that the text takes back: "mit 81 Stundenkilometern, nicht mit 118". `moment` is when it
    held, by the words of `when` ("bis Donnerstagabend", "inzwischen"); `of` the trigger of the event that it belongs
    to; `total` says that it is the sum of something that is over ("für beide Tage zusammen").
    """

    begin: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str | None
    precision: Precision
    counted: str | None
    denied: bool = False
    moment: Interval | None = None
    when: Span | None = None
    of: Span | None = None
    total: bool = False


class Interval(Struct, frozen=True):
    """When something was or is to be: ISO dates, None where open; `value` as in TIMEX3."""

    earliest: str | None
    latest: str | None
    value: str | None


class Event(Struct, frozen=True, kw_only=True):
    """What one sentence says happened, is to happen or did not.

    `when` are the words from which `time` comes; `absent` who is named as not taking part;
    `round` the number in "die zweite Verhandlungsrunde"; `duration` the words of a duration; `kind` what sort of event
    of its type it is ("crash", "vote", "visit"), "" where its words do not tell.
    """

    type: EventType
    trigger: Span
    status: Status
    evidence: Span
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    place: Span | None = None
    time: Interval | None = None
    when: Span | None = None
    absent: tuple[Span, ...] = ()
    round: int | None = None
    duration: Span | None = None
    kind: str = ""


class Argument(Struct, frozen=True):
    """A noun phrase that a verb goes with.

    `relation` is "subject" (who acts, in the passive too), "object" (what is acted on) or the preposition ("in" for
    "im"); `head` the stem of its head noun ("talsperr"), in lower case.
    """

    begin: int
    end: int
    text: str
    relation: str
    head: str


class Statement(Struct, frozen=True):
    """A clause as its verb and what goes with that, for telling that two articles speak of one thing.

    `predicate` is the infinitive ("überlaufen"); `factual` whether it is told as past or present fact, without
    modal, condition or question; `said` whether it stands in somebody's words. `parts` are the pieces of the clause:
    one that another clause breaks has two.
    """

    begin: int
    end: int
    text: str
    predicate: str
    negated: bool
    factual: bool
    said: bool
    arguments: tuple[Argument, ...]
    parts: tuple[Extent, ...]


class Stance(Struct, frozen=True):
    """What somebody demands, offers, rejects, threatens, concedes or agrees to, as one sentence tells it.

    `party` are the words for who does, `cue` the verb or noun that says so, `object` what it is about: two pieces
    where the verb stands between ("lehnte | den Vorschlag | ab, | die Brücke zu sperren"), none where the verb says
    all ("lenkte ein"). `former` where it is told as what was held before ("hatte zunächst ... gefordert").
    """

    kind: PositionKind
    party: Span
    cue: Span
    object: tuple[Span, ...]
    evidence: Span
    former: bool = False


class Provenance(Struct, frozen=True):
    """What an article says of its own origin."""

    kind: ProvenanceKind
    begin: int
    end: int
    text: str


class DatingReason(Struct, frozen=True):
    """Words of an undated article, and the words of a dated one that place the same event on `day` (an ISO date)."""

    own: Evidence
    other: Evidence
    day: str | None


class Dating(Struct, frozen=True):
    """When an undated article appeared at the earliest and latest, by what it shares with dated ones."""

    earliest: str | None
    latest: str | None
    reasons: tuple[DatingReason, ...]


class Article(Struct, frozen=True, kw_only=True):
    """A tagged document: ``synopse/article/1``."""

    schema: Literal["synopse/article/1"] = "synopse/article/1"
    id: str
    source: str
    url: str | None
    title: str | None
    outlet: str | None
    language: str
    published: str | None
    published_basis: Basis
    text: str
    segments: tuple[Segment, ...]
    sentences: tuple[Extent, ...]
    times: tuple[Time, ...]
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    provenance: tuple[Provenance, ...]
    roles: tuple[Role, ...] = ()
    references: tuple[Reference, ...] = ()
    statements: tuple[Statement, ...] = ()
    stances: tuple[Stance, ...] = ()
    dating: Dating | None = None

    def sentence_index(self, offset: int) -> int:
        """The last sentence that begins at or before the offset; -1 before the first."""
        return bisect_right(self.sentences, offset, key=lambda sentence: sentence.begin) - 1

    def statement_at(self, offset: int) -> Statement | None:
        """The innermost clause in which the offset stands, or None."""
        index = self.sentence_index(offset)
        if index < 0:
            return None
        here = self.sentences[index]
        first = bisect_left(self.statements, here.begin, key=lambda one: one.begin)
        last = bisect_left(self.statements, here.end, key=lambda one: one.begin)
        around = [one for one in self.statements[first:last] if any(p.begin <= offset < p.end for p in one.parts)]
        return min(around, key=lambda one: (one.end - one.begin, one.begin), default=None)


# --- what several articles share -----------------------------------------------------------------------------------


class Evidence(Struct, frozen=True, order=True):
    """The exact words of one article."""

    article: str
    begin: int
    end: int
    text: str

    def overlaps(self, other: Evidence) -> bool:
        """Whether both have words of one article in common."""
        return self.article == other.article and self.begin < other.end and other.begin < self.end


class ActorRole(Struct, frozen=True):
    """A role in the words of the articles that ascribe it."""

    text: str
    evidence: tuple[Evidence, ...]


class Actor(Struct, frozen=True, kw_only=True):
    """One person, organisation, country or place under all its forms.

    `variants` are all surface forms found, `name` the fullest in the nominative, `reasons` why forms
    were joined, `descriptions` the words that lead to it without naming it ("der Kremlchef").
    """

    id: str
    kind: ActorKind
    name: str
    variants: tuple[str, ...]
    roles: tuple[ActorRole, ...]
    mentions: tuple[Evidence, ...]
    descriptions: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()


class Origin(Struct, frozen=True, kw_only=True):
    """Articles that go back to one report: copies of an agency text count once."""

    id: str
    articles: tuple[str, ...]
    reason: str


class Place(Struct, frozen=True):
    """Where something was, as the articles name it.

    `basis` is "context" where no sentence on the event itself names a place, but those before it do.
    """

    name: str
    evidence: tuple[Evidence, ...]
    basis: Literal["told", "context"] = "told"


class EventReport(Evidence, frozen=True, kw_only=True):
    """One article's account of an occurrence: Evidence with the article's own status, date and place.

    `recipients` are those of the participants with or to whom the others act.
    """

    status: Status
    trigger: str
    earliest: str | None = None
    latest: str | None = None
    value: str | None = None
    when: Evidence | None = None
    place: Evidence | None = None
    duration: Evidence | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    reported: str | None = None


class Occurrence(Struct, frozen=True, kw_only=True):
    """One event of the world under all its reports.

    `status` is where the story stands by its last report; `participants` are actor ids;
    `reasons` say why the reports were taken to speak of one event.
    """

    id: str
    type: EventType
    label: str
    status: Status
    earliest: str | None
    latest: str | None
    place: Place | None
    participants: tuple[str, ...]
    reports: tuple[EventReport, ...]
    independent_sources: int
    absent: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    support: Support = "several"

    @property
    def told_place(self) -> Place | None:
        """The place, if a report on the event itself names it: what a calendar or a data set may take for granted."""
        return self.place if self.place is not None and self.place.basis == "told" else None


class Wording(Evidence, frozen=True, kw_only=True):
    """One article's wording of an utterance: Evidence with its own speaker and channel."""

    type: QuotationType
    speaker: ActorRef | None = None
    via: str | None = None


class ActorRef(Struct, frozen=True):
    """Who is meant, as the article puts it: `actor` is an actor id, or None where nobody was found."""

    actor: str | None
    evidence: Evidence


class Utterance(Struct, frozen=True, kw_only=True):
    """One thing said, in all its wordings."""

    id: str
    speaker: str | None
    speaker_text: str | None
    type: QuotationType
    reports: tuple[Wording, ...]
    independent_sources: int = 1
    support: Support = "several"


class FigureReport(Evidence, frozen=True, kw_only=True):
    """One article's account of a quantity: Evidence with its bounds; `denies` the numbers it takes back.

    `moment` is when the number held, `total` that it can rise no more, `steady` that nothing says it comes in by and
    by, `source` the side that gives it ("authority").
    """

    low: float | None
    high: float | None
    precision: Precision
    reported: str | None = None
    denies: tuple[float, ...] = ()
    moment: Interval | None = None
    total: bool = False
    source: str | None = None
    steady: bool = False


class Quantity(Struct, frozen=True, kw_only=True):
    """One quantity of the world under all its reports; `reasons` say why they are one."""

    id: str
    counted: str | None
    unit: str | None
    reports: tuple[FigureReport, ...]
    independent_sources: int = 1
    reasons: tuple[str, ...] = ()
    support: Support = "several"


class PositionReport(Evidence, frozen=True, kw_only=True):
    """One article's account of a position: Evidence (the sentence) with its words for party, verb and object.

    `speaker` is whom the article has it from, where that is not the party itself; `via` through whom.
    """

    party: Evidence
    cue: Evidence
    object: tuple[Evidence, ...] = ()
    speaker: ActorRef | None = None
    via: str | None = None
    earliest: str | None = None
    latest: str | None = None
    former: bool = False
    reported: str | None = None


class Position(Struct, frozen=True, kw_only=True):
    """What a party demands, offers, rejects, threatens, concedes or agrees to, under all its reports.

    `party` is an actor id, or None where only `party_text` is known ("Arbeitgeber"); `object` the fullest wording;
    `follows` the id of the position on the same matter that this one replaced ("sieben Prozent" by "5,2 Prozent").
    """

    id: str
    kind: PositionKind
    party: str | None
    party_text: str
    object: str | None
    reports: tuple[PositionReport, ...]
    independent_sources: int = 1
    follows: str | None = None


class Story(Struct, frozen=True, kw_only=True):
    """Articles on one developing story, linked."""

    id: str
    title: str
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    actors: tuple[Actor, ...]
    events: tuple[Occurrence, ...]
    quotations: tuple[Utterance, ...]
    figures: tuple[Quantity, ...]
    positions: tuple[Position, ...] = ()

    @property
    def origin_of(self) -> dict[str, str]:
        """From the id of an article to that of its origin."""
        return {article: origin.id for origin in self.origins for article in origin.articles}


Resolve = Callable[[str, int, int], tuple[str, ...]]
"""From an article's id and a span of its text to the ids of the actors meant, in the order of the text."""


# --- what is compared and printed ----------------------------------------------------------------------------------


class Account(Struct, frozen=True):
    """One of the values that cannot all be exact, with who says so."""

    value: str
    evidence: tuple[Evidence, ...]


class Discrepancy(Struct, frozen=True, kw_only=True):
    """Two or more accounts of one thing that cannot both be exact.

    `about` is the id of the occurrence, utterance, quantity or actor; `reasons` why they speak of one thing; `weights`
    what raises or lowers `confidence` (0 to 1);
    `settled` is "corrected" where a later report takes an account back.
    """

    id: str
    kind: DiscrepancyKind
    subject: str
    summary: str
    values: tuple[Account, ...]
    about: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    settled: Literal["corrected"] | None = None


class BriefingSentence(Struct, frozen=True):
    """A sentence of an article, unchanged, with everything that carries it; `disputed` are discrepancy ids."""

    text: str
    evidence: tuple[Evidence, ...]
    disputed: tuple[str, ...] = ()


class BriefingSection(Struct, frozen=True):
    """A heading and the sentences under it."""

    heading: str
    sentences: tuple[BriefingSentence, ...]


class SourceNote(Struct, frozen=True, kw_only=True):
    """An article as a source: what a reader must know of it to judge what it carries."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    published_basis: Basis
    origin: str
    provenance: tuple[ProvenanceKind, ...] = ()
    dating: Dating | None = None


class StoryDossier(Struct, frozen=True, kw_only=True):
    """One story of a dossier."""

    id: str
    title: str
    articles: tuple[str, ...]
    sources: tuple[SourceNote, ...]
    origins: tuple[Origin, ...]
    actors: tuple[Actor, ...]
    events: tuple[Occurrence, ...]
    quotations: tuple[Utterance, ...]
    figures: tuple[Quantity, ...]
    discrepancies: tuple[Discrepancy, ...]
    briefing: tuple[BriefingSection, ...]
    positions: tuple[Position, ...] = ()


class Dossier(Struct, frozen=True, kw_only=True):
    """``synopse/dossier/1``: one entry a story."""

    schema: Literal["synopse/dossier/1"] = "synopse/dossier/1"
    stories: tuple[StoryDossier, ...]
