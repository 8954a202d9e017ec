"""Sentences without a frame: Konjunktiv speech, what somebody "soll" or "will", and reported speech acts.

"Man habe nichts gewusst." goes on with what the speaker before said (`indirect_free_indirect`); "Die Werft soll
schließen." after it is `free_indirect`; "Die Gewerkschaft warnt vor Entlassungen." is `reported`.
"""

from __future__ import annotations

from functools import partial

from synopse.syntax import Clause, Token, VerbGroup
from synopse.syntax.lemmas import takes_sein
from synopse.tag.quotations.drafts import Draft, token_ranges
from synopse.tag.quotations.phrases import phrase_end
from synopse.tag.quotations.sayers import NEVER, standing
from synopse.tag.quotations.sayings import Saying
from synopse.tag.quotations.scenes import Scene, indices
from synopse.tag.quotations.speech import acts, forms, verbs


def main_clause(scene: Scene) -> Clause | None:
    """The first main clause outside quotation marks."""
    for clause in scene.clauses:
        if clause.kind == "main" and clause.verb and clause.verb.finite is not None and scene.free(clause.verb.finite):
            return clause
    return None


def main_verb(scene: Scene) -> VerbGroup | None:
    """The verb of the first main clause."""
    clause = main_clause(scene)
    return clause.verb if clause else None


def is_konjunktiv(scene: Scene, speaking: bool) -> bool:
    """Whether the whole sentence is in the Konjunktiv of reported speech.

    Forms of Konjunktiv I alone ("sei", "habe") make speech; "dürfte" and "möchte" are the article's own guess.
    Konjunktiv II ("hätte", "würde") counts only where somebody is `speaking` already and nothing is conditional.
    """
    clause = main_clause(scene)
    if clause is None or clause.verb is None or clause.verb.finite is None or clause.verb.mood != "Sub":
        return False
    if any(scene.tokens[place].text.lower() == "ich" for place in indices(clause)):
        return False
    if is_first_only(scene.tokens[clause.verb.finite]):
        return True
    if clause.verb.finite == clause.first == 0:
        return False
    if clause.verb.modal in forms("own_guess"):
        return speaking and clause.verb.modal == "dürfen" and clause.verb.negated
    if clause.verb.lemma not in verbs() and any(map(partial(_is_reported, scene), scene.clauses)):
        return True
    return speaking and not any(
        other.opener in forms("hypothetical") and other.first < clause.verb.finite for other in scene.clauses
    )


def _is_reported(scene: Scene, clause: Clause) -> bool:
    """Whether a dependent clause stands in the Konjunktiv I: "müssten Helfer kommen, weil das Amt überlastet sei"."""
    finite = clause.verb.finite if clause.verb else None
    if finite is None or clause.kind not in ("subordinate", "relative") or clause.opener in forms("comparing"):
        return False
    return scene.free(finite) and scene.tokens[finite].mood == "Sub" and is_first_only(scene.tokens[finite])


def may_be_konjunktiv(scene: Scene, after: bool) -> bool:
    """Whether the main verb is a Konjunktiv II or, `after` speech, could be one by its form: "ließen", "wollte"."""
    verb = main_verb(scene)
    if verb is None or verb.finite is None:
        return False
    if verb.mood == "Sub":
        return verb.modal not in forms("own_guess")
    return after and (verb.modal in ("wollen", "sollen") or verb.lemma == "lassen") and verb.tense == "past"


def is_first_only(token: Token) -> bool:
    """Whether a finite form is Konjunktiv I and nothing else: "sei", "habe", "hänge"."""
    form = token.text.lower()
    if form in forms("no_konjunktiv"):
        return False
    return form in forms("first_only") or form == f"{token.lemma.removesuffix('en')}e"


def konjunktiv(scene: Scene) -> Draft:
    """The sentence as Konjunktiv speech, its speaker still open but in "Für Olm sei das ein Fehler"."""
    begin, end = scene.sentence.begin, scene.sentence.end
    draft = Draft("indirect_free_indirect", ((begin, end),), rule="konjunktiv")
    if scene.tokens[0].text == "Für":
        last = phrase_end(scene.tokens, 1, len(scene.tokens))
        if last > 1 and standing(scene, 1, last) > NEVER:
            draft.speaker = token_ranges(scene.tokens, range(1, last))
    return draft


