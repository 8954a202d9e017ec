"""One thing said, in all its wordings: verbatim, shortened, translated differently, direct here and indirect there."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import pairwise
from typing import Callable, Iterator, Mapping

from msgspec import Struct

from synopse.blocking import copies, groups, shared_keys
from synopse.lexicon import mapping
from synopse.link.likeness import (
    BACK,
    COMPARED,
    FRESH,
    Said,
    long_sentence,
    nearly_one_sentence,
    one_occasion,
    one_sentence,
    said_when,
)
from synopse.model import ActorRef, Article, Evidence, Quotation, Resolve, Span, Utterance, Wording
from synopse.offices import office
from synopse.periods import day_of
from synopse.terms import terms, words

SHARED_TERMS = 3
"""Content words that two wordings of one speaker share at least, unless the shorter has no more than two."""
SAME_SPEAKER = 0.6
"""Share of the shorter wording's content words found in the other from which one speaker said it once. A shortened
quotation reaches 1, a retold one 0.6 to 0.8; two remarks on one matter stay below 0.5."""
OTHER_SPEAKER = 0.85
OTHER_SPEAKER_TERMS, OTHER_SPEAKER_WORDS = 3, 8
"""For two speakers the words must agree nearly all, and be many: parties repeat each other's short formulas."""
SAME_WORDS, SAME_TERMS, SAME_WORDS_DAYS = (4, 5), 2, 7
"""Words in marks, the very same in the same row within a week, from which two speakers are one: "Wer spart, zahlt am
Ende doppelt" is coined once. The fewer do where two of them at least carry meaning: not in "Das ist ein Skandal"."""
UNNAMED_WORDS = 5
"""Words from which a sentence with a word changed may be that of a speaker who is not told or only by "er"."""
DAYS = 21
"""A speaker repeats a formula; after three weeks the same words are a new utterance, unless a report reaches back."""


TITLE = 6
"""Words for a speaker among which an office is looked for."""
SOLE = frozenset({"chief", "minister", "state_head", "government_head"})
ALONE = frozenset({"Richter", "Angeklagter", "Verteidiger", "Pfarrer", "Bischof", "Kapitän", "Trainer"})
"""Kinds of offices, and offices of other kinds, of which there is one on the scene."""


class Saying(Struct, frozen=True):
    """A quotation in its article, with speaker and content words resolved.

    `called` are the offices in the words for the speaker, if one person alone can hold them: "die Richterin".
    """

    article: Article
    quotation: Quotation
    span: Span
    speakers: tuple[str, ...]
    terms: frozenset[str]
    words: tuple[str, ...]
    when: Said
    called: frozenset[str]


def utterances(articles: tuple[Article, ...], resolve: Resolve, origin_of: dict[str, str]) -> tuple[Utterance, ...]:
    """Link the quotations of a story's articles, in the order of their first wording."""
    sayings = [_saying(article, quotation, resolve) for article in articles for quotation in article.quotations]
    same = copies((saying.article.published, saying.article.text, saying.span) for saying in sayings)
    found = groups(
        len(sayings), same, sorted(_candidates(sayings)), lambda one, other: _same(sayings[one], sayings[other])
    )
    return tuple(_utterance([sayings[index] for index in group], origin_of) for group in found)


def _saying(article: Article, quotation: Quotation, resolve: Resolve) -> Saying:
    begin, end = quotation.content[0].begin, quotation.content[-1].end
    speakers = tuple(
        dict.fromkeys(actor for span in quotation.speaker for actor in resolve(article.id, span.begin, span.end)[:1])
    )
    content = frozenset(term for span in quotation.content for term in terms(span.text))
    span = Span(begin, end, article.text[begin:end])
    when, called = said_when(article, quotation), frozenset(_called(quotation))
    spelt = words(span.text.replace("ß", "ss"))
    return Saying(article, quotation, span, speakers, content, spelt, when, called)


def _called(quotation: Quotation) -> Iterator[str]:
    """The offices of a speaker who is told by name or with "der", "die": of "ein Richter" there are many."""
    text = quotation.speaker[0].text if quotation.speaker else ""
    if text.startswith(("ein ", "eine ", "Ein ", "Eine ", "einer ", "einem ")):
        return
    for word in text.split()[:TITLE]:
        held = office(word) if word[:1].isupper() else None
        if held is not None and (held.kind in SOLE or held.masculine in ALONE):
            yield held.masculine


