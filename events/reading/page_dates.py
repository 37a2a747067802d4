"""The publication dates that an HTML page states, best evidence first.

JSON-LD and meta tags are written by the publisher's own system for this purpose; marked-up times come next, then the
address, then what htmldate finds in the page. htmldate also takes dates out of running text and years out of copyright
lines; its reading counts only where a short piece of the page, outside the article's sentences, carries that very day.
Dates of change (``dateModified``, "Updated ...") are never read as publication.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

from htmldate import find_date
from lxml.html import HtmlElement

from events.reading.dates import UnreadableDate, date_at, from_match, read_day
from events.reading.decoding import one_line
from events.values import PublicationDate

# htmldate caps dates at today when not told otherwise; reading has no clock, so the cap is the end of the century.
FAR = "2099-12-31"
# A line that states a date ("Published Wednesday 13 September 2023, 10:15 GMT by Jane Doe") is shorter than a sentence of text.
DATE_LINE = 100
# JSON-LD nests a few levels (@graph, mainEntity); deeper is no metadata.
JSON_DEPTH = 6

_ARTICLE = re.compile(r"article|blogposting|report|newsitem|liveblog", re.IGNORECASE)
_WEB_PAGE = re.compile(r"webpage|itempage", re.IGNORECASE)
# What other things than this page's article hang on.
_OTHER_ITEMS = (
    "itemListElement",
    "hasPart",
    "mentions",
    "citation",
    "comment",
    "review",
    "video",
    "image",
    "isRelatedTo",
    "isBasedOn",
)
_IN_BROKEN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_META = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "rnews:datepublished",
    "article:published", "article.published", "published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "originalpublicationdate", "publication_date", "publicationdate", "publish-date", "publish_date", "publishdate", "pubdate", "pub_date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date",
    "citation_date", "date.available", "article.created", "article_date_original", "ptime", "displaydate", "date",
)  # fmt: skip
_PUBLISHED_CLASS = re.compile(
    r"publish|posted|pub-?date|entry-?date|article-?date|post-?date|dateline|date-?created", re.IGNORECASE
)
_MODIFIED = re.compile(r"\b(?:updated?|modified|edited|changed)\b|dateModified", re.IGNORECASE)
_ELSEWHERE = ("footer", "aside", "nav")
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})(?:\2(\d{1,2}))?(?=[/_-]|$)|(?<=[/_-])((?:19|20)\d{6})(?=[/_.-]|$)"
)


def published_on_page(tree: HtmlElement, url: str) -> tuple[tuple[PublicationDate, ...], tuple[str, ...]]:
    """Every publication date the page states, best first, one a day and kind of evidence; and warnings."""
    warnings: list[str] = []
    readings: dict[tuple[str, str], PublicationDate] = {}
    evidence = (
        *(("JSON-LD", wording) for wording in _in_json_ld(tree)),
        *(("meta tag", wording) for wording in _in_meta(tree)),
        *(("marked-up time", wording) for wording in _in_markup(tree)),
        *(("URL", wording) for wording in _in_url(url)),
    )
    for kind, wording in evidence:
        match = date_at(wording)
        if match is None:
            continue
        try:
            reading = from_match(match, kind)
        except UnreadableDate as error:
            warnings.append(f"{kind}: {error}")
        else:
            readings.setdefault((reading.edtf, kind), reading)
    if not any(len(edtf) == len("2023-09-13") for edtf, _ in readings) and (found := _by_htmldate(tree, url)):
        readings = {(found.edtf, found.evidence): found, **readings}
    return tuple(readings.values()), tuple(warnings)


def _in_json_ld(tree: HtmlElement) -> Iterator[str]:
    ranked: list[tuple[int, str]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        source = script.text_content().strip()
        try:
            ranked.extend(_dates_in(json.loads(source, strict=False), JSON_DEPTH))
        except (ValueError, RecursionError):
            ranked.extend((1, wording) for wording in _IN_BROKEN_JSON.findall(source)[:1])
    ranked.sort(key=lambda pair: pair[0])
    yield from (wording for rank, wording in ranked if rank == ranked[0][0])


def _dates_in(node: object, depth: int) -> Iterator[tuple[int, str]]:
    """Dates with their rank: 0 of an article, 1 of the page; things that the page merely lists are passed over."""
    if depth == 0:
        return
    if isinstance(node, list):
        for item in node:
            yield from _dates_in(item, depth - 1)
    elif isinstance(node, dict):
        kind = str(node.get("@type", ""))
        date = node.get("datePublished")
        if isinstance(date, str) and (_ARTICLE.search(kind) or _WEB_PAGE.search(kind)):
            yield (0 if _ARTICLE.search(kind) else 1), date.strip()
        for key, value in node.items():
            if key not in _OTHER_ITEMS and isinstance(value, dict | list):
                yield from _dates_in(value, depth - 1)


def _in_meta(tree: HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").lower()
            if key in _META and key not in found:
                found[key] = meta.get("content", "").strip()
    return [found[key] for key in _META if key in found]


def _in_markup(tree: HtmlElement) -> list[str]:
    """``itemprop=datePublished`` first, then times and elements classed as publication dates, then a page's only time."""
    ranked: list[tuple[int, str]] = []
    times: list[str] = []
    for element in tree.iter("time", "span", "p", "div", "abbr", "li", "small"):
        is_time = element.tag == "time"
        name = f"{element.get('class', '')} {element.get('id', '')}"
        marked = element.get("itemprop") == "datePublished" or (is_time and element.get("pubdate") is not None)
        if not (is_time or marked or _PUBLISHED_CLASS.search(name)) or _is_elsewhere(element):
            continue
        shown = one_line(element.text_content()[: 4 * DATE_LINE])
        if len(shown) > DATE_LINE or _MODIFIED.search(f"{name} {shown} {element.get('itemprop', '')}"):
            continue
        wording = (
            element.get("datetime")
            or element.get("content")
            or (element.get("title") if element.tag == "abbr" else "")
            or _stated(shown)
        )
        if not wording:
            continue
        if marked or _PUBLISHED_CLASS.search(name):
            ranked.append((0 if marked else 1, wording.strip()))
        elif is_time:
            times.append(wording.strip())
    ranked.sort(key=lambda pair: pair[0])
    first = [ranked[0][1]] if ranked else []
    return first or (times if len(set(times)) == 1 else [])[:1]


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(parent.tag in _ELSEWHERE for parent in element.iterancestors())


