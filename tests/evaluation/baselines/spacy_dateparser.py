"""spaCy's DATE and TIME entities, each read by dateparser from the day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from dateparser.date import DateDataParser

from events.extraction.model import load
from tests.evaluation.baselines import Row
from tests.evaluation.baselines.dateparser_alone import settings
from tests.evaluation.baselines.days import NONE, Bounds, of_period, row


def value(words: str, published: str | None) -> Bounds:
    """The days that dateparser reads from an expression, at the precision (`period`) that it gives."""
    read = DateDataParser(languages=["en"], settings=settings(published)).get_date_data(words)
    return of_period(read.date_obj.date(), read.period) if read.date_obj else NONE


def read(rows: list[Row]) -> Iterator[Row]:
    nlp = load()
    for document, doc in zip(rows, nlp.pipe(document["text"] for document in rows), strict=True):
        spans = [entity for entity in doc.ents if entity.label_ in ("DATE", "TIME")]
        times = [row(e.start_char, e.end_char, value(e.text, document["published"])) for e in spans]
        yield {"id": document["id"], "times": times}


SYSTEMS = {"spaCy DATE + dateparser": read}
