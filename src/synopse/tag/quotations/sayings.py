"""Clauses whose verb says, thinks or writes: what they take, who speaks, to whom."""

from __future__ import annotations

from functools import cache

from msgspec import Struct, structs

from synopse.lexicon import words
from synopse.model import Medium
from synopse.syntax import Clause, Token
from synopse.tag.quotations.listeners import blamed, listener, parted
from synopse.tag.quotations.sayers import kind
from synopse.tag.quotations.scenes import Scene, indices, piece_end, within
from synopse.tag.quotations.speech import forms, phrases, verbs
from synopse.tag.quotations.subjects import AGENTLESS, accusative, agent, subject_of, written_in

SHOWING = frozenset({"sein", "zeigen", "geben", "äußern", "werden"})
ATTITUDE = frozenset({"dass", "clause", "direct", "zu"})
ADVERBS = ("weiter", "wieder", "dazu", "zuvor")
"""Words that look like separable particles of a verb of speech and are none."""
QUOTED = frozenset({"zitieren", "wiedergeben"})
"""Verbs whose passive has the speaker as its subject: "wird Olm zitiert"."""


class Saying(Struct, frozen=True):
    """A clause with a verb of speech. `clause` indexes the clauses of the sentence, the rest are token indices."""

    clause: int
    lemma: str
    medium: Medium
    takes: frozenset[str]
    cue: tuple[int, ...]
    speaker: tuple[int, int] | None
    addressee: tuple[int, int] | None
    finite: int | None


def sayings(scene: Scene) -> tuple[Saying, ...]:
    """The sayings of a sentence outside its quotation marks, from left to right."""
    found = []
    for index, clause in enumerate(scene.clauses):
        if clause.verb is None or not any(scene.free(token) for token in clause.verb.tokens):
            continue
        companions = _companions(scene, clause)
        if companions and clause.verb.negated and scene.tokens[companions[0][0]].text == "bekannt":
            continue  # "Es ist nicht bekannt, ob"
        if companions:
            words, medium, takes = companions
            saying = _saying(scene, index, clause, medium, takes)
            found.append(structs.replace(saying, cue=tuple(sorted({*saying.cue, *words}))))
            continue
        joined = _second_participle(scene, clause)
        if joined:
            found.append(_joined_saying(scene, index, clause, *joined))
            continue
        entry = None if _is_mute(scene, clause) else verbs().get(_lemma(clause))
        said = _saying(scene, index, clause, *entry) if entry else None
        if said and not _means(scene, said) and not _is_nobody(scene, said):
            found.append(said)
    return tuple(found)


def _second_participle(scene: Scene, clause: Clause) -> tuple[int, str] | None:
    """The verb of speech that "und" joins to another: "haben das Wrack untersucht und gestern bestätigt, dass"."""
    assert clause.verb is not None
    others = [place for place in clause.verb.tokens if scene.tokens[place].detail == "part"]
    if len(others) < 2 or clause.verb.finite is None or clause.verb.lemma == scene.tokens[others[-1]].lemma:
        return None
    last = others[-1]
    joined = any(token.pos == "CCONJ" for token in scene.tokens[others[0] : last])
    lemma = scene.tokens[last].lemma
    return (last, lemma) if joined and lemma in verbs() and piece_end(clause, last) == last + 1 else None


def _joined_saying(scene: Scene, index: int, clause: Clause, last: int, lemma: str) -> Saying:
    """The saying of the last participle of a clause, with the auxiliary that it shares."""
    assert clause.verb is not None
    assert clause.verb.finite is not None
    kept = tuple(sorted((clause.verb.finite, last)))
    alone = structs.replace(clause, verb=structs.replace(clause.verb, lemma=lemma, tokens=kept))
    return _saying(scene, index, alone, *verbs()[lemma])


def _lemma(clause: Clause) -> str:
    """The verb of a clause; in "sagte die Anwältin weiter" the adverb is no part of it."""
    assert clause.verb is not None
    lemma = clause.verb.lemma
    for adverb in ADVERBS:
        if lemma.startswith(adverb) and lemma not in verbs() and lemma[len(adverb) :] in verbs():
            return lemma[len(adverb) :]
    return lemma


def _means(scene: Scene, saying: Saying) -> bool:
    """Whether "heißen" stands without "es" and without a paper: "Das heißt, dass sie fehlt" says nothing."""
    if saying.lemma != "heißen" or saying.speaker:
        return False
    return all(scene.tokens[index].text.lower() != "es" for index in saying.cue)


