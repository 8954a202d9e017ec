"""Pronouns "er" and "sie" (one woman) led to a name: the last person that fits, and nobody where two compete."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import Iterator, Literal, Mapping

from msgspec import Struct
from msgspec.structs import replace

from synopse.lexicon import words
from synopse.model import Reference, Span
from synopse.offices import office
from synopse.syntax import Sentence, Token
from synopse.syntax.lemmas import readings
from synopse.tag.references.people import Person

_VERBAL = frozenset({"VERB", "AUX"})
LATELY = 3
"""Sentences back to which the pronoun of a speaker looks where only one person can be meant."""


class _Seen(Struct, frozen=True):
    """A person as named in one sentence, and whether as its subject.

    `things` tells for which of "m" and "f" a noun follows that "er" or "sie" could mean, `hung` that the name hangs
    on a person who is not named ("der Anwalt von Berg"), `kept` that it stands a sentence further back.
    """

    person: Person
    name: Span
    subject: bool
    things: frozenset[str] = frozenset()
    hung: bool = False
    kept: bool = False


def pronouns(
    text: str, sentences: tuple[Sentence, ...], known: tuple[Person, ...], others: tuple[Reference, ...]
) -> Iterator[Reference]:
    """Lead pronouns to names.

    Args:
        text: The article's text.
        sentences: Its sentences.
        known: Its persons.
        others: Descriptions led to names before; they keep a person in mind as a name does.

    Yields:
        A reference for each pronoun with exactly one candidate in its own and the sentence before.
    """
    quoted = quoted_stretches(text)
    mentioned = tuple(item for item in mentions_in_order(known, others) if not inside(quoted, item[0].begin))
    before: list[_Seen] = []
    lately: deque[tuple[Sentence, list[_Seen]]] = deque(maxlen=LATELY)
    told: dict[int, Person] = {}
    for place, sentence in enumerate(sentences):
        if len(sentence.tokens) > TOKENS_AT_MOST:
            before = []
            lately.clear()
            continue
        here = _seen(sentence, mentioned, told)
        if not here and inside(quoted, sentence.begin - 1):
            continue
        for index, token in enumerate(sentence.tokens):
            sex = _pronoun(sentence.tokens, index)
            if sex is None or inside(quoted, token.begin):
                continue
            found = _antecedent(sentence, index, sex, here, before) or _ahead(sentence, index, sex, here, before)
            if found is None and _human(sentence.tokens, index) and any(_is_mark(token) for token in sentence.tokens):
                found = _lately([*lately, (sentence, here)], sex)
            if found is not None:
                name = found[0].person.near(token.begin)
                yield Reference(token.begin, token.end, token.text, name, found[1])
                meant = replace(found[0].person, sex=sex)
                told[meant.index] = meant
                here.append(_Seen(meant, Span(token.begin, token.end, token.text), True))
        lately.append((sentence, here))
        carried = [seen for seen in before if _adjacent(sentences, place)] if not here else []
        kept = _kept(here, before) if here else carried[:1]
        before = [replace(seen, name=seen.person.near(sentence.end)) for seen in (*kept, *here)]
        if not here and len(carried) != 1:
            before = []


def _is_mark(token: Token) -> bool:
    return token.text in _CLOSING


def _lately(told: list[tuple[Sentence, list[_Seen]]], sex: str) -> tuple[_Seen, str] | None:
    """Who is quoted as "er" or "sie": the last one of that sex who was named, where each sentence since means him.

    "Auch Anton Berg war geladen. Viele hatten seinen Satz noch im Ohr. „Alles war in Ordnung“, hatte er gesagt."
    """
    named = [[seen for seen in here if seen.person.sex in ("", sex)] for _, here in told]
    found = _only(next((here for here in reversed(named) if here), []), sex)
    if found is None or found.hung or not found.subject or not found.person.sex:
        return None
    between = [sentence for sentence, _ in told[:-1] if sentence.begin > found.name.begin]
    if not all(any(token.text.lower() in _MEANT[sex] for token in sentence.tokens) for sentence in between):
        return None
    return found, f"“{found.name.text}” is the last one named before"


_MEANT: Mapping[str, frozenset[str]] = {
    "m": frozenset({"er", "ihm", "ihn", "sein", "seine", "seinem", "seinen", "seiner", "seines"}),
    "f": frozenset({"sie", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"}),
}


def _kept(here: list[_Seen], before: list[_Seen]) -> list[_Seen]:
    """Subjects of the sentence before who stay in mind, as all named here are of the other sex."""
    sexes = {seen.person.sex for seen in here}
    if len(sexes) != 1 or "" in sexes:
        return []
    others = [seen for seen in before if seen.subject and not seen.kept and seen.person.sex not in ("", *sexes)]
    return [replace(seen, kept=True) for seen in others]


def _ahead(
    sentence: Sentence, index: int, sex: str, here: list[_Seen], before: list[_Seen]
) -> tuple[_Seen, str] | None:
    """The subject that follows a clause in front: "Weil sie krank ist, sagte Eva Berg ab"."""
    tokens = sentence.tokens
    later = [seen for seen in here if seen.name.begin > tokens[index].begin]
    if tokens[0].pos != "SCONJ" or len(later) != len(here) or not _comma_after(tokens[index:], 0, len(tokens)):
        return None
    found = _only([seen for seen in later if seen.subject], sex)
    if found is None or any(seen.person.sex in ("", sex) for seen in before) or sex in found.things:
        return None
    return found, f"“{found.name.text}” is the subject of the same sentence"


def _adjacent(sentences: tuple[Sentence, ...], place: int) -> bool:
    return place > 0 and len(sentences[place].tokens) < 12


def mentions_in_order(known: tuple[Person, ...], others: tuple[Reference, ...]) -> tuple[tuple[Span, Person], ...]:
    """Where the persons are named, or meant by another word, in the order of the text."""
    owner = {mention.begin: person for person in known for mention in person.mentions}
    found = [(mention, person) for person in known for mention in person.mentions]
    found += [(Span(other.begin, other.end, other.text), owner[other.name.begin]) for other in others]
    return tuple(sorted(found, key=lambda item: item[0]))


def _seen(sentence: Sentence, mentioned: tuple[tuple[Span, Person], ...], told: Mapping[int, Person]) -> list[_Seen]:
    """The persons named in a sentence; `told` are those whose sex a pronoun has told."""
    low = bisect_right(mentioned, sentence.begin - 1, key=lambda item: item[0].begin)
    high = bisect_right(mentioned, sentence.end - 1, key=lambda item: item[0].begin)
    return [
        _Seen(
            told.get(person.index, person),
            name,
            as_subject(sentence.tokens, name),
            frozenset(sex for sex in _ARTICLES if thing_after(sentence.tokens, name.end, sex)),
            _hangs(sentence.tokens, name.begin),
        )
        for name, person in mentioned[low:high]
    ]


def as_subject(tokens: tuple[Token, ...], name: Span) -> bool:
    """Whether a name stands where a subject does: before the finite verb or right behind it, in no oblique phrase."""
    first = next((i for i, token in enumerate(tokens) if token.end > name.begin), 0)
    last = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].begin < name.end), first)
    start = first
    while start > 0 and tokens[start - 1].pos in ("ADJ", "NOUN", "DET", "NUM") and start > first - 8:
        start -= 1
    opening = tokens[start].text.lower()
    if name.text.lower().startswith("der ") and not name.text.endswith("in"):
        return True
    before = tokens[start - 1] if start else None
    if opening in ("der", "ein") and (before is None or before.pos != "ADP") and _masculine(tokens[start:first]):
        return True
    if opening in _OBLIQUE or (before is not None and before.pos == "ADP" and before.text != "Als"):
        return False
    follows = tokens[last + 1] if last + 1 < len(tokens) else None
    if name.text[-1] in "s’'" and follows is not None and (follows.pos in ("NOUN", "ADJ") or follows.text in _CLOSING):
        return False
    if (
        follows is not None
        and follows.pos == "CCONJ"
        and tokens[min(last + 2, len(tokens) - 1)].pos in ("PROPN", "NOUN")
    ):
        return False
    if before is None or (start <= 2 and (before.pos in ("SCONJ", "PUNCT") or before.text in _OPENING)):
        return True
    if before.pos in _VERBAL and before.mood:
        return _no_subject_before(tokens, start - 1)
    return before.pos == "SCONJ" and follows is not None and follows.pos in _VERBAL


def _masculine(phrase: tuple[Token, ...]) -> bool:
    """Whether a noun for a man stands in the phrase: "der Berater" is a nominative, "der Beraterin" need not be one.

    Of a noun that is declined as an adjective the ending tells: "der Gesandte", but "der Gesandten".
    """
    found = [(token.text, office(token.text)) for token in phrase if token.text[:1].isupper()]
    return any(
        held is not None and (held.gender == "m" or (not held.gender and word[-1] == "e")) for word, held in found
    )


def _no_subject_before(tokens: tuple[Token, ...], verb: int) -> bool:
    """Whether what stands before the finite verb cannot be its subject: "Am Montag sagte ...", "Den Termin hat ..."."""
    first = verb
    while first > 0 and tokens[first - 1].pos != "PUNCT":
        first -= 1
    opening = tokens[first]
    adverbial = opening.pos in ("ADP", "ADV", "SCONJ", "CCONJ") or opening.text in ("Anfang", "Mitte", "Ende")
    return first == verb or adverbial or opening.text.lower() in _OBLIQUE


_OPENING = frozenset({"Als", "Auch", "Doch", "Nur", "Selbst", "Sogar"})
"""Words before a subject at the head of a sentence."""
_OBLIQUE = frozenset({"dem", "den", "des", "einem", "einen", "eines", "diesem", "diesen"})


def _pronoun(tokens: tuple[Token, ...], index: int) -> Literal["m", "f"] | None:
    """The sex that the token asks for, if it is "er" or the singular subject "sie"."""
    token = tokens[index]
    if token.text in ("er", "Er"):
        return "m"
    if token.text in ("sie", "Sie") and token.pos == "PRON" and _singular_verb(tokens, index):
        return "f"
    if _of_words(tokens, index):
        return "m" if token.text.lower().startswith("sein") else "f"
    return None


def _of_words(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether somebody's words begin here: "Ihr wichtigster Satz", "lautete seine Botschaft"; they have a speaker.

    Only one person has a sentence, a message or a summary; "Ihr" of several would be the same form.
    """
    if tokens[index].text.lower() not in _POSSESSIVES:
        return False
    if index and not (tokens[index - 1].mood or tokens[index - 1].text in _BEFORE_WORDS):
        return False
    for token in tokens[index + 1 : index + _FEW]:
        if token.text[:1].isupper():
            return token.text in words("quotations_sentences")
    return False


