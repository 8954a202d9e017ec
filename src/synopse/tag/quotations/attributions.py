"""Attributions without a verb: "laut X", "nach Angaben von X", "X zufolge", ", so X", "demnach", "wonach"."""

from __future__ import annotations

from msgspec import Struct

from synopse.syntax import Token
from synopse.syntax.declension import UNKNOWN, noun_forms
from synopse.tag.quotations.drafts import Draft, Range, content_ranges, token_ranges
from synopse.tag.quotations.phrases import INNER, NOMINAL, phrase_begin, phrase_end
from synopse.tag.quotations.sayers import MAY, standing
from synopse.tag.quotations.scenes import Scene, clause_at, with_joined
from synopse.tag.quotations.speech import forms, is_source, source_medium

FINITE = frozenset({"VERB", "AUX"})


UNFIT = frozenset({"Sicht", "Stand", "Plan"})
"""Source nouns that do not stand before "nach": "freie Sicht nach draußen"."""


class Attribution(Struct, frozen=True):
    """A phrase that names a source: token indices of the whole, of its cue and of the speaker."""

    first: int
    last: int
    cue: tuple[int, ...]
    speaker: tuple[int, int] | None
    rule: str


def attributions(scene: Scene) -> tuple[Attribution, ...]:
    """The phrases of a sentence that attribute without a verb, from left to right, not overlapping."""
    found: list[Attribution] = []
    end = 0
    for index in range(len(scene.tokens)):
        if index < end or not scene.free(index):
            continue
        attribution = _at(scene, index, end)
        if attribution:
            found.append(attribution)
            end = attribution.last
    return tuple(found)


def _at(scene: Scene, index: int, floor: int) -> Attribution | None:
    lower = scene.tokens[index].text.lower()
    if lower in ("laut", "lt"):
        return _laut(scene, index)
    if lower == "aus" and "sicht" in {token.text.lower() for token in scene.tokens[index + 1 : index + 4]}:
        return _nach(scene, index)
    if lower in ("nach", "gemäß", "entsprechend"):
        named = _laut(scene, index) if lower == "gemäß" else None
        if named and named.speaker and standing(scene, *named.speaker) < MAY:
            named = None
        return _nach(scene, index) or _source_before(scene, index, floor) or named
    if lower in ("zufolge", "zu") and (lower == "zufolge" or _followed(scene, index, "folge")):
        return _zufolge(scene, index, floor)
    if lower == "so":
        return _so(scene, index)
    if lower in ("demnach", "demzufolge"):
        return Attribution(index, index + 1, (index,), (index, index + 1), "demnach")
    return None


def _followed(scene: Scene, index: int, word: str) -> bool:
    return index + 1 < len(scene.tokens) and scene.tokens[index + 1].text.lower() == word


def _vorfeld_end(scene: Scene, index: int) -> int:
    """The finite verb of a sentence if it comes after the phrase at its beginning, else the last word."""
    limit = scene.last_word()
    for position in range(index + 1, min(limit, index + 40)):
        if scene.tokens[position].mood and scene.free(position):
            return position
    return limit


def _opens_clause(scene: Scene, index: int) -> bool:
    return index == 0 or scene.tokens[index - 1].text in (",", ":", ";", "–") or scene.tokens[index - 1].pos == "CCONJ"


def _end(scene: Scene, index: int) -> int:
    first = _opens_clause(scene, index - 1)
    limit = _vorfeld_end(scene, index) if first else scene.last_word()
    end = phrase_end(scene.tokens, index, limit, wide=first)
    if not first:
        return _before_subject(scene, index, _before_von(scene, index, end))
    if (
        first
        and end < limit
        and scene.tokens[limit - 1].text != ","
        and all(token.pos not in ("PUNCT", "VERB", "AUX") for token in scene.tokens[end:limit])
    ):
        return limit if limit < scene.last_word() else end
    return end


def _before_von(scene: Scene, index: int, end: int) -> int:
    """In the middle of a clause "von" after a name belongs to the verb: "sprach laut Agentur AFP von einem Erfolg"."""
    if not any(token.lemma == "sprechen" for token in scene.tokens[:index]):
        return end
    for position in range(index + 1, end):
        if scene.tokens[position].text.lower() in ("von", "vom") and scene.tokens[position - 1].pos == "PROPN":
            return position
    return end


def _before_subject(scene: Scene, index: int, end: int) -> int:
    """In the middle of a clause its subject is no part of the source: "liegen laut Werft | Aufträge vor"."""
    chunks = scene.sentence.chunks
    begins = [chunks[clause.subject].first for clause in scene.clauses if clause.subject is not None]
    for begin in begins:
        token = scene.tokens[begin]
        common = token.pos == "NOUN" and noun_forms(token.text) != UNKNOWN  # not "Agentur Nordpress"
        nominative = common or token.text.lower() in ("das", "den", "die", "ein", "eine", "kein", "keine")
        before = scene.tokens[begin - 1]
        if index < begin < end and nominative and (before.pos in NOMINAL or before.text[:1].isupper()):
            return begin
    return end


