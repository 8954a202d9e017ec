"""What was said, and by whom. A shortened quotation is no discrepancy, nor is a translation told in indirect speech."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Iterable, Iterator

from synopse import lexicon
from synopse.compare.accounts import Claim, Subject, conflicting, discrepancy
from synopse.compare.polarity import opposed
from synopse.compare.speakers import Speaker, differ, speaker_of
from synopse.model import Article, Discrepancy, Evidence, Story, Utterance, Wording
from synopse.syntax.lemmas import readings
from synopse.terms import words

LIKE = 0.5
"""Share of equal words from which two direct quotations are one sentence worded differently, not two remarks."""


def wordings(story: Story) -> Iterable[Discrepancy | None]:
    """Utterances of one speaker in words that exclude each other: direct speech, or its opposite in indirect speech."""
    denied = _said_by(story, "sayings_denials")
    for utterance in story.quotations:
        told = conflicting(
            utterance.reports,
            lambda one, other: _differ(one, other, denied),
            lambda report: (_key(report), _at(report) in denied),
        )
        yield discrepancy("wording", _subject(utterance), (Claim(report.text, _words(report)) for report in told), 0.8)


def _said_by(story: Story, verbs: str) -> frozenset[tuple[str, int, int]]:
    """Where something is quoted by a verb of a table: "bestritt, dass", "erinnerte an den Satz"."""
    return frozenset(
        (article.id, quotation.content[0].begin, quotation.content[-1].end)
        for article in story.articles
        for quotation in article.quotations
        if any(_is_of(verbs, word) for span in (*quotation.cue, *quotation.frame) for word in words(span.text[:FRAME]))
    )


FRAME = 200
"""Characters of a frame in which its verb stands."""


def _is_of(verbs: str, word: str) -> bool:
    return any(reading.lemma in lexicon.words(verbs) for reading in readings(word))


def _at(report: Wording) -> tuple[str, int, int]:
    return report.article, report.begin, report.end


def _differ(one: Wording, other: Wording, denied: frozenset[tuple[str, int, int]]) -> bool:
    if _speakers_differ(one, other):
        return False
    if one.type == other.type == "direct":
        return _reworded(one, other) or _reworded(other, one)
    once = (_at(one) in denied) != (_at(other) in denied)
    return {one.type, other.type} <= _TELLING and opposed(one.text, other.text, once)


_TELLING = frozenset({"direct", "indirect", "indirect_free_indirect"})
"""Types of quotations that give what was said; a reported act has words of the reporter's own."""


def attributions(story: Story) -> Iterable[Discrepancy | None]:
    """Utterances that two outlets give to two persons."""
    persons = {actor.id: actor for actor in story.actors if actor.kind == "person"}
    articles = {article.id: article for article in story.articles}
    relayed = _said_by(story, "sayings_relays")
    for utterance in story.quotations:
        told = [
            (report, speaker)
            for report in utterance.reports
            if _at(report) not in relayed and (speaker := speaker_of(report, persons)) is not None
        ]
        claims = (
            Claim(speaker.name, evidence)
            for report, speaker in conflicting(told, lambda one, other: differ(one[1], other[1]), _key_of_told)
            for evidence in _told(report, speaker.evidence, articles.get(report.article))
        )
        yield discrepancy("attribution", _subject(utterance), claims)


def _key_of_told(told: tuple[Wording, Speaker]) -> tuple[str, str, str]:
    report, speaker = told
    return report.text, speaker.actor, "" if speaker.actor else speaker.name


def _told(report: Wording, speaker: Evidence, article: Article | None) -> Iterator[Evidence]:
    """The words, and the speaker where another sentence tells of him: "Es war Eva Mai, die das rief."."""
    yield _words(report)
    if article is not None and article.sentence_index(report.end - 1) < article.sentence_index(speaker.begin):
        yield speaker


def _subject(utterance: Utterance) -> Subject:
    text = max((report.text for report in utterance.reports), key=lambda text: (len(text), text))
    return Subject(utterance.id, text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …", ())


def _key(report: Wording) -> tuple[object, ...]:
    return (report.text, report.speaker.actor if report.speaker else None)


def _words(report: Wording) -> Evidence:
    return Evidence(report.article, report.begin, report.end, report.text)


def _other_speaker(one: Wording, other: Wording) -> bool:
    return bool(one.speaker and other.speaker and one.speaker.actor != other.speaker.actor)


def _reworded(one: Wording, other: Wording) -> bool:
    """Whether a word that carries meaning stands in place of another; words left out are a shortening."""
    left, right = _spelt(one.text), _spelt(other.text)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    equal = sum(block.size for block in matcher.get_matching_blocks())
    if equal < LIKE * min(len(left), len(right)):
        return False
    if left != right and sorted(left) == sorted(right):
        return [word for word in left if _matters((word,))] != [word for word in right if _matters((word,))]
    changes = [(left[a:b], right[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    inner = [(left[a:b], right[c:d]) for _, a, b, c, d in matcher.get_opcodes()[1:-1]]
    return (
        any(_matter(before) and _matter(after) for before, after in changes)
        or any(_negated(before) != _negated(after) or _limits(before, after) for before, after in inner)
        or any(_negated(before) != _negated(after) and not _matters(before + after) for before, after in changes)
    )


def _spelt(text: str) -> tuple[str, ...]:
    """The words of a quotation, in Zurich and in Berlin: "schliessen", "schließen"."""
    return tuple(word.replace("ß", "ss") for word in words(text))


def _limits(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether only one wording has a limit in its midst, which nobody leaves out: "bis 2028", "nur"."""
    limits = lexicon.words("sayings_limits")
    return not (before and after) and any(word in limits or word.isdigit() for word in before + after)


def _matters(row: tuple[str, ...]) -> bool:
    """Whether a content word is among them: an end left out is more than a "noch nicht"."""
    return any(word not in lexicon.words("stopwords") | lexicon.words("negations") for word in row)


def _negated(row: tuple[str, ...]) -> bool:
    return any(word in lexicon.words("negations") for word in row)


def _speakers_differ(one: Wording, other: Wording) -> bool:
    known = [report.speaker for report in (one, other) if report.speaker and report.speaker.actor]
    return len(known) == 2 and _other_speaker(one, other)


def _matter(row: tuple[str, ...]) -> bool:
    """Whether the words carry meaning: "alle", "nie" and "mehr" do, little as they are."""
    light = lexicon.words("stopwords") - lexicon.words("negations") - lexicon.words("quantifiers")
    return any(word not in light for word in row)
