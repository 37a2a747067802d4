"""Keyset paging: a page begins after the last row's key, so that page 1,000 costs what page 1 does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.http import QueryDict

Row = TypeVar("Row", bound=Model)
BETWEEN = "~"  # between the two parts of a key in an address; in no date and no number


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows in order, and the query string of the next page (empty on the last)."""

    rows: Sequence[Row]
    next_query: str


def paged(found: QuerySet[Row], order: tuple[str, str], size: int, params: QueryDict) -> Page[Row]:
    """The rows that follow ``params["after"]`` in the order of two fields, the second of them unique.

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
    beyond = _beyond(found.model, first, second, params.get("after", ""), "lt" if backward else "gt")
    rows = list(ordered.filter(beyond)[: size + 1])
    if len(rows) <= size:
        return Page(rows, "")
    kept = params.copy()
    kept["after"] = BETWEEN.join("" if (v := getattr(rows[size - 1], n)) is None else str(v) for n in (first, second))
    return Page(rows[:size], kept.urlencode())


def _beyond(model: type[Model], first: str, second: str, key: str, direction: str) -> Q:
    left, between, right = key.rpartition(BETWEEN)
    if not between:
        return Q()
    try:
        tie = Q(**{f"{second}__{direction}": _value(model, second, right)})
        if not left:
            return Q(**{f"{first}__isnull": True}) & tie
        value = _value(model, first, left)
    except (ValidationError, ValueError):
        return Q()
    after = Q(**{f"{first}__{direction}": value}) | Q(**{first: value}) & tie
    return after if direction == "lt" else after | Q(**{f"{first}__isnull": True})


def _value(model: type[Model], name: str, text: str) -> Any:
    """A part of a key as its field's type; annotations are counts."""
    try:
        return model._meta.get_field(name).to_python(text)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return int(text)
