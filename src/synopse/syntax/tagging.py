"""Parts of speech, verb forms and mood, by the packaged model ``pos.crf``.

A label of the model is a UPOS tag, with a vertical bar and a detail where one is told apart: the mood of a finite
verb ("VERB|Sub"), "Inf" and "Part" of the other verb forms, "Rel" of relative pronouns, "Prt" of verb particles.
"""

from __future__ import annotations

from typing import Final, Mapping, Sequence

from synopse.lexicon import mapping, words
from synopse.sequence import load
from synopse.syntax.declension import UNKNOWN, noun_forms
from synopse.syntax.forms import is_surely_finite, of_capital, of_small_word, of_verb
from synopse.syntax.knowledge import knowledge
from synopse.syntax.lemmas import Place, Reading, readings, relatives
from synopse.syntax.parts import Detail, Mood, Token
from synopse.syntax.repair import repaired
from synopse.syntax.tokens import Piece

MODEL: Final = "pos"

_DETAILS: Mapping[str, tuple[Mood, Detail]] = {
    "": ("", ""),
    "Ind": ("Ind", "fin"),
    "Sub": ("Sub", "fin"),
    "Imp": ("Imp", "fin"),
    "Inf": ("", "inf"),
    "Part": ("", "part"),
    "Rel": ("", "rel"),
    "Prt": ("", "prt"),
}