def _candidates(sayings: list[Saying]) -> set[tuple[int, int]]:
    """Pairs worth a look: they share two content words, or one where the shorter has but one or two, or two pairs of
    neighbouring words, as a sentence with a word changed does."""
    shared = shared_keys([sorted(saying.terms) for saying in sayings])
    found = {
        (one, other)
        for (one, other), count in shared.items()
        if count >= min(2, len(sayings[one].terms), len(sayings[other].terms))
    }
    rows = shared_keys([_neighbours(saying) for saying in sayings])
    return found | {pair for pair, count in rows.items() if count > 1}


def _neighbours(saying: Saying) -> list[str]:
    """The pairs of neighbouring words of a sentence in marks."""
    if saying.quotation.type != "direct" or len(saying.words) > COMPARED:
        return []
    return sorted({f"{one} {other}" for one, other in pairwise(saying.words)})


def _same(one: Saying, other: Saying) -> bool:
    """Whether two quotations give one utterance."""
    if one.article.id == other.article.id and _nested(one.span, other.span):
        return not (one.speakers and other.speakers) or one.speakers[0] == other.speakers[0]
    if not _close(one, other):
        return False
    if one.speakers and other.speakers and not set(one.speakers) & set(other.speakers):
        return "direct" in (one.quotation.type, other.quotation.type) and (
            _nearly_verbatim(one, other) or _changed(one, other, nearly_one_sentence)
        )
    known = (one.speakers and other.speakers) or one.called & other.called
    if one.article.id == other.article.id or not known:
        return _nearly_verbatim(one, other) or _of_unnamed(one, other)
    dated = one.when.own and other.when.own
    if one.words != other.words and dated and not one_occasion(one.when, other.when):
        return False
    return _of_one_speaker(one, other) or _changed(one, other, one_sentence)


def _of_one_speaker(one: Saying, other: Saying) -> bool:
    """Whether two quotations of one speaker share the words that carry their matter."""
    common, shorter = len(one.terms & other.terms), min(len(one.terms), len(other.terms))
    if shorter < SHARED_TERMS:
        return common == shorter >= 2 or (common == shorter == 1 and _verbatim(one, other))
    return common >= SHARED_TERMS and common >= SAME_SPEAKER * shorter


def _changed(one: Saying, other: Saying, alike: Callable[[tuple[str, ...], tuple[str, ...]], bool]) -> bool:
    """Whether both quote one sentence of one occasion in which a word has been changed."""
    direct = one.quotation.type == other.quotation.type == "direct"
    fresh = BACK if long_sentence(one.words, other.words) else FRESH
    return direct and one_occasion(one.when, other.when, fresh) and alike(one.words, other.words)


def _of_unnamed(one: Saying, other: Saying) -> bool:
    """Whether what a "er" of whom nothing is known said in one report is what somebody said in another."""
    if one.article.id == other.article.id or not _may_be_one(one.quotation, other.quotation):
        return False
    shorter = min(len(one.words), len(other.words))
    if shorter >= UNNAMED_WORDS and _changed(one, other, one_sentence):
        return True
    indirect = "direct" not in (one.quotation.type, other.quotation.type)
    common, terms_of_shorter = len(one.terms & other.terms), min(len(one.terms), len(other.terms))
    return (
        indirect
        and shorter > UNNAMED_WORDS
        and common >= OTHER_SPEAKER_TERMS
        and common >= OTHER_SPEAKER * terms_of_shorter
        and one_occasion(one.when, other.when)
    )


def _may_be_one(one: Quotation, other: Quotation) -> bool:
    """Whether one of two speakers is not told, or by a pronoun that may mean the other, or both in the same words."""
    told = [quotation.speaker[0].text if quotation.speaker else "" for quotation in (one, other)]
    if not all(told) or told[0].lower() == told[1].lower():
        return True
    sexes = [_PRONOUNS.get(text.lower()) or _sex(text) for text in told]
    return any(text.lower() in _PRONOUNS for text in told) and (not all(sexes) or sexes[0] == sexes[1])