def _laut(scene: Scene, index: int) -> Attribution | None:
    end = _end(scene, index + 1)
    if end == index + 1:
        return None
    if _is_relative(scene, index + 1):
        end = index + 2
    return Attribution(index, end, (index,), (index + 1, end), "laut")


def _is_relative(scene: Scene, index: int) -> bool:
    """Whether a pronoun after "laut" begins a relative clause: "eine Notiz, laut der das Schiff sank"."""
    tokens = scene.tokens
    if tokens[index].text.lower() not in ("dem", "der", "denen") or index < 2 or tokens[index - 2].text != ",":
        return False
    own = clause_at(scene.clauses, index)
    clause = scene.clauses[own] if own is not None else None
    return clause is not None and clause.verb is not None and clause.verb.finite == clause.last - 1


def _nach(scene: Scene, index: int) -> Attribution | None:
    head = _source_head(scene.tokens, index + 1, scene.last_word())
    if head is None or _takes_time(scene.tokens, index, head):
        return None
    end = max(head + 1, _end(scene, index + 1))
    return Attribution(index, end, (index,), (index + 1, end), "nach")


def _takes_time(tokens: tuple[Token, ...], index: int, head: int) -> bool:
    """Whether a phrase with "nach" names work that was done first: "erst nach langen Ermittlungen"."""
    if index and tokens[index - 1].text.lower() == "erst":
        return True
    return any(
        token.pos == "ADJ" and token.text.lower().rstrip("rnms").removesuffix("e") in forms("working")
        for token in tokens[index + 1 : head]
    )


def _source_head(tokens: tuple[Token, ...], first: int, limit: int) -> int | None:
    """The index of a source noun that heads the phrase at `first`: "eigenen Angaben", "Putins Worten"."""
    for index in range(first, min(first + 7, limit)):
        token = tokens[index]
        if token.pos in NOMINAL and is_source(token.text):
            return index
        genitive = token.pos == "PROPN" or (token.text[:1].isupper() and token.text.endswith(("s", "’")))
        named = genitive and tokens[index + 1 : index + 2] and tokens[index + 1].pos in NOMINAL
        if not (token.pos in INNER or token.pos in ("PRON", "ADV") or named):
            return None
    return None


def _source_before(scene: Scene, index: int, floor: int) -> Attribution | None:
    """ "meiner Meinung nach", "Medienberichten nach": the noun stands before the preposition."""
    if index <= floor or not is_source(scene.tokens[index - 1].text) or scene.tokens[index - 1].text in UNFIT:
        return None
    after = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else None
    if after and (after.pos in NOMINAL or after.pos == "DET"):
        return None
    begin = _without_article(scene.tokens, phrase_begin(scene.tokens, index - 1, floor))
    return Attribution(begin, index + 1, (index,), (begin, index), "nach")


def _without_article(tokens: tuple[Token, ...], begin: int) -> int:
    """Past an article that belongs to a noun behind: "die | ihrer Meinung nach wachsende Gefahr"."""
    following = tokens[begin + 1 : begin + 2]
    possessive = bool(following) and following[0].text.lower().startswith(("sein", "ihr", "mein", "unser", "eigen"))
    return begin + 1 if possessive and tokens[begin].pos == "DET" else begin


def _zufolge(scene: Scene, index: int, floor: int) -> Attribution | None:
    if index <= floor:
        return None
    begin = _without_article(scene.tokens, phrase_begin(scene.tokens, index - 1, floor))
    two = scene.tokens[index].text.lower() == "zu"
    last = index + 2 if two else index + 1
    return Attribution(begin, last, tuple(range(index, last)), (begin, index), "zufolge")


def _so(scene: Scene, index: int) -> Attribution | None:
    """ ", so die Ministerin" before a comma, a full stop or a closing bracket; "so viele" is none."""
    tokens = scene.tokens
    if (
        index == 0
        or index + 1 >= len(tokens)
        or not (tokens[index - 1].text in ',–-“”"«»' or not scene.free(index - 1))
    ):
        return None
    following = tokens[index + 1]
    if following.text.lower() in forms("counting"):
        return None
    named = following.pos in ("DET", "PROPN", "NOUN", "X") or following.text[0].isupper()
    if not named and following.text.lower() not in forms("latter"):
        return None
    end = phrase_end(tokens, index + 1, len(tokens), wide=False)
    while end < len(tokens) and tokens[end].text not in ",.:;–" and end < index + 30:
        if tokens[end].mood or (tokens[end].pos in FINITE):
            return None
        end += 1
    if end == index + 1:
        return None
    speaker = phrase_end(tokens, index + 1, end)
    return Attribution(index, end, (index,), (index + 1, max(speaker, index + 2)), "so")


