"""Verb forms that look alike, told apart by the verbs around them.

The tagger sees few words at a time; a modal at the beginning of a stretch asks for an infinitive at its end, however
far it is, and a subordinate clause for a finite verb ("wenn die Truppen Fortschritte machen").
"""

from __future__ import annotations

from typing import Sequence

from msgspec.structs import replace

from synopse.lexicon import mapping, words
from synopse.syntax.declension import UNKNOWN, noun_forms
from synopse.syntax.forms import is_inflected_participle
from synopse.syntax.lemmas import readings
from synopse.syntax.neighbours import MODALS, told_by_neighbours
from synopse.syntax.parts import Detail, Token
from synopse.vocabulary import word_classes

_BREAKS = frozenset(",;:()[]–—-.!?…")
_BEFORE_OPENER = frozenset({*"\"“”„«»‹›‘’‚'", "auch", "und", "oder", "so", "selbst", "erst", "nur", "aber"})
_QUOTES = frozenset("\"“”„«»‹›‘’'")
_FINITE = frozenset({"pres3", "prespl", "past", "pastpl"})
_KONJUNKTIV = frozenset({"k1", "k1only", "k1onlypl", "k2", "k2pl"})
_REACH = 10  # between an article and the participle before its noun
_ADVERBIAL = ("elang", "gemäß", "weise", "ierend", "falls", "besondere", "dings", "seits", "wärts")
_CROWDS = ("dutzende", "dutzenden", "hunderte", "hunderten", "tausende", "tausenden")
_QUALITIES = ("ig", "isch", "lich", "los", "weit", "haft", "bar", "sam", "end", "iert")
_CLOSING = frozenset({"NOUN", "PROPN", "ADV", "PRON"})  # a word before a verb that no adjective follows
_GOVERNED: dict[str, tuple[Detail, ...]] = {
    **dict.fromkeys(MODALS, ("inf", "part")),
    "werden": ("part", "inf"),
    "haben": ("part",),
    "sein": ("part",),
}


