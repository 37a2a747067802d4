"""Sources told by the page's layout: "Berg: Talks go on" as a headline or a line of an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from events.values import Block, BlockKind

from .lexicon import words
from .parse import Parse, Range, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words before the colon: a name with a title. "The question is simple:" is longer or has a verb.
MAX_NAME_TOKENS = 7
_NO_NAME = words("VERB AUX DET ADP NUM PRON SCONJ")
# "Harlow: What we know so far" and "Why it matters" are about the name.
_EXPLAINING = frozenset(("WP", "WRB", "WDT"))
# Lines of contact data look like names.
_ACCOUNTS = words("e-mail email facebook instagram linkedin phone tel telephone twitter")


def layout_readings(
    parse: Parse, blocks: Sequence[Block], named: frozenset[int], places: frozenset[int]
) -> Iterator[Reading]:
    """Readings of blocks that begin with a name and a colon, in order.

    ``named`` are the tokens of named entities, ``places`` those of places and events: these are where or what a piece
    is about ("PORT HARLOW: The minister said ...").
    """
    starts = {b.start: b for b in blocks}
    for token in parse.tokens:
        block = starts.get(token.idx)
        if block is not None:
            reading = None if token.i in places else _named_line(parse, token.i, block, named)
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
    if not _is_name(name, named):
        return None
    end = colon + 1
    while end < len(tokens) and tokens[end].idx < block.end:
        end += 1
    content = parse.trim((colon + 1, end))
    if content is None or tokens[content[0]].tag_ in _EXPLAINING:
        return None
    source: Range = (start, colon)
    return Reading([colon], [content], source, name[-1].i, rule="named line", rank=0)


def _is_name(name: list[Token], named: frozenset[int]) -> bool:
    """A name with its titles: ends in a proper noun, has no verb, article or preposition ("A win for Berg: ...")."""
    last = next((t for t in reversed(name) if not t.is_punct and not t.is_space), None)
    if last is None or len(last) < 2 or not (last.pos_ == "PROPN" or last.i in named or name[-1].text == ")"):
        return False
    if any(t.pos_ in _NO_NAME or t.is_quote for t in name):
        return False
    return any(t.pos_ == "PROPN" or t.i in named for t in name) and name[0].lower_ not in _ACCOUNTS
