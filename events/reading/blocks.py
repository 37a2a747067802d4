"""Headlines, sub-headings and paragraphs as spans of a text."""

from __future__ import annotations

import re

from events.values import Block, BlockKind

# A blank line ends a paragraph in every plain-text source we have seen; single line breaks may be hard wraps.
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Paragraphs of a text that came without structure: runs between blank lines, in order, white space left out."""
    return tuple(Block(BlockKind.PARAGRAPH, m.start(), m.end()) for m in _PARAGRAPH.finditer(text))
