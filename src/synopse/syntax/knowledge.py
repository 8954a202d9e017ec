"""What is known of a word form before a sentence is tagged, as features of the model of parts of speech.

Shared with the training script; a change here asks for a new model.
"""

from __future__ import annotations

from functools import cache, lru_cache

from synopse.lexicon import words
from synopse.sequence import Known
from synopse.syntax.declension import UNKNOWN, is_listed_noun, noun_forms
from synopse.syntax.lemmas import readings
from synopse.vocabulary import word_classes, word_features

_ENDINGS = ("e", "en", "er", "es", "em")
"""Of adjectives: "wirklich" has them in the texts ("wirkliche", "wirklichen"), "gern" has not."""
_LEAST_STEM = 3
_MOST_FORMS = 4
_CALENDAR = frozenset(
    {
        *("Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"),
        *("November", "Dezember", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend"),
        "Sonntag",
    }
)


def knowledge(form: str) -> Known:
    """What the lexicons know of a form: places of verbs, classes of nouns, lists of names, classes of words."""
    learnt = [f"c{feature}" for feature in word_features(form) if feature[:2] != "k="]
    coarse = [feature for feature in learnt if feature.startswith("cv=")]
    fine = [feature for feature in learnt if not feature.startswith("cv=")]
    own = (*fine, *_adjective_features(form), *(("calendar",) if is_calendar_name(form) else ()))
    return Known((*_lexical_features(form), *coarse), own)


def is_calendar_name(form: str) -> bool:
    """Whether a form names a month or a day of the week, also in the genitive: "Juli", "Montags"."""
    return form in _CALENDAR or form.removesuffix("s") in _CALENDAR


def is_day(form: str) -> bool:
    """Whether a form is of a day or month, which owns nothing in the genitive: "Montag", "Freitagabend", "Mai"."""
    return form in words("syntax_calendar") and form.startswith(tuple(_CALENDAR))


def _lexical_features(form: str) -> list[str]:
    places = sorted({reading.place for reading in readings(form.lower())})
    features = ["v=" + "+".join(places), *(f"v:{place}" for place in places)]
    if form[:1].isupper():
        classes = noun_forms(form)
        features.append("n=" if classes == UNKNOWN else f"n={'listed' if is_listed_noun(form) else 'made'}:{classes}")
        features += [
            f"{mark}{ending}" for bare, ending in _bare(form) for mark, names in _name_lists() if bare in names
        ]
    return features


def _bare(form: str) -> tuple[tuple[str, str], ...]:
    """The form, and what it may be the genitive of, each with a mark."""
    return ((form, ""), (form[:-1], "s")) if form.endswith("s") else ((form, ""),)


@cache
def _name_lists() -> tuple[tuple[str, frozenset[str]], ...]:
    tables = {"F": "names_first", "L": "names_last", "C": "names_cities", "T": "names_territories"}
    return tuple((mark, words(table)) for mark, table in tables.items())


@lru_cache(maxsize=20_000)
def _adjective_features(form: str) -> list[str]:
    """How many forms of an adjective there are to a word in lower case, with endings and, if it has one, without."""
    if not form.isalpha() or form[:1].isupper():
        return []
    known = word_classes()
    features = [f"a={min(_MOST_FORMS, sum(form + ending in known for ending in _ENDINGS))}"]
    ending = next((ending for ending in ("en", "er", "es", "em", "e") if form.endswith(ending)), "")
    stem = form.removesuffix(ending)
    if ending and len(stem) >= _LEAST_STEM:
        forms = sum(stem + other in known for other in ("", *_ENDINGS))
        features.append(f"b={min(_MOST_FORMS + 1, forms)}{ending}")
    return features
