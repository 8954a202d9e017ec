"""Every reason for taking two accounts for one thing is said in words, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from synopse import lexicon
from synopse.ingest import documents
from synopse.model import Rejection
from synopse.pipeline import brief, read

ROOT = Path(__file__).parents[2]
STORIES = ("bankenfusion", "friedensgipfel", "sturm", "werksschliessung")


@pytest.mark.parametrize("table", ["messages", "messages_en"])
def test_no_reason_goes_without_words(table: str) -> None:
    paths = [str(ROOT / "eval" / "dev" / story / "input.jsonl") for story in STORIES]
    found = brief(read(entry) for entry in documents(paths) if not isinstance(entry, Rejection))
    codes = {
        reason.partition(":")[0] for story in found.stories for entry in story.discrepancies for reason in entry.reasons
    }
    assert codes
    assert {f"reason_{code}" for code in codes} <= lexicon.words(table)
