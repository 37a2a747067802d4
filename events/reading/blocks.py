"""Headlines, sub-headings and paragraphs as spans of a text, and where a single line break ends a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from events.values import Block, BlockKind

# Hard-wrapped text (teletype, mail) is set 60 to 100 characters wide; a longer line shows that the text is not wrapped.
WRAP_WIDTH = 110
# A wrapped line is full when the next word would not have fitted; ragged setting leaves up to a long word more.
WRAP_SLACK = 8
# Shorter lines are no setting of prose: verse, lists, tables.
WRAP_LEAST = 45
# In wrapped text all lines but the last of a paragraph are full; where each line is a sentence, few are, by chance.
# Fewer than three line breaks do not tell.
WRAP_SHARE = 0.6
WRAP_LINES = 3

# A blank line ends a paragraph in every plain-text source we have seen; single line breaks may be hard wraps.
_BULLET = re.compile(r"(?:[-–—*•·▪◦‣●○■]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_STOP = re.compile(r"[.!?…:;][\"'”’)\]]*$")


def is_bullet(line: str) -> bool:
    return _BULLET.match(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a final stop (closing quotes and brackets may follow it)."""
    return _STOP.search(line) is not None


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width that a text is hard-wrapped to, or ``None`` where it is not: one line a sentence, or a paragraph."""
    width = max(map(len, lines), default=0)
    if not WRAP_LEAST <= width <= WRAP_WIDTH:
        return None
    inner = [(line, after) for line, after in pairwise(lines) if line and after and not is_bullet(after)]
    full = sum(_is_full(line, after, width) for line, after in inner)
    return width if len(inner) >= WRAP_LINES and full >= WRAP_SHARE * len(inner) else None


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - WRAP_SLACK


def is_wrap(line: str, following: str, width: int | None) -> bool:
    """Whether the break between two adjoining lines is inside a paragraph.

    It is, where the line was full (the next word would not have fitted into ``width``), or where a sentence goes on in
    lower case. Never before a bullet.
    """
    if is_bullet(following):
        return False
    if width is not None and _is_full(line, following, width):
        return True
    return following[0].islower() and not ends_sentence(line)


def groups(lines: Sequence[str]) -> Iterator[list[int]]:
    """Indexes of the lines of each paragraph, in order. ``lines`` are stripped; an empty one is a blank line."""
    width = wrap_width(lines)
    group: list[int] = []
    for i, line in enumerate(lines):
        if group and (not line or not is_wrap(lines[i - 1], line, width)):
            yield group
            group = []
        if line:
            group.append(i)
    if group:
        yield group


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs of a text that is left as it is: in order, no overlap, all of it but outer white space."""
    spans: list[tuple[int, int]] = []
    lines: list[str] = []
    start = 0
    for raw in text.split("\n"):
        line = raw.strip()
        at = start + len(raw) - len(raw.lstrip())
        spans.append((at, at + len(line)))
        lines.append(line)
        start += len(raw) + 1
    return tuple(Block(BlockKind.PARAGRAPH, spans[g[0]][0], spans[g[-1]][1]) for g in groups(lines))
