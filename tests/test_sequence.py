from pathlib import Path

import pycrfsuite
import pytest

from synopse.sequence import Example, Features, Fit, Known, SequenceTagger, attributes, shape_of, train

SENTENCES = (
    ("Die Ministerin reist nach Bern", "O O O O LOC"),
    ("Der Minister bleibt in Köln", "O O O O LOC"),
    ("Aus Bern kommt die Ministerin", "O LOC O O O"),
    ("In Köln wartet der Minister", "O LOC O O O"),
)
EXAMPLES = tuple(Example(text.split(), labels.split()) for text, labels in SENTENCES)


def knowledge(form: str) -> Known:
    return Known(("city",)) if form in {"Bern", "Köln", "Linz"} else Known()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("models") / "places.crf"
    train(EXAMPLES, path, knowledge, Fit(c1=0.0, rounds=30))
    return path.read_bytes()


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("Berlin", "Xxx"),
        ("ÖVP", "XX"),
        ("USA-Reise", "XX-Xxx"),
        ("1.500", "d.dd"),
        ("xX", "xX"),
        ("Żuk", "Xxx"),
        ("–", "–"),
    ],
)
def test_shape(form: str, shape: str) -> None:
    assert shape_of(form) == shape


def test_knowledge_reaches_unseen_words(model: bytes) -> None:
    tagger = SequenceTagger(model, knowledge)
    assert tagger.tag(["Der", "Minister", "reist", "nach", "Linz"]) == ["O", "O", "O", "O", "LOC"]
    assert tagger.tag([]) == []


def test_features_without_weights_change_nothing(model: bytes) -> None:
    restricted = SequenceTagger(model, knowledge)
    plain = pycrfsuite.Tagger()
    plain.open_inmemory(model)
    tokens = ["Die", "Regierung", "in", "Linz", "wartet", "nach", "Berichten", "auf", "den", "Minister"]
    assert restricted.tag(tokens) == plain.tag(Features(knowledge)(tokens))


def test_attributes_are_those_of_the_model(model: bytes) -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    assert attributes(model) == {name.encode() for name in tagger.info().attributes}
    with pytest.raises(ValueError, match="CRFsuite"):
        attributes(b"something else")


def test_marks_belong_to_single_positions() -> None:
    features = Features(knowledge)
    first, second = features(["Neue", "Zeit"], [("paper",), ()])
    assert b"paper" in first
    assert b"paper" not in second


def test_what_is_known_counts_here_or_beside_or_two_places_away() -> None:
    features = Features(lambda form: Known(("near",), ("own",), ("far",)) if form == "Bern" else Known())
    seen = {
        place: {feature.decode() for feature in found if feature.endswith((b"near", b"own", b"far"))}
        for place, found in zip((-2, -1, 0, 1, 2), features(["an", "in", "Bern", "und", "auf"]), strict=True)
    }
    assert seen == {-2: {"2:far"}, -1: {"1:near"}, 0: {"near", "own", "keys=|near"}, 1: {"-1:near"}, 2: {"-2:far"}}


def test_training_is_reproducible(model: bytes, tmp_path: Path) -> None:
    train(EXAMPLES, tmp_path / "again.crf", knowledge, Fit(c1=0.0, rounds=30))
    assert (tmp_path / "again.crf").read_bytes() == model
