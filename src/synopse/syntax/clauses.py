"""Clauses of a sentence: stretches put together by what is still missing.

A clause is complete once it has its finite verb. A stretch without one goes on with the innermost clause that is not
complete ("X, der Leiter des Fonds, | sagte"); a stretch with one completes it, or begins a new main clause.
"""

from __future__ import annotations

from typing import Sequence

from msgspec.structs import replace

from synopse.syntax.chunks import chunks
from synopse.syntax.groups import verb_group
from synopse.syntax.lemmas import is_listed, readings
from synopse.syntax.parts import Chunk, Clause, ClauseKind, Token
from synopse.syntax.stretches import Stretch, stretches, zu_infinitive
from synopse.syntax.subjects import subjects

_ZU_GOVERNORS = frozenset({"haben", "sein", "scheinen", "brauchen", "pflegen"})
"""With these "zu" and infinitive are one verb group: "ist zu erwarten"."""


_RECENT = 6
"""Clauses back in which a verb still waits for its particle."""
_INFINITIVE_GOVERNORS = frozenset({"werden", "können", "müssen", "sollen", "wollen", "dürfen", "mögen"})


class _Draft:
    """A clause while it is being put together."""

    def __init__(self, kind: ClauseKind, opener: str, parent: _Draft | None) -> None:
        self.kind: ClauseKind = kind
        self.opener = opener
        self.parent = parent
        self.ranges: list[tuple[int, int]] = []
        self.complete = False

    def add(self, stretch: Stretch, tokens: Sequence[Token]) -> None:
        """Let the clause go on with a stretch of these tokens."""
        self.ranges.append((stretch.first, stretch.last))
        if self.kind == "infinitive":
            self.complete = self.complete or zu_infinitive(tokens, stretch.first, stretch.last) is not None
        else:
            self.complete = self.complete or bool(stretch.finite)


