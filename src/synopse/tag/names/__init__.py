"""Names of persons, organisations, places and others, by the guidelines of GermEval 2014.

A trained model reads each sentence, the light one or the accurate one; lists and rules correct what it cannot know, and
one sense for each name of the article settles the rest.
"""

from __future__ import annotations

from functools import cache
from typing import Callable, Literal, Sequence, cast

from synopse.model import Name, NameLabel
from synopse.sequence import load
from synopse.syntax import Sentence, Syntax
from synopse.tag.names import encoder
from synopse.tag.names.appositions import apposed_names
from synopse.tag.names.article import with_one_sense
from synopse.tag.names.bodies import with_bodies
from synopse.tag.names.coined import coined
from synopse.tag.names.edges import trimmed, with_places, without_ordinary
from synopse.tag.names.excluded import named
from synopse.tag.names.found import Found, without_overlaps
from synopse.tag.names.knowledge import entry_marks, knowledge, recased
from synopse.tag.names.listed import currencies, listed_names, long_forms
from synopse.tag.names.persons import person_spans, well_known_persons
from synopse.tag.names.places import place_spans, well_known_places
from synopse.tag.names.wholes import labelled_by, wholes
from synopse.tag.names.works import institutions, quoted_works

Model = Literal["light", "accurate"]
"""The light model is always there and fast; the accurate one needs the extra of that name."""

Labelling = Callable[[Sequence[str]], Sequence[str]]
"""What a model does: from the tokens of a sentence to their labels in the BIO scheme."""


def names(text: str, syntax: Syntax, model: Model = "light") -> tuple[Name, ...]:
    """Find the names of an article.

    Args:
        text: The article.
        syntax: Its analysed sentences; names are looked for in them alone.
        model: Which model reads the sentences.

    Returns:
        Outermost names in text order, without overlaps; a genitive ending belongs to the name.

    Raises:
        encoder.NotInstalledError: The accurate model was asked for, and what it needs is not installed.
    """
    return names_by(text, syntax, labels_by(model), accurate=model == "accurate")


def names_by(text: str, syntax: Syntax, labelling: Labelling, accurate: bool = False) -> tuple[Name, ...]:
    """Find the names of an article as `names` does, by any model: a training script measures its own so.

    An accurate model is shown words such as "Il-86" in one piece, and the borders that it sees stand.
    """
    single = []
    for sentence in syntax.sentences:
        reading = labelled_by(labelling, wholes(sentence.tokens)) if accurate else labelling
        tokens = [token.text for token in sentence.tokens]
        single.append((tokens, sentence_names(tokens, reading, accurate)))
    made = coined([sentence.tokens for sentence in syntax.sentences])
    single = [(tokens, without_overlaps(found, extra)) for (tokens, found), extra in zip(single, made, strict=True)]
    agreed = with_one_sense(single)
    return tuple(
        _name(text, sentence, found)
        for sentence, founds in zip(syntax.sentences, agreed, strict=True)
        for found in with_bodies(sentence.tokens, founds)
    )


@cache
def labels_by(model: Model) -> Labelling:
    """A model, opened once."""
    if model == "accurate":
        return encoder.load().labels
    tagger = load("names", knowledge)
    return lambda forms: tagger.tag(forms, entry_marks(forms))


def sentence_names(tokens: Sequence[str], labelling: Labelling, accurate: bool = False) -> list[Found]:
    """The names of one sentence taken alone, in order and without overlaps."""
    forms = recased(tokens)
    guessed = spans(labelling(forms))
    guessed = without_ordinary(forms, with_places(forms, guessed)) if accurate else trimmed(forms, guessed)
    listed = [name for name in listed_names(tokens) if not any(_contains(other, name) for other in guessed)]
    certain = without_overlaps(without_overlaps(quoted_works(tokens), institutions(tokens)), listed)
    certain = without_overlaps(without_overlaps(certain, long_forms(tokens)), currencies(tokens))
    likely = without_overlaps(without_overlaps(certain, named(tokens, guessed)), well_known_persons(tokens))
    persons = apposed_names(tokens, person_spans(tokens, likely))
    return place_spans(tokens, named(tokens, without_overlaps(persons, well_known_places(forms))))


def spans(labels: Sequence[str]) -> list[Found]:
    """The names that labels of the BIO scheme stand for."""
    found: list[Found] = []
    for index, label in enumerate(labels):
        if label[0] == "I" and found and found[-1].last == index and found[-1].label == label[2:]:
            found[-1] = found[-1]._replace(last=index + 1)
        elif label != "O":
            found.append(Found(index, index + 1, cast(NameLabel, label[2:])))
    return found


def _contains(outer: Found, inner: Found) -> bool:
    """Whether a guessed name goes beyond a listed one: "Zentralrat der Bundeswehr" beyond "Bundeswehr"."""
    return (
        outer.first <= inner.first and inner.last <= outer.last and outer.last - outer.first > inner.last - inner.first
    )


def _name(text: str, sentence: Sentence, found: Found) -> Name:
    begin = sentence.tokens[found.first].begin
    end = sentence.tokens[found.last - 1].end
    if found.basis == "list" and text[end - 1] == ".":
        end -= 1  # "auf der Plattform X." ends a sentence
    return Name(begin, end, text[begin:end], found.label)
