from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import scorers
from eval.quality import FLOORS, ROOT, below, changes, measured, raised, table
from synopse.model import Article
from tests.factories import article

ROWS = {"story: a": {"times": 90.0, "quotes": 80.04}, "story: b": {"times": 70.0, "quotes": 60.0}, "c": {"all": 50.0}}


def test_the_gate_names_what_fell_below_its_floor() -> None:
    assert below(ROWS, {"story: a": {"times": 91.0, "quotes": 80.0}, "d": {"times": 99.0}}) == [
        "story: a: times is 90.0, its floor 91.0"
    ]


def test_a_tenth_is_as_fine_as_it_gets() -> None:
    assert not below(ROWS, {"story: a": {"quotes": 80.08}})


def test_floors_rise_and_never_fall() -> None:
    floors = raised(ROWS, {"story: a": {"times": 95.0, "quotes": 10.0}, "d": {"times": 1.0}})
    assert floors["story: a"] == {"times": 95.0, "quotes": 80.0}
    assert floors["d"] == {"times": 1.0}
    assert floors["c"] == {"all": 50.0}


def test_gains_and_losses_are_told() -> None:
    before = {"story: a": {"times": 80.0, "quotes": 80.0}, "story: b": {"times": 71.0}}
    assert list(changes(ROWS, before)) == [
        "gained  story: a: times +10.0, now 90.0",
        "lost    story: b: times -1.0, now 70.0",
    ]


def test_columns_are_named_where_they_change() -> None:
    lines = [line.split() for line in table(ROWS) if line]
    assert [line[0] for line in lines] == ["times", "story:", "story:", "all", "c"]
    assert lines[1][-2:] == ["90.0", "80.0"]


def test_own_sets_are_measured_without_any_others(tmp_path: Path) -> None:
    own = {f"story: {path.parent.name}" for path in (ROOT / "eval" / "dev").glob("*/gold.json")} | {"story: example"}
    own |= {f"pairs: {path.stem}" for path in (ROOT / "eval" / "dev" / "pairs").glob("*.toml")}
    rows = dict(measured(tmp_path))
    assert set(rows) == own | {"events: own sentences"}
    assert all(0 <= value <= 100 for figures in rows.values() for value in figures.values())


def test_every_own_set_has_a_floor() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert {f"story: {path.parent.name}" for path in (ROOT / "eval" / "dev").glob("*/gold.json")} <= set(floors)
    assert all(floors["story: example"].values())


def test_scorers_beside_the_checkout_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "eval").mkdir()
    (tmp_path / "data" / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "eval" / "score.py").write_text(
        "import json, sys\n"
        "ids = [json.loads(line)['id'] for line in open(sys.argv[2], encoding='utf-8')]\n"
        "print('a table')\n"
        "print(json.dumps({'value': {'f1': len(ids) / 4}}))\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(
        scorers,
        "SETS",
        (("row", "score.py", "gold.jsonl", {"value": ("value",)}), ("absent", "score.py", "absent.jsonl", {})),
    )

    def read_file(path: Path) -> list[Article]:
        return [article("a", "Text."), article("b", "Text.")]

    assert list(scorers.figures(tmp_path, read_file)) == [("row", {"value": 50.0})]