def repaired(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a sentence with the forms of their verbs made to fit together."""
    result = list(tokens)
    told_by_neighbours(result)
    _repair_opening(result)
    _repair_verb_first(result)
    _repair_fronted(result)
    _repair_pointing(result)
    _repair_crowds(result)
    _repair_attributes(result)
    stretches = _stretches(tokens)
    for number, stretch in enumerate(stretches):
        _repair(result, stretch)
        _end_cluster(result, stretches, number)
        _give_verb_of_speech(result, stretch)
    if len(stretches) > 1:
        _repair_first(result, *stretches[:2])
        _repair_reported(result, *stretches[:2])
    if not any(token.detail == "fin" for token in result):
        _give_finite(result)
        _give_headline_verb(result)
    _repair_haben(result)
    return tuple(result)


def _repair_haben(tokens: list[Token]) -> None:
    """Tell the verb "haben" from the auxiliary, which governs a participle or infinitive: "hat ein Büro"."""
    finite = [index for index, token in enumerate(tokens) if token.detail == "fin"]
    for place, index in enumerate(finite):
        if tokens[index].lemma == "haben" and tokens[index].pos == "AUX":
            begin = finite[place - 1] + 1 if place else 0
            end = finite[place + 1] if place + 1 < len(finite) else len(tokens)
            if not any(token.detail in ("part", "inf") for token in tokens[begin:end]):
                tokens[index] = replace(tokens[index], pos="VERB")


def _repair_opening(tokens: list[Token]) -> None:
    """Take a listed noun at the beginning, where every word has a capital, for a noun: "Beobachter warnen"."""
    form = tokens[0].text
    if len(tokens) > 2 and tokens[0].pos in ("NOUN", "PROPN") and tokens[1].detail == "fin" and _is_adverb(form):
        tokens[0] = replace(tokens[0], pos="ADV")
    if len(tokens) < 3 or tokens[0].pos not in ("ADV", "ADJ") or not form[:1].isupper():
        return
    alone = tokens[1].text == "," or (tokens[1].detail == "fin" and not form.endswith(_QUALITIES))
    if tokens[0].pos == "ADJ" and form.isalpha() and _is_unheard_of(form) and alone:
        tokens[0] = replace(tokens[0], pos="PROPN")  # "Nordlund, das ...", "Nordlund bietet"
        return
    if form.endswith("weise") or form.lower() in words("syntax_openers") or noun_forms(form) == UNKNOWN:
        return
    if tokens[1].pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
        tokens[0] = replace(tokens[0], pos="NOUN", detail="")


def _repair_verb_first(tokens: list[Token]) -> None:
    """Take the first word for the verb that opens a condition or a question: "Sollte Ministerin Roth am Samstag ...,
    wird ...", "Ist Ministerin Roth zurückgetreten?".
    """
    form = tokens[0].text
    if tokens[0].detail == "fin" or not form[:1].isupper():
        return
    first = next(iter(_stretches(tokens)), [])
    asked = tokens[-1].text == "?" and noun_forms(form) == UNKNOWN
    asked = asked and len(tokens) > 2 and not any(tokens[index].detail == "fin" for index in first)
    found = [reading for reading in readings(form.lower()) if reading.place in _FINITE and not reading.particle]
    if found and (asked or form in ("Sollte", "Sollten")):
        pos = "AUX" if min(found).lemma in _GOVERNED else "VERB"
        tokens[0] = replace(tokens[0], lemma=min(found).lemma, pos=pos, mood="Ind", detail="fin")


def _repair_fronted(tokens: list[Token]) -> None:
    """Take a participle at the beginning for the verb of its auxiliary: "Unterschrieben hatte den Vertrag Roth"."""
    if len(tokens) < 4 or tokens[0].detail == "part" or noun_forms(tokens[0].text) != UNKNOWN:
        return
    governed = tokens[1].detail == "fin" and tokens[1].lemma in ("haben", "sein", "werden")
    token, lemma = tokens[0], _lemma(tokens[0], "part")
    if lemma and (governed or tokens[1].text == "worden") and token.text.lower() not in words("syntax_adjectives"):
        tokens[0] = replace(token, lemma=lemma, pos="VERB", mood="", detail="part")


def _repair_pointing(tokens: list[Token]) -> None:
    """Find the verb after a word that points back: "Das berichten Medien"; no verb, "das alte Haus" is left alone."""
    if len(tokens) < 3 or tokens[0].text not in ("Das", "Dies") or tokens[1].pos not in ("ADJ", "NOUN", "ADV"):
        return
    first = next(iter(_stretches(tokens)), [])
    if tokens[1].text.islower() and not any(tokens[index].detail == "fin" for index in first):
        _make_verb(tokens, 1)


def _is_unheard_of(form: str) -> bool:
    return form.lower() not in word_classes() and noun_forms(form) == UNKNOWN and not readings(form.lower())


def _is_adverb(form: str) -> bool:
    """Whether a word that opens a sentence can only be an adverb: "Monatelang", "Sinngemäß", "Relativierend"."""
    return form.endswith(_ADVERBIAL) and noun_forms(form) == UNKNOWN


def _repair_crowds(tokens: list[Token]) -> None:
    """Take a round number that stands alone for the people it counts: "Hunderte protestierten"."""
    for index, token in enumerate(tokens):
        crowd = token.pos == "NUM" and token.text[:1].isupper() and token.text.lower().endswith(_CROWDS)
        followed = index + 1 < len(tokens) and tokens[index + 1].pos in ("ADJ", "NOUN", "NUM", "PROPN")
        if crowd and not followed:
            tokens[index] = replace(token, pos="NOUN")


def _repair_attributes(tokens: list[Token]) -> None:
    """Take a participle between an article and its noun for an adjective: "einer von der Werft verbreiteten Notiz".

    And take the infinitive before "zu können" for one: "die Frau halten zu können".
    """
    for index in range(2, len(tokens) - 1):
        token, following = tokens[index], tokens[index + 1]
        if token.detail != "fin":
            continue
        if following.pos == "NOUN" and is_inflected_participle(token.text) and _has_open_article(tokens, index):
            tokens[index] = replace(token, lemma=token.text, pos="ADJ", mood="", detail="")
        elif following.text == "zu" and index + 2 < len(tokens) and tokens[index + 2].lemma in _GOVERNED:
            lemma = _lemma(token, "inf")
            if lemma and tokens[index + 2].detail == "inf":
                tokens[index] = replace(token, lemma=lemma, mood="", detail="inf")


def _has_open_article(tokens: Sequence[Token], index: int) -> bool:
    """Whether before the word an article stands that has not found its noun: "die von Bonn", "eine bundesweit"."""
    for position in range(index - 1, max(-1, index - _REACH), -1):
        token = tokens[position]
        if token.text in _BREAKS or token.detail == "fin" or token.pos in ("CCONJ", "SCONJ"):
            return False
        if token.pos == "DET" and tokens[position + 1].pos in ("ADP", "ADV"):
            return True
    return False


def _stretches(tokens: Sequence[Token]) -> list[list[int]]:
    """The token indices between marks; what stands in brackets does not interrupt what stands around it."""
    found: list[list[int]] = []
    outer: list[list[int]] = []
    current: list[int] = []
    for index, token in enumerate(tokens):
        if token.text in ("(", "["):
            outer.append(current)
            current = []
        elif token.text in (")", "]") and outer:
            found.append(current)
            current = outer.pop()
        elif token.text in _BREAKS:
            found.append(current)
            current = []
        else:
            current.append(index)
    return [stretch for stretch in (*found, *outer, current) if stretch]


def _repair(tokens: list[Token], stretch: list[int]) -> None:
    verbs = [index for index in stretch if tokens[index].pos in ("VERB", "AUX")]
    if not verbs:
        if len(stretch) > 2 and _asks_for_finite(tokens, stretch):
            _make_verb(tokens, stretch[-1])
        return
    conditional = verbs[0] == stretch[0] and tokens[verbs[0]].text.lower() in ("sollte", "sollten")
    if conditional and tokens[-1].text != "?":  # "Sollte er kommen, ..."
        tokens[verbs[0]] = replace(tokens[verbs[0]], mood="Sub")
    _join_clusters(tokens, verbs)
    finite = [index for index in verbs if tokens[index].detail == "fin"]
    if tokens[stretch[0]].text.lower() == "während" and finite and finite[-1] == stretch[-1]:
        tokens[stretch[0]] = replace(tokens[stretch[0]], pos="SCONJ")  # "Während Roth zusagte, ..."
    if len(finite) > 1 and tokens[finite[0]].lemma in _GOVERNED and finite[-1] == verbs[-1]:
        _govern(tokens, finite[0], finite[-1], verbs)
    elif not finite and _asks_for_finite(tokens, stretch):
        _make_finite(tokens, verbs[-1])


def _give_verb_of_speech(tokens: list[Token], stretch: list[int]) -> None:
    """Find the verb of a main clause read as something else: "Zuvor sagte Roth", ", so bestätigt das Amt"."""
    if len(stretch) < 3 or any(tokens[index].detail in ("fin", "rel") for index in stretch):
        return
    if tokens[stretch[0]].text == "so" and tokens[stretch[2]].pos in ("DET", "PROPN", "NOUN"):
        _make_verb(tokens, stretch[1])
        return
    if _follows_quotation(tokens, stretch[0]) and tokens[stretch[1]].pos in ("DET", "PROPN", "NOUN", "PRON"):
        _make_verb(tokens, stretch[0])  # "», bekannte Gutachter Roth"
        return
    if stretch[0] > 0 or _asks_for_finite(tokens, stretch):
        return
    for index in stretch[1:-1]:
        token, after = tokens[index], tokens[index + 1]
        places = {reading.place for reading in readings(token.text)}
        spoken = bool(places & {"past", "pastpl"}) and token.pos == "ADJ" and tokens[index - 1].pos in _CLOSING
        plain = token.pos == "ADJ" and "prespl" in places and after.pos == "DET" and after.detail != "rel"
        if plain or (spoken and after.pos in ("NOUN", "PROPN", "DET", "PRON")):  # "Einige vertreten die Ansicht, ..."
            _make_verb(tokens, index)
            return


def _follows_quotation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a closing quotation mark and a comma stand before the word."""
    return index > 2 and tokens[index - 1].text == "," and tokens[index - 2].text in _QUOTES


def _join_clusters(tokens: list[Token], verbs: list[int]) -> None:
    """Make "haben" after a participle an infinitive where a modal governs it: "soll ... verletzt haben"."""
    modal = next((index for index in verbs if tokens[index].detail == "fin" and tokens[index].lemma in MODALS), None)
    for index in verbs:
        token, before = tokens[index], tokens[index - 1]
        if modal is None or index <= modal or token.detail != "fin" or before.detail not in ("part", "inf"):
            continue
        if token.text in ("haben", "sein", "werden"):
            tokens[index] = replace(token, mood="", detail="inf")


def _end_cluster(tokens: list[Token], stretches: Sequence[Sequence[int]], number: int) -> None:
    """Make "haben" at the end an infinitive where a modal before the comma asks for one: "soll gepackt, ... haben"."""
    stretch = stretches[number]
    last = tokens[stretch[-1]]
    before = tokens[stretch[-2]] if len(stretch) > 1 else None
    if not number or before is None or last.detail != "fin" or last.text not in ("haben", "sein", "werden"):
        return
    lead = [index for index in stretches[number - 1] if tokens[index].pos in ("VERB", "AUX")]
    own = [index for index in stretch if tokens[index].detail == "fin"]
    waiting = len(lead) == 2 and tokens[lead[0]].lemma in MODALS and tokens[lead[0]].detail == "fin"
    waiting = waiting and tokens[lead[1]].detail == before.detail == "part"
    if waiting and len(own) == 1 and not _asks_for_finite(tokens, list(stretch)):
        tokens[stretch[-1]] = replace(last, mood="", detail="inf")


def _govern(tokens: list[Token], governor: int, index: int, verbs: list[int]) -> None:
    """Make the last verb what the auxiliary or modal before it governs, if its form can be that."""
    between = [verb for verb in verbs if governor < verb < index]
    if any(tokens[verb].detail == "fin" for verb in between):
        return
    if between and tokens[index].lemma not in ("haben", "sein", "werden", *MODALS):
        return
    joined = any(token.pos == "CCONJ" for token in tokens[governor:index])
    if joined and between:
        return  # "hat gesprochen und geht"
    forms: tuple[Detail, ...] = ("inf",) if between else _GOVERNED[tokens[governor].lemma]
    for form in forms:
        lemma = _lemma(tokens[index], form)
        if lemma:
            tokens[index] = replace(tokens[index], lemma=lemma, mood="", detail=form)
            return


def _make_verb(tokens: list[Token], index: int) -> None:
    """Take the last word of a clause for its finite verb, if that is what the form can be ("in Panik gerieten")."""
    token = tokens[index]
    found = [reading for reading in readings(token.text) if reading.place in _FINITE]
    if found:
        tokens[index] = replace(token, lemma=min(found).lemma, pos="VERB", mood="Ind", detail="fin")


def _asks_for_finite(tokens: list[Token], stretch: list[int]) -> bool:
    """Whether a stretch opens with a conjunction or a relative pronoun and so must have a finite verb."""
    if any(tokens[index].text == "zu" for index in stretch[-2:]):
        return False
    start = next((index for index in stretch if tokens[index].text.lower() not in _BEFORE_OPENER), stretch[0])
    form = tokens[start].text.lower()
    if mapping("syntax_conjunctions", "opens").get(form) == "always" or tokens[start].detail == "rel":
        return True
    if form == "wie" and tokens[start].pos == "CCONJ" and tokens[stretch[-1]].detail == "inf":
        return start > 0 and tokens[start - 1].text == "," and tokens[stretch[-1] - 1].pos in ("NOUN", "PROPN", "PRON")
    return tokens[start].pos == "SCONJ" and form in ("wenn", "während", "da", "wie", "bis", "seit", "als", "damit")


def _give_finite(tokens: list[Token]) -> None:
    """Find the finite verb of a whole sentence that has none: "Experten warnen davor"."""
    if not tokens or tokens[-1].text not in (".", "!", "?"):
        return
    last = max(2, len(tokens) - 2) if len(tokens) > 2 else 0
    for index in range(1, last):
        if _reports(tokens, index):
            return
    for index in range(1, last):
        if tokens[index].detail == "inf" and tokens[index - 1].text != "zu" and _make_finite(tokens, index):
            return
    for index in range(1, len(tokens) - 2):
        token = tokens[index]  # "Den Schaden beziffern Fachleute auf ..."
        if token.pos == "ADJ" and {"inf", "prespl"} <= {reading.place for reading in readings(token.text)}:
            _make_verb(tokens, index)
            return


def _give_headline_verb(tokens: list[Token]) -> None:
    """Find the verb that looks like a participle between who acts and what is acted on: "Polizei verhaftet Autor".

    "Mann verhaftet" and "Mann verhaftet in Bern" tell of whom something is done to.
    """
    before = [index for index, token in enumerate(tokens[:-1]) if token.text in _BREAKS]
    for index in range(1, len(tokens) - 1):
        token, after = tokens[index], tokens[index + 1]
        places = {reading.place for reading in readings(token.text) if not reading.particle}
        if before and index > before[0]:
            return
        closed = (
            tokens[index - 1].pos in ("NOUN", "PROPN") and not token.detail and token.pos in ("ADJ", "NOUN", "PROPN")
        )
        if closed and {"part", "pres3"} <= places and after.pos in ("NOUN", "PROPN", "NUM", "DET", "ADJ"):
            _make_verb(tokens, index)
            return


def _reports(tokens: list[Token], index: int) -> bool:
    """Take a word for a Konjunktiv that its form can be: "Das gleiche gelte für Heide", "Nun ständen 25 Stellen leer".

    A form in -e that may be an adjective too ("leere Regale") is none before a noun.
    """
    token = tokens[index]
    if not token.text.islower() or token.pos not in ("NOUN", "ADJ", "ADV", "PROPN", "X") or token.detail:
        return False
    possible = readings(token.text)
    found = [reading for reading in possible if reading.place in _KONJUNKTIV and not reading.particle]
    if len(found) < len(possible) or not found:
        return False
    if min(found).place == "k1" and tokens[index + 1].pos in ("NOUN", "PROPN", "ADJ"):
        return False
    tokens[index] = replace(token, lemma=min(found).lemma, pos="VERB", mood="Sub", detail="fin")
    return True


def _repair_first(tokens: list[Token], first: list[int], second: list[int]) -> None:
    """Give the main clause before the first comma its verb: "Roth erläutert den Plan, der ..."."""
    verbs = [index for index in first if tokens[index].pos in ("VERB", "AUX")]
    if len(verbs) != 1 or tokens[verbs[0]].detail != "part" or tokens[second[0]].detail == "fin":
        return
    if verbs[0] == first[-1] and _asserts(tokens, first, second):
        _make_finite(tokens, verbs[0])
        return
    inside = first[0] < verbs[0] < first[-1] and not _asks_for_finite(tokens, first)
    if inside and tokens[verbs[0] - 1].pos in ("NOUN", "PROPN", "PRON") and tokens[verbs[0] + 1].pos in ("DET", "PRON"):
        _make_finite(tokens, verbs[0])


def _repair_reported(tokens: list[Token], first: list[int], second: list[int]) -> None:
    """Give the clause before its frame its verb: "Das Geld reiche nicht, schrieb Roth"."""
    if tokens[second[0]].detail == "fin" and not any(tokens[index].detail for index in first):
        next(filter(None, (_reports(tokens, index) for index in first[1:])), False)


def _asserts(tokens: Sequence[Token], first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether a phrase and a form like a participle make a clause: "Sie argumentiert, die Brücke könnte brechen"."""
    subject = [tokens[index] for index in first[:-1]]
    if len(subject) == 1 and subject[0].text.lower() in ("er", "sie", "es", "man"):
        return True
    phrase = bool(subject) and all(token.pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON") for token in subject)
    told = tokens[second[0]].text in ("dass", "ob") or any(tokens[index].mood == "Sub" for index in second)
    return phrase and told


def _make_finite(tokens: list[Token], index: int) -> bool:
    """Take an infinitive for a plural and a participle for a singular, if the form can be both."""
    token = tokens[index]
    place = {"inf": "prespl", "part": "pres3"}.get(token.detail)
    lemmas = [reading.lemma for reading in readings(token.text.lower()) if reading.place == place]
    if lemmas:
        lemma = token.lemma if token.lemma in lemmas else min(lemmas)
        tokens[index] = replace(token, lemma=lemma, mood="Ind", detail="fin")
    return bool(lemmas)


def _lemma(token: Token, form: Detail) -> str:
    found = [reading.lemma for reading in readings(token.text.lower()) if reading.place == form]
    return token.lemma if token.lemma in found else min(found, default="")
