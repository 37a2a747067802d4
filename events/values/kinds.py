"""The kinds of things, and spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """Why a date is believed, from the text itself to a person's decision."""

    STATED = "stated"  # the text says it
    RELATIVE = "relative"  # reckoned from the stated publication date
    INFERRED = "inferred"  # from other articles' coverage
    ANALYST = "analyst"


class Status(StrEnum):
    """What the article says of the happening."""

    HAPPENED = "happened"
    EXPECTED = "expected"
    DENIED = "denied"
    POSSIBLE = "possible"
    OPINION = "opinion"


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    EVENT = "event"


class TimeKind(StrEnum):
    """``DATE`` and ``TIME`` may have bounds; ``DURATION`` and ``SET`` ("every Friday") never do."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class BlockKind(StrEnum):
    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    DEBRIS = "debris"  # no part of the article, in a text that is to be left as it is


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]
