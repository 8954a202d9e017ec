"""The annotation which event each mention tells stands on the texts and on events of the gold."""

from __future__ import annotations

import csv
import re
from typing import Iterator

from tests.eval.test_dev_gold import DEV, STORIES, load


def _rows() -> Iterator[dict[str, str]]:
    with (DEV / "mentions.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def test_every_trigger_stands_where_it_is_said_to() -> None:
    texts = {(story, id_): entry["text"] for story in STORIES for id_, entry in load(story)[1].items()}
    for row in _rows():
        text, begin = texts[row["story"], row["article"]], int(row["begin"])
        assert text[begin : begin + len(row["trigger"])] == row["trigger"], row


def test_every_event_is_one_of_the_gold_or_marked_as_another() -> None:
    count = {story: len(load(story)[0]["events"]) for story in STORIES}
    for row in _rows():
        known = re.fullmatch(r"-|\?|x\d+(?:~(?:x\d+|(\d+)))?|(\d+)", row["event"])
        assert known, row
        number = known[1] or known[2]
        assert number is None or int(number) < count[row["story"]], row
