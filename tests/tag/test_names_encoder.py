"""The accurate model of names: cutting words into pieces; what it says where it cannot run; and the model itself."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopse import Document, read
from synopse.cli import main
from synopse.tag.names import encoder, labels_by
from synopse.tag.names.encoder import Encoder, NotInstalledError
from synopse.tag.names.pieces import FIRST, UNKNOWN, Pieces

PIECES = ("▁Regen", "▁Re", "gen", "schirm", "s", ".", "▁", "▁Ufer", "▁(")
SCORES = dict(zip(PIECES, (-6.0, -5.0, -5.0, -7.0, -3.0, -2.0, -4.0, -8.0, -4.0), strict=True))

LIBRARIES = find_spec("onnxruntime") and find_spec("numpy")
WEIGHTS = (files("synopse") / "models" / "names.onnx").is_file()
installed = pytest.mark.skipif(not (LIBRARIES and WEIGHTS), reason="the extra 'accurate' is not installed")


def cut(token: str) -> list[str]:
    return ["?" if number == UNKNOWN else PIECES[number - FIRST] for number in Pieces(SCORES).of(token)]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Regenschirm", ["▁Regen", "schirm"]),  # one piece of -6 beats two of -5
        ("Regens", ["▁Regen", "s"]),
        ("Ufers", ["▁Ufer", "s"]),
        (".", ["."]),  # stands close to the word before it
        ("(", ["▁("]),
        ("Ж", ["▁", "?"]),
        ("Regen\u00adschirm", ["▁Regen", "?", "schirm"]),
        ("", ["▁"]),
    ],
)
def test_a_word_is_cut_where_the_pieces_are_most_probable(token: str, expected: list[str]) -> None:
    assert cut(token) == expected


@given(st.lists(st.text(max_size=80), max_size=8))
def test_every_token_has_a_piece_and_a_long_one_has_not_many(tokens: list[str]) -> None:
    numbers, places = Pieces(SCORES).row(tokens)
    ends = [*places[1:], len(numbers)]
    assert len(places) == len(tokens)
    assert all(1 <= end - place <= 61 for place, end in zip(places, ends, strict=bool(tokens)) if tokens)


@pytest.fixture
def without_libraries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(encoder, "import_module", missing)
    for opened in (encoder.load, labels_by):
        opened.cache_clear()
    yield
    for opened in (encoder.load, labels_by):
        opened.cache_clear()


@pytest.mark.usefixtures("without_libraries")
class TestWithoutLibraries:
    def test_what_is_missing_is_named_with_what_to_do(self) -> None:
        with pytest.raises(NotInstalledError, match=r"numpy is missing: pip install 'synopse\[accurate\]'"):
            Encoder(b"", b"", Pieces(SCORES))

    def test_the_light_model_is_read_all_the_same(self) -> None:
        document = Document(id="a", source="a", text="Merle Kuhnke reiste nach Kassel.\n")
        assert [name.text for name in read(document).names] == ["Merle Kuhnke", "Kassel"]

    def test_the_command_line_says_it_before_anything_is_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main(["read", "--names", "accurate", "there is no such file"])
        assert ended.value.code == 2
        complaint = capsys.readouterr().err
        assert "argument --names: " in complaint
        assert "no such file" not in complaint


@installed
class TestModel:
    def test_it_knows_persons_organisations_places_and_works(self) -> None:
        tokens = ["In", "Bad", "Hersfeld", "las", "Merle", "Kuhnke", "der", "Kestner", "AG", "aus", "„", "Faust", "“"]
        assert encoder.load().labels(tokens) == [
            "O", "B-LOC", "I-LOC", "O", "B-PER", "I-PER", "O", "B-ORG", "I-ORG", "O", "O", "B-OTH", "O",
        ]  # fmt: skip

    def test_a_sentence_has_the_same_labels_wherever_it_stands(self) -> None:
        sentences = [["Kuhnke", "reiste", "nach", "Gudensberg", "."], ["Sie", "sprach", "mit", "der", "Bahn", "."]]
        model = encoder.load()
        assert [model.judged(tokens) for tokens in sentences] == [
            model.judged(tokens) for tokens in reversed(sentences)
        ][::-1]

    def test_a_sentence_with_very_many_pieces_is_read_in_parts(self) -> None:
        tokens = ["Ministerpräsidentin", "Merle", "Kuhnke", "lachte", "."] * 80
        labels = encoder.load().labels(tokens)
        assert len(labels) == len(tokens)
        assert labels.count("B-PER") >= 75

    @pytest.mark.parametrize("tokens", [[], ["\u200d"], ["x" * 1_000_000], ["漢字", "🎈"], ["…"] * 400])
    def test_it_takes_whatever_comes(self, tokens: list[str]) -> None:
        labels, chance = encoder.load().judged(tokens)
        assert len(labels) == len(tokens)
        assert 0 < chance <= 1

    @given(st.lists(st.sampled_from(["Merle", "Kuhnke", "(", "AG", "in", "Kassel", "und", "das", "Buch", "„", "."])))
    def test_no_name_goes_on_that_has_not_begun(self, tokens: list[str]) -> None:
        labels = ["O", *encoder.load().labels(tokens)]
        for before, label in pairwise(labels):
            assert label[0] != "I" or before[1:] == label[1:]

    def test_an_article_can_be_read_by_it(self) -> None:
        text = "Merle Kuhnke hat am Montag in Gudensberg die Kestner AG besucht. Kuhnke blieb bis zum Abend.\n"
        document = Document(id="a", source="a", text=text)
        found = [(name.text, name.label) for name in read(document, names="accurate").names]
        assert found == [("Merle Kuhnke", "PER"), ("Gudensberg", "LOC"), ("Kestner AG", "ORG"), ("Kuhnke", "PER")]

    def test_its_borders_stand_and_well_known_places_are_places(self) -> None:
        text = "Die Il-86 flog von Frankfurt/Main ab. Falls Kiew sich weigert, bleibt Merle Kuhnke in Moskau.\n"
        found = [(name.text, name.label) for name in read(Document(id="a", source="a", text=text), "accurate").names]
        assert found == [
            ("Il-86", "OTH"), ("Frankfurt/Main", "LOC"), ("Kiew", "LOC"), ("Merle Kuhnke", "PER"), ("Moskau", "LOC"),
        ]  # fmt: skip

    def test_the_same_text_gives_the_same_names_again(self) -> None:
        document = Document(id="a", source="a", text="Kuhnke und Tannert lobten in Kassel die Kestner AG.\n" * 5)
        assert read(document, "accurate") == read(document, "accurate")
