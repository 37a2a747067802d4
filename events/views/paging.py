"""Keyset paging: pages begin after the last row's key, so that page 1,000 costs what page 1 does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the key after which the next page begins (empty on the last)."""

    rows: Sequence[Row]
    next_key: str


def page_of(found: QuerySet[Row], size: int, *fields: str) -> Page[Row]:
    """The first ``size`` rows of an ordered query. ``fields`` make the key, as in ``after``."""
    rows = list(found[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Page(rows[:size], key_of(last, *fields) if last is not None else "")


def key_of(row: Model, *fields: str) -> str:
    """A row's place as it stands in an address: "2023-09-12~7"; an unknown date is empty."""
    names = fields or ("published_lower", "number")
    return "~".join("" if (value := getattr(row, name)) is None else str(value) for name in names)


def after(found: QuerySet[Row], key: str, day_field: str, number_field: str) -> QuerySet[Row]:
    """Rows that come after ``key`` in the order (day, unknown last; number). A key that makes no sense is none."""
    day, _, number = key.partition("~")
    if not number.isdigit():
        return found
    beyond = Q(**{f"{number_field}__gt": int(number)})
    unknown = Q(**{f"{day_field}__isnull": True})
    if not day:
        return found.filter(unknown & beyond)
    try:
        value: Any = dt.date.fromisoformat(day)
    except ValueError:
        return found
    return found.filter(Q(**{f"{day_field}__gt": value}) | Q(**{day_field: value}) & beyond | unknown)
