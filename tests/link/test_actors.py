"""Actors across articles. In the texts {…} marks a person, <…> an organisation, […] a place."""

from __future__ import annotations

from itertools import permutations

import pytest

from synopse.link.actors import actors, resolver
from synopse.model import Actor, Article, Segment
from synopse.syntax import analyse
from synopse.tag.references import references
from synopse.tag.roles import roles
from tests.factories import marked


def article(name: str, written: str) -> Article:
    text, names = marked(written)
    segments = (Segment(0, len(text), "body"),)
    syntax = analyse(text, segments)
    held = roles(text, syntax, names)
    return Article(
        id=name, source="", url=None, title=None, outlet=None, language="de", published=None, published_basis="unknown",
        text=text, segments=segments, sentences=(), times=(), names=names, quotations=(), figures=(), events=(),
        provenance=(), roles=held, references=references(text, syntax, names, held),
    )  # fmt: skip


def articles(*marked: str) -> tuple[Article, ...]:
    return tuple(article(f"a{index}", text) for index, text in enumerate(marked))


def clusters(found: tuple[Actor, ...]) -> list[tuple[str, ...]]:
    return [actor.variants for actor in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("{Juri Malyschew} kam.", "{Yuri Malyshev} ging.", "{Malyschews} Rede war kurz."),
            [("Juri Malyschew", "Malyschews", "Yuri Malyshev")],
        ),
        (
            ("<DVG>-Chef {Thorsten Ahorn} drohte.", "<DVG>-Chef {Torsten Ahorn} drohte. {Ahorn} blieb hart."),
            [("Ahorn", "Thorsten Ahorn", "Torsten Ahorn"), ("DVG",)],
        ),
        (
            ("{Ursula von der Linde} kam.", "{von der Linde} sprach. Auch {Linde} ging."),
            [("Linde", "Ursula von der Linde", "von der Linde")],
        ),
        (
            (
                "Die <Deutsche Hafenlogistik> baut.",
                "Bei der <Deutschen Hafenlogistik> ruht die Arbeit. <Hafenlogistik> schwieg.",
            ),
            [("Deutsche Hafenlogistik", "Deutschen Hafenlogistik", "Hafenlogistik")],
        ),
        (
            ("Die <Deutsche Verkehrsgewerkschaft> (<DVG>) streikt.", "Die <DVG> streikt weiter."),
            [("DVG", "Deutsche Verkehrsgewerkschaft")],
        ),
        (("In [Kiew] und [Kyjiw] war es ruhig.", "[Kiews] Straßen sind leer."), [("Kiew", "Kiews", "Kyjiw")]),
        (("Die [USA] und die [Vereinigten Staaten] sind eins.",), [("USA", "Vereinigten Staaten")]),
        (("In [Frankfurt am Main] tagte der Rat.", "In [Frankfurt] regnete es."), [("Frankfurt", "Frankfurt am Main")]),
        (("Die chinesische Regierung schwieg.", "In [Bonn] war Ruhe."), [("chinesische Regierung",), ("Bonn",)]),
        (("{Leo XIV.} sprach.", "Papst {Leo} dankte."), [("Leo", "Leo XIV.")]),
        (("Minister {Wang Fu} kam. {Wang} ging.", "{Eva Fu} blieb."), [("Wang", "Wang Fu"), ("Eva Fu",)]),
        (("{Jussuf al-Karimi} kam.", "{Jussuf Alkarimi} ging."), [("Jussuf Alkarimi", "Jussuf al-Karimi")]),
        (
            ("Der Seeadler von {Ahorn Viktor}.", "{Viktor Ahorn} und {Ahorn}."),
            [("Ahorn", "Ahorn Viktor", "Viktor Ahorn")],
        ),
        (
            ("Die <Kranwerke Gruppe AG> und die <Kranwerke-Gruppe>.", "<Kranwerke> wächst."),
            [("Kranwerke", "Kranwerke-Gruppe"), ("Kranwerke Gruppe AG",)],
        ),
        (("<Ahlmark Gleistechnik> baut. <Ahlmark> schweigt.",), [("Ahlmark", "Ahlmark Gleistechnik")]),
        (("Die <Gewerkschaft Hafen>, die <Hafen>.", "<Hafen> streikt."), [("Gewerkschaft Hafen", "Hafen")]),
        (
            ("Die <TU Harsum> spart.", "An der <Technischen Universität Harsum>."),
            [("TU Harsum", "Technischen Universität Harsum")],
        ),
        (("Am [Neuen Deich] ist Ruhe.", "Der [Neue Deich] hält."), [("Neue Deich", "Neuen Deich")]),
        (("General {Omar al-Karimi} kam.", "{Karimi} ging."), [("Karimi", "Omar al-Karimi")]),
        (("In [Bad Werlau] ist Ruhe.", "[Werlau] schläft."), [("Bad Werlau", "Werlau")]),
        (("Der [Nabu] klagt.", "Der <Nabu> siegt."), [("Nabu",)]),
        (("In [Aussig] regnet es.", "[Ústí nad Labem] trauert."), [("Aussig", "Ústí nad Labem")]),
        (("Das <Weiße Haus> schweigt.", "Ein Sprecher des <Weißen Hauses> nickte."), [("Weiße Haus", "Weißen Hauses")]),
    ],
)
def test_joins(texts: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    assert clusters(actors(articles(*texts))) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ("{Kim Jong-un} und {Kim Jong-il} sind zweierlei.",),
        ("{Paul Ahorn} und seine Frau {Petra Ahorn} kamen.",),
        ("{Jan Becker} gewann.", "{Jana Becker} verlor."),
        ("{Karl Meier} kam.", "{Maier} ging."),
        ("Der Dichter {Ludwig Fulda} schrieb.", "In [Fulda] regnet es."),
        ("{Paul Ahorn} kam.", "{Paul Ahorn Jr.} ging."),
        ("<Siemens Energy> baut.", "<Siemens> schweigt."),
        ("<Pro Hafen> klagt.", "Die <Deutsche Hafen AG> baut."),
        ("Die <DVG> streikt.", "Die <LGV> arbeitet."),
    ],
)
def test_keeps_apart(texts: tuple[str, ...]) -> None:
    found = actors(articles(*texts))
    assert len(found) == sum(len(article.names) for article in articles(*texts))


