"""A plain-text article: its header lines, what is debris, and its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from events.reading.blocks import groups
from events.reading.compose import Known, compose
from events.reading.day_order import day_order
from events.reading.debris import reasons
from events.reading.decoding import decode, tidy
from events.reading.header import take_header
from events.reading.headlines import Piece
from events.values import Document, RawItem, SetAside


def read_text(item: RawItem) -> Document:
    """The article of a text file. Raises ``ReadError``."""
    decoded = decode(item.data)
    return read_body(item.name, decoded.text, Known(warnings=decoded.warnings))


def read_body(name: str, text: str, known: Known) -> Document:
    """An article of running text; what is known of it from elsewhere goes before what its header lines say."""
    lines = [" ".join(line.split()) for line in tidy(text).split("\n")]
    header = take_header(lines, day_order("\n".join(lines), None, known.locales, known.url))
    aside = list(header.aside)
    for i, reason in enumerate(reasons(lines)):
        if reason is not None:
            aside.append(SetAside(lines[i], reason))
            lines[i] = ""
    pieces = [_joined([lines[i] for i in group]) for group in groups(lines)]
    told = header.fields
    return compose(
        name,
        pieces,
        aside,
        Known(
            title=known.title or told.get("title", ""),
            byline=known.byline or told.get("author", ""),
            url=known.url or told.get("url", ""),
            site=known.site or told.get("site", ""),
            language=known.language,
            locales=known.locales,
            readings=(*known.readings, *header.readings),
            warnings=(*known.warnings, *header.warnings),
        ),
    )


def _joined(lines: Sequence[str]) -> Piece:
    return Piece(" ".join(lines), line_count=len(lines))
