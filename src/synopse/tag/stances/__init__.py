"""What a party demands, offers, rejects, threatens, concedes or agrees to, with the object in the article's own words.

A stance needs a party that can act (the subject of the verb, the owner of the noun) and an object that ends where its
clause ends. What may be, should be or is asked is none ("könnte fordern", "soll ablehnen", "lehnt er ab?").
"""

from __future__ import annotations

from typing import Iterator

from synopse import lexicon
from synopse.model import Name, Quotation, Span, Stance
from synopse.syntax import Clause, Syntax, VerbGroup
from synopse.tag.stances.nouns import is_noun, noun_row, noun_stances
from synopse.tag.stances.objects import object_of
from synopse.tag.stances.parties import can_act, party_of
from synopse.tag.stances.views import Draft, Range, Row, View, kind_of, used, views

WANTED = frozenset({"", "können"})
"""Modals that leave a refusal a refusal: "kann den Plan nicht akzeptieren"."""


def stances(
    text: str, syntax: Syntax, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
) -> tuple[Stance, ...]:
    """The stances of an article in text order.

    Args:
        text: The article's text.
        syntax: Its analysis.
        names: Its names: a name can act.
        quotations: Its quotations: in "„Wir fordern mehr“, sagte Olm" the party is the speaker.
    """
    found = [
        _stance(view, draft)
        for view in views(text, syntax, names, quotations)
        if view.word(len(view.tokens) - 1) != "?"
        for draft in _drafts(view)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda stance: (stance.cue.begin, stance.party.begin)))


def _drafts(view: View) -> Iterator[Draft]:
    for number, clause in enumerate(view.sentence.clauses):
        draft = _by_verb(view, number, clause)
        if draft is not None:
            yield draft
    yield from noun_stances(view)


def _stance(view: View, draft: Draft) -> Stance:
    return Stance(
        kind=kind_of(draft.kind),
        party=draft.party,
        cue=draft.cue,
        object=tuple(map(view.span_of, draft.object)),
        evidence=view.whole,
        former=draft.former,
    )


def _by_verb(view: View, number: int, clause: Clause) -> Draft | None:
    verb = clause.verb
    if verb is None or verb.finite is None or clause.opener in used("condition"):
        return None
    found = _kind(view, number, clause)
    party = party_of(view, number) if found is not None else None
    if found is None or party is None:
        return None
    kind, row = found
    what, kind = object_of(view, number, row["takes"].split(), party, kind)
    what = _without_noun(view, row, what) if " " in row["form"] else what
    if (not what and row["takes"] != "none") or not _fits(view, number, row, what):
        return None
    kind = _held(view, what, kind) if row["form"] in used("holding") else kind
    former = verb.tense == "pluperfect" or bool(_words(view, number) & lexicon.words("stances_former"))
    return Draft(kind, party, _cue(view, verb.tokens), what, former)


def _kind(view: View, number: int, clause: Clause) -> tuple[str, Row] | None:
    """What the clause says of its subject, and the row that says where the object stands."""
    verb = clause.verb
    assert verb is not None
    row = _adjective(view, number) if verb.lemma in used("being") else None
    if row is None and verb.voice == "passive":
        return None
    row = row or _phrase(view, number, verb.lemma) or view.verbs.get(verb.lemma)
    if row is None:
        return ("reject", REFUSAL) if _refuses(verb) else None
    if (verb.modal or "") not in WANTED or verb.mood == "Imp" or _is_unreal(view, verb):
        return None
    if (denied := _is_denied(view, number, verb)) or verb.modal:
        return (row["denied"], row) if row["denied"] and denied else None
    return (row["kind"], row) if verb.tense != "future" else None


def _phrase(view: View, number: int, lemma: str) -> Row | None:
    """ "stellte drei Prozent in Aussicht", "hat ihr Angebot erhöht": a verb that is a stance with its noun only."""
    rows = view.phrases.get(lemma, {})
    own = set(view.own(number)) if rows else set()
    heads = (view.tokens[chunk.head].text for chunk in view.sentence.chunks if chunk.head in own)
    return next((row for head in heads for noun, row in rows.items() if is_noun(head, noun)), None)


def _without_noun(view: View, row: Row, what: tuple[Range, ...]) -> tuple[Range, ...]:
    """The object of a phrase without the noun that belongs to its verb: "drei Prozent | in Aussicht"."""
    if not what:
        return ()
    first, last = what[0]
    inside = (chunk for chunk in view.sentence.chunks if first < chunk.first < last)
    noun = row["form"].split()[0]
    cut = next((chunk.first for chunk in inside if is_noun(view.tokens[chunk.head].text, noun)), last)
    return ((first, cut), *what[1:])


