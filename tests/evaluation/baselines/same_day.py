"""Our claims, linked by the simplest rule that knows dates: the same word for what is done, on the same day."""

from __future__ import annotations

from collections.abc import Iterator

from tests.evaluation.baselines import Row
from tests.evaluation.sets import run


def read(rows: list[Row]) -> Iterator[Row]:
    for document in run("extract", "--verbatim", rows=rows):
        yield {"id": document["id"], "claims": [claim(each, document["times"]) for each in document["claims"]]}


def claim(row: Row, times: list[Row]) -> Row:
    """The claim with an event of its verb's base form and the first time of its own that is told to the day, or none:
    claims without a day are taken together, for few texts of the set are dated.
    """
    days = [times[i]["lower"] for i in row["times"] if times[i]["lower"] and times[i]["lower"] == times[i]["upper"]]
    known = row["verb"] and not row["background"]
    return {"start": row["start"], "end": row["end"], "event": f"{row['verb']} {days[:1]}" if known else None}


SYSTEMS = {"same verb, same day": read}
