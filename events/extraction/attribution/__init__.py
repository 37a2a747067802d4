"""Who says so: direct, indirect and mixed speech of one article, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from events.values import Attribution, Block, Mention, NamedEntity, Span

from .adjuncts import adjunct_readings
from .layout import layout_readings
from .nouns import noun_readings
from .parse import Parse, Reading, union
from .quotes import paragraph_ends, quotations
from .settle import settle
from .speakers import Speakers
from .speech import Speech
from .verbs import verb_readings

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
    found = [*adjunct_readings(parse), *verb_readings(parse), *noun_readings(parse), *layout_readings(parse, blocks)]
    speakers = Speakers(parse, mentions)
    return tuple(row for reading in settle(parse, speech.attach(found)) for row in _rows(parse, reading, speakers))


def _rows(parse: Parse, reading: Reading, speakers: Speakers) -> list[Attribution]:
    who = speakers.of(reading.source, reading.head)
    source: tuple[Span, ...] = () if reading.source is None else (parse.span(reading.source),)
    cue = tuple(parse.span(p) for p in union((i, i + 1) for i in reading.cue))
    content = tuple(parse.span(p) for p in reading.content)
    return [
        Attribution(source, cue, content, name, who.anonymous, who.names, (), reading.stance, who.reading, reading.act)
        for name in who.names or (None,)
    ]
