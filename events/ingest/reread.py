"""Relative times of an article, reckoned anew when its publication date is another one. No model, no text."""

from __future__ import annotations

from events.extraction import times
from events.models import Article, TimeReference
from events.models.base import EDTF_LENGTH
from events.values import DateReading

DATE_FIELDS = ("edtf", "lower", "upper", "basis", "date_reason")


def reread_times(article: Article) -> list[TimeReference]:
    """Read every time that has a formula from the publication date that counts now; return those that changed.

    An article without a publication date has no relative dates: they become undated again.
    """
    published = article.published
    changed = []
    for time in article.times.exclude(formula=""):
        reading = times.resolve(time.formula, published) if published else _alone(time)
        if reading and len(reading.edtf) > EDTF_LENGTH:
            reading = None
        before = time.reading
        if before and reading and (before.edtf, before.basis) == (reading.edtf, reading.basis):
            continue
        time.anchor = published.edtf if published and reading else ""
        if time.set_by_machine(_fields(reading, time)):
            time.save()
            changed.append(time)
    return changed


def _alone(time: TimeReference) -> DateReading | None:
    """What stands without a publication date: the time as it was, if that was stated in full."""
    return time.reading if time.basis == "stated" else None


def _fields(reading: DateReading | None, time: TimeReference) -> dict[str, object]:
    if reading is None:
        return {"edtf": "", "lower": None, "upper": None, "basis": "", "date_reason": ""}
    why = f"“{time.wording}” reckoned from {time.anchor}"
    return dict(zip(DATE_FIELDS, (reading.edtf, reading.lower, reading.upper, reading.basis.value, why), strict=True))
