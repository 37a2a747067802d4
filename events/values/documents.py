"""What reading gives: raw items, documents and what could not be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from events.values.kinds import Basis, BlockKind


@dataclass(frozen=True, slots=True)
class RawItem:
    """One article's bytes as they came: a file, a member of an archive, or a line of JSON Lines.

    ``name`` is unique within one ingest: ``folder/a.txt``, ``pile.zip!/a.txt``, ``crawl.jsonl#3`` (line, from 1).
    ``kind`` is ``text``, ``html`` or ``json``.
    """

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: which item, at which stage (discover, unpack, decode, parse, extract, store), and why."""

    name: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, sub-heading or paragraph of ``Document.text``. Blocks are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line of the source that is no part of the article (share counter, comment form, navigation), and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the article says it was published.

    ``edtf`` is EDTF level 0/1 at the precision of the evidence, ``lower``/``upper`` its bounds, ``evidence`` where it
    was read ("date line", "meta tag", "JSON-LD", "visible text", "URL", "field date"), ``wording`` the characters read.
    """

    edtf: str
    lower: dt.date
    upper: dt.date
    basis: Basis
    evidence: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class DayOrder:
    """Whether an article writes 9/3/2023 with the day first, and what tells so ("html lang en-GB")."""

    day_first: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: the cleaned text, and everything told apart from it.

    ``text`` holds the headline (if the source has one), sub-headings and paragraphs, separated by blank lines;
    ``blocks`` cover all of it but the white space. A derived headline (``headline_derived``) is not in ``text`` as a
    block. ``published`` is the reading chosen; ``published_readings`` are all of them, best first, so that
    disagreement shows. ``day_order`` is that of its numeric dates, ``None`` where it has none or nothing tells.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    headline: str = ""
    headline_derived: bool = False
    published: PublicationDate | None = None
    published_readings: tuple[PublicationDate, ...] = ()
    byline: str = ""
    url: str = ""
    site: str = ""
    language: str = "en"
    day_order: DayOrder | None = None
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()
