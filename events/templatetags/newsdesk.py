"""What templates need beyond Django's own: the frame of a page, and dates and counts in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from auditlog.models import LogEntry
from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events import wording
from events.models import Article, Claim
from events.review_queue import open_count
from events.services.correct import RELEASABLE
from events.values import DateReading

register = template.Library()

THEMES = ("light", "dark")


@register.simple_tag(takes_context=True)
def theme_chosen(context: RequestContext) -> str:
    """``light``, ``dark``, or nothing where the system decides."""
    request = context.get("request")
    theme = request.COOKIES.get("theme", "") if request else ""
    return theme if theme in THEMES else ""


@register.simple_tag(takes_context=True)
def theme_attribute(context: RequestContext) -> SafeString:
    """The colours chosen and kept in a cookie, so that the first paint has them already."""
    theme = theme_chosen(context)
    return format_html(' data-theme="{}"', theme) if theme else SafeString("")


class NavLink(NamedTuple):
    url: str
    label: str
    current: bool
    counted: bool  # whether it shows how much is waiting there
    waiting: int


# Label, the address, and the addresses below it at which it stays lit.
_NAV = (
    (
        "Timeline",
        "timeline",
        {"event", "event_correct", "event_merge", "event_origins", "event_release", "claims_move"},
    ),
    ("Compare", "compare", set[str]()),
    ("Articles", "articles", {"article"}),
    ("Names", "entities", {"entity", "entity_merge"}),
    ("Sources", "sources", {"source"}),
    ("Notes", "notes", {"note", "note_new"}),
    ("Review", "review", set[str]()),
    ("Activity", "activity", set[str]()),
    ("Add", "ingest", {"ingest_run"}),
)


@register.simple_tag(takes_context=True)
def main_nav(context: RequestContext) -> list[NavLink]:
    """The story's pages, in the order of an analyst's day."""
    request, story = context["request"], context["story"]
    here = request.resolver_match.url_name if request.resolver_match else ""
    links = []
    for label, name, below in _NAV:
        counted, current = name == "review", here == name or here in below
        waiting = open_count(story) if counted else 0
        links.append(NavLink(reverse(name, args=[story.slug]), label, current, counted, waiting))
    return links


@register.filter
def day(value: dt.date | None) -> str:
    """12 September 2023"""
    return wording.day(value) if value else ""


@register.filter
def short_day(value: dt.date | None) -> str:
    """12 Sep 2023"""
    return wording.short_day(value) if value else ""


@register.filter
def date_words(row: Any) -> str:
    """A ``Dated`` row's date at its own precision: "12 September 2023", "February 2022", "no date"."""
    return wording.reading(row.edtf, row.lower, row.upper) or "no date"


@register.filter
def years_to(lower: dt.date, upper: dt.date) -> str:
    """1994 to 2025"""
    return wording.years(lower, upper)


@register.filter
def count_of(number: int, noun: str) -> str:
    """``{{ 2|count_of:"article" }}`` is "2 articles"; give an irregular plural after a comma ("person,people")."""
    one, _, many = noun.partition(",")
    return wording.count(number, one, many)


@register.filter
def short_date_words(row: Any) -> str:
    """As ``date_words``, with short months, for lists."""
    return wording.reading(row.edtf, row.lower, row.upper, short=True) or "no date"


@register.filter
def published_words(article: Article) -> str:
    """An article's publication date for a line of citation: "12 Sep 2023", "undated"."""
    lower, upper = article.published_lower, article.published_upper
    return wording.reading(article.published_edtf, lower, upper, short=True) or "undated"


@register.filter
def called(article: Article) -> str:
    """Whom people know it by: its publisher, or its number in the story."""
    return str(article.source) if article.source else f"Article {article.number}"


@register.filter
def reading_words(value: DateReading) -> str:
    """A date reading at its own precision."""
    return wording.reading(value.edtf, value.lower, value.upper)


@register.filter
def one_per_article(claims: Iterable[Claim]) -> list[Claim]:
    """The first of each article's claims, by the articles' numbers."""
    first: dict[int, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article_id, claim)
    return sorted(first.values(), key=lambda claim: claim.article.number)


@register.simple_tag
def put_back(entry: LogEntry) -> dict[str, str]:
    """The one field that an act on an event changed, its value before, and the query that fills its form with it."""
    changed = [(name, change[0]) for name, change in (entry.changes or {}).items() if name in RELEASABLE]
    if len(changed) != 1 or entry.action != LogEntry.Action.UPDATE:
        return {}
    (field, value), *_ = changed
    return {"field": field, "value": value, "query": urlencode({"to": value})}


@register.filter
def with_columns(cells: Sequence[Any], columns: Sequence[Any]) -> list[tuple[Any, Any]]:
    """A comparison row's cells, each with its column."""
    return list(zip(columns, cells, strict=True))
