"""Dates that people type: EDTF, or a plain English date that has one reading."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from time import struct_time

from edtf import EDTFObject, parse_edtf, text_to_edtf
from pyparsing import ParseBaseException

from events.models.base import EDTF_LENGTH
from events.services.errors import Refused
from events.values import Basis, DateReading

HINT = (
    "Write 2023-09-12, 2023-09, 2023, 2023-09-12/2023-09-14, add ~ for about or ? for uncertain, or 12 September 2023."
)
_EDTF = re.compile(r"^[\dXYTZ~?%/.{}\[\],:+-]+$")
# Plain English with one reading: "12 September 2023", "September 12, 2023", "Sept 2023". The library would drop any
# other word ("early") without a sound.
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_MONTH = rf"(?:{_MONTH}|{'|'.join(calendar.month_name[1:])})\.?"
_ENGLISH = re.compile(rf"^(\d{{1,2}}\s+{_MONTH},?|{_MONTH}(\s+\d{{1,2}},?)?)\s+\d{{4}}$", re.IGNORECASE)
# 9/13/2023 and 13.9.23 have two readings: which is day and which month is not for us to guess.
_AMBIGUOUS = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$")


def read_date(typed: str, reason: str = "") -> DateReading | None:
    """What an analyst typed, as a reading with basis ``analyst``; ``None`` for an empty string (undated).

    Raises ``Refused`` with a hint for what has no reading, more than one, or no bounds.
    """
    text = typed.strip()
    if not text:
        return None
    if _AMBIGUOUS.match(text):
        raise Refused(f"{text} can be read in two ways. {HINT}")
    edtf = text
    if not _EDTF.match(text):
        edtf = (text_to_edtf(text) or "") if _ENGLISH.match(text) else ""
    if not edtf or len(edtf) > EDTF_LENGTH:
        raise Refused(f"“{text}” is no date that can be read. {HINT}")
    lower, upper = bounds(edtf)
    return DateReading(edtf, lower, upper, Basis.ANALYST, reason)


def bounds(edtf: str) -> tuple[dt.date, dt.date]:
    """First and last day of an EDTF string. Raises ``Refused`` where it is none, open, or turned round."""
    try:
        parsed: EDTFObject = parse_edtf(edtf)
        lower, upper = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (ParseBaseException, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise Refused(f"“{edtf}” is no date with a first and a last day. {HINT}") from error
    if upper < lower:
        raise Refused(f"“{edtf}” ends before it begins.")
    return lower, upper


def _day(moment: struct_time) -> dt.date:
    """A day of the calendar. The library clips nothing: a 31 February is refused, not moved to March."""
    year, month, day = moment[:3]
    if day > calendar.monthrange(year, month)[1]:
        raise ValueError("no such day")
    return dt.date(year, month, day)
