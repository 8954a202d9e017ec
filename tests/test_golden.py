"""What the program makes of the example story is what was looked at: a change shows in these files, line by line."""

from __future__ import annotations

import runpy
from difflib import unified_diff
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MADE: dict[str, str] = runpy.run_path(str(ROOT / "tools" / "golden.py"))["golden"]()


@pytest.mark.parametrize("name", MADE)
def test_the_example_reads_as_it_did(name: str) -> None:
    known = (ROOT / "tests" / "golden" / name).read_text(encoding="utf-8")
    changed = [*unified_diff(known.splitlines(), MADE[name].splitlines(), lineterm="", n=0)]
    assert not changed[:12], (
        "look at all with tools/golden.py --check; where it is right, write it with tools/golden.py"
    )
    assert MADE[name] == known


def test_no_file_is_left_over() -> None:
    assert {path.name for path in (ROOT / "tests" / "golden").iterdir()} == set(MADE)