_KINDS: Mapping[Detail, frozenset[Place]] = {
    "fin": frozenset({"pres3", "prespl", "k1", "k1only", "k1onlypl", "past", "pastpl", "k2", "k2pl"}),
    "part": frozenset({"part"}),
    "inf": frozenset({"inf", "izu"}),
}
_CLOSED = frozenset({"ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART"})
_MARKS = frozenset(",;:.!?…()[]/-–—\"“”„«»‹›‘’‚'·•|*+=")
_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_CONDITIONS = frozenset({"wenn", "falls", "ob", "würde", "würden"})
_STOPS = frozenset(",;:.!?…()")
_REACH = 15  # between "ich" and its verb
_THIRD_PERSON = frozenset({"er", "sie", "es", "man", "der", "die", "das", "sich"})
_PLAIN: Mapping[str, str] = {**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‹›‘’‚", "'"), "–": "-", "—": "-"}
_SUBJUNCTIVE: frozenset[Place] = frozenset({"k1only", "k1onlypl", "k2", "k2pl"})
_AMBIGUOUS: frozenset[Place] = _SUBJUNCTIVE | {"k1", "prespl"}


def tagged(sentence: Sequence[Piece]) -> tuple[Token, ...]:
    """The tokens of a sentence with their parts of speech."""
    return corrected(sentence, load(MODEL, knowledge).tag([plain(piece.text) for piece in sentence]))


def corrected(sentence: Sequence[Piece], labels: Sequence[str]) -> tuple[Token, ...]:
    """The tokens of a sentence, with the labels of the model made to fit the forms and each other."""
    possible = [_possible(sentence, index, label) for index, label in enumerate(labels)]
    return repaired([_token(sentence, index, label) for index, label in enumerate(possible)])


def _possible(sentence: Sequence[Piece], index: int, label: str) -> str:
    """The label, unless the form forbids it: no mark is a word, no verb has a capital inside a sentence.

    At its beginning, where every word has one, "Gestern" is no name.
    """
    form = sentence[index].text
    if index == 0 and label in ("NOUN", "PROPN") and form.lower() in words("syntax_openers"):
        return "PRON" if form.lower() in mapping("syntax_cases", "pronoun") else "ADV"
    if not form[0].isalnum() and not any(letter.isalnum() for letter in form):
        return label if label in ("PUNCT", "SYM") else "PUNCT"
    if not label.startswith(("VERB", "AUX")):
        return _possible_word(form, label) if index else label
    if label.startswith("AUX") and not readings(form.lower()):  # "zu wenig"
        return "ADV" if form.islower() else "NOUN"
    if form.islower() and not readings(form):
        return "ADV" if _is_function_word(form) else of_verb(form, label)
    if not form[:1].isupper() or form.isupper():
        return label
    if form.rpartition("-")[2][:1].isupper() and "-" in form:  # "Gewerkschafts-Sprecherin Roth"
        return "NOUN"
    return label if index == 0 or sentence[index - 1].kind == "mark" else "NOUN"


def _possible_word(form: str, label: str) -> str:
    """The label of what is no verb to the model, inside a sentence."""
    if not form.islower():
        return of_capital(form, label)
    if _is_function_word(form):
        return label
    if is_surely_finite(form):
        return "VERB|Ind"
    return of_small_word(form, label) if label in _CLOSED else label


def plain(form: str) -> str:
    """The form as the model sees it: all quotation marks are one, and so are all dashes."""
    return _PLAIN.get(form, form)


def _token(sentence: Sequence[Piece], index: int, label: str) -> Token:
    piece = sentence[index]
    pos, _, rest = ("PUNCT", "", "") if piece.text in _MARKS else label.partition("|")
    if pos in _CLOSED and piece.text[:1].isupper() and not _is_function_word(piece.text.lower()):
        pos, rest = ("PROPN" if noun_forms(piece.text) == UNKNOWN else "NOUN"), ""
    mood, detail = _DETAILS[rest]
    if pos not in ("VERB", "AUX"):
        return Token(piece.begin, piece.end, piece.text, piece.text, pos, "", detail)
    found = readings(piece.text.lower())
    mood, detail = _corrected(found, mood, detail)
    if mood == "Sub" and (_is_of_first_person(sentence, index, found) or _is_plain_past(sentence, found)):
        mood = "Ind"
    return Token(piece.begin, piece.end, piece.text, _lemma(piece.text, found, mood, detail), pos, mood, detail)


def _is_function_word(form: str) -> bool:
    return (
        form in mapping("syntax_cases", "pronoun")
        or form in mapping("syntax_prepositions", "cases")
        or any(
            form in words(table)
            for table in ("syntax_openers", "syntax_conjunctions", "syntax_particles", "syntax_negations")
        )
    )


def _corrected(found: tuple[Reading, ...], mood: Mood, detail: Detail) -> tuple[Mood, Detail]:
    """Mood and verb form as the lexicon allows them; where it leaves a choice, the model's stands."""
    places = {reading.place for reading in found}
    allowed = [kind for kind in _KINDS if places & _KINDS[kind]]
    if allowed and detail not in allowed:
        detail = allowed[0]
    if detail != "fin":
        return "", detail
    finite = places & _KINDS["fin"]
    if finite and finite <= _SUBJUNCTIVE:
        return "Sub", detail
    if finite == {"k1"}:  # "er habe"
        return mood if mood == "Imp" else "Sub", detail
    if finite == {"prespl"}:  # "sie sollen": the Konjunktiv shows in other forms alone
        return "Ind", detail
    if finite and not finite & _AMBIGUOUS:
        return "Imp" if mood == "Imp" else "Ind", detail
    return mood or "Ind", detail


def _is_of_first_person(sentence: Sequence[Piece], index: int, found: tuple[Reading, ...]) -> bool:
    """Whether a form that can be Konjunktiv I is the first person: "ich habe", and "Habe" where a note begins."""
    places = {reading.place for reading in found}
    if sentence[index].text.lower() != "werde" and ("k1" not in places or places & _SUBJUNCTIVE):
        return False
    if index == 0 and len(sentence) > 1 and sentence[1].text not in _THIRD_PERSON:
        return True
    return any(piece.text in ("ich", "Ich") for piece in _same_stretch(sentence, index))


def _is_plain_past(sentence: Sequence[Piece], found: tuple[Reading, ...]) -> bool:
    """Whether a weak verb, whose past is its Konjunktiv II, stands where no condition is: "teilte die Stadt mit"."""
    weak = [reading for reading in found if reading.place in ("past", "pastpl") and reading.lemma not in _MODALS]
    return bool(weak) and not any(piece.text.lower() in _CONDITIONS for piece in sentence)


def _same_stretch(sentence: Sequence[Piece], index: int) -> Sequence[Piece]:
    """The words around one, up to the next marks."""
    first = last = index
    while first > max(0, index - _REACH) and sentence[first - 1].text not in _STOPS:
        first -= 1
    while last < min(len(sentence) - 1, index + _REACH) and sentence[last + 1].text not in _STOPS:
        last += 1
    return sentence[first : last + 1]


def _lemma(form: str, found: tuple[Reading, ...], mood: Mood, detail: Detail) -> str:
    """The infinitive: of several that fit the verb with the most separable relatives, the commoner one as a rule.

    A participle of two like verbs is that of the plain one: "gelobt" is "loben" before it is "geloben".
    """
    fitting = [reading for reading in found if reading.place in _KINDS.get(detail, ())]
    if detail == "fin":  # "führen" is "fahren" only in the Konjunktiv
        fitting = [reading for reading in fitting if (reading.place in _SUBJUNCTIVE) == (mood == "Sub")] or fitting
    rank = {
        reading: (-relatives(reading.lemma[len(reading.particle) :]), reading.lemma.startswith("ge"), reading)
        for reading in fitting
    }
    best = min(fitting, key=rank.__getitem__, default=None)
    return best.lemma if best else form.lower()
