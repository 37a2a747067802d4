"""Which lines of a page are no part of the article, each with its reason.

Precision comes first: a form matches a whole line, never a part of one; a sentence that reports speech and a line
longer than the longest form are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.reading.debris_forms import AUTHOR_BOX, FORMS, LINK_LIST
from events.reading.stamps import is_address, is_stamp

# The longest templates (consent lines, copyright lines) have about 200 characters; longer lines are text.
LONGEST = 220
# Titles under "Related news" seldom run past this, and carry no final stop.
LINK_TITLE = 150
# An author's biography in a box has two or three sentences; longer is text.
BIOGRAPHY = 400
_WRITES = re.compile(
    r"\b(?:journalist|reporter|editor|correspondent|columnist|contributor|writer|blogger|freelancer?|writes|covers"
    r"|reports on|covered|studied|graduate[ds]?|author of|based in)\b",
    re.IGNORECASE,
)

_RULES = tuple((reason, re.compile("|".join(forms), re.IGNORECASE)) for reason, forms in FORMS.items())
_SPEECH = re.compile(r"\b(?:said|says|told|added|according to|reported that|announced)\b.*[.”\"]$", re.IGNORECASE)


def debris_reason(line: str) -> str | None:
    """Why a stripped line is no part of an article, or ``None`` where it is or may be."""
    line = line.removeprefix("• ")
    if not line or len(line) > LONGEST or _SPEECH.search(line):
        return None
    if is_address(line):
        return "web address"
    if is_stamp(line):
        return "time stamp"
    return next((reason for reason, form in _RULES if form.fullmatch(line)), None)


def reasons(lines: Sequence[str]) -> list[str | None]:
    """The reason for each line, ``None`` for what stays: single lines by form, then what hangs at the article's end.

    After the last line of text, titles under "Latest news" and one short biography under "About the author" go with
    their marker; in the middle of an article nothing but the marker goes.
    """
    found = [debris_reason(line) for line in lines]
    marker: str | None = None
    tail: list[int] = []
    text_seen = False
    for i, (line, reason) in enumerate(zip(lines, found, strict=True)):
        if reason in (LINK_LIST, AUTHOR_BOX) and text_seen:
            marker = reason
        if not line or reason is not None:
            continue
        text_seen = True
        if marker is not None and _hangs_under(marker, line, first=not tail):
            tail.append(i)
        else:
            marker, tail = None, []
    for i in tail:
        found[i] = marker
    return found


def _hangs_under(marker: str, line: str, *, first: bool) -> bool:
    if marker == LINK_LIST:
        return len(line) <= LINK_TITLE and line[-1] not in ".!…:;,"
    return first and len(line) <= BIOGRAPHY and _WRITES.search(line) is not None
