"""What reading raises."""

from __future__ import annotations


class ReadError(Exception):
    """An item that cannot be read. ``stage`` is ``decode`` or ``parse``; ``reason`` is a sentence for the analyst."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(f"{stage}: {reason}")
        self.stage = stage
        self.reason = reason
