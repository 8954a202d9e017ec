import pytest

from synopse.lexicon import rows
from synopse.syntax.lemmas import joined, readings, takes_sein


@pytest.mark.parametrize(
    ("form", "lemma", "place"),
    [
        ("kündigte", "kündigen", "past"),
        ("angekündigt", "ankündigen", "part"),
        ("anzukündigen", "ankündigen", "izu"),
        ("ankündigten", "ankündigen", "pastpl"),
        ("sei", "sein", "k1only"),
        ("habe", "haben", "k1"),
        ("könne", "können", "k1only"),
        ("käme", "kommen", "k2"),
        ("wusste", "wissen", "past"),
        ("mußte", "müssen", "past"),
        ("ließ", "lassen", "past"),
        ("beschloss", "beschließen", "past"),
        ("arbeitet", "arbeiten", "pres3"),
        ("übernommen", "übernehmen", "part"),
        ("unterstellt", "unterstellen", "part"),
        ("zusammengetroffen", "zusammentreffen", "part"),
        ("studiert", "studieren", "part"),
        ("weiterentwickelt", "weiterentwickeln", "part"),
        ("müßte", "müssen", "k2"),
        ("sass", "sitzen", "past"),
        ("schliesst", "schließen", "pres3"),
    ],
)
def test_readings(form: str, lemma: str, place: str) -> None:
    assert (lemma, place) in {(reading.lemma, reading.place) for reading in readings(form)}


@pytest.mark.parametrize("form", ["haus", "schnell", "xyz", "", "über"])
def test_other_words_have_none(form: str) -> None:
    assert not readings(form)


def test_particles_join_known_verbs_only() -> None:
    assert joined("mit", "teilen") == "mitteilen"
    assert joined("mit", "xyzen") is None
    assert joined("haus", "teilen") is None


@pytest.mark.parametrize(
    ("lemma", "sein"),
    [("kommen", True), ("ankommen", True), ("vorankommen", True), ("bekommen", False), ("treffen", False)],
)
def test_perfect(lemma: str, sein: bool) -> None:
    assert takes_sein(lemma) is sein


def test_parts_that_follow_by_rule_are_left_out() -> None:
    regular = {row["form"] for row in rows("syntax_verbs") if not row["past"] and not row["participle"]}
    assert {"sagen", "kündigen", "arbeiten"} <= regular
    assert not {"kommen", "bringen"} & regular
