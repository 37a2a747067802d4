"""Who says so: direct, indirect and mixed speech of one article, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from events.values import Attribution, Block, Mention, NamedEntity

from .adjuncts import adjunct_readings
from .citing import is_citation, link
from .closing import closing_readings
from .layout import layout_readings
from .nouns import noun_readings
from .parse import Parse, Reading, union
from .quotes import paragraph_ends, quotations
from .seconds import second_readings
from .settle import settle
from .speakers import Speakers
from .speech import Speech
from .verbs import verb_readings

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["attribute"]


def attribute(
    doc: Doc, mentions: Sequence[Mention], entities: Sequence[NamedEntity], blocks: Sequence[Block]
) -> tuple[Attribution, ...]:
    """Attributions of a parsed document, sorted by cue; their contents do not overlap, nor lies a cue in a content.

    A cue with several speakers gives one ``Attribution`` a speaker, alike but for ``speaker``; ``speakers`` names all.
    A pronoun that the text does not settle has neither ``speaker`` nor ``anonymous``: its words are the ``source``.
    """
    parse = Parse(doc)
    speech = Speech(parse, quotations(parse, blocks), paragraph_ends(parse, blocks))
    speakers = Speakers(parse, mentions, entities, speech.at)
    named = frozenset(speakers.by_token)
    seconds = list(second_readings(parse))
    read = {i for reading in seconds for i in reading.cue}
    verbal = [r for r in verb_readings(parse) if not is_citation(parse, doc[r.cue[-1]], named)]
    verbal = [*seconds, *(r for r in verbal if read.isdisjoint(r.cue))]
    found = [*adjunct_readings(parse), *verbal, *noun_readings(parse)]
    found += layout_readings(parse, blocks, named, speakers.places)
    found += closing_readings(parse, {i for reading in verbal for i in reading.cue})
    kept, dropped = settle(parse, speech.attach(found))
    link(parse, kept, dropped, named)
    return tuple(row for reading in kept for row in _rows(parse, reading, speakers))


def _rows(parse: Parse, reading: Reading, speakers: Speakers) -> list[Attribution]:
    """One attribution for each speaker of a reading, or one without a speaker."""
    parts = [] if reading.source is None or reading.head is None else [(speakers.whole(reading.source), reading.head)]
    who = [speakers.of(part, head, reading.content) for part, head in (*parts, *reading.others)]
    names = tuple(dict.fromkeys(name for one in who for name in one.names))
    nameless = next((one.anonymous for one in who if one.anonymous), None) or _unnamed(parse, reading)
    cited = [speakers.of(part, head) for part, head in reading.citing]
    base = Attribution(
        source=tuple(parse.span(part) for part in union(part for part, _ in (*parts, *reading.others))),
        cue=tuple(parse.span(p) for p in union((i, i + 1) for i in reading.cue)),
        content=tuple(parse.span(p) for p in reading.content),
        anonymous=None if names else nameless,
        speakers=names,
        chain=tuple(dict.fromkeys(name for one in cited for name in one.names or (one.anonymous,) if name)),
        stance=reading.stance,
        reading="; ".join(one.reading for one in who if one.reading),
        act=reading.act,
    )
    return [replace(base, speaker=name) for name in names] or [base]


def _unnamed(parse: Parse, reading: Reading) -> str | None:
    """Hearsay without any source is anonymous by its own word: "reportedly", "speculation"."""
    if reading.source is not None or reading.act not in ("says", "shows") or reading.rule not in ("hearsay", "noun"):
        return None
    return str(parse.tokens[reading.cue[0]].text)
