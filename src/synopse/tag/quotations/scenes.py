"""A sentence as the rules for quotations see it: its tokens, clauses, and which words stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from synopse.model import Name
from synopse.syntax import Clause, Sentence, Syntax, Token
from synopse.tag.quotations.marks import Marked


class Scene(Struct, frozen=True):
    """A sentence with its surroundings.

    `inside` gives for each token the index of the outermost pair of quotation marks around it, or -1, `labels` the
    label of the name that holds it, or ""; `paragraph` counts line ends before the sentence; `number` counts sentences.
    """

    number: int
    sentence: Sentence
    paragraph: int
    inside: tuple[int, ...]
    labels: tuple[str, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence."""
        return self.sentence.clauses

    def free(self, index: int) -> bool:
        """Whether a token stands outside all quotation marks."""
        return self.inside[index] < 0

    def last_word(self) -> int:
        """The index after the last token that is no final punctuation."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in ".!?…" and self.free(end - 1):
            end -= 1
        return end


def scenes(text: str, syntax: Syntax, pairs: tuple[Marked, ...], names: tuple[Name, ...] = ()) -> tuple[Scene, ...]:
    """One scene a sentence. `pairs` are all pairs of quotation marks, in text order, as are the article's `names`."""
    starts = [name.begin for name in names]
    outer = [(index, pair) for index, pair in enumerate(pairs) if not pair.depth]
    result, paragraph, place, position = [], 0, 0, 0
    for number, sentence in enumerate(syntax.sentences):
        paragraph += text.count("\n", position, sentence.begin)
        position = sentence.begin
        inside = []
        for token in sentence.tokens:
            while place < len(outer) and outer[place][1].end <= token.begin:
                place += 1
            around = place < len(outer) and outer[place][1].begin <= token.begin
            inside.append(outer[place][0] if around else -1)
        result.append(Scene(number, sentence, paragraph, tuple(inside), _labels(sentence, names, starts)))
    return tuple(result)


def _labels(sentence: Sentence, names: tuple[Name, ...], starts: list[int]) -> tuple[str, ...]:
    """For each token of a sentence the label of the name that it belongs to, or ""."""
    labels = []
    for token in sentence.tokens:
        place = bisect_right(starts, token.begin) - 1
        labels.append(names[place].label if place >= 0 and token.begin < names[place].end else "")
    return tuple(labels)


def tree(clauses: tuple[Clause, ...], root: int) -> list[int]:
    """A clause with everything that depends on it, as indices into the clauses of the sentence."""
    found = {root}
    for _ in range(4):
        size = len(found)
        found |= {index for index, clause in enumerate(clauses) if clause.parent in found}
        if len(found) == size:
            break
    return sorted(found)


def with_joined(scene: Scene, index: int) -> set[int]:
    """The tokens of a clause with what depends on it and the clauses joined to it: "weil sie alt sei und reiße"."""
    clause = scene.clauses[index]
    content = covered(scene.clauses, tree(scene.clauses, index))
    for later in range(index + 1, len(scene.clauses)):
        other = scene.clauses[later]
        alike = (other.kind, other.opener, other.parent) == (clause.kind, clause.opener, clause.parent)
        if alike and other.first == max(content) + 1 and scene.tokens[other.first].pos == "CCONJ":
            content |= covered(scene.clauses, tree(scene.clauses, later))
    return content


def covered(clauses: tuple[Clause, ...], chosen: list[int]) -> set[int]:
    """The token indices of some clauses."""
    tokens: set[int] = set()
    for index in chosen:
        clause = clauses[index]
        tokens.update(range(clause.first, clause.last))
        for first, last in clause.rest:
            tokens.update(range(first, last))
    return tokens


def within(clause: Clause, token: int) -> bool:
    """Whether a clause, all its pieces taken together, holds a token."""
    return clause.first <= token < clause.last or any(first <= token < last for first, last in clause.rest)


def indices(clause: Clause) -> list[int]:
    """The tokens of a clause, all its pieces taken together, in order."""
    found = list(range(clause.first, clause.last))
    for first, last in clause.rest:
        found.extend(range(first, last))
    return found


def piece_end(clause: Clause, token: int) -> int:
    """Where the piece of a clause that holds the token ends."""
    return next((last for first, last in clause.rest if first <= token < last), clause.last)


def clause_at(clauses: tuple[Clause, ...], token: int) -> int | None:
    """The innermost clause that holds a token."""
    best: int | None = None
    for index, clause in enumerate(clauses):
        if within(clause, token) and (
            best is None or clause.last - clause.first <= clauses[best].last - clauses[best].first
        ):
            best = index
    return best
