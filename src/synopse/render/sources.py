"""What a table says of the report a line comes from, and of the actors it names."""

from __future__ import annotations

from typing import Iterable, Iterator, Mapping

from synopse.model import Actor, Article, Dossier, Evidence, SourceNote, StoryDossier

FILE_IS_ARTICLE = (".txt", ".html", ".htm")


class Cited(Evidence, frozen=True, kw_only=True):
    """Evidence with who printed it and when."""

    outlet: str
    published: str | None


class Sources:
    """Looks up the reports and actors of one story."""

    def __init__(self, story: StoryDossier, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._notes = {note.id: note for note in story.sources}
        self._actors = {actor.id: actor for actor in story.actors}

    def article(self, id_: str) -> Article:
        """The article of that id."""
        return self._articles[id_]

    def outlet(self, id_: str) -> str:
        """The outlet of an article; else the file's name where a file is an article, else the id."""
        return outlet(self._notes[id_], self._articles[id_])

    def published(self, id_: str) -> str | None:
        """The day on which the article appeared, given or inferred."""
        return self._notes[id_].published

    def actor(self, id_: str | None) -> Actor | None:
        """The actor of that id, or None."""
        return self._actors.get(id_ or "")

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The names of the actors, those most named in the story first; unknown ids are left out."""
        wanted = set(ids)
        return tuple(actor.name for id_, actor in self._actors.items() if id_ in wanted)

    def cited(self, evidence: Evidence) -> Cited:
        """The evidence with its outlet and day."""
        return Cited(
            evidence.article, evidence.begin, evidence.end, evidence.text,
            outlet=self.outlet(evidence.article), published=self.published(evidence.article),
        )  # fmt: skip


def by_story(dossier: Dossier, articles: Iterable[Article]) -> Iterator[tuple[StoryDossier, Sources]]:
    """Every story of a dossier with its reports and actors."""
    texts = by_id(articles)
    return ((story, Sources(story, texts)) for story in dossier.stories)


def by_id(articles: Iterable[Article]) -> dict[str, Article]:
    """The articles by their id."""
    return {article.id: article for article in articles}


def outlet(note: SourceNote, article: Article) -> str:
    """The outlet; else the file's name where a file is an article, else the id."""
    if note.outlet or not article.source.endswith(FILE_IS_ARTICLE):
        return note.outlet or note.id
    return article.source.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
