"""Keyset paging: a page begins after the last row's key, so that page 1,000 costs what page 1 does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)
BETWEEN = "~"  # between the two parts of a key in an address; in no date and no number


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the query strings of the next page (empty on the last) and of the first."""

    rows: Sequence[Row]
    next_query: str
    begun: bool = False  # whether there are pages before
    first_query: str = ""


def paged(found: QuerySet[Row], order: tuple[str, str], size: int, params: QueryDict, name: str = "after") -> Page[Row]:
    """The rows that follow the key in ``params[name]`` in the order of two fields, the second of them unique.

    A minus turns both fields round. The first may be null: such rows come last, in ascending order only. A key that
    cannot be read begins at the beginning.
    """
    backward = order[0].startswith("-")
    first, second = (name.lstrip("-") for name in order)
    ordered = (
        found.order_by(F(first).desc(), F(second).desc())
        if backward
        else found.order_by(F(first).asc(nulls_last=True), F(second).asc())
    )
    beyond = _beyond(found, first, second, params.get(name, ""), "lt" if backward else "gt")
    rows = list(ordered.filter(beyond)[: size + 1])
    kept = params.copy()
    kept.pop(name, None)
    begun, beginning = bool(beyond), kept.urlencode()
    if len(rows) <= size:
        return Page(rows, "", begun, beginning)
    kept[name] = BETWEEN.join("" if (v := getattr(rows[size - 1], n)) is None else str(v) for n in (first, second))
    return Page(rows[:size], kept.urlencode(), begun, beginning)


def _beyond(found: QuerySet[Any], first: str, second: str, key: str, direction: str) -> Q:
    left, between, right = key.rpartition(BETWEEN)
    if not between:
        return Q()
    try:
        tie = Q(**{f"{second}__{direction}": _value(found, second, right)})
        if not left:
            return Q(**{f"{first}__isnull": True}) & tie
        value = _value(found, first, left)
    except (ValidationError, ValueError):
        return Q()
    after = Q(**{f"{first}__{direction}": value}) | Q(**{first: value}) & tie
    return after if direction == "lt" else after | Q(**{f"{first}__isnull": True})


def _value(found: QuerySet[Any], name: str, text: str) -> Any:
    """A part of a key as the type of its field or annotation."""
    annotated = found.query.annotations.get(name)
    field = annotated.output_field if annotated else found.model._meta.get_field("id" if name == "pk" else name)
    return field.to_python(text)
