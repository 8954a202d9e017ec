"""What the templates show: every citation with its outlet, its date, its sentence and its place on the page."""

from __future__ import annotations

from typing import Iterable, Mapping

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from synopse.model import (
    Article,
    BriefingSentence,
    Dossier,
    Evidence,
    Occurrence,
    Position,
    Quantity,
    SourceNote,
    StoryDossier,
    Utterance,
    Wording,
)
from synopse.render.dates import german_value
from synopse.render.language import messages
from synopse.render.marking import anchor, marked, sorted_spans
from synopse.render.position_list import earlier
from synopse.render.quotes import is_inside, through
from synopse.render.reasons import phrases
from synopse.render.rewording import said
from synopse.render.sources import outlet

CONTEXT = 420
"""Characters of a sentence shown around cited words at most."""


class Citation(Struct, frozen=True):
    """A piece of evidence as a reader meets it: number and name of its article, its sentence with the words marked.

    `also` are the citations of copies that say the same in the same words.
    """

    number: int
    outlet: str
    published: str | None
    href: str
    before: str
    words: str
    after: str
    also: tuple[Citation, ...] = ()


class AccountView(Struct, frozen=True):
    """One side of a discrepancy."""

    value: str
    origins: int
    citations: tuple[Citation, ...]


class DiscrepancyView(Struct, frozen=True):
    """A discrepancy with its accounts side by side; `subject` is "" where an account says the same."""

    number: int
    kind: str
    subject: str
    summary: str
    settled: bool
    confidence: str
    reasons: tuple[str, ...]
    weights: tuple[str, ...]
    accounts: tuple[AccountView, ...]


class EventView(Struct, frozen=True):
    """An entry of the timeline."""

    number: int
    occurrence: Occurrence
    status: str
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    citations: tuple[tuple[str, Citation], ...]
    words: tuple[str, ...]
    disputed: bool
    support: str


class WordingView(Struct, frozen=True):
    """One wording: direct or indirect, through whom ("laut Agentur nda"), and where it stands."""

    form: str
    via: str | None
    citation: Citation


class QuoteView(Struct, frozen=True):
    """An utterance with its wordings; `source` is who is named where that is no actor ("aus Delegationskreisen")."""

    source: str
    role: str
    support: str
    wordings: tuple[WordingView, ...]


class StepView(Struct, frozen=True):
    """A position at one time; `notes` say from whom the reports have it."""

    object: str
    citations: tuple[Citation, ...]
    notes: tuple[str, ...]


class LineView(Struct, frozen=True):
    """A position with those it replaced, the oldest first."""

    kind: str
    steps: tuple[StepView, ...]


class PartyView(Struct, frozen=True):
    """What one party demands, offers, rejects, threatens, concedes and agrees to."""

    name: str
    role: str
    lines: tuple[LineView, ...]


class FigureView(Struct, frozen=True):
    """A quantity with its reports."""

    counted: str
    support: str
    citations: tuple[Citation, ...]


class ActorView(Struct, frozen=True):
    """An actor with variants and roles."""

    name: str
    kind: str
    variants: tuple[str, ...]
    roles: tuple[tuple[str, tuple[Citation, ...]], ...]
    mentions: int
    articles: int
    reasons: tuple[str, ...]


class SentenceView(Struct, frozen=True):
    """A sentence of the briefing with its sources."""

    text: str
    own: Citation
    others: tuple[Citation, ...]
    disputed: tuple[int, ...]


class ArticleView(Struct, frozen=True):
    """An article with its evidence marked, segment by segment."""

    number: int
    note: SourceNote
    outlet: str
    copies: tuple[int, ...]
    segments: tuple[tuple[str, Markup], ...]


class StoryView(Struct, frozen=True):
    """One story as the templates show it."""

    number: int
    title: str
    first: str | None
    last: str | None
    origins: int
    articles: tuple[ArticleView, ...]
    briefing: tuple[tuple[str, tuple[SentenceView, ...]], ...]
    events: tuple[EventView, ...]
    undated: tuple[EventView, ...]
    discrepancies: tuple[DiscrepancyView, ...]
    quotes: tuple[tuple[str, tuple[QuoteView, ...]], ...]
    actors: tuple[tuple[str, tuple[ActorView, ...]], ...]
    figures: tuple[FigureView, ...]
    positions: tuple[PartyView, ...]


class DossierView(Struct, frozen=True):
    """All stories."""

    stories: tuple[StoryView, ...]


def view(dossier: Dossier, articles: Iterable[Article]) -> DossierView:
    """Prepare a dossier for the templates."""
    texts = {article.id: article for article in articles}
    stories = []
    first = 1
    for number, story in enumerate(dossier.stories, 1):
        stories.append(_Compiler(story, texts, first).story(number))
        first += len(story.sources)
    return DossierView(tuple(stories))


