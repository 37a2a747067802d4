"""From readings that overlap to attributions that do not: the outermost cue is kept."""

from __future__ import annotations

from .parse import Parse, Reading, union, without


def settle(parse: Parse, readings: list[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings kept, sorted by cue, and those dropped because their cue lies in another's content.

    What a source says is one attribution, whatever cues stand inside it; contents are cut so that none overlap. Readings
    are taken by rank, then the longest first.
    """
    for reading in readings:
        for i in reading.cue:
            reading.content = [p for part in reading.content for p in without(part, (i, i + 1))]
    taken: dict[int, Reading] = {}
    cues: set[int] = set()
    kept: list[Reading] = []
    dropped: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.rank, -sum(b - a for a, b in r.content))):
        if any(i in taken or i in cues for i in reading.cue):
            dropped.append(reading)
            continue
        free = union((i, i + 1) for a, b in reading.content for i in range(a, b) if i not in taken and i not in cues)
        reading.content = parse.trimmed(free)
        if reading.content:
            kept.append(reading)
            cues.update(reading.cue)
            taken.update((i, reading) for a, b in reading.content for i in range(a, b))
    return sorted(kept, key=lambda r: r.cue[0]), dropped
