"""Where a person who is told to do something is: at a rally of a day or place, at the opening of a conference."""

from __future__ import annotations

from synopse import lexicon
from synopse.tag.events.reach import is_attached
from synopse.tag.events.triggers import Trigger
from synopse.tag.events.view import NONE, View
from synopse.vocabulary import happenings as words

OWN = frozenset({"einem", "einer", "ihrem", "ihrer", "seinem", "seiner"})
"""Before a meeting from which the speaker comes."""
STAGES = frozenset({"abschluss", "anfang", "auftakt", "beginn", "ende", "eröffnung", "schluss"})
"""Parts of a meeting at which people speak."""


def is_stage(view: View, trigger: Trigger) -> bool:
    """Whether it is where a person does something: "rief auf der Kundgebung", "sagte zum Abschluss der Konferenz"."""
    chunk = view.sentence.chunks[trigger.chunk]
    if trigger.type == "PROTEST":
        led = chunk.preposition in ("auf", "bei", "beim", "während")
        return led and trigger.row["kind"] == "march" and (_is_placed(view, trigger) or _is_known(view, trigger))
    before = view.chunk_at[chunk.first - 1] if chunk.first and is_attached(view, trigger.chunk) else NONE
    if trigger.type != "CONSULT" or before == NONE:
        return False
    outer = view.sentence.chunks[before]
    return view.word(outer.head) in STAGES and outer.preposition in ("am", "bei", "im", "zu", "zum", "zur")


def _is_placed(view: View, trigger: Trigger) -> bool:
    """Whether a clause names a day, a town or a site, so that one can tell which rally it was of several."""
    inside = view.tokens_of(trigger.clause)
    named = (view.names[view.name_at[index]] for index in inside if view.name_at[index] != NONE)
    told = any(view.time_at[index] != NONE for index in inside) or any(name.label == "LOC" for name in named)
    return told or any(index != trigger.token and words.is_site(view.tokens[index].text) for index in inside)


def _is_known(view: View, trigger: Trigger) -> bool:
    """Whether only its article tells which rally it is, the one just told: "auf der Kundgebung", "beim Protest"."""
    chunk = view.sentence.chunks[trigger.chunk]
    bare = trigger.token == chunk.first + 2 and view.word(chunk.first + 1) in ("dem", "der")
    return bare or (chunk.preposition == "beim" and trigger.token == chunk.first + 1)


def is_person(view: View, subject: int) -> bool:
    """Whether the subject is a person by name."""
    chunk = view.sentence.chunks[subject]
    return any(name.label == "PER" for name in view.name_in(chunk.first, chunk.last + 1))


def comes_from(view: View, trigger: Trigger) -> bool:
    """ "sagte Ministerin Kern nach einem Treffen in Oslo" comes from the room; "nach dem Gipfel" anybody speaks."""
    clause = view.clause(trigger.clause)
    if clause is None or clause.verb is None or clause.subject is None:
        return False
    first = view.sentence.chunks[trigger.chunk].first
    own = any(view.word(index) in OWN for index in range(first, trigger.token))
    if clause.verb.lemma not in lexicon.words("quotations_verbs") or not own:
        return False
    head = view.sentence.chunks[clause.subject].head
    return is_person(view, clause.subject) and words.is_office(view.tokens[head].text)
