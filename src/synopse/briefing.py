"""A story and its discrepancies as chosen sentences, each unchanged and with its evidence: extracts, never writes."""

from __future__ import annotations

from bisect import bisect_right
from typing import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from synopse import lexicon
from synopse.model import (
    FACTUAL,
    Article,
    BriefingSection,
    BriefingSentence,
    Discrepancy,
    EventReport,
    Evidence,
    Occurrence,
    SourceNote,
    Story,
    StoryDossier,
    Utterance,
    Wording,
)
from synopse.terms import terms

LENGTHS = (50, 320)
"""Characters of a sentence that stands by itself: shorter ones are fragments, longer ones hide their point."""
ALIKE = 0.6
"""Share of the shorter sentence's content words found in a sentence already chosen from which it says nothing new."""
MOST = {"new": 8, "latest": 3, "planned": 4, "happened": 5, "said": 4}
"""Sentences a section at most: a briefing is read in a minute."""


class Choice(Struct, frozen=True):
    """A sentence that tells an occurrence or utterance, and everything else that carries it."""

    article: Article
    begin: int
    end: int
    about: str
    support: tuple[Evidence, ...]


def briefing(story: Story, discrepancies: tuple[Discrepancy, ...], since: str | None = None) -> StoryDossier:
    """Compile a story into its dossier entry: what is known, who says so, what is contradicted, and a briefing.

    Args:
        story: A linked story.
        discrepancies: What its reports contradict each other in.
        since: An ISO date; the briefing then begins with what only later reports tell.
    """
    return StoryDossier(
        id=story.id,
        title=story.title,
        articles=tuple(article.id for article in story.articles),
        sources=_sources(story),
        origins=story.origins,
        actors=story.actors,
        events=story.events,
        quotations=story.quotations,
        figures=story.figures,
        discrepancies=discrepancies,
        briefing=_sections(story, discrepancies, since),
        positions=story.positions,
    )


def _sources(story: Story) -> tuple[SourceNote, ...]:
    origin_of = story.origin_of
    return tuple(
        SourceNote(
            id=article.id,
            outlet=article.outlet,
            title=article.title,
            url=article.url,
            published=article.published,
            published_basis=article.published_basis,
            origin=origin_of[article.id],
            provenance=tuple(sorted({entry.kind for entry in article.provenance})),
            dating=article.dating,
        )
        for article in story.articles
    )


def _sections(story: Story, discrepancies: tuple[Discrepancy, ...], since: str | None) -> tuple[BriefingSection, ...]:
    """The sections that have something to say; a sentence stands in the first that wants it."""
    articles = {article.id: article for article in story.articles}
    chosen: list[Choice] = []
    sections = []
    for name, choices in (
        ("new", _changed(story, articles, since) if since else ()),
        ("latest", _told(_newest(story), articles, _last_day(story))),
        ("planned", _told(_coming(story), articles)),
        ("happened", _told(_past(story), articles)),
        ("said", _quoted(story.quotations, articles)),
    ):
        fresh = _fresh(choices, chosen, MOST[name])
        chosen += fresh
        if fresh:
            heading = lexicon.mapping("messages", "text")[f"section_{name}"].format(date=_german(since))
            sections.append(BriefingSection(heading, tuple(_sentence(choice, discrepancies) for choice in fresh)))
    return tuple(sections)


def _changed(story: Story, articles: dict[str, Article], since: str) -> Iterable[Choice]:
    """What reports after a day tell for the first time, or otherwise than before: events, then what was said.

    A plan that was cancelled or came about has changed; a report that repeats what was known has not. An undated
    report is not known to be new.
    """
    late = {id_ for id_, article in articles.items() if article.published and article.published > since}
    for occurrence in story.events:
        known = {report.status for report in occurrence.reports if report.article not in late}
        fresh = tuple(report for report in occurrence.reports if report.article in late and report.status not in known)
        if fresh and occurrence.status not in known:
            yield from _told([replace(occurrence, reports=fresh)], articles)
    said = [entry for entry in story.quotations if all(report.article in late for report in entry.reports)]
    yield from _quoted(said, articles)


def _german(day: str | None) -> str:
    """The day of the heading, by the pattern of the German messages: "19.12.2025"."""
    if day is None:
        return ""
    year, month, number = map(int, day.split("-"))
    return lexicon.mapping("messages", "text")["date_short"].format(year=year, month=month, day=number)


def _last_day(story: Story) -> str | None:
    """The day of the newest dated report."""
    return max((article.published for article in story.articles if article.published), default=None)


def _newest(story: Story) -> list[Occurrence]:
    """What the newest reports tell as held or under way, the latest and best supported first."""
    newest = _last_day(story)
    told = [
        entry
        for entry in story.events
        if entry.status in FACTUAL and any(report.reported == newest for report in entry.reports)
    ]
    return sorted(told, key=lambda entry: (entry.latest or "", entry.independent_sources, entry.id), reverse=True)


