"""Pieces of text to a Document: headline, sub-headings, paragraphs, and the text with exact blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from events.reading import language
from events.reading.blocks import ends_sentence, is_bullet
from events.reading.dates import disagreement
from events.reading.day_order import day_order
from events.reading.errors import ReadError
from events.reading.headlines import Piece, derive_headline, plain, split_headline
from events.values import Block, BlockKind, Document, PublicationDate, SetAside

# Sub-headings are set on one or two lines of a column.
HEADING_LENGTH = 100
HEADING_WORDS = 14
# "What happens next?" is a heading; a longer question mostly is the author's, in a paragraph of its own.
QUESTION_WORDS = 6
# Two equal paragraphs in a row are one printed twice (teaser, pull quote); equal short lines may be meant (a list).
DOUBLE_LEAST = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article besides its text; ``readings`` best first, empty strings for what is not known.

    ``locales`` are pairs of where a locale stands and what it says (``day_order.day_order``).
    """

    title: str = ""
    byline: str = ""
    url: str = ""
    site: str = ""
    language: str = ""
    locales: tuple[tuple[str, str], ...] = ()
    readings: tuple[PublicationDate, ...] = ()
    warnings: tuple[str, ...] = ()


def compose(name: str, pieces: Sequence[Piece], aside: Sequence[SetAside], known: Known) -> Document:
    """The Document of pieces in order. Raises ``ReadError`` (stage ``parse``) where no text is left."""
    if not pieces:
        raise ReadError("parse", "nothing but page debris" if aside else "no text")
    headline, rest, repeated = split_headline(pieces, known.title, known.site)
    rest, doubled = _without_doubles(rest)
    texts = [(BlockKind.HEADLINE, headline)] if headline else []
    texts += [(kind, piece.text) for kind, piece in zip(_kinds(rest), rest, strict=True)]
    text, blocks = _assemble(texts)
    # Templates say "en" whatever they hold, so that the text has the last word on it.
    spoken = language.guess(text) if known.language in ("", "en") else known.language
    published = known.readings[0] if known.readings else None
    warnings = [*known.warnings, disagreement(known.readings)]
    if spoken != "en":
        warnings.append(f"the text is not English ({spoken}): dates, names and voices may be missed")
    return Document(
        name=name,
        text=text,
        blocks=blocks,
        headline=headline or derive_headline(rest[0].text),
        headline_derived=not headline,
        published=published,
        published_readings=known.readings,
        byline=known.byline,
        url=known.url,
        site=known.site,
        language=spoken,
        day_order=day_order(text, published, known.locales, known.url),
        set_aside=(*aside, *repeated, *doubled),
        warnings=tuple(warning for warning in warnings if warning),
    )


def _without_doubles(pieces: Sequence[Piece]) -> tuple[list[Piece], list[SetAside]]:
    kept: list[Piece] = []
    doubled: list[SetAside] = []
    for piece in pieces:
        if kept and len(piece.text) >= DOUBLE_LEAST and plain(piece.text) == plain(kept[-1].text):
            doubled.append(SetAside(piece.text, "paragraph given twice"))
        else:
            kept.append(piece)
    return kept, doubled


def _kinds(pieces: Sequence[Piece]) -> list[BlockKind]:
    """A piece that looks like a sub-heading is one where a paragraph stands right below it."""
    kinds = []
    for i, piece in enumerate(pieces):
        heading = piece.kind is None and _looks_like_heading(piece) and _is_paragraph(pieces[i + 1 : i + 2])
        kinds.append(piece.kind or (BlockKind.HEADING if heading else BlockKind.PARAGRAPH))
    return kinds


def _looks_like_heading(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) <= HEADING_LENGTH
        and piece.line_count == 1
        and len(text.split()) <= (QUESTION_WORDS if text.endswith("?") else HEADING_WORDS)
        and (not ends_sentence(text) or text.endswith("?"))
        and text[-1] not in ',-–—_"”)'
        and not text.lstrip("\"'“‘(")[:1].islower()
        and any(c.isalpha() for c in text)
        and not is_bullet(text)
    )


def _is_paragraph(following: Sequence[Piece]) -> bool:
    return any(ends_sentence(p.text) or len(p.text) > HEADING_LENGTH for p in following)


def _assemble(texts: Sequence[tuple[BlockKind, str]]) -> tuple[str, tuple[Block, ...]]:
    blocks: list[Block] = []
    at = 0
    for kind, text in texts:
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 2
    return "\n\n".join(text for _, text in texts), tuple(blocks)