def test_two_of_one_surname_leave_a_bare_mention_alone() -> None:
    found = actors(
        articles("{Anna Müller} traf {Bernd Müller}. {Müller} schwieg.", "{Bernd Müller} kam. {Müller} ging.")
    )
    assert clusters(found) == [("Bernd Müller", "Müller"), ("Anna Müller",), ("Müller",)]


def test_the_office_tells_two_of_one_surname_apart() -> None:
    found = actors(articles("Ministerin {Anna Müller} traf den Fischer {Bernd Müller}. Ministerin {Müller} ging."))
    assert clusters(found) == [("Anna Müller", "Müller"), ("Bernd Müller",)]


def test_the_office_outweighs_who_is_near() -> None:
    found = actors(
        articles(
            "Ministerin {Anna Müller} traf den Fischer {Bernd Müller}.",
            "Ministerin {Müller} traf den Fischer {Bernd Müller} wieder.",
        )
    )
    assert clusters(found) == [("Anna Müller", "Müller"), ("Bernd Müller",)]


def test_no_man_is_a_ministerin() -> None:
    found = actors(articles("Der Fischer {Bernd Müller} kam.", "Ministerin {Müller} ging."))
    assert clusters(found) == [("Bernd Müller",), ("Müller",)]


def test_whose_kin_somebody_is_bears_the_surname_alone() -> None:
    found = actors(articles("{Karl Ahorn} kam. {Ahorns} Frau {Petra Ahorn} ging. {Ahorn} schwieg."))
    assert clusters(found) == [("Ahorn", "Ahorns", "Karl Ahorn"), ("Petra Ahorn",)]


