"""What is known of word forms before any text is read: gazetteers, nouns and classes of words, as features of models.

Shared by the taggers of names and of parts of speech; a change here asks for new models.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Mapping

from synopse import lexicon
from synopse.vocabulary import nouns

_LEAST_HEAD = 5
_LONGEST_FORM = 40


def word_features(form: str) -> tuple[str, ...]:
    """Features of a form: its classes, the gazetteers that hold it, the noun that a compound ends in.

    A genitive counts as its base form, in features of their own ("Fuldas" is `gC` where "Fulda" is `C`).
    """
    if not form[:1].isalpha():
        return ()
    classes, lists, noun = _class_features(form), _list_features(form), _noun_features(form)
    kinds = "".join(sorted({feature.lstrip("gw")[:1] for feature in lists} & set("FLTC")))
    key = f"k={kinds or classes[-1][2:]}{noun[0][:1] if noun else ''}"
    return (key, *classes, *lists, *noun, *_compound_features(form))


def is_first_name(form: str) -> bool:
    """Whether a list of first names holds the form."""
    return form in lexicon.words("names_first")


def is_last_name(form: str) -> bool:
    """Whether a list of last names holds the form."""
    return form in lexicon.words("names_last")


def is_place(form: str) -> bool:
    """Whether a list of cities and territories holds the form, also in the genitive."""
    return form in _places() or (form.endswith("s") and form[:-1] in _places())


@lru_cache(maxsize=20_000)
def is_common_word(form: str) -> bool:
    """Whether a form is an ordinary word that is no listed name: "Verhandlung", "Tarifstreit", "nach"."""
    if nouns.is_noun(form) or nouns.is_compound(form):
        return not _is_mostly_name(form)
    if _list_features(form):
        return False
    return form in word_classes() or form.lower() in word_classes()


def _is_mostly_name(form: str) -> bool:
    """Whether lists of names hold a form that is a noun too: "Bauer", "Essen", "Anker"."""
    return form in _single_words() or (form.endswith("s") and form[:-1] in _places())


def is_quality(form: str) -> bool:
    """Whether a form is an inflected adjective: "Soziale", "Freier"."""
    return form.endswith(("e", "er", "en", "es")) and is_lower_word(form)


def is_lower_word(form: str) -> bool:
    """Whether the form in lower case is an ordinary word, so that a capital at the beginning of a sentence says
    nothing: "Weil", "Klein"."""
    return form.lower() in word_classes()


@cache
def word_classes() -> Mapping[str, tuple[str, str]]:
    """The coarse and the fine class of each word that has one."""
    classes = {}
    for line in (files("synopse") / "models" / "names.classes").read_text(encoding="utf-8").splitlines():
        coarse, fine, words = line.split("\t")
        classes.update(dict.fromkeys(words.split(" "), (coarse, fine)))
    return MappingProxyType(classes)


def _class_features(form: str) -> tuple[str, ...]:
    """The fine class goes first: it is the one that counts in pairs with the neighbour's."""
    classes = word_classes()
    if form in classes:
        coarse, fine = classes[form]
        return f"u={fine}", f"v={coarse}"
    if form.endswith("s") and form[:-1] in classes:
        coarse, fine = classes[form[:-1]]
        return f"u=s{fine}", f"v=s{coarse}"
    if form.lower() in classes:
        coarse, fine = classes[form.lower()]
        return f"u=l{fine}", f"v=l{coarse}"
    return ("u=none",)


def _list_features(form: str) -> tuple[str, ...]:
    features = []
    bases = (("", form), ("g", form[:-1])) if form.endswith("s") else (("", form),)
    for prefix, base in bases:
        features += [prefix + feature for feature in _single_words().get(base, ())]
        parts = base.split("-")
        if len(parts) > 1:
            shared = set.intersection(*(set(_single_words().get(part, ())) for part in parts))
            features += sorted(f"{prefix}h{feature}" for feature in shared)
    return tuple(features)


def _noun_features(form: str) -> tuple[str, ...]:
    """Whether a capitalised form is an ordinary noun, whole or in two parts; none of both is news too."""
    if not form[0].isupper():
        return ()
    last = form.rpartition("-")[2]
    if nouns.is_noun(form):
        return ("noun",)
    if nouns.is_compound(form):
        return ("compound",)
    return ("part",) if last != form and nouns.is_noun(last) else ("unexplained",)


def _compound_features(form: str) -> tuple[str, ...]:
    """Whether a capitalised form that nobody knows ends in a known noun: "Friedensgespräche" in "Gespräche"."""
    classes = word_classes()
    if not form[0].isupper() or len(form) > _LONGEST_FORM or form.lower() in classes:
        return ("lower",) if form[0].isupper() else ()
    for cut in range(2, len(form) - _LEAST_HEAD + 1):
        head = form[cut:].lstrip("-").capitalize()
        if len(head) >= _LEAST_HEAD and head in classes:
            return ("head", f"head={classes[head][0]}")
    return ()


@cache
def _places() -> frozenset[str]:
    return lexicon.words("names_cities") | lexicon.words("names_territories")


@cache
def _single_words() -> Mapping[str, tuple[str, ...]]:
    """Which lists hold a single word, as feature names."""
    found: dict[str, list[str]] = {}
    for kind in ("F", "L", "T"):
        for form in nouns.listed(kind):
            found.setdefault(form, []).append("w" + kind)
    for table, feature in (("names_first", "F"), ("names_last", "L"), ("names_territories", "T")):
        for row in lexicon.rows(table):
            found.setdefault(row["form"], []).append(feature)
    for row in lexicon.rows("names_cities"):
        found.setdefault(row["form"], []).append("C" + row["size"])
    for row in lexicon.rows("names_organisations"):
        found.setdefault(row["form"], []).append(row["when"] or row["kind"])
    return MappingProxyType({form: tuple(features) for form, features in found.items()})
