"""Lines that are nothing but a web address or a time stamp, as pages and crawlers print them beside an article."""

from __future__ import annotations

import re

from events.reading.dates import CLOCK, date_at

# Tokenised copies of an address have white space in it, but never between two words.
_ADDRESS = re.compile(r"(?:https?\s?:\s?/\s?/|www\s?\.)(?:\S|(?<=[\W_])\s(?=\S)|\s(?=[\W_]))+", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:first|last|originally)\s+)?(?:updated|modified|edited|published|posted)(?:\s+(?:on|at))?\s*:?",
    re.IGNORECASE,
)
_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_BETWEEN = re.compile(r"[\s|,•·–—-]*")


def is_address(line: str) -> bool:
    return _ADDRESS.fullmatch(line) is not None


def is_stamp(line: str) -> bool:
    """Whether a line has nothing but dates, times of day and labels ("Last updated at"), and more than a bare date.

    A bare date or a bare time of day is none: it may divide a chronicle.
    """
    at, labelled, dated = 0, False, False
    while at < len(line):
        label, date = _LABEL.match(line, at), date_at(line, at)
        part = label or date or _CLOCK.match(line, at)
        if part is None:
            return False
        labelled, dated = labelled or label is not None, dated or date is not None
        between = _BETWEEN.match(line, part.end())
        at = between.end() if between else part.end()
    return at > 0 and (labelled + dated + bool(_CLOCK.search(line))) > 1