def _is_mute(scene: Scene, clause: Clause) -> bool:
    """Whether a verb of speech says nothing as it is used here.

    "wollte nicht bestätigen", "bestätigt sich", "davon ist auszugehen", "(wie berichtet)".
    """
    assert clause.verb is not None
    tokens, verb = scene.tokens, clause.verb
    if clause.first and tokens[clause.first - 1].text == "(":
        return True
    if verb.negated and verb.lemma in forms("mute_denied"):
        return True
    if verb.lemma in forms("mute_reflexive") and any(tokens[place].text == "sich" for place in indices(clause)):
        return True
    required = any(tokens[place].detail == "inf" and tokens[place].text != verb.lemma for place in verb.tokens)
    required = required or tokens[max(verb.tokens) - 1].text == "zu"
    return required and any(tokens[place].lemma == "sein" for place in verb.tokens) and verb.finite is not None


def _is_nobody(scene: Scene, saying: Saying) -> bool:
    """Whether nobody else says it: "Niemand erwartet, dass", "suchte lange, fand aber keine", "Ich glaube, dass"."""
    speaker = scene.tokens[slice(*saying.speaker)] if saying.speaker else ()
    if saying.lemma == "erfahren" and not any(_reports(token.text) for token in speaker):
        return True  # "Als sie erfuhr, dass", but "Der Nordkurier erfuhr, dass"
    return bool(speaker) and speaker[0].text.lower() in forms("nobody")


def _reports(word: str) -> bool:
    """Whether a word names a paper, an agency or a broadcaster."""
    return kind(word) == "paper" or word in words("quotations_channels") or word.lower().endswith(("portal", "zeitung"))


def _companions(scene: Scene, clause: Clause) -> tuple[tuple[int, ...], Medium, frozenset[str]] | None:
    """The words that make a light verb one of speech: "gab ... bekannt", "ist der Ansicht", "zeigte sich besorgt"."""
    assert clause.verb is not None
    tokens, lemma = scene.tokens, clause.verb.lemma
    places = [place for place in indices(clause) if scene.free(place)]
    for companions, medium, takes in phrases().get(lemma, ()):
        for place in places:
            if all(
                place + step < len(tokens) and _is_companion(tokens[place + step], word)
                for step, word in enumerate(companions)
            ):
                return tuple(range(place, place + len(companions))), medium, takes
    if lemma in SHOWING:
        for place in places:
            if tokens[place].text in words("quotations_attitudes") and place not in clause.verb.tokens[:1]:
                return (place,), "ST", ATTITUDE
    return None


def _is_companion(token: Token, word: str) -> bool:
    """Whether a word is the companion, or a quality where the table leaves it open: "für sinnvoll halten"."""
    return token.text == word or (word == "*" and (token.pos in ("ADJ", "ADV") or token.detail == "part"))


def _saying(scene: Scene, index: int, clause: Clause, medium: Medium, takes: frozenset[str]) -> Saying:
    assert clause.verb is not None
    passive = clause.verb.voice == "passive" and clause.verb.finite is not None and clause.verb.lemma not in QUOTED
    subject = None if clause.verb.lemma in AGENTLESS else subject_of(scene, index)
    quoted = (
        accusative(scene, clause, subject) if clause.verb.lemma in QUOTED and clause.verb.voice == "active" else None
    )
    told = blamed(scene, clause, subject) if passive else listener(scene, clause, subject)
    if told is None and not passive:
        subject, told = parted(scene, clause.verb.lemma, subject)
    return Saying(
        clause=index,
        lemma=clause.verb.lemma,
        medium=medium,
        takes=takes,
        cue=tuple(place for place in _cue(scene.tokens, clause) if scene.free(place) or place in clause.verb.tokens),
        speaker=(agent(scene, clause) if passive else quoted or subject) or written_in(scene, clause),
        addressee=told if told is None or told != quoted else None,
        finite=clause.verb.finite,
    )


def _cue(tokens: tuple[Token, ...], clause: Clause) -> tuple[int, ...]:
    """The verb with the words that announce the content: "geht davon aus", "weist darauf hin", "heißt es"."""
    assert clause.verb is not None
    chosen = set(clause.verb.tokens)
    for token in clause.verb.tokens:
        for near in (token - 1, token + 1):
            if within(clause, near) and tokens[near].text.lower() in forms("correlates"):
                chosen.add(near)
    last = indices(clause)[-1]
    if tokens[last].text.lower() in forms("pointing"):
        chosen.add(last)
    return tuple(sorted(chosen))


def is_name_word(word: str) -> bool:
    """Whether a noun names a kind of thing whose name follows in quotation marks: "der Film „Nordwind“"."""
    bare = word.removesuffix("s").removesuffix("e") if word.endswith("s") else word
    return word in words("quotations_titled") or any(form.lower().endswith(_titled_heads()) for form in (word, bare))


@cache
def _titled_heads() -> tuple[str, ...]:
    return tuple(sorted(form.lower() for form in words("quotations_titled")))
