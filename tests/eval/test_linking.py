"""The names by which linking is measured."""

from __future__ import annotations

from eval.linking import articles, measured, names, rendering


def test_names_are_all_different_and_always_the_same() -> None:
    drawn = list(names(3000))
    assert len(set(drawn)) == 3000
    assert drawn == list(names(3000))


def test_renderings_are_joined_and_nobody_else() -> None:
    _, found = measured(600)
    joined = [actor.variants for actor in found if len(actor.variants) > 1]
    assert len(joined) >= 10
    assert all(rendering(one) == other or rendering(other) == one for one, other in joined)


def test_reports_hold_their_names() -> None:
    told = list(articles(list(names(250))))
    assert [len(article.names) for article in told] == [100, 100, 50]
    assert all(article.text[name.begin : name.end] == name.text for article in told for name in article.names)
