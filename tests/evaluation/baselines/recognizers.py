"""Microsoft's Recognizers-Text (`recognizers-text-suite`), date-time recogniser, English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from recognizers_date_time import Culture, DateTimeOptions, DateTimeRecognizer

from tests.evaluation.baselines import Row
from tests.evaluation.baselines.days import NONE, Bounds, row


def value(resolution: dict[str, list[dict[str, str]]] | None, published: str | None) -> Bounds:
    """The days of an answer: of its candidates the latest that does not begin after the publication, else the first.

    Durations, sets and bare clock times have no days.
    """
    found = [days for candidate in (resolution or {}).get("values", []) if (days := covered(candidate)) is not None]
    past = [days for days in found if published and days[0] <= dt.date.fromisoformat(published)]
    if not found:
        return NONE
    first, last = max(past) if past else found[0]
    return first.isoformat(), last.isoformat()


def covered(candidate: dict[str, str]) -> tuple[dt.date, dt.date] | None:
    """First and last day of one candidate. A range of days ends before its ``end``; an open one has no days."""
    try:
        if candidate["type"] in ("date", "datetime"):
            day = dt.date.fromisoformat(candidate["value"][:10])
            return day, day
        if candidate["type"] in ("daterange", "datetimerange"):
            first = dt.date.fromisoformat(candidate["start"][:10])
            last = dt.date.fromisoformat(candidate["end"][:10])
            return first, max(first, last - dt.timedelta(days=candidate["type"] == "daterange"))
    except (KeyError, ValueError, OverflowError):  # "not resolved", an open range, a year past 9999
        pass
    return None


def read(rows: list[Row]) -> Iterator[Row]:
    model = DateTimeRecognizer(Culture.English, DateTimeOptions.NONE).get_datetime_model()
    for document in rows:
        base = dt.datetime.fromisoformat(document["published"]) if document["published"] else None
        found = model.parse(document["text"], base)
        times = [row(each.start, each.end + 1, value(each.resolution, document["published"])) for each in found]
        yield {"id": document["id"], "times": times}


SYSTEMS = {"Recognizers-Text": read}
