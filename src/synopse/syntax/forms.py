"""Labels that a form forbids: what the model, which sees many words for the first time, cannot know of it.

"lediglich" is no preposition, "biss" no article and "zuständig" no participle, whatever stands around them.
"""

from __future__ import annotations

from synopse.lexicon import words
from synopse.syntax.lemmas import Place, readings
from synopse.vocabulary import word_classes

_INSEPARABLE = ("be", "emp", "ent", "er", "miss", "ver", "zer")
_LEAST_STEM = 5
"""Letters behind such a prefix in a participle of a verb unheard of: "bestückt", but not "bereit"."""
_LONG = 8
_ADVERBS = ("lich", "weise", "stens", "nerseits", "hrerseits", "zeit", "wärts")
_QUALITIES = (
    *_ADVERBS,
    *("ig", "isch", "los", "bar", "haft", "sam", "ell", "iv", "end", "ende", "enden", "ender", "endes", "endem"),
)
_LEADING = ("nördlich", "südlich", "östlich", "westlich", "seitlich", "beziehungsweise")  # "nördlich der Elbe"
_NOUNS = ("ung", "schaft", "heit", "keit", "tät")
_ENDINGS = ("en", "er", "es", "em", "e")
_FINITE: frozenset[Place] = frozenset({"pres3", "past", "k1only", "k1onlypl"})


def is_surely_finite(form: str) -> bool:
    """Whether a form in lower case can be nothing but a finite verb: "leistet", "biss"; but "doppelt" is compared."""
    places = {reading.place for reading in readings(form)}
    return bool(places) and places <= _FINITE and form + "er" not in word_classes()


def of_small_word(form: str, label: str) -> str:
    """The label of a small word, given to a form in lower case that no table knows for one, made to fit it."""
    if form.endswith(_ADVERBS) and not form.endswith(_LEADING):
        return "ADV"  # "lediglich", "derzeit"
    return label


def of_verb(form: str, label: str) -> str:
    """The label of a verb, given to a form in lower case of which no verb is known, made to fit it."""
    if form in words("syntax_particles"):
        return "ADV|Prt"
    if is_inflected_participle(form) and "ge" in form:
        return "ADJ"  # "die geleisteten Zahlungen"
    if form.endswith(_QUALITIES) and not label.endswith("|Inf"):
        return "ADJ"
    if label.endswith("|Part") and not _may_be_participle(form):
        return "ADJ"  # "bereit", "unterwegs"
    return label


def of_capital(form: str, label: str) -> str:
    """The label of an adjective, given to a form with a capital inside a sentence, made to fit it."""
    return "NOUN" if label == "ADJ" and form.endswith(_NOUNS) else label  # "die Gewerkschaft Ufer"


def is_inflected_participle(form: str) -> bool:
    """Whether a form is a participle with the ending of an adjective: "verbreiteten", "getragene"."""
    return bool(participles(form))


def participles(form: str) -> tuple[str, ...]:
    """The verbs whose participle, with the ending of an adjective, a form is: "kündigen" for "gekündigte"."""
    bare = next((form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)), "")
    return tuple(reading.lemma for reading in readings(bare) if reading.place == "part") if bare else ()


def _may_be_participle(form: str) -> bool:
    """Whether an unheard-of verb may have this participle: "gemobbt", "reanimiert", "bestückt"."""
    if not form.endswith(("t", "en")):
        return False
    prefix = next((prefix for prefix in _INSEPARABLE if form.startswith(prefix)), "")
    if len(form) >= _LONG:
        return True  # misspelt, rather: "enstanden"
    return "ge" in form[:-3] or form.endswith("iert") or (bool(prefix) and len(form) - len(prefix) >= _LEAST_STEM)
