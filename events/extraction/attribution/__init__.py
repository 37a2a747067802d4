"""Who says so: direct, indirect and mixed speech of one article, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from events.values import Attribution, Block, Mention, NamedEntity, Span

from .adjuncts import adjunct_readings
from .nouns import noun_readings
from .quotes import quotations
from .settle import settle, with_quotations
from .speakers import Speakers
from .tokens import Reading, span, union
from .verbs import verb_readings

__all__ = ["attribute"]


def attribute(
    doc: Doc, mentions: Sequence[Mention], entities: Sequence[NamedEntity], blocks: Sequence[Block]
) -> tuple[Attribution, ...]:
    """Attributions of a parsed document, sorted by cue; their contents do not overlap, nor lies a cue in a content.

    A cue with several speakers gives one ``Attribution`` a speaker, alike but for ``speaker``; ``speakers`` names all.
    A pronoun that the text does not settle has neither ``speaker`` nor ``anonymous``: its words are the ``source``.
    """
    found = [*adjunct_readings(doc), *verb_readings(doc), *noun_readings(doc)]
    found = with_quotations(doc, found, quotations(doc, blocks))
    speakers = Speakers(doc, mentions)
    return tuple(row for reading in settle(doc, found) for row in _rows(doc, reading, speakers))


def _rows(doc: Doc, reading: Reading, speakers: Speakers) -> list[Attribution]:
    who = speakers.of(reading.source, reading.head)
    source: tuple[Span, ...] = () if reading.source is None else (span(doc, reading.source),)
    cue = tuple(span(doc, p) for p in union((i, i + 1) for i in reading.cue))
    content = tuple(span(doc, p) for p in reading.content)
    return [
        Attribution(source, cue, content, name, who.anonymous, who.names, (), reading.stance, who.reading, reading.act)
        for name in who.names or (None,)
    ]
