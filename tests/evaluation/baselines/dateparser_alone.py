"""`dateparser.search`: dates found in running text, read from the day of publication."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateparser.search import search_dates

from tests.evaluation.baselines import Row
from tests.evaluation.baselines.days import of_period, row


def settings(published: str | None) -> dict[str, object]:
    """News tells of what was: a bare weekday or month is the one before the publication."""
    base = {"RELATIVE_BASE": dt.datetime.fromisoformat(published)} if published else {}
    return {"PREFER_DATES_FROM": "past", **base}


def located(text: str, found: list[tuple[str, dt.datetime]]) -> Iterator[tuple[int, int, dt.datetime]]:
    """The words of each answer looked up in the text, in order; what is not there word for word is left out."""
    after = 0
    for words, moment in found:
        start = text.find(words, after)
        if start >= 0:
            after = start + len(words)
            yield start, after, moment


def read(rows: list[Row]) -> Iterator[Row]:
    for document in rows:
        found = search_dates(document["text"], languages=["en"], settings=settings(document["published"])) or []
        times = [row(s, e, of_period(day.date(), "day")) for s, e, day in located(document["text"], found)]
        yield {"id": document["id"], "times": times}


SYSTEMS = {"dateparser.search": read}