def test_a_word_is_a_place_if_it_is_one_elsewhere_and_nobody_is_called_so() -> None:
    found = actors(articles("In [Werlau] brennt es. {Werlaus} Feuerwehr kam.", "[Werlau] hofft. {Eva Mai} auch."))
    assert [(actor.kind, actor.variants) for actor in found] == [
        ("person", ("Eva Mai",)),
        ("place", ("Werlau", "Werlaus")),
    ]


def test_common_abbreviations_are_known() -> None:
    found = actors(articles("Die <UN> warnen.", "Die <Vereinten Nationen> und die <Nato> sowie die <NATO>."))
    assert clusters(found) == [("NATO", "Nato"), ("UN", "Vereinten Nationen")]
    assert [actor.name for actor in found] == ["NATO", "Vereinte Nationen"]


def test_a_name_of_several_words_has_one_kind() -> None:
    found = actors(articles("Die <Altes Land> lief aus. Die <Altes Land> kehrte um.", "{Altes Land} liegt im Hafen."))
    assert [(actor.kind, len(actor.mentions)) for actor in found] == [("organisation", 3)]


def test_names_are_full_and_in_the_nominative() -> None:
    found = actors(
        articles("{Maluns} Sprecher schwieg. {Igor Malun} kam. Bei der <Deutschen Hafenlogistik> ruht alles.")
    )
    assert [actor.name for actor in found] == ["Igor Malun", "Deutsche Hafenlogistik"]


def test_a_name_has_no_ending_that_another_form_lacks() -> None:
    found = actors(articles("Das <Landgericht Emden> tagt, sagte ein Sprecher des <Landgerichts Emden>."))
    assert [actor.name for actor in found] == ["Landgericht Emden"]
    found = actors(articles("Ein Mitglied der <Sozialen Küste> ging. Die <Soziale Küste> tagt."))
    assert [actor.name for actor in found] == ["Soziale Küste"]


def test_roles_carry_their_evidence_and_descriptions_the_words() -> None:
    (found,) = actors(
        articles("Der Unterhändler {Igor Malun} sprach. Er schwieg.", "Kremlchef {Igor Malun} kam. Der Kremlchef ging.")
    )
    assert [role.text for role in found.roles] == ["Kremlchef", "Unterhändler"]
    assert all(item.text == role.text for role in found.roles for item in role.evidence)
    assert [item.text for item in found.descriptions] == ["Er", "Der Kremlchef"]


def test_reasons_are_codes_with_the_words_they_are_about() -> None:
    (found,) = actors(articles("{Juri Malyschew} kam. {Malyschew} sprach.", "{Yuri Malyshev} ging."))
    assert found.reasons == ("renderings: Juri / Yuri", "renderings: Malyschew / Malyshev", "surname: Malyschew")


def test_reasons_for_organisations_are_codes() -> None:
    found = actors(
        articles(
            "Die <Deutsche Hafenlogistik> und die <Hafengewerkschaft Nord> (<HGN>) streiten.",
            "Die <Hafenlogistik> schweigt. In [Jerewan] wird verhandelt, in [Eriwan] demonstriert.",
        )
    )
    assert {actor.name: actor.reasons for actor in found} == {
        "Deutsche Hafenlogistik": ("short_form: Hafenlogistik",),
        "Hafengewerkschaft Nord": ("abbreviation: HGN",),
        "Eriwan": ("place_forms: Eriwan / Jerewan",),
    }


