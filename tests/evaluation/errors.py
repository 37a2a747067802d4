"""The largest classes of errors that remain on the public sets, as a table.

usage: python -m tests.evaluation.errors

The classes are told apart by rule (`time_errors`, `voice_errors`), so that the counts can be had again. Only the names
of classes and counts are printed: the sets may not be passed on.
"""

from __future__ import annotations

import sys
from collections import Counter

from events.extraction.model import load
from tests.evaluation import time_errors, voice_errors
from tests.evaluation.baselines import Row
from tests.evaluation.sets import BENCH, ours, rows_of, scorer
from tests.evaluation.table import errors_table

Classes = Counter[tuple[str, str]]


def of_times(gold: list[Row], out: list[Row]) -> Classes:
    """Classes with counts over the set of times."""
    answers = {row["id"]: row["times"] for row in out}
    found: Classes = Counter()
    for document in gold:
        classes = time_errors.errors(document, answers.get(document["id"], []), scorer().interval)
        found.update({("times", name): count for name, count in classes.items()})
    return found


def of_attribution(gold: list[Row], out: list[Row]) -> Classes:
    """Classes with counts over the set of attributions; the language model reads it for the grammar of the gold."""
    answers = {row["id"]: row["attributions"] for row in out}
    found: Classes = Counter()
    for document, doc in zip(gold, load().pipe(document["text"] for document in gold), strict=True):
        classes = voice_errors.errors(document, answers.get(document["id"], []), doc)
        found.update({("attribution", name): count for name, count in classes.items()})
    return found


CLASSES = {"times": of_times, "attribution": of_attribution}


def main() -> int:
    if not BENCH.is_dir():
        print("errors: the public sets are not beside this checkout", file=sys.stderr)
        return 1
    found: Classes = Counter()
    for task, classes in CLASSES.items():
        gold = rows_of(task)
        found += classes(gold, ours(task, gold))
    print("\n".join(errors_table(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
