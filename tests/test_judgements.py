"""What follows from a user's judgements, and what the commands make of them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from synopse import Document, brief, read
from synopse.cli import main
from synopse.judgements import Contradiction, judged, unmatched
from synopse.model import Dossier, Judgement, JudgementKind

STORY = (
    "Kranführerin Alma Wittkopp und der Reeder Enno Friesenborg stritten am Montag in Emden. Wittkopp drohte.",
    "Alma Witkop und Reeder Enno Friesenborg stritten am Montag in Emden. Die Kranführerin verließ den Saal.",
    "In Emden stritten am Montag Kranführerin Alma Wittkopp und Enno Friesenborg. Friesenborg blieb gelassen.",
)


def judgement(kind: JudgementKind, one: str, other: str, line: int = 1) -> Judgement:
    return Judgement(kind, one, other, "mine.tsv", line)


def compiled(*given: Judgement) -> Dossier:
    articles = [read(Document(id=f"a{number}", source="", text=text)) for number, text in enumerate(STORY)]
    return brief(articles, judgements=given)


def persons(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    actors = (actor for story in dossier.stories for actor in story.actors)
    return {actor.name: actor.variants for actor in actors if actor.kind == "person"}


def test_without_judgements_letters_decide() -> None:
    assert persons(compiled()) == {
        "Alma Wittkopp": ("Alma Witkop", "Alma Wittkopp", "Wittkopp"),
        "Enno Friesenborg": ("Enno Friesenborg", "Friesenborg"),
    }


def test_what_is_judged_one_is_one_whatever_the_letters_say() -> None:
    found = persons(compiled(judgement("same", "Alma Wittkopp", "Enno Friesenborg")))
    assert [forms for forms in found.values() if "Friesenborg" in forms and "Wittkopp" in forms]


def test_what_is_judged_different_stays_apart() -> None:
    found = persons(compiled(judgement("different", "Alma Wittkopp", "Alma Witkop")))
    assert found["Alma Wittkopp"] == ("Alma Wittkopp", "Wittkopp")
    assert found["Alma Witkop"] == ("Alma Witkop",)


def test_the_name_that_is_wanted_is_shown() -> None:
    found = persons(compiled(judgement("name", "Wittkopp", "A. Wittkopp-Harms")))
    assert "Wittkopp" in found["A. Wittkopp-Harms"]


def test_the_order_of_judgements_does_not_matter() -> None:
    given = (
        judgement("same", "Wittkopp", "Alma Witkop", 1),
        judgement("different", "Alma Witkop", "Friesenborg", 2),
        judgement("name", "Alma Witkop", "Alma Wittkop", 3),
    )
    assert len({compiled(*order) for order in permutations(given)}) == 1


@pytest.mark.parametrize(
    "given",
    [
        [("same", "A", "B"), ("different", "B", "A")],
        [("same", "A", "B"), ("same", "B", "C"), ("different", "A", "C")],
        [("name", "A", "X"), ("name", "A", "Y")],
        [("same", "A", "B"), ("name", "A", "X"), ("name", "B", "Y")],
        [("same", "A", "B"), ("same", "C", "D"), ("different", "A", "C"), ("same", "D", "B")],
    ],
)
def test_what_cannot_be_obeyed_is_refused(given: list[tuple[JudgementKind, str, str]]) -> None:
    with pytest.raises(Contradiction):
        judged(judgement(*row) for row in given)


def test_judgements_reach_through_others() -> None:
    known = judged([judgement("same", "A", "B"), judgement("same", "C", "D"), judgement("different", "B", "C")])
    assert known.apart("A", "D")
    assert not known.apart("A", "B")
    assert not known.apart("A", "E")


def test_judgements_about_nobody_are_told() -> None:
    given = (
        judgement("same", "Wittkopp", "Niemand"),
        judgement("different", "Niemand", "Enno Friesenborg"),
        judgement("name", "Nobody", "Niemand"),
        judgement("different", "Enno Friesenborg", "Wittkopp"),
        judgement("name", "Friesenborg", "Friesenborg (Reeder)"),
    )
    actors = [actor for story in compiled(*given).stories for actor in story.actors]
    assert unmatched(given, actors) == given[:3]


@pytest.mark.parametrize("command", ["brief", "quotes", "timeline", "agenda", "actors"])
def test_every_command_that_compiles_obeys(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, file = tmp_path / "story.txt", tmp_path / "mine.tsv"
    source.write_text(STORY[0], encoding="utf-8")
    file.write_text("name\tNiemand\tJemand\n", encoding="utf-8")
    assert main([command, str(source), "--published", "2025-03-04", "--judgements", str(file)]) == 0
    assert f"synopse: {file}:1: judges nothing in these articles\n" in capsys.readouterr().err


def test_a_file_that_contradicts_itself_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("same\tA\tB\n\ndifferent\tA\tB\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["brief", str(file), "--judgements", str(file)])
    assert stopped.value.code == 2
    assert f"{file}:3: 'A' and 'B' are judged the same and different" in capsys.readouterr().err


def test_a_case_of_a_judged_form_goes_with_it() -> None:
    text = "Die Deutsche Bahn baut. Bei der Deutschen Bahn ruht die Arbeit. Die DB schweigt. Auch die DB wartet."
    given = judgement("different", "Deutsche Bahn", "DB")
    (story,) = brief([read(Document(id="a", source="", text=text))], judgements=[given]).stories
    assert sorted(actor.variants for actor in story.actors) == [("DB",), ("Deutsche Bahn", "Deutschen Bahn")]