def attributed(scene: Scene, attribution: Attribution) -> Draft | None:
    """The indirect quotation that an attribution carries: its clause with all that depends on it.

    In a main clause that is the sentence; in a subordinate one, the clause: "weil er nach Auffassung des Gerichts
    schuldig ist".
    """
    tokens = scene.tokens
    frame = set(range(attribution.first, attribution.last))
    frame = _with_commas(tokens, frame, attribution)
    frame |= _described(scene, attribution)
    content = _reach(scene, attribution) - frame
    ranges = content_ranges(tokens, content)
    if not ranges:
        return None
    speaker = token_ranges(tokens, range(*attribution.speaker)) if attribution.speaker else ()
    return Draft(
        type="indirect",
        content=ranges,
        speaker=speaker,
        cue=token_ranges(tokens, attribution.cue),
        frame=token_ranges(tokens, frame),
        addressee=told(scene, attribution),
        medium=source_medium(tokens[slice(*attribution.speaker)] if attribution.speaker else (), attribution.rule),
        rule=attribution.rule,
    )


def told(scene: Scene, attribution: Attribution) -> tuple[Range, ...]:
    """To whom: "..., so die Sprecherin gegenüber dem Nordkurier"."""
    tokens = scene.tokens
    first = attribution.speaker[1] if attribution.speaker else attribution.last
    for index in range(first, min(attribution.last + 1, len(tokens) - 1)):
        if tokens[index].text == "gegenüber":
            end = phrase_end(tokens, index + 1, len(tokens))
            return token_ranges(tokens, range(index + 1, end)) if end > index + 1 else ()
    return ()


def _with_commas(tokens: tuple[Token, ...], frame: set[int], attribution: Attribution) -> set[int]:
    if attribution.rule == "so" and attribution.first and tokens[attribution.first - 1].text == ",":
        frame = frame | {attribution.first - 1}
    return frame


def _described(scene: Scene, attribution: Attribution) -> set[int]:
    """The relative clause that tells more of the source: "Nach Ansicht eines Lotsen, der dabei war, ..."."""
    first = attribution.last
    if first + 1 >= len(scene.tokens) or scene.tokens[first].text != ",":
        return set()
    for clause in scene.clauses:
        finite = clause.verb.finite if clause.verb else None
        if clause.first == first + 1 and clause.kind == "relative" and finite is not None:
            parted = finite + 1 < len(scene.tokens) and scene.tokens[finite + 1].text == ","
            return set(range(first, finite + 1 + parted))
    return set()


def _gives_number(scene: Scene, attribution: Attribution) -> bool:
    """Whether the source gives another number only: "drei, nach anderen Angaben vier Tote", "darunter laut Amt 6"."""
    tokens, first = scene.tokens, attribution.first
    if not first or attribution.last >= len(tokens) or tokens[attribution.last].pos != "NUM":
        return False
    before = [token for token in tokens[:first] if token.mood]
    return bool(before) and tokens[first - 1].text.lower() in (",", "–", "(", "darunter", "davon")


def _next_statement(scene: Scene, first: int) -> int:
    """The semicolon after which a main clause of its own begins: "laut Akten ist er 24; also war er jung"."""
    begins = {clause.first for clause in scene.clauses if clause.kind == "main" and clause.verb and clause.verb.tokens}
    stops = (index for index in range(first, len(scene.tokens)) if scene.tokens[index].text == ";")
    return next((index for index in stops if index + 1 in begins and scene.free(index)), len(scene.tokens))


def _reach(scene: Scene, attribution: Attribution) -> set[int]:
    end = scene.last_word()
    for index in range(attribution.last, end - 1):
        if scene.tokens[index].text == ":" and not scene.free(index + 1):
            end = index
            break
    if _gives_number(scene, attribution):
        ends = (place for place in range(attribution.last, end) if scene.tokens[place].text in (",", "–", ")"))
        return set(range(attribution.last, next(ends, end)))
    end = min(end, _next_statement(scene, attribution.last))
    everything = set(range(end))
    if attribution.rule == "so":
        return set(range(attribution.first)) | set(range(attribution.last, scene.last_word()))
    own = clause_at(scene.clauses, attribution.cue[0])
    if own is None or scene.clauses[own].kind in ("main", "fragment"):
        first = scene.clauses[own].first if own is not None and scene.clauses[own].kind == "main" else 0
        earlier = any(clause.kind == "main" and clause.verb and clause.first < first for clause in scene.clauses)
        return {index for index in everything if index >= first} if earlier else everything
    return with_joined(scene, own)
