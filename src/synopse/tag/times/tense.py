"""Whether a clause speaks of what was or of what is to be, for "am Samstag" and "im November".

"Am Samstag wurde gewählt" is the last Saturday, "am Samstag wird gewählt" and "am Samstag soll gewählt werden" the
next one. The clause that holds the words decides; where it has no finite verb, the clause it depends on, then the
sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from synopse import lexicon
from synopse.syntax import Clause, Sentence, Syntax, VerbGroup

Side = Literal["past", "present", "future", ""]
"""What a clause speaks of; "" where no verb tells."""

_TENSES: dict[str, Side] = {
    "past": "past", "perfect": "past", "pluperfect": "past", "future": "future", "present": "present", "": "",
}  # fmt: skip
NEAR_CLAUSES = 40
NEAR_TOKENS = 60
"""How far back a clause that holds a word may begin, in clauses; where a verb is looked for without clauses."""
_AHEAD = frozenset({"sollen", "wollen", "möchten", "mögen"})
_UNDONE = frozenset({"hätte", "hätten", "hättest", "hättet"})
"""What "hätte am Samstag zurückkehren müssen" was not done on a Saturday gone by."""
_AHEAD_IF = frozenset({"können", "dürfen", "müssen"})


class Tenses:
    """Answers for places of one article."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def is_state(self, begin: int) -> bool:
        """Whether the clause at an offset tells a state in the present: "Heute lebt er in Rom"."""
        sentence = self._syntax.sentence_at(begin)
        clause = _innermost(sentence, _index_at(sentence, begin)) if sentence else None
        verb = clause.verb if clause else None
        return verb is not None and verb.tense == "present" and verb.lemma in lexicon.words("times_states")

    def is_told(self, begin: int) -> bool:
        """Whether the clause at an offset looks back and sets a scene: "1952 brach er auf", "Als er 1952 kam"."""
        sentence = self._syntax.sentence_at(begin)
        clause = _innermost(sentence, _index_at(sentence, begin)) if sentence else None
        sets = clause is not None and (clause.kind == "main" or clause.opener in ("als", "nachdem"))
        return sets and self.side(begin) == "past"

    def tense(self, begin: int) -> str:
        """The tense of the innermost clause with a verb at an offset; "" where none has one."""
        sentence = self._syntax.sentence_at(begin)
        clause = _innermost(sentence, _index_at(sentence, begin)) if sentence else None
        while sentence is not None and clause is not None and clause.verb is None and clause.parent is not None:
            clause = sentence.clauses[clause.parent]
        return clause.verb.tense if clause is not None and clause.verb is not None else ""

    def is_said(self, begin: int) -> bool:
        """Whether the clause at an offset tells in the present what somebody has said: "wie die Polizei mitteilt"."""
        sentence = self._syntax.sentence_at(begin)
        clause = _innermost(sentence, _index_at(sentence, begin)) if sentence else None
        verb = clause.verb if clause else None
        if verb is None or verb.tense != "present" or verb.voice != "active" or verb.modal is not None:
            return False
        return verb.lemma in lexicon.words("quotations_plain")

    def is_finite(self, begin: int) -> bool:
        """Whether the token at an offset is a finite verb."""
        sentence = self._syntax.sentence_at(begin)
        return sentence is not None and sentence.tokens[_index_at(sentence, begin)].detail == "fin"

    def side(self, begin: int) -> Side:
        """The side of the clause at an offset; "" where no verb tells."""
        sentence = self._syntax.sentence_at(begin)
        if sentence is None:
            return ""
        index = _index_at(sentence, begin)
        if not sentence.clauses:
            return _side_by_tokens(sentence, index)
        clause: Clause | None = _innermost(sentence, index)
        for _ in range(4):
            if clause is None:
                break
            if clause.opener == "als" and clause.kind == "subordinate":
                return "past"  # "Als sie am Freitag den Saal betritt, ..."
            side = "future" if _is_announced(sentence, clause) else _side_of(sentence, clause.verb)
            if side:
                return side
            clause = sentence.clauses[clause.parent] if clause.parent is not None else None
        return _side_by_tokens(sentence, index)