_POSSESSIVES = frozenset({"sein", "seine", "ihr", "ihre"})
_BEFORE_WORDS = frozenset({"so", ",", ":", "–", "-"})
_FEW = 5
"""Tokens of a possessive phrase."""


def _singular_verb(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the verb beside "sie" is in the singular: "sie sagte", "sagte sie"; "sie kamen" and "Sie haben" not."""
    beside = [tokens[i] for i in (index + 1, index - 1) if 0 <= i < len(tokens) and tokens[i].mood]
    if not beside and (not index or tokens[index - 1].pos in ("SCONJ", "PUNCT")):
        beside = [token for token in tokens[index : index + _CLAUSE] if token.mood][:1]
    return bool(beside) and is_singular(beside[0])


def is_singular(verb: Token) -> bool:
    """Whether a finite verb is in the singular and cannot be in the plural."""
    places = {reading.place for reading in readings(verb.text.lower())}
    return bool(places & _SINGULAR) and not places & _PLURAL


_SINGULAR = frozenset({"pres3", "k1", "k1only", "past", "k2"})
_PLURAL = frozenset({"prespl", "pastpl", "k2pl", "k1onlypl"})
_CLAUSE = 30
"""Tokens between "weil sie" and the verb."""


def _antecedent(
    sentence: Sentence, index: int, sex: str, here: list[_Seen], before: list[_Seen]
) -> tuple[_Seen, str] | None:
    begin = sentence.tokens[index].begin
    earlier = [seen for seen in here if seen.name.end <= begin]
    subjects = [seen for seen in earlier if seen.subject]
    if not subjects:
        return _from_before(sentence.tokens, index, sex, earlier, before)
    found = _only(subjects, sex)
    if found is None or _thing_between(sentence.tokens, found.name.end, index, sex):
        return None
    return found, f"“{found.name.text}” is the subject of the same sentence"


def _thing_between(tokens: tuple[Token, ...], after: int, index: int, sex: str) -> bool:
    """Whether a noun comes between name and pronoun that this could mean: "Berg lobte den Plan, weil er gut sei"."""
    if _human(tokens, index) or tokens[index - 1].text == "indem":
        return False
    return thing_after(tokens[:index], after, sex)


def thing_after(tokens: tuple[Token, ...], after: int, sex: str) -> bool:
    """Whether a phrase that "er" (m) or "sie" (f) could mean stands behind an offset: "den Plan", "die Brücke"."""
    return any(
        token.text.lower() in _ARTICLES[sex]
        and not (token.text.lower() == "der" and tokens[place - 1].pos in _GOVERNING)  # "nach der Rede" is feminine
        and any(map(_singular_noun, tokens[place + 1 : place + 4]))
        for place, token in enumerate(tokens)
        if token.begin >= after
    )


_GOVERNING = frozenset({"ADP", "NOUN", "PROPN"})


def _singular_noun(token: Token) -> bool:
    held = office(token.text) if token.pos == "NOUN" else None
    return token.pos == "NOUN" and (held is None or held.singular)


def _hangs(tokens: tuple[Token, ...], begin: int) -> bool:
    """Whether a name is an attribute of a person who is not named: "der Anwalt von Berg"."""
    first = next((place for place, token in enumerate(tokens) if token.begin >= begin), 0)
    if first < 2 or tokens[first - 1].text.lower() != "von":
        return False
    return tokens[first - 2].pos == "NOUN" and office(tokens[first - 2].text) is not None


_ARTICLES: Mapping[str, frozenset[str]] = {
    "m": frozenset({"den", "einen", "diesen", "seinen", "ihren", "keinen", "jenen", "der", "dieser"}),
    "f": frozenset({"die", "eine", "diese", "seine", "ihre", "keine", "jene"}),
}
"""Words that begin a phrase of that gender."""


def _from_before(
    tokens: tuple[Token, ...], index: int, sex: str, earlier: list[_Seen], before: list[_Seen]
) -> tuple[_Seen, str] | None:
    """The person of the sentence before: its only one, or its subject if a person must be meant."""
    subject = _only([seen for seen in before if seen.subject], sex)
    if not _human(tokens, index) and not earlier and any(sex in seen.things for seen in before):
        return None  # "Berg prüfte den Vertrag. Er gilt ab Mai."
    apart = _only(earlier, sex)
    if apart is not None and _comma_after(tokens, earlier[-1].name.end, index):
        agreed = subject is not None and subject.person.index == apart.person.index
        return (apart, f"“{apart.name.text}” is named here and was the subject before") if agreed else None
    beside = {seen.person.index for seen in earlier if not seen.name.text.endswith(("s", "’", "'"))}
    found = _only([*before, *earlier], sex)
    if found is not None and found.hung:
        return None
    if found is not None and not beside and (found.subject or _human(tokens, index)):
        return found, f"“{found.name.text}” is the only one named here and in the sentence before"
    if subject is not None and subject.person.index not in beside:
        return subject, f"“{subject.name.text}” is the subject of the sentence before"
    return None


def _comma_after(tokens: tuple[Token, ...], offset: int, index: int) -> bool:
    """In "Von Berg liegt die Zusage vor, er werde ..." the pronoun can mean Berg, in "mit Berg sagte er" it cannot."""
    return any(token.text in (",", ":") and token.begin >= offset for token in tokens[:index])


def _only(candidates: list[_Seen], sex: str) -> _Seen | None:
    """The last mention of the one person who can be meant; a person of unknown sex competes as well."""
    fitting = [seen for seen in candidates if seen.person.sex in ("", sex)]
    persons = {seen.person.index for seen in fitting}
    return fitting[-1] if len(persons) == 1 else None


def _human(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the verb with the pronoun asks for a person: "sagte er", "hatte er schon gesagt", "will sie", or words
    have been called somebody's: "Mit diesem Satz hatte er den Ton gesetzt"."""
    if _of_words(tokens, index) or _with_words(tokens[:index]):
        return True
    verb = next((i for i in (index - 1, index + 1) if 0 <= i < len(tokens) and tokens[i].mood), None)
    if verb is None:
        return False
    if tokens[verb].lemma in _OF_PERSONS or (verb > 1 and tokens[verb - 2].text in '“”«»"' and verb < index):
        return True
    known = words("quotations_verbs")
    lemmas = [tokens[verb]] if tokens[verb].pos == "VERB" else []
    for token in tokens[max(verb, index) + 1 : max(verb, index) + _CLAUSE]:
        if token.pos == "PUNCT":
            break
        if token.detail in ("part", "inf"):
            lemmas.append(token)
        elif token.detail == "prt" and token.text + tokens[verb].lemma in known:
            return True
    return any(token.lemma in known for token in lemmas)


def _with_words(tokens: tuple[Token, ...]) -> bool:
    """Whether "mit diesem Satz", "mit den Worten" stands there."""
    for place in range(len(tokens) - 2):
        with_, which, what = (token.text for token in tokens[place : place + 3])
        if with_.lower() == "mit" and which in ("diesem", "diesen", "den") and what in words("quotations_sentences"):
            return True
    return False


_OF_PERSONS = frozenset({"wollen", "mögen"})
"""Verbs whose subject has a will."""


TOKENS_AT_MOST = 400
"""A longer stretch without a full stop is a table or a list, in which no pronoun looks back."""

_CLOSING = {"„": "“”", "“": "”", "»": "«", "«": "»", '"': '"', "‚": "‘’"}
_LONGEST = 3000


def quoted_stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches between quotation marks, within one line."""
    found = []
    opened, closing = -1, ""
    for place, char in enumerate(text):
        if opened < 0 and char in _CLOSING:
            opened, closing = place, _CLOSING[char]
        elif opened >= 0 and (char in closing or char == "\n" or place - opened > _LONGEST):
            if char in closing:
                found.append((opened, place))
            opened = -1
    return tuple(found)


def inside(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether a place in the text lies in one of the stretches, which are sorted."""
    place = bisect_right(spans, (offset, 1 << 60)) - 1
    return place >= 0 and spans[place][0] <= offset < spans[place][1]
