"""Actors as FollowTheMoney entities, one JSON object a line, for OpenAleph, Aleph and the like.

Each report is an Article; each actor a Person, Organization, Company, PublicBody or Address that names the reports
as its `proof`; each form under which a report names an actor a Mention that leads to both.
"""

from __future__ import annotations

import hashlib
import re
from typing import Iterable, Iterator, Mapping, Sequence

import msgspec

from synopse import lexicon, places
from synopse.model import Actor, ActorRole, Article, Dossier, StoryDossier
from synopse.render.dates import german_date
from synopse.render.reasons import phrases
from synopse.render.sources import Sources, by_story

Entity = dict[str, object]
Properties = Mapping[str, Sequence[str | None]]

_SCHEMATA = {"person": "Person", "organisation": "Organization", "country": "PublicBody", "place": "Address"}
_LANGUAGES = {"de": "deu", "en": "eng", "fr": "fra"}
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")


def ftm(dossier: Dossier, articles: Iterable[Article]) -> str:
    """The reports and actors of all stories.

    Args:
        dossier: What was compiled.
        articles: The articles it was compiled from.
    """
    encoder = msgspec.json.Encoder()
    entities = (entity for story, sources in by_story(dossier, articles) for entity in _story(story, sources))
    return "".join(encoder.encode(entity).decode() + "\n" for entity in entities)


def _story(story: StoryDossier, sources: Sources) -> Iterator[Entity]:
    for id_ in story.articles:
        yield _report(sources.article(id_), sources)
    for actor in story.actors:
        key = f"{story.id}-{actor.id}"
        yield _actor(key, actor, sources)
        yield from _mentions(key, actor)


def _entity(key: str, schema: str, properties: Properties) -> Entity:
    """An entity without empty properties, each value once."""
    told = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _report(article: Article, sources: Sources) -> Entity:
    properties = {
        "title": (article.title,),
        "publishedAt": (sources.published(article.id),),
        "publisher": (sources.outlet(article.id),),
        "sourceUrl": (_url(article),),
        "language": (_LANGUAGES.get(article.language),),
    }
    return _entity(_key(article.id), "Article", properties)


def _actor(key: str, actor: Actor, sources: Sources) -> Entity:
    schema = _schema(actor)
    told = dict.fromkeys(mention.article for mention in actor.mentions)
    whole = [form for form in actor.variants if form != actor.name and _is_whole(form, actor)]
    properties = {
        "name": (actor.name,),
        "alias": whole,
        "weakAlias": [form for form in actor.variants if form != actor.name and form not in whole],
        "country": (_country(actor),),
        "notes": (*phrases(actor.reasons), *(_held(role, sources) for role in actor.roles)),
        "sourceUrl": [_url(sources.article(id_)) for id_ in told],
        "publisher": [sources.outlet(id_) for id_ in told],
        "proof": [_key(id_) for id_ in told],
    }
    if schema == "Person":
        properties["position"] = [role.text for role in actor.roles]
    if schema == "Address":
        properties["full"] = (actor.name,)
    return _entity(key, schema, properties)


def _mentions(key: str, actor: Actor) -> Iterator[Entity]:
    """Under what form which report names the actor."""
    for article, form in dict.fromkeys((mention.article, mention.text) for mention in actor.mentions):
        named = hashlib.sha256("\0".join((key, article, form)).encode()).hexdigest()[:12]
        properties = {"document": (_key(article),), "resolved": (key,), "name": (form,)}
        yield _entity(f"mention-{named}", "Mention", {**properties, "detectedSchema": (_schema(actor),)})


def _is_whole(form: str, actor: Actor) -> bool:
    """Whether a form may be matched elsewhere: "Jurij Malun", but neither "Malun" nor the genitive "Juri Maluns"."""
    inflected = form.endswith("s") and any(other in (form[:-1], form[:-2]) for other in (actor.name, *actor.variants))
    return not inflected and (actor.kind != "person" or " " in form)


def _held(role: ActorRole, sources: Sources) -> str:
    """A role with who says so and when."""
    told = (f"{sources.outlet(one.article)}, {german_date(sources.published(one.article))}" for one in role.evidence)
    return f"{role.text} ({'; '.join(dict.fromkeys(told))})"


def _schema(actor: Actor) -> str:
    """What an organisation is by the words of its name: "Hafenwerke AG" a company, "Landgericht Emden" a body."""
    if actor.kind != "organisation":
        return _SCHEMATA[actor.kind]
    if places.state_of(actor.name) is not None:
        return "PublicBody"
    schemata = lexicon.mapping("ftm_schemata", "schema")
    for word in re.findall(r"[^\W_]+", actor.name.casefold())[:_WORDS_AT_MOST]:
        ending = next((word[start:] for start in range(min(len(word), _LONGEST)) if word[start:] in schemata), None)
        if ending == word or (ending is not None and len(ending) > _SHORT):
            return schemata[ending]
    return "Organization"


_WORDS_AT_MOST, _LONGEST = 12, 60
_SHORT = 3
"""So short an ending is no part of a compound: "AG", but not "Verlag" by its "ag"."""


def _country(actor: Actor) -> str | None:
    """The ISO 3166-1 alpha-2 code of the state that an actor is, or in which a place lies; "eu" for the Union."""
    codes = lexicon.mapping("countries", "alpha2")
    forms = (actor.name, *actor.variants)
    if actor.kind == "place":
        around = (area for form in forms for area in (form, *places.containers(form)))
        return next((codes[area] for area in around if area in codes), None)
    if actor.kind == "person":
        return None
    states = (places.state_of(form) for form in forms)
    return next((codes.get(places.country_name(state)) for state in states if state), None)


def _key(article: str) -> str:
    """An id that FollowTheMoney takes, whatever the article's own holds."""
    return f"article-{hashlib.sha256(article.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _url(article: Article) -> str | None:
    """The address of a report if it is one."""
    return article.url if article.url and _URL.fullmatch(article.url) else None
