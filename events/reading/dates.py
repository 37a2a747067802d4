"""Publication dates as headers, meta tags and crawlers' fields write them, at the precision they are written with.

Only whole calendar dates with a year are read; what could be read two ways ("03/04/2023") is refused, not guessed.
A time of day is recognised and left in the wording: the day is the finest grain a publication date is used at.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from events.values import Basis, PublicationDate

# News in print begins in the 17th century; no article carries a later century than this one. Outside is a misreading.
YEARS = range(1600, 2100)
# Epoch numbers are read from fields only; before 1990 there were no web articles to stamp.
EPOCH_YEARS = range(1990, 2100)

# Wordings in other languages go to dateparser, which knows their month names. Strict: a day, a month and a year must
# stand there, and nothing is reckoned from today. The languages are those of the larger news agencies' services.
LANGUAGES = ["ar", "bg", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko"]
LANGUAGES += ["nb", "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi", "zh"]
LONGEST_WORDING = 60
_STRICT = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
_DAY_AND_YEAR = re.compile(r"(?=.*(?<!\d)\d{4}(?!\d))(?=.*(?<!\d)\d{1,2}(?!\d))(?=.*[^\W\d_])")

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()} | {"sept": 9}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z])\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:z|utc|gmt|[ecmp][sd]?t|bst|cest|cet|eest|eet|ist|jst|kst|msk|sgt|hkt|ae[sd]t|uk(?: time)?|local time"
_ZONE += r"|[+-]\d{2}:?\d{2})(?![a-z])"
CLOCK = r"\d{1,2}(?:: ?|\.)\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s*[ap]\.?\s?m\b\.?)?(?:\s*\(?" + _ZONE + r"\)?)?"
_TAIL = r"(?:(?:t|,?\s+(?:at\s+|-\s+)?)" + CLOCK + r")?"
# "8:05am UK, Monday 16 September 2013"
_LEAD = rf"(?:{CLOCK},?\s+(?:on\s+)?)?" + _WEEKDAY
_NTH = r"(?:st|nd|rd|th)?"

_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)" + _TAIL,
        r"(?P<y>\d{4})(?P<m>[01]\d)(?P<d>[0-3]\d)(?:t?\d{6}z?)?(?!\d)",
        _LEAD + rf"(?P<d>\d{{1,2}}){_NTH}[\s-]+(?:of\s+)?(?P<m>{_MONTH}),?[\s-]+(?P<y>\d{{4}})(?!\d)" + _TAIL,
        _LEAD + rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}}){_NTH},?\s+(?P<y>\d{{4}})(?![\d:])" + _TAIL,
        _WEEKDAY + rf"(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})\s+{CLOCK}\s+(?P<y>\d{{4}})(?!\d)",
        r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)" + _TAIL,
        rf"(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})(?!\d)",
        r"(?P<y>\d{4})-(?P<m>\d{2})(?![\d-])",
        r"(?P<y>\d{4})(?![\d-])",
    )
)


class UnreadableDate(ValueError):
    """A wording that gives no date, or more than one; the message says which."""


def date_at(text: str, position: int = 0, *, whole_days: bool = False) -> re.Match[str] | None:
    """The date (with its time of day) that starts at ``position``, longest shape first; ``None`` where there is none.

    ``whole_days`` leaves out bare months and years.
    """
    for shape in _SHAPES[:-3] if whole_days else _SHAPES:
        if match := shape.match(text, position):
            return match
    return None


def read_date(wording: str, evidence: str) -> PublicationDate:
    """The date that a wording consists of, in English or one of ``LANGUAGES``. Raises ``UnreadableDate``."""
    wording = wording.strip()
    match = date_at(wording)
    if match is not None and match.end() == len(wording):
        return from_match(match, evidence)
    if len(wording) <= LONGEST_WORDING and _DAY_AND_YEAR.match(wording):
        import dateparser  # a fifth of a second, for the few wordings that come here

        moment = dateparser.parse(wording, languages=LANGUAGES, settings=_STRICT)
        if moment is not None:
            return _published(moment.year, moment.month, moment.day, evidence, wording)
    raise UnreadableDate(f"{wording[:60]!r} is no date that can be read")


def from_match(match: re.Match[str], evidence: str, *, day_first: bool | None = None) -> PublicationDate:
    """The calendar date of a match of ``date_at``. Raises ``UnreadableDate`` for 30 February.

    03/04/2023 is read by ``day_first`` where the writer's locale is known, else it raises, too.
    """
    parts = match.groupdict()
    year = int(parts["y"])
    month: int | None
    day: int | None
    if parts.get("a"):
        month, day = _month_and_day(int(parts["a"]), int(parts["b"]), parts["s"] == "." or day_first, match[0])
    else:
        named = parts.get("m")
        month = None if named is None else int(named) if named.isdigit() else _MONTHS[named.lower().rstrip(".")]
        day = int(parts["d"]) if parts.get("d") else None
    return _published(year, month, day, evidence, match[0])


def _month_and_day(a: int, b: int, day_first: bool | None, wording: str) -> tuple[int, int]:
    """Dots mean day first wherever dates are written with them (Unicode CLDR); slashes and hyphens mean either."""
    if a == b or a > 12 >= b or (day_first and b <= 12):
        return b, a
    if b > 12 >= a or (day_first is False and a <= 12):
        return a, b
    raise UnreadableDate(f"{wording!r} can be read with the day or the month first")


def _published(year: int, month: int | None, day: int | None, evidence: str, wording: str) -> PublicationDate:
    if year not in YEARS:
        raise UnreadableDate(f"{wording[:60]!r}: the year {year} is not plausible")
    try:
        lower = dt.date(year, month or 1, day or 1)
    except ValueError:
        raise UnreadableDate(f"{wording[:60]!r} is no day of the calendar") from None
    last_month = month or 12
    upper = dt.date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    edtf = lower.isoformat() if day else f"{year:04}-{month:02}" if month else f"{year:04}"
    return PublicationDate(edtf, lower, upper, Basis.STATED, evidence, wording)


def read_epoch(number: float, evidence: str) -> PublicationDate:
    """Seconds or milliseconds since 1970, in UTC. Raises ``UnreadableDate``."""
    for scale in (1, 1000):
        try:
            moment = dt.datetime.fromtimestamp(number / scale, dt.UTC)
        except (OverflowError, ValueError, OSError):
            continue
        if moment.year in EPOCH_YEARS:
            return _published(moment.year, moment.month, moment.day, evidence, f"{number:.0f}")
    raise UnreadableDate(f"{number!r} is no date that can be read")


def read_day(day: dt.date, evidence: str, wording: str) -> PublicationDate:
    """A day that something else has read, with the characters it rests on."""
    return PublicationDate(day.isoformat(), day, day, Basis.STATED, evidence, wording)


def disagreement(readings: tuple[PublicationDate, ...]) -> str | None:
    """A sentence where readings lie more than a day apart (time zones move a date by one), else ``None``."""
    if not readings:
        return None
    chosen = readings[0]
    day = dt.timedelta(days=1)
    others = [r for r in readings[1:] if r.lower > chosen.upper + day or r.upper < chosen.lower - day]
    if not others:
        return None
    told = ", ".join(dict.fromkeys(f"{r.edtf} ({r.evidence})" for r in others))
    return f"publication date {chosen.edtf} ({chosen.evidence}) disagrees with {told}"
