"""Why a service did not do what it was asked to."""

from __future__ import annotations

from typing import Any


class Refused(ValueError):
    """It cannot be done; the message tells a person why and what would help."""


class Conflict(Refused):
    """Someone changed the row meanwhile. ``current`` is the row as it stands now."""

    def __init__(self, message: str, current: Any) -> None:
        super().__init__(message)
        self.current = current
