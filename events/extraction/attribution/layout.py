"""Sources told by the page's layout: "Kirby: Talks go on" as a headline or a line of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from events.values import Block, BlockKind

from .parse import Parse, Range, Reading

# Words before the colon: a name with a title. "The question is simple:" is longer or has a verb.
MAX_NAME_TOKENS = 7


def layout_readings(parse: Parse, blocks: Sequence[Block], named: frozenset[int]) -> Iterator[Reading]:
    """Readings of blocks that begin with a name and a colon, in order. ``named`` are the tokens of named entities."""
    starts = {b.start: b for b in blocks}
    for token in parse.tokens:
        block = starts.get(token.idx)
        if block is not None:
            reading = _named_line(parse, token.i, block, named)
            if reading is not None:
                yield reading


def _named_line(parse: Parse, start: int, block: Block, named: frozenset[int]) -> Reading | None:
    tokens = parse.tokens
    colon = next(
        (i for i in range(start, min(start + MAX_NAME_TOKENS + 1, len(tokens))) if tokens[i].text == ":"), None
    )
    if colon is None or colon == start or block.kind is BlockKind.HEADING:
        return None
    name = tokens[start:colon]
    if not any(t.pos_ == "PROPN" or t.i in named for t in name) or any(
        t.pos_ in ("VERB", "AUX", "NUM") or t.is_quote for t in name
    ):
        return None
    end = colon + 1
    while end < len(tokens) and tokens[end].idx < block.end:
        end += 1
    content = parse.trim((colon + 1, end))
    if content is None:
        return None
    source: Range = (start, colon)
    return Reading([colon], [content], source, name[-1].i, rule="named line", rank=0)