def konjunktiv_before(scene: Scene) -> Draft | None:
    """The Konjunktiv sentence that a colon leads on to words in marks: "Die Brücke sei alt: „Sie muss weg.“"."""
    for index in range(1, len(scene.tokens) - 1):
        if scene.tokens[index].text == ":" and not scene.free(index + 1) and scene.free(0):
            draft = konjunktiv(scene)
            draft.content = ((scene.sentence.begin, scene.tokens[index].end),)
            return draft
    return None


def joined(first: Draft, second: Draft) -> None:
    """Take a further sentence into a quotation of whole sentences."""
    first.content = ((first.begin, second.end),)


def hearsay(scene: Scene, speaking: bool) -> Draft | None:
    """A sentence with "soll" or "sollen" as the main verb: what a source has said before.

    A plan ("Die Fähre soll im Mai fahren") counts only where somebody is `speaking`; what is said to have happened
    ("soll gesunken sein") is always hearsay.
    """
    clause = main_clause(scene)
    verb = clause.verb if clause else None
    if verb is None or verb.modal != "sollen" or verb.mood == "Sub":
        return None
    happened = _has_happened([scene.tokens[index] for index in verb.tokens])
    if not happened and not (speaking and verb.tense != "past"):
        return None
    return Draft("free_indirect", ((scene.sentence.begin, scene.sentence.end),), rule="sollen")


def _has_happened(tokens: list[Token]) -> bool:
    """Whether "soll" governs a perfect: "soll gesunken sein"; "soll im Mai fertiggestellt sein" is a plan."""
    past = [token for token in tokens if token.detail == "part"]
    texts = {token.text for token in tokens}
    moved = bool(texts & {"gewesen", "worden"}) or any(takes_sein(token.lemma) for token in past)
    return bool(past) and ("haben" in texts or ("sein" in texts and moved))


def act(scene: Scene, said: tuple[Saying, ...]) -> Draft | None:
    """A whole sentence that reports a speech act without its words: "Der Rat kritisierte das Urteil als hart."."""
    main = main_clause(scene)
    for saying in said:
        if main is None or scene.clauses[saying.clause] is not main or not _is_act(scene, main, saying):
            continue
        begin, end = scene.sentence.begin, scene.sentence.end
        return Draft(
            "reported",
            ((begin, end),),
            speaker=token_ranges(scene.tokens, range(*saying.speaker)) if saying.speaker else (),
            addressee=token_ranges(scene.tokens, range(*saying.addressee)) if saying.addressee else (),
            medium=saying.medium,
            rule="act",
        )
    return None


def is_calling(saying: Saying) -> bool:
    """Whether words in marks beside the verb are what was said: "nannte", "sprach von", "bezeichnete als"."""
    return saying.lemma == "nennen" or bool({"als", "vor", "von"} & acts("active").get(saying.lemma, frozenset()))


def _is_act(scene: Scene, clause: Clause, saying: Saying) -> bool:
    """Whether a clause tells that somebody said something: "warnt vor Eis", but not "warnt", "will warnen", "warne".

    What claims victims says nothing: "Die Flut forderte Todesopfer".
    """
    verb = clause.verb
    if verb is None or verb.mood == "Sub" or verb.negated or verb.modal:
        return False
    if verb.tense == "future" or scene.tokens[0].text == "(" or scene.tokens[-1].text == "?":
        return False
    words = [scene.tokens[place].text for place in indices(clause)]
    nobody = saying.speaker is None and (verb.voice == "active" or saying.lemma == "bezeichnen")  # "wird Orkan genannt"
    if nobody or "man" in words or scene.tokens[max(verb.tokens) - 1].text == "zu":
        return False
    if saying.lemma == "fordern" and forms("claimed").intersection(words):
        return False
    needs = acts(verb.voice).get(saying.lemma, frozenset())
    return "*" in needs or not needs.isdisjoint(map(str.lower, words))
