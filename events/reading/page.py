"""An HTML page: text and metadata through trafilatura, the publication dates it states, and what was left out of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml.etree import _Element, iterwalk
from lxml.html import HtmlElement

from events.reading import language
from events.reading.compose import Known, compose
from events.reading.day_order import day_order, stated_order
from events.reading.debris import reasons
from events.reading.decoding import decode, one_line
from events.reading.errors import ReadError
from events.reading.header import take_header
from events.reading.headlines import Piece, plain
from events.reading.page_dates import page_locales, published_on_page
from events.reading.shown_dates import FAR
from events.values import BlockKind, Document, RawItem, SetAside

# What these libraries stumble over becomes a ReadError; their own messages would only clutter the progress shown.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)

# The frame of a page (menus, lists, footer) has up to some hundred pieces; more are not shown.
OUTSIDE_MOST = 500

_NOT_SHOWN = ("script", "style", "noscript", "template", "head", "title", "svg", "option")
# Elements of trafilatura's result that hold a paragraph of their own.
_LEAVES = ("p", "head", "item", "row", "code", "ab")


def read_html(item: RawItem) -> Document:
    """The article of an HTML file. Raises ``ReadError``."""
    decoded = decode(item.data, markup=True)
    return read_page(item.name, decoded.text, Known(warnings=decoded.warnings))


def read_page(name: str, source: str, known: Known) -> Document:
    """The article of a page; what is known of it from elsewhere (a crawler's fields) goes before what the page says."""
    tree, meta, body = _extracted(source)
    pieces = list(_pieces(body))
    texts = [piece.text for piece in pieces]
    locales = (*known.locales, *page_locales(tree))
    address = known.url or one_line(meta.url or "")
    header = take_header(texts, day_order("\n".join(texts), None, locales, address))
    aside = list(header.aside)
    kept = []
    for piece, text, reason in zip(pieces, texts, reasons(texts), strict=True):
        if reason is not None:
            aside.append(SetAside(text, reason))
        elif text:
            kept.append(Piece(text, piece.kind))
    url = address or header.fields.get("url", "")
    readings, warnings = published_on_page(tree, url, stated_order(locales, url))
    title = known.title or one_line(meta.title or "")
    aside += _outside(tree, "\n".join((*(piece.text for piece in pieces), title)))
    return compose(
        name,
        kept,
        aside,
        Known(
            title=title,
            byline=known.byline or one_line(meta.author or "").replace("; ", ", ") or header.fields.get("author", ""),
            url=url,
            site=known.site or one_line(meta.sitename or ""),
            language=known.language or language.language_code(tree.get("lang") or ""),
            locales=locales,
            readings=(*known.readings, *readings, *(replace(r, evidence="visible text") for r in header.readings)),
            warnings=(*known.warnings, *warnings, *header.warnings),
        ),
    )


def _extracted(source: str) -> tuple[HtmlElement, Any, _Element]:
    """The page as parsed, its metadata and the body of its article. Raises ``ReadError``."""
    from trafilatura import bare_extraction  # half a second, which only those pay who read pages
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    try:
        tree = load_html(source)
        if tree is None:
            raise ReadError("parse", "not a page of HTML")
        meta = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True, "max_date": FAR})
        article = bare_extraction(tree, include_comments=False)
        body = getattr(article, "body", None)
    except ReadError:
        raise
    except Exception as error:  # libraries over arbitrary markup: whatever they stumble over fails this page only
        raise ReadError("parse", f"the page cannot be read: {error}") from error
    if body is None or not "".join(body.itertext()).strip():
        raise ReadError("parse", "no article text found on the page")
    return tree, meta, body


def _pieces(element: _Element) -> Iterator[Piece]:
    """Headings and paragraphs in order; list items with a bullet, rows of a table as one line."""
    for child in element:
        if child.tag in _LEAVES or (child.text or "").strip():
            for text in _lines(child):
                kind = BlockKind.HEADING if child.tag == "head" else BlockKind.PARAGRAPH
                yield Piece(f"• {text}" if child.tag == "item" else text, kind)
        else:
            yield from _pieces(child)
        if tail := one_line(child.tail or ""):
            yield Piece(tail, BlockKind.PARAGRAPH)


def _lines(element: _Element) -> Iterator[str]:
    """An element's text, divided at line breaks and at paragraphs inside it."""
    parts: list[str] = []
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            divider = (
                "\n"
                if node.tag in ("lb", "p")
                else " | "
                if node.tag == "cell" and node.getprevious() is not None
                else ""
            )
            parts += (divider, (node.text or "").replace("\n", " "))
        elif node is not element:
            parts.append((node.tail or "").replace("\n", " "))
    return filter(None, map(one_line, "".join(parts).split("\n")))


def _outside(tree: HtmlElement, inside: str) -> list[SetAside]:
    """Pieces of text of the page that are not in the article, each once, at most ``OUTSIDE_MOST``."""
    inside = plain(inside)
    found: dict[str, None] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
            tail = element.tail if element.tag != "title" else ""
            texts: tuple[str | None, ...] = (tail,)
        else:
            texts = (element.text, element.tail)
        for text in texts:
            line = one_line(text or "")
            if len(line) > 1 and line not in found and plain(line) not in inside:
                found[line] = None
        if len(found) >= OUTSIDE_MOST:
            break
    return [SetAside(line, "outside the article on the page") for line in found]
