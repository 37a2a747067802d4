"""Other systems over the same sets, each through a small adapter that uses it as its makers mean it to be used.

An adapter is a module here. It imports its tool at the top, so that a missing tool is an ``ImportError``, and has
``SYSTEMS``: a name for the table to a reader. A reader takes all rows of a set (``id``, ``text``, ``published``) and
gives one row of output for each, in the shape that the scorer takes from ours. What else a reader needs and does not
find (Java) it says by ``Absent`` before the first row.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from typing import Any

Row = dict[str, Any]
Reader = Callable[[list[Row]], Iterator[Row]]

MODULES = {
    "times": ("dateparser_alone", "spacy_dateparser", "recognizers", "timexy_rules", "heideltime"),
    "attribution": ("spacy_cues", "textacy_quotations"),
    "stories": ("tfidf", "embeddings", "same_day"),
}


class Absent(Exception):
    """A system cannot be run here; the message says what is missing."""


def systems(task: str) -> tuple[dict[str, Reader], list[str]]:
    """The systems of a task that can be imported, by name, and what is absent, in words."""
    found: dict[str, Reader] = {}
    absent = []
    for name in MODULES.get(task, ()):
        try:
            found |= importlib.import_module(f"{__name__}.{name}").SYSTEMS
        except ImportError as error:
            absent.append(f"{name}: {error}")
    return found, absent
