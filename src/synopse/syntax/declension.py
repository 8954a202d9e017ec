"""What the forms of articles, pronouns, adjectives and nouns say about case, number and gender."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from synopse.lexicon import mapping

Case = Literal["nom", "gen", "dat", "acc"]
Number = Literal["sing", "plur"]
CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc")

UNKNOWN = "mfnp"
"""The classes of a noun of which nothing is known."""

_FEMININE = ("ung", "heit", "keit", "schaft", "tion", "sion", "tät", "erin", "istin", "ntin", "anz", "enz")
_PLURAL = ("ungen", "heiten", "keiten", "schaften", "tionen", "sionen", "täten", "innen")
_ADJECTIVAL_STEMS = """
    vorsitzend abgeordnet beamt angeklagt beauftragt gesandt verdächtig angestellt verletzt vertraut angehörig
    verantwortlich delegiert überlebend studierend reisend geflüchtet gefangen inhaftiert beschuldigt bedienstet
    verwandt bekannt liberal konservativ deutsch sachverständig freiwillig beschäftigt jugendlich erwachsen leitend
    streikend demonstrierend schutzsuchend vertrieben verstorben
"""
_ADJECTIVAL = tuple(stem + ending for stem in _ADJECTIVAL_STEMS.split() for ending in ("e", "en", "er", "em"))
_STRONG = {
    "er": "nom.s.m gen.s.f dat.s.f gen.p",
    "em": "dat.s.m dat.s.n",
    "en": "acc.s.m dat.p gen.s.m gen.s.n",
    "es": "nom.s.n acc.s.n",
    "e": "nom.s.f acc.s.f nom.p acc.p",
}
_WEAK = ("d", "ein", "kein", "mein", "sein", "ihr", "unser", "jede", "jene", "eur")
_CACHED_FORMS = 10_000


class Form(NamedTuple):
    """A place in the declension; `gender` is "m", "f", "n" or "" for all, and always "" in the plural."""

    case: Case
    number: Number
    gender: str


@cache
def article_forms(form: str) -> tuple[Form, ...]:
    """The places of an article or determiner in lower case."""
    return _parsed(mapping("syntax_cases", "article").get(form, ""))


@cache
def pronoun_forms(form: str) -> tuple[Form, ...]:
    """The places of a pronoun in lower case."""
    return _parsed(mapping("syntax_cases", "pronoun").get(form, ""))


def strong_forms(adjective: str) -> tuple[Form, ...]:
    """The places of an adjective that has no article before it."""
    for ending, places in _STRONG.items():
        if adjective.endswith(ending):
            return _parsed(places)
    return any_form()


def with_adjective(forms: tuple[Form, ...], article: str, adjective: str) -> tuple[Form, ...]:
    """The places of an article that the adjective after it allows: "die neuen" is plural, "die neue" is not."""
    if not article.startswith(_WEAK) or adjective[:1].isupper() or adjective[:1].isdigit():
        return forms
    if adjective.endswith("en"):
        return tuple(form for form in forms if not _takes_e(form)) or forms
    if adjective.endswith(("e", "er", "es")):
        return tuple(form for form in forms if _takes_e(form)) or forms
    return forms


def _takes_e(form: Form) -> bool:
    direct = form.case == "nom" or (form.case == "acc" and form.gender in ("f", "n"))
    return form.number == "sing" and direct


@cache
def any_form() -> tuple[Form, ...]:
    """Every place, of a noun that stands alone."""
    numbers: tuple[Number, ...] = ("sing", "plur")
    return tuple(Form(case, number, "") for number in numbers for case in CASES)


@lru_cache(maxsize=_CACHED_FORMS)
def noun_forms(noun: str) -> str:
    """What a noun, or a name with an article, can be: letters of "mfn" for the singular, "p" for the plural."""
    classes = mapping("syntax_nouns", "classes")
    if noun in mapping("syntax_acronyms", "classes"):
        return mapping("syntax_acronyms", "classes")[noun]
    last = noun.rpartition("-")[2]
    if last in classes and not is_adjectival(last):
        return classes[last]
    for begin in range(2, max(2, min(len(last) - 3, 20))):  # a compound is what its last part is
        part = last[begin:].capitalize()
        if part in classes and not is_adjectival(last):
            return classes[part]
    if last.endswith(_PLURAL):
        return "p"
    if is_adjectival(last):
        return "mfp"
    return "f" if last.endswith(_FEMININE) else UNKNOWN


def is_adjectival(noun: str) -> bool:
    """Whether a noun is declined like an adjective: "der Vorsitzende", "ein Beamter"."""
    return noun.lower().endswith(_ADJECTIVAL)


def is_listed_noun(noun: str) -> bool:
    """Whether the noun itself is listed, not only its last part."""
    return noun in mapping("syntax_nouns", "classes")


@lru_cache(maxsize=_CACHED_FORMS)
def agreeing(forms: tuple[Form, ...], classes: str) -> tuple[Form, ...]:
    """The places that fit the noun; all of them where none fits, for then the noun is wrongly listed."""
    return tuple(form for form in forms if _fits(form, classes)) or forms


def may_stand_with(article: str, noun: str) -> bool:
    """Whether an article and a noun agree: "das Gespräch", not "das Präsident"."""
    return any(_fits(form, noun_forms(noun)) for form in article_forms(article))


def _fits(form: Form, classes: str) -> bool:
    if form.number == "plur":
        return "p" in classes
    return form.gender in classes if form.gender else classes != "p"


@cache
def _parsed(places: str) -> tuple[Form, ...]:
    result = []
    for place in places.split():
        case, number, gender = (place + "..").split(".")[:3]
        result.append(Form(cast("Case", case), "plur" if number == "p" else "sing", gender))
    return tuple(result)
