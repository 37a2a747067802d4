"""Classes of what goes wrong with times: missed, not in the gold, cut otherwise, or another value, by kind of words.

Spans are matched as the scorer matches them: each expression of the gold, in order, takes the free one that it shares
most characters with.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable

from tests.evaluation.baselines import Row

Interval = Callable[[str], tuple[dt.date, dt.date] | None]

_UNIT = r"(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century|centurie|season)s?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# The first kind whose pattern is found in the expression, so that what says more stands before what says less.
_KINDS = (
    ("clock time", r"\d:\d\d|\b[ap]\.?m\b|o'clock|\bnoon\b|\bmidnight\b|\b(?:gmt|utc|[ecmp][sd]t)\b"),
    ("quarter, half or fiscal year", r"\bquarters?\b|\bfiscal\b|\b(?:first|second) half\b|\bhalf[- ]year"),
    ("repeated (“daily”)", r"\b(?:every|each|daily|nightly|weekly|monthly|quarterly|annual(?:ly)?|yearly)\b"),
    ("counted back or on (“ago”, “later”)", rf"\b(?:ago|earlier|later|before|after|since)$|{_UNIT}-?earlier"),
    ("weekday", r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|days)?\b"),
    ("day of a month", rf"{_MONTH}\s*\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}|\d[-/]\d+[-/]\d"),
    ("month", rf"\b{_MONTH}"),
    ("today, yesterday, tomorrow", r"\b(?:today|tonight|yesterday|tomorrow|overnight)\b"),
    ("decade or century", r"\d0'?s\b|\bdecades?\b|\bcentur|\b(?:twenti|thirti|fort|fift|sixt|sevent|eight|ninet)ies\b"),
    ("year", r"\b(?:1[4-9]|20)\d\d\b|'\d\d\b"),
    ("season or feast", r"\b(?:spring|summer|autumn|fall|winter|christmas|easter|thanksgiving|new year)"),
    (
        "this, last or next unit (“last week”)",
        rf"\b(?:this|last|next|past|previous|coming|current|same|following|recent|latest|that)\b.*\b{_UNIT}\b",
    ),
    ("ordinal unit (“the second day”)", rf"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\b.*\b{_UNIT}\b"),
    ("part of a day", r"\b(?:morning|afternoon|evening|night|dawn|dusk|daybreak|midday)"),
    ("length with a number", rf"(?:\d|\b(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|half|"
     rf"hundred|thousand|several|few|couple|many)\b).*{_UNIT}"),
    ("length without a number (“years”)", rf"\b{_UNIT}\b"),
    (
        "vague (“now”, “recently”, “soon”)",
        r"\b(?:now|recent(?:ly)?|current(?:ly)?|present(?:ly)?|soon|once|previous(?:ly)?|former(?:ly)?|past|future|"
        r"then|lately|already|nowadays|earlier|later|late|early|long|immediate(?:ly)?|time|times|moment|still)\b",
    ),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _KINDS)


def kind(expression: str) -> str:
    """What sort of expression the words are, by the first rule that fits."""
    return next((name for name, pattern in _COMPILED if pattern.search(expression)), "other words")


def errors(document: Row, times: list[Row], interval: Interval) -> Counter[str]:
    """Classes with counts for one document. ``interval`` gives the days of a TIMEX3 value, or ``None``, as the scorer
    has it.
    """
    found: Counter[str] = Counter()
    text = document["text"]
    free = dict(enumerate(times))
    for gold in document["times"]:
        best = max(free, key=lambda i: (_shared(gold, free[i]), -i), default=None)
        days = interval(gold["value"]) if gold["type"] in ("DATE", "TIME") else None
        words = kind(text[gold["start"] : gold["end"]])
        if best is None or _shared(gold, free[best]) <= 0:
            found[f"missed: {words}"] += 1
            continue
        ours = free.pop(best)
        if (ours["start"], ours["end"]) != (gold["start"], gold["end"]):
            found[f"span {_cut(gold, ours)}: {words}"] += 1
        if value := _value(gold, ours, days):
            found[f"{value}: {words}"] += 1
    for ours in times:
        if not any(_shared(gold, ours) > 0 for gold in document["times"]):
            dated = "dated, and " if ours["lower"] and ours["upper"] else ""
            found[f"{dated}not in the gold: {kind(text[ours['start'] : ours['end']])}"] += 1
    return found


def _shared(one: Row, other: Row) -> int:
    """Characters that two spans have in common; negative where they lie apart."""
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return shared


def _cut(gold: Row, ours: Row) -> str:
    wider = ours["start"] <= gold["start"] and ours["end"] >= gold["end"]
    narrower = ours["start"] >= gold["start"] and ours["end"] <= gold["end"]
    return "too long" if wider else "too short" if narrower else "shifted"


def _value(gold: Row, ours: Row, days: tuple[dt.date, dt.date] | None) -> str | None:
    """What is wrong with the days read. A value that the scorer cannot turn into days (a season) is not judged."""
    dated = bool(ours["lower"] and ours["upper"])
    if days is None:
        timeless = gold["type"] in ("DURATION", "SET") or str(gold["value"]).endswith("_REF")
        return "dated, the gold has no days" if dated and timeless else None
    if not dated:
        return "no days read"
    lower, upper = dt.date.fromisoformat(ours["lower"]), dt.date.fromisoformat(ours["upper"])
    if (lower, upper) == days:
        return None
    return "days of another precision" if lower <= days[1] and days[0] <= upper else "wrong days"