class _Drafts:
    """The clauses of one sentence so far; `path` leads from the outermost open clause to the innermost."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.all: list[_Draft] = []
        self._path: list[_Draft] = []
        self._saved: list[list[_Draft]] = []

    def take(self, stretch: Stretch, following: Stretch | None) -> None:
        """Put a stretch where it belongs, with the one that follows it in view."""
        for mark in stretch.marks:
            self._obey(mark)
        if stretch.kind:
            self._begin(stretch, stretch.kind, self._parent(stretch))
        elif stretch.finite:
            self._take_verb(stretch)
        elif self._is_infinitive(stretch, following) or self._leads_infinitive(stretch, following):
            self._begin(stretch, "infinitive", self._path[-1])
        elif self._ends_group(stretch):
            self._resume(self._path[-2], stretch)
        elif self._path:
            parted = self._parted(stretch)
            if parted is not None:
                self._path = [parted]
            (self._open() or self._path[-1]).add(stretch, self._tokens)
        else:
            self._begin(stretch, "main", None)

    def _obey(self, mark: str) -> None:
        if mark in ("(", "["):
            self._saved.append(list(self._path))
        elif mark in (")", "]") and self._saved:
            self._path = self._saved.pop()
        elif mark in (":", ";") or (mark in ("-", "–", "—") and self._is_dateline()):
            self._path = []

    def _is_dateline(self) -> bool:
        """Whether all so far is a place and an agency: "Berlin (dpa) -"."""
        return len(self.all) == 1 and not self.all[0].complete and self.all[0].ranges[-1][1] <= 8

    def _take_verb(self, stretch: Stretch) -> None:
        verb_first = stretch.finite[0] == stretch.first < stretch.last - 1
        while self._path and self._path[-1].kind == "infinitive":
            self._path.pop()
        if self._is_awaited(stretch):
            self._resume(self._path[-1], stretch)
            return
        waiting = self._open()
        if waiting is None or (waiting.kind != "main" and not stretch.final) or (waiting.kind != "main" and verb_first):
            main = next((draft for draft in self._path if draft.kind == "main" and not draft.complete), None)
            if waiting is not None and main is not None and verb_first:
                self._resume(main, stretch)
                return
            self._begin_joined(stretch)
        elif waiting.kind == "main" and stretch.marks == "und":
            self._begin_joined(stretch)
        else:
            self._resume(waiting, stretch)

    def _is_awaited(self, stretch: Stretch) -> bool:
        """Whether the stretch ends in the infinitive that the clause lacks: "werden A, B und C gehören"."""
        if not self._path or not self._path[-1].complete or not stretch.final or len(stretch.finite) > 1:
            return False
        verbs = [
            token
            for first, last in self._path[-1].ranges
            for token in self._tokens[first:last]
            if token.pos in ("VERB", "AUX")
        ]
        form = self._tokens[stretch.finite[0]].text
        lacking = len(verbs) == 1 and verbs[0].lemma in _INFINITIVE_GOVERNORS
        return (
            lacking and stretch.finite[0] > stretch.first and any(reading.place == "inf" for reading in readings(form))
        )

    def _parted(self, stretch: Stretch) -> _Draft | None:
        """The main clause whose verb waits for its particle: "wies den Vorwurf, er lüge, als Unsinn zurück"."""
        particle = self._tokens[stretch.last - 1]
        if particle.detail != "prt" or self._path[-1].kind != "main":
            return None
        for draft in self.all[: -_RECENT - 1 : -1]:
            if draft.kind == "main" and any(
                token.detail == "fin" and is_listed(particle.text, token.lemma)
                for first, last in draft.ranges
                for token in self._tokens[first:last]
            ):
                return draft
        return None

    def _ends_group(self, stretch: Stretch) -> bool:
        """Whether it is the participle of the clause around an infinitive: "hat den Plan, | zu bauen, | gebilligt"."""
        inside = len(self._path) > 1 and self._path[-1].kind == "infinitive" and self._path[-1].complete
        if not inside or stretch.marks != "," or self._tokens[stretch.last - 1].detail != "part":
            return False
        waiting = (self._tokens[at] for first, last in self._path[-2].ranges for at in range(first, last))
        verbs = [token for token in waiting if token.pos in ("VERB", "AUX")]
        return len(verbs) == 1 and verbs[0].lemma in ("haben", "sein", "werden")

    def _resume(self, draft: _Draft, stretch: Stretch) -> None:
        draft.add(stretch, self._tokens)
        self._path = self._path[: self._path.index(draft) + 1]

    def _begin_joined(self, stretch: Stretch) -> None:
        """Begin a clause: of the same kind as the one before where "und" joins them and the verb stands last."""
        before = self._path[-1] if self._path else None
        joined = self._is_joined(stretch) and (stretch.marks == "und" or stretch.finite[0] > stretch.first + 1)
        if before and before.kind in ("subordinate", "relative") and stretch.final and joined:
            self._path.pop()
            draft = self._begin(stretch, before.kind, before.parent)
            draft.opener = before.opener
            return
        self._path = []
        self._begin(stretch, "main", None)

    def _is_joined(self, stretch: Stretch) -> bool:
        return stretch.marks == "und" or self._tokens[stretch.first].pos == "CCONJ"

    def _is_infinitive(self, stretch: Stretch, following: Stretch | None) -> bool:
        """Whether an infinitive clause begins: after a complete clause, or where the verb of the open one follows.

        "Die Forderung, die Löhne zu erhöhen, | lehnte die Werft ab."
        """
        if not self._path or zu_infinitive(self._tokens, stretch.first, stretch.last) is None:
            return False
        resumes = following is not None and bool(following.finite) and following.finite[0] == following.first
        return self._open() is None or (resumes and self._path[-1].kind == "main" and stretch.marks == ",")

    def _leads_infinitive(self, stretch: Stretch, following: Stretch | None) -> bool:
        """Whether an infinitive clause begins that a phrase breaks: "sagte zu, die Insel, ein Riff, zu räumen"."""
        if not self._path or stretch.marks != "," or self._open() is not None or following is None:
            return False
        before = self._tokens[stretch.first - 2]
        ended = before.pos in ("VERB", "AUX") or before.detail == "prt"
        return ended and not following.finite and _ends_infinitive(self._tokens, following)

    def _open(self) -> _Draft | None:
        """The innermost clause that has no finite verb yet."""
        return next((draft for draft in reversed(self._path) if not draft.complete), None)

    def _parent(self, stretch: Stretch) -> _Draft | None:
        if not self._path:
            return None
        before = self._path[-1]
        if self._is_joined(stretch) and before.kind == stretch.kind and before.complete:
            self._path.pop()
            return before.parent
        return before

    def _begin(self, stretch: Stretch, kind: ClauseKind, parent: _Draft | None) -> _Draft:
        draft = _Draft(kind, stretch.opener, parent)
        draft.add(stretch, self._tokens)
        self.all.append(draft)
        self._path.append(draft)
        return draft


def _ends_infinitive(tokens: Sequence[Token], stretch: Stretch) -> bool:
    return stretch.kind is None and zu_infinitive(tokens, stretch.first, stretch.last) is not None


def parsed(tokens: Sequence[Token]) -> tuple[tuple[Chunk, ...], tuple[Clause, ...]]:
    """The chunks and the clauses of a sentence; clauses in the order of their first words."""
    drafts = _Drafts(tokens)
    ahead = list(stretches(tokens))
    for place, stretch in enumerate(ahead):
        drafts.take(stretch, ahead[place + 1] if place + 1 < len(ahead) else None)
    found = [part for draft in drafts.all for part in _with_inner_infinitive(tokens, draft)]
    found.sort(key=lambda draft: draft.ranges[0])
    _adopt(found)
    found_chunks = chunks(tokens)
    clauses = [_clause(tokens, draft, found) for draft in found]
    chosen = subjects(tokens, found_chunks, clauses)
    return found_chunks, tuple(replace(clause, subject=who) for clause, who in zip(clauses, chosen, strict=True))


def _with_inner_infinitive(tokens: Sequence[Token], draft: _Draft) -> list[_Draft]:
    """The clause, and the infinitive clause that stands at its end without a comma: "drohte abzureisen"."""
    first, last = draft.ranges[-1]
    finite = [index for index in range(first, last) if tokens[index].detail == "fin"]
    start = zu_infinitive(tokens, first, last) if finite and draft.kind != "infinitive" else None
    if (
        start is None
        or start <= finite[0]
        or tokens[finite[0]].lemma in _ZU_GOVERNORS
        or tokens[start - 1].text == "um"
    ):
        return [draft]
    inner = _Draft("infinitive", "", draft)
    end = start + (2 if tokens[start].text == "zu" else 1)
    inner.ranges = [(start, end)]
    draft.ranges[-1:] = [(begin, stop) for begin, stop in ((first, start), (end, last)) if begin < stop]
    return [draft, inner]


def _adopt(found: Sequence[_Draft]) -> None:
    """Give the clauses before their main clause that clause as parent: "Wenn er kommt, gehen wir"."""
    main = None
    for draft in reversed(found):
        if draft.kind == "main":
            main = draft
        elif draft.parent is None:
            draft.parent = main


def _clause(tokens: Sequence[Token], draft: _Draft, found: Sequence[_Draft]) -> Clause:
    ranges = _merged(tokens, draft.ranges)
    indices = [index for first, last in ranges for index in range(first, last)]
    group = verb_group(tokens, indices, draft.kind)
    kind: ClauseKind = "fragment" if draft.kind == "main" and (group is None or group.finite is None) else draft.kind
    parent = found.index(draft.parent) if draft.parent in found else None
    return Clause(*ranges[0], kind, draft.opener, group, None, parent, tuple(ranges[1:]))


def _merged(tokens: Sequence[Token], ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of a clause, joined where only marks stand between them."""
    result = [ranges[0]]
    for first, last in ranges[1:]:
        before = result[-1]
        if all(tokens[index].pos == "PUNCT" for index in range(before[1], first)):
            result[-1] = (before[0], last)
        else:
            result.append((first, last))
    return result
