"""One article of a crawler's output: a JSON object with the field names of the common crawlers.

Names are those of newspaper3k/4k, news-please, Scrapy examples, Common Crawl news extractions, Event Registry, NewsAPI,
GDELT and trafilatura. They are compared without case, hyphens and underscores.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from events.reading import language
from events.reading.compose import Known
from events.reading.dates import UnreadableDate, read_date, read_epoch
from events.reading.decoding import decode, one_line, tidy
from events.reading.errors import ReadError
from events.reading.page import read_page
from events.reading.plain import read_body
from events.values import Document, PublicationDate, RawItem

TITLE = ("title", "headline", "titlepage", "ogtitle", "heading")
TEXT = (
    "maintext",
    "text",
    "body",
    "articlebody",
    "articletext",
    "content",
    "article",
    "fulltext",
    "cleanedtext",
    "rawtext",
    "story",
    "description",
)
HTML = ("html", "rawhtml", "articlehtml", "contenthtml", "bodyhtml", "pagehtml")
# When it was published, best first. A crawl's or change's date (date_download, modified) is none of these.
PUBLISHED = (
    "datepublished", "publishedat", "publishdate", "datepublish", "publicationdate", "pubdate", "published",
    "datetimepub", "publishedon", "publishedtime", "publishtime", "publisheddate", "date", "datetime", "posted",
    "postedat", "seendate", "timestamp",
)  # fmt: skip
URL = ("url", "link", "canonicalurl", "sourceurl", "articleurl", "webpage", "uri")
AUTHOR = ("author", "authors", "byline", "creator", "writer")
SITE = (
    "sitename",
    "publisher",
    "source",
    "site",
    "sourcename",
    "outlet",
    "publication",
    "sourcedomain",
    "domain",
    "hostname",
)
LANGUAGE = ("language", "lang", "metalang", "languagecode", "inlanguage")
# Objects around a value: {"name": ...}, {"@value": ...}, {"title": ...}.
_INSIDE = ("name", "title", "@value", "value", "text", "uri", "url")

_TAG = re.compile(r"</?(?:p|div|html|body|br|article|h[1-6]|span|a|b|i|em|strong|ul|li)\b[^<>]*>", re.IGNORECASE)
# A field may hold a whole page, whose frame has to be told from its article, or the article's own markup.
_PAGE = re.compile(r"<(?:!doctype|html|body|head|main|article)\b", re.IGNORECASE)
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|tr|table|section|figure|hr)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
# How many field names an error message lists.
NAMED = 12


def read_record(item: RawItem) -> Document:
    """The article of a JSON object. Raises ``ReadError``; the reason names the fields seen where there is no text."""
    try:
        record = json.loads(decode(item.data).text)
    except (ValueError, RecursionError) as error:
        raise ReadError("parse", f"not JSON: {error}") from None
    if not isinstance(record, dict):
        raise ReadError("parse", f"a JSON {type(record).__name__} where an object with an article was expected")
    fields = {re.sub(r"[^a-z@]", "", str(key).lower()): value for key, value in reversed(record.items())}
    readings, warnings = published_from_record(fields)
    spoken = _first(fields, LANGUAGE)
    known = Known(
        title=one_line(_first(fields, TITLE)),
        byline=_names(fields, AUTHOR),
        url=one_line(_first(fields, URL)),
        site=one_line(_first(fields, SITE)),
        language=language.language_code(spoken),
        locales=(("field language", spoken),) if spoken else (),
        readings=readings,
        warnings=warnings,
    )
    source = _first(fields, TEXT) or _first(fields, HTML)
    if _PAGE.search(source):
        return read_page(item.name, source, known)
    if tidy(text := _without_tags(source)).strip():
        return read_body(item.name, text, known)
    seen = ", ".join(map(str, list(record)[:NAMED])) or "none"
    raise ReadError("parse", f"no field with the article's text; fields seen: {seen[:300]}")


def _without_tags(source: str) -> str:
    if _TAG.search(source):
        return unescape(_ANY_TAG.sub("", _BREAK.sub("\n\n", _without_scripts(source))))
    return source


def _without_scripts(source: str) -> str:
    kept, at = [], 0
    while (start := _SCRIPT.search(source, at)) and (end := _SCRIPT_END.search(source, start.end())):
        kept.append(source[at : start.start()])
        at = end.end()
    return "".join((*kept, source[at:]))


def published_from_record(fields: Mapping[str, Any]) -> tuple[tuple[PublicationDate, ...], tuple[str, ...]]:
    """The publication dates that fields state, best first, and a warning for each field that cannot be read."""
    readings: dict[tuple[str, str], PublicationDate] = {}
    warnings = []
    for key in PUBLISHED:
        value = _scalar(fields.get(key))
        if value in (None, "") or isinstance(value, bool):
            continue
        try:
            reading = _read_value(value)
        except UnreadableDate as error:
            warnings.append(f"field {key}: {error}")
            continue
        readings.setdefault((reading.edtf, reading.evidence), reading)
    return tuple(readings.values()), tuple(warnings)


def _read_value(value: str | int | float) -> PublicationDate:
    wording = str(value).strip()
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", wording):
        return read_epoch(float(wording), "field date")
    return read_date(one_line(wording), "field date")


def _scalar(value: object) -> Any:
    """The value itself, the first of a list, or what an object wraps; ``None`` for what is nothing of these."""
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = next((value[key] for key in _INSIDE if value.get(key)), None)
    return value if isinstance(value, str | int | float) else None


def _first(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = "\n\n".join(value)  # paragraphs
        value = _scalar(value)
        if isinstance(value, str) and value.strip():
            return value if _TAG.search(value) else unescape(value)  # feeds leave "&amp;" in their fields
    return ""


def _names(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    for key in keys:
        value = fields.get(key)
        values = [_scalar(v) for v in value] if isinstance(value, list) else [_scalar(value)]
        names = [one_line(v) for v in values if isinstance(v, str) and v.strip()]
        if names:
            return re.sub(r"^by\s+", "", ", ".join(dict.fromkeys(names)), flags=re.IGNORECASE)
    return ""
