"""One article of a crawler's output: a JSON object with the field names of the common crawlers.

Names are those of newspaper3k/4k, news-please, Scrapy examples, Common Crawl news extractions, Event Registry, NewsAPI,
GDELT and trafilatura. They are compared without case, hyphens and underscores.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
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

_TAG = re.compile(r"<(?:p|div|html|body|br|article|h[1-6]|span)\b[^>]*>", re.IGNORECASE)
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
    known = Known(
        title=one_line(_first(fields, TITLE)),
        byline=_names(fields, AUTHOR),
        url=one_line(_first(fields, URL)),
        site=one_line(_first(fields, SITE)),
        language=language.language_code(_first(fields, LANGUAGE)),
        readings=readings,
        warnings=warnings,
    )
    text = _first(fields, TEXT)
    if tidy(text).strip() and not _TAG.search(text):
        return read_body(item.name, text, known)
    if html := text or _first(fields, HTML):
        return read_page(item.name, html, known)
    seen = ", ".join(map(str, list(record)[:NAMED])) or "none"
    raise ReadError("parse", f"no field with the article's text; fields seen: {seen[:300]}")


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
            return value
    return ""


def _names(fields: Mapping[str, Any], keys: Iterable[str]) -> str:
    for key in keys:
        value = fields.get(key)
        values = [_scalar(v) for v in value] if isinstance(value, list) else [_scalar(value)]
        names = [one_line(v) for v in values if isinstance(v, str) and v.strip()]
        if names:
            return re.sub(r"^by\s+", "", ", ".join(dict.fromkeys(names)), flags=re.IGNORECASE)
    return ""