def _index_at(sentence: Sentence, offset: int) -> int:
    return max(0, bisect_right(sentence.tokens, offset, key=lambda token: token.begin) - 1)


def _innermost(sentence: Sentence, index: int) -> Clause | None:
    """The shortest clause that holds a token."""
    place = bisect_right(sentence.clauses, index, key=lambda clause: clause.first)
    holding = [
        clause
        for clause in sentence.clauses[max(0, place - NEAR_CLAUSES) : place]
        if any(first <= index < last for first, last in ((clause.first, clause.last), *clause.rest))
    ]
    return min(holding, key=lambda clause: (clause.last - clause.first, clause.first), default=None)


def _is_announced(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause is what somebody announced or asked for: "kündigte an, am Mittwoch zu reisen"."""
    if clause.kind != "infinitive" or clause.parent is None or clause.verb is None or clause.verb.tense == "perfect":
        return False
    over = sentence.clauses[clause.parent].verb
    return over is not None and over.lemma in lexicon.words("times_announcing")


def _side_of(sentence: Sentence, verb: VerbGroup | None) -> Side:
    if verb is None or verb.finite is None:
        return ""
    if verb.lemma != "haben" and sentence.tokens[verb.finite].text.lower() in _UNDONE:
        return "past"
    if verb.modal in _AHEAD and verb.tense not in ("perfect", "pluperfect"):
        return "past" if verb.tense == "past" and _is_given_up(sentence) else "future"
    if verb.modal in _AHEAD_IF and (verb.mood == "Sub" or verb.tense == "present"):
        return "future"
    if verb.mood == "Sub" and verb.tense == "present":
        return "future"
    if verb.lemma in _ahead() and verb.tense == "present":
        return "future"
    if verb.lemma in ("haben", "sein") and verb.tense == "present" and _participle_after(sentence, verb.finite):
        return "past"
    return _TENSES[verb.tense]


def _is_given_up(sentence: Sentence) -> bool:
    """Whether what was wanted came otherwise: "Eigentlich wollten sie sich am Dienstag wiedersehen"."""
    return any(token.text.lower() in ("eigentlich", "ursprünglich") for token in sentence.tokens)


def _participle_after(sentence: Sentence, finite: int) -> bool:
    """Whether the sentence closes with a participle: "hat es am Montag - trotz allem - Streit gegeben"."""
    closing = sentence.tokens[finite + 1 : finite + NEAR_TOKENS]
    words = [token for token in closing if token.pos != "PUNCT"]
    last = words[-1] if words and finite + 1 + len(closing) == len(sentence.tokens) else None
    return last is not None and last.detail == "part" and last.lemma not in lexicon.words("times_scheduled")


def _side_by_tokens(sentence: Sentence, index: int) -> Side:
    """Without clauses: the finite verb nearest to the words, with a participle where it is an auxiliary."""
    first, last = max(0, index - NEAR_TOKENS), min(len(sentence.tokens), index + NEAR_TOKENS)
    near = sentence.tokens[first:last]
    finite = [i for i, token in enumerate(near, first) if token.detail == "fin"]
    if not finite:
        planned = any(token.text in lexicon.words("times_scheduled") for token in near)
        return "future" if planned else ""  # "Treffen am Freitag geplant"
    token = sentence.tokens[min(finite, key=lambda i: (abs(i - index), i))]
    if token.lemma in _AHEAD:
        return "future"
    if token.text.lower() in lexicon.words("times_preterites") or token.text.lower().endswith(("te", "ten")):
        return "past"
    participle = any(other.detail == "part" for other in near)
    if token.lemma in ("haben", "sein") and participle:
        return "past"
    if token.lemma == "werden":
        return "past" if any(other.text == "worden" for other in near) else "future"
    return "present"


def _ahead() -> frozenset[str]:
    """Verbs that look ahead in the present tense: "plant", "droht", "rechnet"."""
    return lexicon.words("times_ahead")