class _Compiler:
    """Turns one story into its view; knows the numbers of its articles on the page."""

    def __init__(self, story: StoryDossier, texts: Mapping[str, Article], first: int) -> None:
        self._story = story
        self._texts = texts
        self._notes = {note.id: note for note in story.sources}
        self._numbers = {note.id: first + index for index, note in enumerate(story.sources)}
        self._origin = {note.id: note.origin for note in story.sources}
        self._names = {actor.id: actor.name for actor in story.actors}
        self._disputes = {entry.id: number for number, entry in enumerate(story.discrepancies, 1)}
        self._cited: dict[str, list[Evidence]] = {note.id: [] for note in story.sources}
        self._messages = messages()

    def story(self, number: int) -> StoryView:
        """The view of the whole story; articles last, when all that is cited is known."""
        dates = sorted(note.published for note in self._story.sources if note.published)
        discrepancies = tuple(self._discrepancy(index) for index in range(len(self._story.discrepancies)))
        briefing = tuple(
            (said(section.heading), tuple(self._sentence(entry) for entry in section.sentences))
            for section in self._story.briefing
        )
        dated = [entry for entry in self._story.events if entry.earliest]
        undated = [entry for entry in self._story.events if not entry.earliest]
        events = tuple(self._event(entry, index) for index, entry in enumerate(dated, 1))
        without = tuple(self._event(entry, index) for index, entry in enumerate(undated, len(dated) + 1))
        quotes, actors, figures, positions = self._quotes(), self._actors(), self._figures(), self._positions()
        return StoryView(
            number, self._story.title, dates[0] if dates else None, dates[-1] if dates else None,
            len(self._story.origins), self._articles(), briefing, events, without, discrepancies,
            quotes, actors, figures, positions,
        )  # fmt: skip

    def _citation(self, evidence: Evidence) -> Citation:
        article, note = self._texts[evidence.article], self._notes[evidence.article]
        self._cited[evidence.article].append(evidence)
        begin, end = _around(article, evidence)
        number = self._numbers[evidence.article]
        return Citation(
            number, outlet(note, article), note.published, "#" + anchor(number, evidence),
            article.text[begin : evidence.begin].lstrip(), evidence.text, article.text[evidence.end : end].rstrip(),
        )  # fmt: skip

    def _citations(self, evidence: Iterable[Evidence]) -> tuple[Citation, ...]:
        """The citations in order; copies that say the same in the same words stand together."""
        told: dict[tuple[str, str, str], list[Citation]] = {}
        for found in map(self._citation, evidence):
            told.setdefault((found.before, found.words, found.after), []).append(found)
        return tuple(map(_with_copies, told.values()))

    def _origin_count(self, evidence: Iterable[Evidence]) -> int:
        return len({self._origin[entry.article] for entry in evidence})

    def _discrepancy(self, index: int) -> DiscrepancyView:
        entry = self._story.discrepancies[index]
        accounts = tuple(
            AccountView(said(german_value(one.value)), self._origin_count(one.evidence), self._citations(one.evidence))
            for one in entry.values
        )
        subject = "" if entry.subject in [account.value for account in entry.values] else said(entry.subject)
        confidence = self._messages["confidence_high" if entry.confidence >= 0.85 else "confidence_medium"]
        return DiscrepancyView(
            index + 1, self._messages[f"kind_{entry.kind}"], subject, entry.summary,
            entry.settled is not None, confidence, phrases(entry.reasons, self._names),
            tuple(self._messages[f"weight_{name}"] for name in entry.weights), accounts,
        )  # fmt: skip

    def _sentence(self, entry: BriefingSentence) -> SentenceView:
        own, *others = entry.evidence
        disputed = tuple(sorted(self._disputes[id_] for id_ in entry.disputed))
        return SentenceView(
            " ".join(entry.text.split()), self._citation(own), tuple(map(self._citation, others)), disputed
        )

    def _event(self, entry: Occurrence, number: int) -> EventView:
        citations = tuple(
            (self._messages[f"status_{report.status}"], self._citation(report)) for report in entry.reports
        )
        words = tuple(dict.fromkeys(report.when.text for report in entry.reports if report.when))
        disputed = any(item.about == entry.id for item in self._story.discrepancies)
        named = [
            tuple(self._names[actor] for actor in group if actor in self._names)
            for group in (entry.participants, entry.absent)
        ]
        return EventView(
            number, entry, self._messages[f"status_{entry.status}"], named[0], named[1], citations, words, disputed,
            self._support(entry),
        )  # fmt: skip

    def _support(self, entry: Occurrence | Utterance | Quantity) -> str:
        """On how much a thing rests, in a word or two: "2 Ursprünge", "nur ein Ursprung", "nur KI-Text"."""
        if entry.support == "several":
            return self._messages["support_several"].format(number=entry.independent_sources)
        return self._messages[f"support_{entry.support}"]

    def _quotes(self) -> tuple[tuple[str, tuple[QuoteView, ...]], ...]:
        """Utterances by speaker, the most quoted first; last, under no name, the sources that are no actor."""
        groups: dict[str, list[QuoteView]] = {}
        roles = {actor.id: actor.roles[0].text if actor.roles else "" for actor in self._story.actors}
        for entry in self._story.quotations:
            speaker = self._names.get(entry.speaker or "", "")
            source = "" if speaker else entry.speaker_text or ""
            role = roles.get(entry.speaker or "", "")
            found = QuoteView(source, role, self._support(entry), self._wordings(entry))
            groups.setdefault(speaker, []).append(found)
        return tuple(
            (key, tuple(group))
            for key, group in sorted(groups.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
        )

    def _wordings(self, entry: Utterance) -> tuple[WordingView, ...]:
        """The wordings of an utterance; words quoted inside a longer wording of the same article are shown with it."""
        told: dict[tuple[str, str, str], tuple[Wording, list[Citation]]] = {}
        for report in entry.reports:
            if not any(is_inside(report, other) for other in entry.reports):
                found = self._citation(report)
                told.setdefault((found.before, found.words, found.after), (report, []))[1].append(found)
        return tuple(
            WordingView(self._messages[f"speech_{one.type}"], one.via and through(one.via), _with_copies(group))
            for one, group in told.values()
        )

    def _actors(self) -> tuple[tuple[str, tuple[ActorView, ...]], ...]:
        groups = []
        for kind in ("person", "organisation", "country", "place"):
            found = [entry for entry in self._story.actors if entry.kind == kind]
            views = tuple(
                ActorView(
                    entry.name, kind, tuple(form for form in entry.variants if form != entry.name),
                    tuple((role.text, tuple(map(self._citation, role.evidence))) for role in entry.roles),
                    len(entry.mentions), len({mention.article for mention in entry.mentions}),
                    phrases(entry.reasons, self._names),
                )
                for entry in sorted(found, key=lambda entry: (-len(entry.mentions), entry.name))
            )  # fmt: skip
            if views:
                groups.append((self._messages[f"actors_{kind}"], views))
        return tuple(groups)

    def _positions(self) -> tuple[PartyView, ...]:
        """Positions by party in their order; one that a later one replaced stands before that one only."""
        known = {entry.id: entry for entry in self._story.positions}
        replaced = {entry.follows for entry in self._story.positions}
        roles = {actor.id: actor.roles[0].text if actor.roles else "" for actor in self._story.actors}
        parties: dict[tuple[str, str], list[LineView]] = {}
        for entry in self._story.positions:
            if entry.id not in replaced:
                steps = tuple(self._step(one) for one in (*earlier(entry, known), entry))
                line = LineView(self._messages[f"position_{entry.kind}"], steps)
                parties.setdefault((entry.party_text, roles.get(entry.party or "", "")), []).append(line)
        return tuple(PartyView(name, role, tuple(lines)) for (name, role), lines in parties.items())

    def _step(self, entry: Position) -> StepView:
        """A position with the words cited that say what it is about, else the verb."""
        cited = (report.object[0] if report.object else report.cue for report in entry.reports)
        told = (report.speaker for report in entry.reports if report.speaker)
        names = dict.fromkeys(self._names.get(who.actor or "", who.evidence.text) for who in told)
        notes = tuple(f"{self._messages['according_to']} {name}" for name in names)
        words = entry.object or entry.reports[0].cue.text
        return StepView(" ".join(words.split()), self._citations(cited), notes)

    def _figures(self) -> tuple[FigureView, ...]:
        views = [
            FigureView(entry.counted or "", self._support(entry), self._citations(entry.reports))
            for entry in self._story.figures
        ]
        return tuple(sorted(views, key=lambda entry: -sum(1 + len(found.also) for found in entry.citations)))

    def _articles(self) -> tuple[ArticleView, ...]:
        return tuple(self._article(note) for note in self._story.sources)

    def _article(self, note: SourceNote) -> ArticleView:
        article, number = self._texts[note.id], self._numbers[note.id]
        spans = sorted_spans(number, self._cited[note.id])
        segments = tuple(
            (segment.kind, marked(article.text, segment.begin, segment.end, spans)) for segment in article.segments
        )
        return ArticleView(number, note, outlet(note, article), self._copies(note), segments)

    def _copies(self, note: SourceNote) -> tuple[int, ...]:
        together = next(origin.articles for origin in self._story.origins if origin.id == note.origin)
        return tuple(self._numbers[id_] for id_ in together if id_ != note.id)


def _with_copies(group: list[Citation]) -> Citation:
    return replace(group[0], also=tuple(group[1:]))


def _around(article: Article, evidence: Evidence) -> tuple[int, int]:
    """The sentence or sentences around the evidence, cut to a readable length."""
    index = max(0, article.sentence_index(evidence.begin))
    begin, end = evidence.begin, evidence.end
    if article.sentences and article.sentences[index].begin <= begin < article.sentences[index].end:
        begin, end = article.sentences[index].begin, max(end, article.sentences[index].end)
    return max(begin, evidence.begin - CONTEXT), min(end, evidence.end + CONTEXT)
