"""timexy: a spaCy component of rules that gives TIMEX3 values for written-out dates and durations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import spacy
import timexy  # noqa: F401 - registers the component

from tests.evaluation.baselines import Row
from tests.evaluation.baselines.days import NONE, Bounds, row

_DAY = re.compile(r'type="DATE"\s+value="(\d{4}-\d\d-\d\d)')


def value(timex3: str) -> Bounds:
    """The day in a TIMEX3 tag of type DATE; a duration has none."""
    try:
        found = _DAY.search(timex3)
        day = dt.date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return NONE
    return day, day


def read(rows: list[Row]) -> Iterator[Row]:
    nlp = spacy.blank("en")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "time", "overwrite": False})
    for document in rows:
        times = [row(e.start_char, e.end_char, value(e.kb_id_)) for e in nlp(document["text"]).ents]
        yield {"id": document["id"], "times": times}


SYSTEMS = {"timexy": read}
