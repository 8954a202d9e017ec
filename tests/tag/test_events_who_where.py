"""Who takes part in an event and where it was: classes of grammar, each with sentences that must not be misread."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.tag.test_events_plain import SLOTS, found

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events_who_where.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_sentence(case: dict[str, Any]) -> None:
    mentions = found(case["text"])
    wanted = [{slot: sorted(v) if isinstance(v, list) else v for slot, v in gold.items()} for gold in case["events"]]
    told = [
        {slot: SLOTS[slot](event) or gold[slot].__class__() for slot in gold}
        for event, gold in zip(mentions, wanted, strict=True)
    ]
    assert told == wanted
