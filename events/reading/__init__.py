"""Bytes to Documents: plain text, HTML pages, JSON Lines, and archives of these.

``unpack`` gives the articles in a file, ``read`` reads one of them, ``verbatim`` takes a text as it stands. All three
are pure and deterministic: no clock (a page's date is never held against today), no network, no settings.
"""

from __future__ import annotations

from dataclasses import replace

from events.reading.blocks import blocks_of
from events.reading.dates import UnreadableDate, read_date
from events.reading.day_order import day_order
from events.reading.debris import debris_reason
from events.reading.errors import ReadError
from events.reading.headlines import derive_headline
from events.reading.page import read_html
from events.reading.plain import read_text
from events.reading.record import read_record
from events.reading.unpacking import unpack
from events.values import BlockKind, Document, RawItem

__all__ = ["ReadError", "blocks_of", "read", "read_date", "unpack", "verbatim"]

_READERS = {"text": read_text, "html": read_html, "json": read_record}


def read(item: RawItem) -> Document:
    """The article of an item. Raises ``ReadError`` and nothing else, whatever the bytes."""
    return _READERS[item.kind](item)


def verbatim(id: str, text: str, published: str | None) -> Document:
    """A text left as it is, character for character, in paragraphs; ``published`` is an ISO date or ``None``.

    What is debris stays in the text, in blocks of kind ``DEBRIS``. Raises ``ReadError`` where ``published`` is given
    and is no date.
    """
    try:
        reading = read_date(published, "field date") if published else None
    except UnreadableDate as error:
        raise ReadError("parse", f"published: {error}") from None
    return Document(
        name=id,
        text=text,
        blocks=tuple(
            replace(block, kind=BlockKind.DEBRIS) if debris_reason(text[block.start : block.end]) else block
            for block in blocks_of(text)
        ),
        headline=derive_headline(" ".join(text[:4000].split())),
        headline_derived=True,
        published=reading,
        published_readings=(reading,) if reading else (),
        day_order=day_order(text, reading),
    )
