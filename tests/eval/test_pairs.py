"""Pairs of reports: sound as they stand, and scored by what they say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from eval.pairs import judged, pair_figures, pairs, points, report

FOLDER = Path(__file__).parents[2] / "eval" / "dev" / "pairs"
FILES = sorted(FOLDER.glob("*.toml"))
KINDS = {"date", "place", "participants", "role", "figure", "status", "wording", "name", "attribution"}

SOUND = '''
held_back = {held_back}
[[pair]]
id = "resignation"
kind = ["date"]
about = "day of the resignation"
words = ["am Montag", "am Sonntag"]
[pair.first]
published = "2026-03-10"
text = """
Chef der Stadtwerke geht
Der Chef der Stadtwerke Lemgo, Karl Behrens, ist am Montag zurückgetreten. Grund war der Streit um die Preise."""
[pair.second]
published = "2026-03-11"
text = """
Stadtwerke ohne Chef
Karl Behrens, bis vor Kurzem Chef der Stadtwerke Lemgo, hatte am Sonntag seinen Rücktritt erklärt."""
'''


def _file(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pair_is_sound(path: Path) -> None:
    told = pairs(path)
    assert len({pair["id"] for pair in told}) == len(told)
    assert {kind for pair in told for point in points(pair) for kind in point["kind"]} <= KINDS
    assert tomllib.loads(path.read_text(encoding="utf-8"))["licence"] == "CC BY 4.0"


def test_no_id_is_given_twice() -> None:
    ids = [pair["id"] for path in FILES for pair in pairs(path)]
    assert len(set(ids)) == len(ids)


def test_words_that_stand_nowhere_are_refused(tmp_path: Path) -> None:
    path = _file(tmp_path, SOUND.format(held_back="false").replace('"am Sonntag"]', '"am Samstag"]'))
    with pytest.raises(ValueError, match="'am Samstag' must stand once in the second report"):
        pairs(path)


def test_a_contradiction_counts_where_its_kind_is_asked_for(tmp_path: Path) -> None:
    text = SOUND.format(held_back="false")
    assert pair_figures(_file(tmp_path, text)) == {"recall": 100.0, "precision": 100.0, "F1": 100.0}
    other = pairs(_file(tmp_path, text.replace('kind = ["date"]', 'kind = ["place"]')))
    assert not judged(other[0]).found
    assert [entry.kind for entry in judged(other[0]).alarms] == ["date"]
    none = pair_figures(_file(tmp_path, text.replace('kind = ["date"]', "kind = []")))
    assert none["precision"] == 0.0


LONG = '''
[[pair]]
id = "resignation-and-price"
[[pair.point]]
kind = ["date"]
about = "day of the resignation"
words = ["am Montag", "am Sonntag"]
[[pair.point]]
kind = ["name"]
about = "first name of his deputy"
words = ["Ruth Krug", "deren Namen"]
[[pair.point]]
kind = []
about = "a price and how much it rises"
words = ["vier Prozent", "vier Cent"]
[pair.first]
published = "2026-03-10"
text = """
Chef der Stadtwerke geht
Der Chef der Stadtwerke Lemgo, Karl Behrens, ist am Montag zurückgetreten.
Ruth Krug vertritt ihn. Der Preis steigt um vier Prozent."""
[pair.second]
published = "2026-03-11"
text = """
Stadtwerke ohne Chef
Karl Behrens, bis vor Kurzem Chef der Stadtwerke Lemgo, hatte am Sonntag seinen Rücktritt erklärt.
Ihn vertritt eine Frau, deren Namen er nicht nannte. Strom kostet vier Cent mehr."""
'''


def test_a_long_pair_plants_several_things(tmp_path: Path) -> None:
    (pair,) = pairs(_file(tmp_path, LONG))
    verdict = judged(pair)
    assert [point["about"] for point in verdict.found] == ["day of the resignation"]
    assert [point["about"] for point in verdict.missed] == ["first name of his deputy"]
    assert not verdict.alarms
    assert pair_figures(_file(tmp_path, LONG))["recall"] == 50.0


@pytest.mark.parametrize(("held_back", "shown"), [("false", True), ("true", False)])
def test_single_errors_of_what_is_held_back_are_not_shown(tmp_path: Path, held_back: str, shown: bool) -> None:
    text = SOUND.format(held_back=held_back).replace('kind = ["date"]', 'kind = ["place"]')
    lines = list(report(_file(tmp_path, text)))
    assert any(line.startswith(("missed", "alarm")) for line in lines) == shown
    assert lines[-1] == "own: 1 false alarms on 1 pairs"