def _sex(text: str) -> str:
    """The sex of a speaker by an office or a first name in the words for them: "f" for "Bürgermeisterin Kern"."""
    genders: Mapping[str, str] = mapping("references_first_names", "gender")
    told = (
        held.gender if (held := office(word)) is not None else genders.get(word, "") for word in text.split()[:TITLE]
    )
    return next((sex for sex in told if sex in ("m", "f")), "")


_PRONOUNS = {"er": "m", "dieser": "m", "sie": "f", "diese": "f"}


def _nearly_verbatim(one: Saying, other: Saying) -> bool:
    """Whether the words agree so far that two speakers cannot have chosen them independently."""
    if _same_row(one, other):
        return True
    common, shorter = len(one.terms & other.terms), min(len(one.terms), len(other.terms))
    long = min(len(one.words), len(other.words)) >= OTHER_SPEAKER_WORDS
    return long and common >= OTHER_SPEAKER_TERMS and common >= OTHER_SPEAKER * shorter


def _same_row(one: Saying, other: Saying) -> bool:
    """Whether both quote the same row of words, or one its beginning or its end."""
    direct = one.quotation.type == other.quotation.type == "direct"
    days = [day_of(saying.article.published) for saying in (one, other) if saying.article.published]
    apart = abs(days[0] - days[1]) if len(days) == 2 else 0
    soon = apart <= SAME_WORDS_DAYS or one.when.back or other.when.back
    if not (direct and soon and one.terms and other.terms):
        return False
    short, long = sorted((one, other), key=lambda saying: len(saying.words))
    count = len(short.words)
    if short.words == long.words:
        return count >= SAME_WORDS[len(short.terms) < SAME_TERMS]
    end = short.words in (long.words[:count], long.words[-count:])
    return end and count >= SAME_WORDS[-1] and len(short.terms) >= SAME_TERMS


def _nested(one: Span, other: Span) -> bool:
    return (one.begin <= other.begin and other.end <= one.end) or (other.begin <= one.begin and one.end <= other.end)


def _verbatim(one: Saying, other: Saying) -> bool:
    """One word in quotation marks is one utterance only where both outlets quote just that word."""
    return one.quotation.type == other.quotation.type == "direct" and one.terms == other.terms


def _close(one: Saying, other: Saying) -> bool:
    days = [saying.when.published for saying in (one, other) if saying.when.published is not None]
    reach = BACK if one.when.back or other.when.back or long_sentence(one.words, other.words) else DAYS
    return len(days) < 2 or abs(days[0] - days[1]) <= reach


def _utterance(sayings: list[Saying], origin_of: dict[str, str]) -> Utterance:
    lead = max(
        sayings, key=lambda saying: (bool(saying.speakers), saying.quotation.type == "direct", len(saying.terms))
    )
    speakers = Counter(speaker for saying in sayings for speaker in saying.speakers[:1])
    speaker = min(speakers, key=lambda actor: (-speakers[actor], actor)) if speakers else None
    key = "\0".join(
        sorted(f"{saying.article.published}\0{saying.article.text}\0{saying.span.begin}" for saying in sayings)
    )
    named = lead.quotation.speaker
    return Utterance(
        id="utterance-" + hashlib.sha256(key.encode()).hexdigest()[:12],
        speaker=speaker,
        speaker_text=named[0].text if named else None,
        type=lead.quotation.type,
        reports=tuple(_wording(saying) for saying in sayings),
        independent_sources=len({origin_of[saying.article.id] for saying in sayings}),
    )


def _wording(saying: Saying) -> Wording:
    quotation, article = saying.quotation, saying.article
    speaker = None
    if quotation.speaker:
        span = quotation.speaker[0]
        evidence = Evidence(article.id, span.begin, span.end, span.text)
        speaker = ActorRef(saying.speakers[0] if saying.speakers else None, evidence)
    return Wording(
        article=article.id,
        begin=saying.span.begin,
        end=saying.span.end,
        text=saying.span.text,
        type=quotation.type,
        speaker=speaker,
        via=quotation.via[0].text if quotation.via else None,
    )