def _stated(line: str) -> str:
    """The characters of the first whole day in a short line."""
    for word in re.finditer(r"(?<!\w)\w", line):
        if match := date_at(line, word.start(), whole_days=True):
            return match[0]
    return ""


def _in_url(url: str) -> Iterator[str]:
    if match := _IN_URL.search(url.split("?")[0]):
        yield match[5] or "-".join(
            part for part in (match[1], match[3].zfill(2), (match[4] or "").zfill(2) if match[4] else "") if part
        )


def _by_htmldate(tree: HtmlElement, url: str) -> PublicationDate | None:
    try:
        found = find_date(tree, url=url or None, original_date=True, extensive_search=True, max_date=FAR)
    except Exception:  # a library over arbitrary markup: what it cannot read is no date
        return None
    if not found:
        return None
    day = dt.date.fromisoformat(found)
    written = _written(day)
    for text in tree.itertext(
        "div",
        "p",
        "span",
        "time",
        "li",
        "td",
        "h1",
        "h2",
        "h3",
        "h4",
        "b",
        "em",
        "strong",
        "small",
        "a",
        "i",
        "font",
        "abbr",
    ):
        line = one_line(text) if len(text) <= 4 * DATE_LINE else ""
        if (
            line
            and len(line) <= DATE_LINE
            and not _MODIFIED.search(line)
            and (match := written.search(line))
            and not _reads_as_sentence(line)
        ):
            return read_day(day, "visible text", match[0])
    return None


def _written(day: dt.date) -> re.Pattern[str]:
    """Ways to write a day: numbers in any order, or day and year around the name of a month in any language."""
    d, m, y = day.day, day.month, f"(?:{day.year}|{day.year % 100:02})"
    gap = r"[-/. ]{1,2}"
    numbers = (
        rf"0?{d}{gap}0?{m}{gap}{y}",
        rf"0?{m}{gap}0?{d}{gap}{y}",
        rf"{day.year}{gap}0?{m}{gap}0?{d}",
        day.strftime("%Y%m%d"),
    )
    words = (
        rf"0?{d}(?:st|nd|rd|th)?[^\d\n]{{3,16}}{day.year}",
        rf"[^\W\d]{{3,12}}\.? 0?{d}(?:st|nd|rd|th)?,? {day.year}",
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join((*numbers, *words))})(?!\d)")


def _reads_as_sentence(line: str) -> bool:
    return line.endswith(".") and line.count(" ") > 8