STORY = articles(
    "US-Sondergesandter {Joe Falk} und {Kirill Malun}, Berater von Kremlchef {Igor Praskow}, trafen sich in [Bonn]. "
    "Er sprach für die [USA]. Ein Sprecher des <Kremls> schwieg. [Moskau] wartet. Die US-Regierung dankte.",
    "Russische Vertreter und Vertreter der [USA] kamen. [Praskows] Berater blieb fern. [Russland] prüft. "
    "Ein Sprecher der US-Regierung nickte. Die Präsidentin {Eva Mai} lud ein, und {Falk} und {Malun} folgten. "
    "Westliche Verbündete der [USA] und Nachbarn [Russlands] schwiegen.",
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("US-Sondergesandter Joe Falk", ["Joe Falk"]),
        ("Joe Falk und Kirill Malun, Berater von Kremlchef Igor Praskow", ["Joe Falk", "Kirill Malun"]),
        ("Kirill Malun, Berater von Kremlchef Igor Praskow", ["Kirill Malun"]),
        ("Kremlchef Igor Praskow", ["Igor Praskow"]),
        ("Ein Sprecher des Kremls", []),
        ("Moskau", ["Russland"]),
        ("Die US-Regierung", ["USA"]),
        ("Russische Vertreter", ["Russland"]),
        ("Russische Vertreter und Vertreter der USA", ["Russland", "USA"]),
        ("Ein Sprecher der US-Regierung", []),
        ("Die Präsidentin Eva Mai", ["Eva Mai"]),
        ("Falk und Malun", ["Joe Falk", "Kirill Malun"]),
        ("Westliche Verbündete der USA", []),
        ("wartet", []),
    ],
)
def test_spans_lead_to_actors(words: str, expected: list[str]) -> None:
    found = actors(STORY)
    who, names = resolver(found, STORY), {actor.id: actor.name for actor in found}
    place = next((item.id, item.text.index(words)) for item in STORY if words in item.text)
    assert [names[actor] for actor in who(place[0], place[1], place[1] + len(words))] == expected


def test_an_unknown_article_has_no_actors() -> None:
    assert resolver(actors(STORY), STORY)("other", 0, 10) == ()


def test_the_order_of_the_articles_changes_nothing() -> None:
    texts = articles("{Juri Malun} kam.", "{Yuri Malun} ging. {Anna Malun} blieb.", "{Malun} und <DVG>.", "In [Bonn].")
    assert len({actors(order) for order in permutations(texts)}) == 1


def test_evidence_is_exact() -> None:
    text = {item.id: item.text for item in STORY}
    for actor in actors(STORY):
        for item in (*actor.mentions, *actor.descriptions, *(e for role in actor.roles for e in role.evidence)):
            assert text[item.article][item.begin : item.end] == item.text


def test_a_phrase_for_two_resolves_to_both() -> None:
    story = articles(
        "Die polnische Seite lehnte ab. Die dänische Delegation ging. Beide Seiten wollen reden, Unterhändler beider "
        "Länder treffen sich.",
        "[Polen] und [Dänemark] streiten.",
    )
    found = actors(story)
    names = {actor.id: actor.name for actor in found}
    resolve = resolver(found, story)
    for words in ("Beide Seiten", "Unterhändler beider Länder"):
        begin = story[0].text.index(words)
        assert sorted(names[actor] for actor in resolve("a0", begin, begin + len(words))) == ["Dänemark", "Polen"]


def test_cases_of_one_role_are_one() -> None:
    (found, *_) = actors(
        articles(
            "Sie sprach mit dem polnischen Gesandten {Paul Ahorn}. Das Wort des Hafenministers {Paul Ahorn} gilt.",
            "Der polnische Gesandte {Paul Ahorn} dankte. Hafenminister {Paul Ahorn} auch.",
        )
    )
    assert [(role.text, len(role.evidence)) for role in found.roles] == [
        ("Hafenminister", 2),
        ("polnische Gesandte", 2),
    ]
    assert {item.text for role in found.roles for item in role.evidence} >= {"polnischen Gesandten", "Hafenministers"}


def test_a_hyphen_makes_a_name_no_shorter() -> None:
    (found, *_) = actors(articles("{Lars-Erik Halström} kam. {Lars-Erik Halström} ging.", "{Lars Erik Halstrom} kam."))
    assert found.name == "Lars-Erik Halström"


def test_a_surname_that_nobody_bears_is_what_it_is_most_often() -> None:
    found = actors(articles("<Kestner> wächst. Bei <Kestner> wird gestreikt.", "{Kestner} schweigt. {Eva Mai} auch."))
    assert [(actor.kind, actor.name) for actor in found] == [("person", "Eva Mai"), ("organisation", "Kestner")]
