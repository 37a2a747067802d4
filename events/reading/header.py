"""The lines above an article's body: date line, title, byline, source, address.

A publication date is read where a label says so ("date 2023-09-13", "Published: 13 September 2023"), where a line above
the body consists of a date, and where the file begins with an ISO date. A dateline ("GENEVA, 12 May (Reuters) -") says
where and when a report was filed and is left in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from events.reading.dates import CLOCK, UnreadableDate, date_at, from_match
from events.reading.stamps import is_address
from events.values import DayOrder, PublicationDate, SetAside

# Dates, titles and bylines stand above the body, which begins within the first lines; below, "Published: 2019" is text.
HEADER_LINES = 8
# "Published: 13 May 2023 | Updated: 14 May 2023 | By Ann Lee": no line has more parts.
HEADER_PARTS = 4
# The body has begun with the first line longer than any headline or byline.
BODY_LINE = 160

_PUBLISHED = (
    r"(?:date published|date|dated|(?:first |originally )?(?:published|posted)(?: on| at)?"
    r"|publi(?:cation|shed|sh) date|pub ?date|release date)"
)
_LABEL = re.compile(rf"{_PUBLISHED}\s*[:=|-]?\s*", re.IGNORECASE)
_LABELLED_DIGITS = re.compile(rf"{_PUBLISHED}\s*[:=|-]?\s*\d[\d./-]{{5,}}\S*", re.IGNORECASE)
_MODIFIED = re.compile(r"(?:last )?(?:updated|modified|edited|changed)(?: on| at)?\s*[:|-]?\s*", re.IGNORECASE)
_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_FIELD = re.compile(r"(title|headline|author|byline|source|publisher|site|url|link)\s*:\s*(?=\S)", re.IGNORECASE)
_FIELDS = {"headline": "title", "byline": "author", "publisher": "site", "source": "site", "link": "url"}
# Capitalised words after "By", joined by commas, "and" or a particle: names, not "By the time ...".
_BYLINE = re.compile(
    r"(?:[Ww]ritten |[Rr]eported |[Pp]osted )?[Bb][Yy]\s+"
    r"([A-ZÀ-Þ][\w.'’-]*(?:,?(?: and| de| van| von| al| bin)?\s+[A-ZÀ-Þ][\w.'’-]*){0,9})"
    r"(?:,?\s+(?:in|for|at)\s+[A-ZÀ-Þ][\w.,'’ -]{1,40}$"
    r"|,?\s+(?:[\w'’-]+\s+){0,3}(?:correspondent|reporter|editor|writer|journalist|columnist|bureau chief)$)?"
    r"(?=$|\s*[|•·–—-]\s|,?\s+\d)"
)
_PLACE = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3},\s+")
_SENTENCE = re.compile(r"[.…][\"'”’)\]]*$")
_COUNTER = re.compile(r"\d{1,6} (?:comments?|shares?|views?|min(?:ute)?s?(?: read)?)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s|•·–—,-]*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_NEW_TEXT = re.compile(r"\s*[|:•·–—-]?\s*[\"“‘'(]?[A-ZÀ-Þ]|\s*[|,•·–—-]\s*(?:by|(?:last )?updated)\b")

DATE_LINE = "date line"


@dataclass
class Header:
    """What stood above the body: ``aside`` the characters taken out of it, ``fields`` title, author, site, url.

    ``order`` is the day order by which its numeric dates are read.
    """

    order: DayOrder | None = None
    readings: list[PublicationDate] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    aside: list[SetAside] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def take_header(lines: list[str], order: DayOrder | None) -> Header:
    """Reads the header and takes it out of ``lines`` (stripped; changed in place: the rest of a line stays)."""
    header = Header(order)
    bare_dates = sum(1 for line in lines if _whole_date(line) is not None)
    seen = 0
    for i, line in enumerate(lines):
        if not line:
            continue
        rest = line
        for _ in range(HEADER_PARTS):
            rest = rest[_take(rest, header, first=seen == 0, divided=bare_dates > 1) :] if rest else ""
        lines[i] = rest.strip()
        seen += 1
        if seen == HEADER_LINES or len(lines[i]) > BODY_LINE or (rest == line and _SENTENCE.search(line)):
            break
    return header


def _take(rest: str, header: Header, *, first: bool, divided: bool) -> int:
    """Reads what ``rest`` begins with and returns how many characters of it went into the header, 0 for none."""
    return (
        _take_labelled_date(rest, header, first=first)
        or _take_modified(rest, header)
        or _take_bare_date(rest, header, first=first, divided=divided)
        or _take_placed_date(rest, header, divided=divided)
        or _take_field(rest, header)
        or _take_byline(rest, header)
    )


def _set_aside(header: Header, rest: str, end: int, reason: str) -> int:
    end = match.end() if (match := _SEPARATOR.match(rest, end)) else end
    header.aside.append(SetAside(rest[:end].strip(), reason))
    return end


def _take_labelled_date(rest: str, header: Header, *, first: bool) -> int:
    label = _LABEL.match(rest)
    if label is None:
        return 0
    match = date_at(rest, label.end())
    if match is not None and match.end() < len(rest):
        # With text on the same line only a whole day counts, and only where something new begins after it: "Date 2023
        # will remember" and "Published on 12 May 2023, the report ..." are sentences.
        match = date_at(rest, label.end(), whole_days=True)
        if match is not None and not (_NEW_TEXT.match(rest, match.end()) or (first and _ISO.fullmatch(match[0]))):
            return 0
    if match is None:
        digits = _LABELLED_DIGITS.match(rest)
        if digits is None:
            return 0
        header.warnings.append(f"date line: {digits[0]!r} is no date that can be read")
        return _set_aside(header, rest, digits.end(), "unreadable date line")
    return _read(match, rest, header)


def _read(match: re.Match[str], rest: str, header: Header) -> int:
    order = header.order
    try:
        header.readings.append(from_match(match, DATE_LINE, day_first=order.day_first if order else None))
    except UnreadableDate as error:
        header.warnings.append(f"date line: {error}")
        return _set_aside(header, rest, match.end(), "unreadable date line")
    how = f", {'day' if order.day_first else 'month'} first by {order.evidence}" if order and _is_either(match) else ""
    return _set_aside(header, rest, match.end(), f"date line, read as publication date{how}")


def _is_either(match: re.Match[str]) -> bool:
    """Whether a date may be two days."""
    try:
        from_match(match, DATE_LINE)
    except UnreadableDate:
        return True
    return False


def _take_modified(rest: str, header: Header) -> int:
    label = _MODIFIED.match(rest)
    match = label and (date_at(rest, label.end(), whole_days=True) or _CLOCK.match(rest, label.end()))
    return _set_aside(header, rest, match.end(), "date of the last change") if match else 0


def _whole_date(line: str) -> re.Match[str] | None:
    match = date_at(line, whole_days=True)
    return match if match is not None and match.end() == len(line) else None


def _take_placed_date(rest: str, header: Header, *, divided: bool) -> int:
    """ "Brenning, 22 January 2022" alone on a line, as letters and statements are headed."""
    place = _PLACE.match(rest)
    match = place and date_at(rest, place.end(), whole_days=True)
    return _read(match, rest, header) if match and match.end() == len(rest) and not divided else 0


def _take_bare_date(rest: str, header: Header, *, first: bool, divided: bool) -> int:
    """A line that is a date (not where the text is divided by such lines), or an ISO date that the file begins with."""
    match = date_at(rest, whole_days=True)
    if match is None:
        return 0
    if match.end() == len(rest):
        return 0 if divided else _read(match, rest, header)
    if first and _ISO.match(rest) and _NEW_TEXT.match(rest, match.end()):
        return _read(match, rest, header)
    # "13 May 2023 | Updated 14 May 2023", "13 May 2023 - By Ann Lee", "13 May 2023 | 0 Comments"
    after = _SEPARATOR.match(rest, match.end())
    more = after and any(kind.match(rest, after.end()) for kind in (_MODIFIED, _BYLINE, _COUNTER))
    return _read(match, rest, header) if more and not divided else 0


def _take_field(rest: str, header: Header) -> int:
    if is_address(rest):
        header.fields.setdefault("url", rest)
        return _set_aside(header, rest, len(rest), "header: url")
    match = _FIELD.match(rest)
    if match is None:
        return 0
    key = match[1].lower()
    key = _FIELDS.get(key, key)
    header.fields.setdefault(key, rest[match.end() :].strip())
    header.aside.append(SetAside(rest, f"header: {match[1].lower()}"))
    return len(rest)


def _take_byline(rest: str, header: Header) -> int:
    match = _BYLINE.match(rest)
    if match is None:
        return 0
    header.fields.setdefault("author", match[1].rstrip(","))
    return _set_aside(header, rest, match.end(), "byline")
