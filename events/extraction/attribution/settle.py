"""From readings that overlap to attributions that do not: the outermost cue is kept."""

from __future__ import annotations

from collections.abc import Iterator

from .parse import Parse, Range, Reading
from .seconds import OBJECTION


def settle(parse: Parse, readings: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings kept, sorted by cue, and those dropped because their cue lies in another's content.

    What a source says is one attribution, whatever cues stand inside it; contents are cut so that none overlap.
    Readings are taken by rank, then the longest first.
    """
    taken = bytearray(len(parse.tokens))
    kept: list[Reading] = []
    dropped: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.rank, -sum(b - a for a, b in r.content))):
        if any(taken[i] for i in reading.cue):
            dropped.append(reading)
            continue
        own = {*reading.cue, *(range(*reading.source) if reading.rule == OBJECTION and reading.source else ())}
        for i in own:
            taken[i] = 1
        free = parse.trimmed(part for whole in reading.content for part in _free(taken, whole))
        if free:
            reading.content = free
            kept.append(reading)
            for a, b in free:
                taken[a:b] = bytes([1]) * (b - a)
        else:
            for i in own:
                taken[i] = 0
    return sorted(kept, key=lambda r: r.cue[0]), dropped


def _free(taken: bytearray, part: Range) -> Iterator[Range]:
    """The stretches of a range that nothing has taken."""
    a, end = part
    while (a := taken.find(0, a, end)) >= 0:
        b = taken.find(1, a, end)
        b = end if b < 0 else b
        yield a, b
        a = b
