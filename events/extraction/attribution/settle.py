"""From many readings to attributions that do not overlap: quotations completed, the outermost cue kept."""

from __future__ import annotations

from spacy.tokens import Doc

from .quotes import is_speech
from .tokens import Range, Reading, trim, union, without


def with_quotations(doc: Doc, readings: list[Reading], quoted: list[Range]) -> list[Reading]:
    """Content that reaches into a quotation covers all of it; a quotation beside a cue's sentence goes to that cue."""
    owner: dict[int, Reading] = {}
    at = {i: n for n, (a, b) in enumerate(quoted) for i in range(a, b)}
    kept = []
    for reading in readings:
        if any(i in at for i in reading.cue):
            continue
        touched = {at[i] for a, b in reading.content for i in (a, b - 1) if i in at}
        for n in touched:
            owner.setdefault(n, reading)
        reading.content = union([*reading.content, *(quoted[n] for n in touched)])
        kept.append(reading)
    for n, quotation in enumerate(quoted):
        if n not in owner and is_speech(doc, quotation) and n - 1 in owner:
            gap = doc[quoted[n - 1][1] : quotation[0]]
            if len([t for t in gap if t.is_alpha]) < 8:
                owner[n] = owner[n - 1]
                owner[n].content = union([*owner[n].content, quotation])
    return kept


def settle(doc: Doc, readings: list[Reading]) -> list[Reading]:
    """Drop a reading whose cue lies in another's content; cut what is left of overlaps. Sorted by first cue token."""
    inside: dict[int, Reading] = {}
    ordered = sorted(readings, key=lambda r: -sum(b - a for a, b in r.content))
    kept: list[Reading] = []
    for reading in ordered:
        if any(i in inside for i in reading.cue):
            continue
        parts = [
            (i, i + 1) for a, b in reading.content for i in range(a, b) if i not in inside and i not in reading.cue
        ]
        reading.content = [p for part in union(parts) if (p := trim(doc, part))]
        if reading.content:
            kept.append(reading)
            inside.update((i, reading) for a, b in reading.content for i in range(a, b))
    return sorted(kept, key=lambda r: r.cue[0])


__all__ = ["settle", "with_quotations", "without"]
