"""Relative times of an article, reckoned anew when its publication date is another one. No model, no text."""

from __future__ import annotations

from events.extraction import times
from events.ingest.pile import suggestion_of
from events.linking.second_reading import read_time, waiting
from events.models import Article, TimeReference
from events.models.base import EDTF_LENGTH
from events.values import Basis, DateReading

DATE_FIELDS = ("edtf", "lower", "upper", "basis", "date_reason")


def reread_times(article: Article) -> list[TimeReference]:
    """Read every time that has a formula from the publication date that counts now; return those that changed.

    While coverage suggests a date and nobody has decided, that one counts, with basis ``inferred``; ``stated_edtf``
    keeps what the article alone says. An article with neither has no relative dates: they become undated again.
    """
    suggested = suggestion_of(article)
    published = suggested or article.published
    changed = []
    for time in article.times.exclude(formula=""):
        alone = _from(article.published, time)
        reading = read_time(time.formula, alone, suggested, times.resolve) if suggested else alone
        if reading and len(reading.edtf) > EDTF_LENGTH:
            reading = None
        inferred = reading is not None and reading.basis is Basis.INFERRED
        stated = alone.edtf if alone and inferred else ""
        before = time.reading
        same = before and reading and (before.edtf, before.basis) == (reading.edtf, reading.basis)
        if same and time.stated_edtf == stated:
            continue
        time.anchor = published.edtf if published and reading else ""
        fields = _fields(reading, time)
        if reading is None and suggested and (later := waiting(time.formula, suggested, times.resolve)):
            fields["date_reason"] = (
                f"“{time.wording}” would be {later.edtf} by the suggested publication {suggested.edtf};"
                " it waits until that date is accepted"
            )
        if time.set_by_machine({**fields, "stated_edtf": stated}):
            time.save()
            changed.append(time)
    return changed


def _from(published: DateReading | None, time: TimeReference) -> DateReading | None:
    return times.resolve(time.formula, published) if published else _alone(time)


def _alone(time: TimeReference) -> DateReading | None:
    """What stands without a publication date: the time as it was, if that was stated in full."""
    return time.reading if time.basis == "stated" else None


def _fields(reading: DateReading | None, time: TimeReference) -> dict[str, object]:
    if reading is None:
        return {"edtf": "", "lower": None, "upper": None, "basis": "", "date_reason": ""}
    why = f"“{time.wording}” reckoned from {time.anchor}"
    if reading.basis is Basis.INFERRED:
        why += ", the publication by coverage"
    return dict(zip(DATE_FIELDS, (reading.edtf, reading.lower, reading.upper, reading.basis.value, why), strict=True))