def _is_denied(view: View, number: int, verb: VerbGroup) -> bool:
    """Whether the verb is denied, not only an adjective: "lehnt eine Abtretung noch nicht besetzter Gebiete ab"."""
    own = view.own(number)
    denying = [at for at in own if view.word(at).lower() in lexicon.words("syntax_negations")]
    inside = [
        at for at in denying if at + 2 in own and view.tokens[at + 1].pos == "ADJ" and view.tokens[at + 2].pos == "NOUN"
    ]
    return verb.negated and len(inside) < len(denying)


def _refuses(verb: VerbGroup) -> bool:
    """ "will nicht verhandeln"; who only will not say something refuses nothing."""
    wants = verb.modal == "wollen" and verb.negated and verb.tense == "present" and verb.mood == "Ind"
    return wants and verb.lemma not in lexicon.words("stances_silent")


REFUSAL: Row = {"form": "wollen", "kind": "reject", "takes": "rest", "denied": "", "needs": "any"}


def _is_unreal(view: View, verb: VerbGroup) -> bool:
    """Whether a Konjunktiv II tells what would be: "würde ablehnen", "hätte zugestimmt"."""
    unreal = ("würd", "wär", "hätt", "könnt", "müsst", "dürft")
    return verb.mood == "Sub" and view.word(verb.finite or 0).lower().startswith(unreal)


def _adjective(view: View, number: int) -> Row | None:
    """ "ist bereit zu", "zeigt sich offen für", "erklärte sich bereit"."""
    for at in view.own(number):
        row = view.adjectives.get(view.word(at).lower())
        if row is not None:
            return row
    return None


def _held(view: View, what: tuple[Range, ...], kind: str) -> str:
    """What somebody holds on to: a threat, an offer, else a demand."""
    for chunk in view.sentence.chunks:
        if what[0][0] <= chunk.head < what[0][1]:
            row = noun_row(view, chunk)
            return row["kind"] if row is not None else kind
    return kind


def _fits(view: View, number: int, row: Row, what: tuple[Range, ...]) -> bool:
    """Whether verb and object are what the row means: not "fordert zwei Tote", "bietet Platz", "sperrt die Straße"."""
    words = {view.word(at) for part in what for at in range(*part)}
    needs = row["needs"].split()
    reflexive = bool(_words(view, number) & used("reflexive"))
    if row["kind"] == "reject" and (_keeps_silent(view, what) or _is_bare_charge(view, what)):
        return False
    if row["form"] == "fordern" and what and what[0][0] in view.own(number) and _is_somebody(view, what[0]):
        return False  # "forderte die Bewohner, die ..., zum Rückzug auf"
    if words & lexicon.words("stances_tolls") or (reflexive != ("sich" in needs) and "any" not in needs):
        return False
    if row["takes"] == "none" and any(object_of(view, number, [case], None)[0] for case in ("acc", "dat")):
        return False
    if "calm" in needs and any(word.lower().endswith(tuple(used("action"))) for word in words):
        return False
    if {"amount", "goods"} & set(needs) and not words & lexicon.words("stances_amounts"):
        return "goods" in needs and bool(words & lexicon.words("stances_goods"))
    return "both" not in needs or _is_plural(view, number)


def _is_bare_charge(view: View, what: tuple[Range, ...]) -> bool:
    """ "wies den Vorwurf zurück" does not say what is rejected."""
    return len(what) == 1 and what[0][1] - what[0][0] <= 2 and view.word(what[0][1] - 1) in used("charge")


def _is_somebody(view: View, what: Range) -> bool:
    """Whether the first phrase of an object names somebody who acts."""
    chunk = next((chunk for chunk in view.sentence.chunks if what[0] <= chunk.head < what[1]), None)
    return chunk is not None and can_act(view, chunk)


def _keeps_silent(view: View, what: tuple[Range, ...]) -> bool:
    """ "lehnte es ab, Einzelheiten zu nennen" refuses nothing but an answer."""
    inside = (clause for clause in view.sentence.clauses if any(first <= clause.first < last for first, last in what))
    return any(clause.verb is not None and clause.verb.lemma in lexicon.words("stances_silent") for clause in inside)


def _words(view: View, number: int) -> set[str]:
    return {view.word(at).lower() for at in view.own(number)}


def _is_plural(view: View, number: int) -> bool:
    """Whether the verb is plural: two agree, one alone does not."""
    verb = view.sentence.clauses[number].verb
    return verb is not None and verb.finite is not None and view.word(verb.finite).lower().endswith("n")


def _cue(view: View, tokens: tuple[int, ...]) -> Span:
    """The finite verb, or the participle where that is the full verb."""
    at = tokens[0] if len(tokens) == 1 else max(tokens, key=lambda token: (len(view.word(token)), token))
    return view.span(at, at + 1)
