"""The publication dates that an HTML page states, best evidence first.

JSON-LD and meta tags are written by the publisher's own system for this purpose; marked-up times come next, then the
address, then what htmldate finds and the page shows. Dates of change (``dateModified``, "Updated ...") are never read
as publication.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from events.reading.dates import UnreadableDate, date_at, from_match
from events.reading.decoding import one_line
from events.reading.shown_dates import CHANGED, DATE_LINE, found_by_htmldate, is_elsewhere
from events.values import DayOrder, PublicationDate

# JSON-LD nests a few levels (@graph, mainEntity); deeper is no metadata.
JSON_DEPTH = 6

_ARTICLE = re.compile(r"article|blogposting|report|newsitem|liveblog", re.IGNORECASE)
_WEB_PAGE = re.compile(r"webpage|itempage", re.IGNORECASE)
# What other things than this page's article hang on.
_OTHER_ITEMS = frozenset(
    [
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
        "relatedLink",
    ]
)
_IN_BROKEN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
# Names of meta tags, best first: Open Graph, schema.org, publishers' analytics, Dublin Core, scholarly tags, home-made.
_META = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "rnews:datepublished",
    "article:published",
    "article.published",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "publication_date",
    "publicationdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "article.created",
    "article_date_original",
    "ptime",
    "displaydate",
    "date",
)
_CLASSED = re.compile(r"publish|posted|pub-?date|entry-?date|article-?date|post-?date|dateline|date-?created", re.I)
_IN_URL = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))?(?=[/_-]|$)"
    r"|(?<=[/_-])(?P<ymd>(?:19|20)\d{6})(?=[/_.-]|$)"
)
_IN_LANGUAGE = re.compile(r'"inLanguage"\s*:\s*"([A-Za-z_-]{2,12})"')
_LOCALES = ("og:locale", "content-language", "language", "dc.language", "inlanguage")
_IN_UTC = re.compile(r"(?:Z|[+-]00:?00|UTC|GMT)$")


def page_locales(tree: HtmlElement) -> tuple[tuple[str, str], ...]:
    """The locales that a page states, with where: its root, Open Graph, its head, the JSON-LD of its article."""
    stated = [("html lang", tree.get("lang") or "")]
    for meta in tree.iterfind(".//meta[@content]"):
        names = (meta.get(attribute) or "" for attribute in ("property", "name", "itemprop", "http-equiv"))
        stated += ((name, meta.get("content", "")) for name in names if name.lower() in _LOCALES)
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        stated += (("inLanguage", wording) for wording in _IN_LANGUAGE.findall(script.text_content())[:1])
    return tuple(dict.fromkeys((where, value.strip()) for where, value in stated if value.strip()))


def published_on_page(
    tree: HtmlElement, url: str, order: DayOrder | None
) -> tuple[tuple[PublicationDate, ...], tuple[str, ...]]:
    """Every publication date the page states, best first, each once by day and evidence; and warnings."""
    day_first = order.day_first if order else None
    warnings: list[str] = []
    readings: dict[tuple[str, str], PublicationDate] = {}
    for evidence, wording in (
        *(("JSON-LD", wording) for wording in _in_json_ld(tree)),
        *(("meta tag", wording) for wording in _in_meta(tree)),
        *(("marked-up time", wording) for wording in _in_markup(tree)),
        *(("URL", wording) for wording in _in_url(url)),
    ):
        if (match := date_at(wording)) is None:
            continue
        try:
            reading = from_match(match, evidence, day_first=day_first)
        except UnreadableDate as error:
            warnings.append(f"{evidence}: {error}")
        else:
            readings.setdefault((reading.edtf, evidence), reading)
    ordered = _local_day_first(list(readings.values()))
    if not any(reading.lower == reading.upper for reading in ordered) and (
        found := found_by_htmldate(tree, url, day_first)
    ):
        ordered.insert(0, found)
    return tuple(ordered), tuple(warnings)


def _local_day_first(readings: list[PublicationDate]) -> list[PublicationDate]:
    """A stamp in UTC may be a day off the publisher's own; the day in the address is the publisher's."""
    if not readings or _IN_UTC.search(readings[0].wording) is None:
        return readings
    first, *others = readings
    for reading in others:
        whole_day = reading.lower == reading.upper
        if reading.evidence == "URL" and whole_day and abs(reading.lower - first.lower) == dt.timedelta(days=1):
            return [reading, first, *(other for other in others if other is not reading)]
    return readings


def _in_json_ld(tree: HtmlElement) -> list[str]:
    ranked: list[tuple[int, str]] = []
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        source = script.text_content().strip()
        try:
            ranked.extend(_dates_in(json.loads(source, strict=False), JSON_DEPTH))
        except (ValueError, RecursionError):
            ranked.extend((1, wording) for wording in _IN_BROKEN_JSON.findall(source)[:1])
    best = min((rank for rank, _ in ranked), default=0)
    return [wording for rank, wording in ranked if rank == best]


def _dates_in(node: object, depth: int) -> Iterator[tuple[int, str]]:
    """Dates with their rank, 0 of an article, 1 of the page; things that the page merely lists are passed over."""
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
        for attribute in ("property", "name", "itemprop"):
            found.setdefault((meta.get(attribute) or "").lower(), meta.get("content", "").strip())
    return [found[name] for name in _META if name in found]


def _in_markup(tree: HtmlElement) -> list[str]:
    """The first element marked as publication date, else the first classed so, else the only time of the page."""
    ranked: dict[int, str] = {}
    times: set[str] = set()
    for element in tree.iter("time", "span", "p", "div", "abbr", "li", "small"):
        name = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        classed = _CLASSED.search(name) is not None
        if not (marked or classed or element.tag == "time") or is_elsewhere(element):
            continue
        shown = one_line("".join(element.itertext()))
        if len(shown) > DATE_LINE or CHANGED.search(f"{name} {shown}"):
            continue
        machine_readable = element.get("datetime") or element.get("content") or element.get("title") or ""
        wording = machine_readable.strip() if date_at(machine_readable.strip()) else _stated(shown)
        if wording and (marked or classed):
            ranked.setdefault(0 if marked else 1, wording)
        elif wording:
            times.add(wording)
    if ranked:
        return [ranked[min(ranked)]]
    return list(times) if len(times) == 1 else []


def _stated(line: str) -> str:
    """The characters of the first whole day in a short line, or ``""``."""
    starts = (word.start() for word in re.finditer(r"\b\w", line))
    return next((match[0] for start in starts if (match := date_at(line, start, whole_days=True))), "")


def _in_url(url: str) -> list[str]:
    match = _IN_URL.search(url.split("?")[0])
    if match is None:
        return []
    parts = [match["y"], match["m"], match["d"]]
    return [match["ymd"] or "-".join(part.zfill(2) for part in parts if part)]