def _coming(story: Story) -> list[Occurrence]:
    """What is planned as of the newest report: dated after it, or undated and told by it."""
    newest = _last_day(story) or ""
    planned = [entry for entry in story.events if entry.status == "planned" and _is_ahead(entry, newest)]
    return sorted(planned, key=lambda entry: (-entry.independent_sources, entry.earliest or "9999", entry.id))


def _is_ahead(entry: Occurrence, newest: str) -> bool:
    if entry.latest:
        return entry.latest >= newest
    return max(report.reported or "" for report in entry.reports) >= newest


def _past(story: Story) -> list[Occurrence]:
    """What was held and is dated, best supported first; the section then follows time."""
    held = [entry for entry in story.events if entry.status == "held" and entry.earliest]
    best = sorted(held, key=lambda entry: (-entry.independent_sources, -len(entry.reports), entry.id))[
        : 3 * MOST["happened"]
    ]
    return sorted(best, key=lambda entry: (entry.earliest or "", entry.id))


def _told(occurrences: Iterable[Occurrence], articles: dict[str, Article], day: str | None = None) -> Iterable[Choice]:
    """The best sentence of each, of that day's reports where one is given.

    What was held is never told by the sentence that announced it.
    """
    for occurrence in occurrences:
        reports = sorted(occurrence.reports, key=_informative, reverse=True)
        telling = (one for one in reports if one.status == occurrence.status and (day is None or one.reported == day))
        choices = (_choice(articles[report.article], report.begin, occurrence.id, reports) for report in telling)
        yield from [choice for choice in choices if choice is not None][:1]


def _informative(report: EventReport) -> tuple[int, str, int]:
    given = sum(bool(part) for part in (report.when, report.place, len(report.participants) > 1))
    return (given, report.reported or "", -report.begin)


def _quoted(utterances: Sequence[Utterance], articles: dict[str, Article]) -> Iterable[Choice]:
    """Utterances with a speaker, carried by most origins first, direct ones before retold ones."""
    known = [entry for entry in utterances if entry.speaker]
    order = sorted(known, key=lambda entry: (-entry.independent_sources, entry.type != "direct", -len(entry.reports)))
    for utterance in order:
        for report in utterance.reports:
            choice = _choice(articles[report.article], report.begin, utterance.id, utterance.reports)
            if choice is not None and _names_speaker(report, choice):
                yield choice
                break


def _names_speaker(report: Wording, choice: Choice) -> bool:
    """Whether the sentence itself says who speaks, by more than "er"."""
    if report.speaker is None or not choice.begin <= report.speaker.evidence.begin < choice.end:
        return False
    return report.speaker.evidence.text.lower() not in lexicon.words("leaning_openers")


def _choice(article: Article, offset: int, about: str, carriers: Iterable[Evidence]) -> Choice | None:
    """The sentence at the offset if it stands by itself."""
    index = article.sentence_index(offset)
    if index < 0 or offset >= article.sentences[index].end or not _in_body(article, offset):
        return None
    sentence = article.sentences[index]
    text = article.text[sentence.begin : sentence.end]
    if not LENGTHS[0] <= len(text) <= LENGTHS[1] or _leans(text):
        return None
    support = tuple(
        Evidence(entry.article, entry.begin, entry.end, entry.text) for entry in carriers if entry.article != article.id
    )
    return Choice(article, sentence.begin, sentence.end, about, support)


def _in_body(article: Article, offset: int) -> bool:
    """Headlines and captions are fragments of what the body tells whole."""
    index = bisect_right(article.segments, offset, key=lambda segment: segment.begin) - 1
    return index >= 0 and article.segments[index].kind == "body"


def _leans(text: str) -> bool:
    """Whether the sentence needs the one before: it begins with a pronoun or connective, or in mid-quotation."""
    first = text.split(maxsplit=1)[0].strip("„“\"»«‚'").lower().rstrip(",")
    return first in lexicon.words("leaning_openers") or text.count("„") != text.count("“")


def _fresh(choices: Iterable[Choice], chosen: list[Choice], most: int) -> list[Choice]:
    """The first choices that add something to what was chosen before."""
    fresh: list[Choice] = []
    for choice in choices:
        if len(fresh) == most:
            break
        if not any(_alike(choice, other) for other in (*chosen, *fresh)):
            fresh.append(choice)
    return fresh


def _alike(one: Choice, other: Choice) -> bool:
    left, right = (set(terms(choice.article.text[choice.begin : choice.end])) for choice in (one, other))
    return len(left & right) >= ALIKE * max(1, min(len(left), len(right)))


def _sentence(choice: Choice, discrepancies: tuple[Discrepancy, ...]) -> BriefingSentence:
    text = choice.article.text[choice.begin : choice.end]
    own = Evidence(choice.article.id, choice.begin, choice.end, text)
    disputed = tuple(entry.id for entry in discrepancies if _touches(entry, choice))
    return BriefingSentence(text, (own, *dict.fromkeys(choice.support)), disputed)


def _touches(discrepancy: Discrepancy, choice: Choice) -> bool:
    return any(
        entry.article == choice.article.id and entry.begin < choice.end and choice.begin < entry.end
        for account in discrepancy.values
        for entry in account.evidence
    )
