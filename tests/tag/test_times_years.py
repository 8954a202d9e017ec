"""Which year a day or month without one means: that of the report, unless a story of another year is told on."""

from __future__ import annotations

import pytest

from synopse.model import Segment
from synopse.syntax import analyse
from synopse.tag.times import times

PUBLISHED = "2027-07-12"


def last(text: str, published: str = PUBLISHED) -> str:
    syntax = analyse(text, (Segment(0, len(text), "body"),))
    return times(text, syntax, published)[-1].value


FILLER = " Toll dankte ihm. Die Stadt schwieg. Ein Nachfolger fehlt. „Das ist bitter“, sagte sie."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sie forderte den Abzug hinter die Grenze von 1938. Die Kämpfe hatten am 3. Juli begonnen.", "2027-07-03"),
        ("Die Linie von 1938 bleibt strittig. Seit dem 3. Juli sind neun Menschen verletzt worden.", "2027-07-03"),
        ("Er war Botschafter, bevor er 2019 Minister wurde. Am 20. Mai unterschrieb er den Pakt.", "2027-05-20"),
        ("Toll regierte seit 2009. Bereits am 7. März kam sie ins Krankenhaus.", "2027-03-07"),
        ("Bei der Wahl 2019 verlor sie. Am 26. Mai trat sie ab.", "2027-05-26"),
        ("Sie gewann 2019 die Wahl. Am 28. Juni trat sie zurück.", "2027-06-28"),
        ("Er spielte 2014 zum ersten Mal. Der Verein hat ihn im Mai verabschiedet.", "2027-05"),
        ("Toll, die von 1989 bis 1997 Ministerin war, ist am Sonntag, 11. Juli, gestorben.", "2027-07-11"),
    ],
)
def test_a_year_by_the_way_sets_no_story(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1952 brach der Damm. Im Dezember kam der Minister.", "1952-12"),
        ("Im Jahr 1952 brach der Damm. Am 3. Mai wurde er geflickt.", "1952-05-03"),
        ("Am 4. Mai 1952 brach der Damm. Er stand seit Jahren leer. Am 9. Juli wurde er geflickt.", "1952-07-09"),
        ("Nachdem im März 1992 die Brücke barst, wurde sie im April abgerissen.", "1992-04"),
        ("Der Damm war 1952 gebrochen. Am 3. Mai war ein Riss bemerkt worden.", "1952-05-03"),
        ("1952 brach der Damm der Firma Toll: „Es war laut.“ Der Minister kam am Sonntag, 4. Mai.", "1952-05-04"),
    ],
)
def test_a_story_is_told_on_in_its_year(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Gewählt wird am 18. September 2027. Für die Wahl am 18. September bietet er sich an.", "2027-09-18"),
        ("Der Angriff am 7. Oktober 2025 traf den Hafen. Sie wurde am 7. Oktober verletzt.", "2025-10-07"),
        ("Für die Wahl am 18. September kündigte er seine Kandidatur an.", "2027-09-18"),
        ("Er starb am 18. September.", "2026-09-18"),
    ],
)
def test_a_day_named_with_its_year_or_by_a_noun(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Um 1500 v. Chr. bebte die Erde.", "BC1500"),
        ("Ein heute 80-Jähriger soll ihn geschlagen haben.", "PRESENT_REF"),
        ("Im November siegte der heute 65jährige.", "PRESENT_REF"),
        ("Am 11. Dezember 1981 fiel die Bank. Sie war leer. Am nächsten Morgen kam die Polizei.", "1981-12-12TMO"),
        ("Am Samstag sagte Toll: „Ich bin frei.“ Der Fahrer wurde am Abend entlassen.", "2027-07-10TEV"),
        (f"Am Sonntag wurde verhandelt.{FILLER}\nAm Abend trat Toll vor die Presse.", "2027-07-11TEV"),
        (f"Gestern wurde verhandelt.{FILLER}\nIm März 2020 war sie krank. Er sprach am Abend.", "2027-07-11TEV"),
        ("Sie will am Mittwoch kommen. Er rief am Vormittag an.", "2027-07-12TMO"),
        ("Begonnen hatte alles am 3. Mai. Am Mittag saß der Stab beisammen.", "2027-05-03TMI"),
    ],
)
def test_which_day_words_mean(text: str, value: str) -> None:
    assert last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Am Samstag trat er zurück.{FILLER}\nVor dem Haus hatten am Morgen 300 Leute protestiert.", "2027-07-10TMO"),
        (f"Am Samstag stimmte der Rat zu.{FILLER}\nAm frühen Abend waren Gegner vorgefahren.", "2027-07-10TEV"),
        (f"Am Samstag wurde verhandelt.{FILLER}\nIn der Nacht hatte der Minister noch gezögert.", "2027-07-10TNI"),
        (f"Das Gericht sprach ihn am Samstag frei.{FILLER}\nAm Vormittag war er vernommen worden.", "2027-07-10TMO"),
        (f"Am Samstag wurde geräumt.{FILLER}\nPolizisten hatten das Dorf am Mittag umstellt.", "2027-07-10TMI"),
        (f"Am Samstag trat er zurück.{FILLER}\nVor dem Haus protestierten am Morgen 300 Leute.", "2027-07-12TMO"),
        (f"Am Mittwoch trat er zurück.{FILLER}\nVor dem Haus hatten am Morgen 300 Leute protestiert.", "2027-07-12TMO"),
        (f"Am Samstag trat er zurück.{FILLER}{FILLER}{FILLER} Am Morgen hatte er gezögert.", "2027-07-12TMO"),
        ("Vor dem Haus hatten am Morgen 300 Leute protestiert.", "2027-07-12TMO"),
    ],
)
def test_a_part_of_the_day_in_the_pluperfect_is_of_the_day_it_looks_back_from(text: str, value: str) -> None:
    assert last(text) == value
