"""Ranges of tokens and the spans of text they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from events.values import Span

Range = tuple[int, int]  # half-open, token indices

OPENING, CLOSING, STRAIGHT = "“‘", "”’", "\"'"
QUOTATION = frozenset('“”"')
# Punctuation that never belongs to the edge of what is attributed (its quotation marks do).
_EDGE = frozenset(", . ; : - -- – — … ... ( [".split())


@dataclass(slots=True)
class Reading:
    """An attribution in token ranges, before overlaps are settled and its source is read."""

    cue: list[int]
    content: list[Range]
    source: Range | None = None
    head: int | None = None  # the source's syntactic head
    act: str = "says"
    stance: str = "asserts"
    rule: str = ""
    citing: list[Range] = field(default_factory=list)


def subtree(token: Token) -> Range:
    """First and last token of a subtree as a range; gaps of a crossing parse are filled."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, part: Range) -> Range | None:
    """A range without white space and loose punctuation at its edges; ``None`` where nothing is left."""
    a, b = part
    while a < b and (doc[a].is_space or doc[a].text in _EDGE):
        a += 1
    while a < b and (doc[b - 1].is_space or doc[b - 1].text in _EDGE):
        b -= 1
    return (a, b) if a < b else None


def without(part: Range, hole: Range) -> Iterator[Range]:
    """What is left of a range outside a hole, in order."""
    a, b = part
    if hole[1] <= a or b <= hole[0]:
        yield part
        return
    if a < hole[0]:
        yield a, hole[0]
    if hole[1] < b:
        yield hole[1], b


def union(parts: Iterable[Range]) -> list[Range]:
    """Sorted ranges; those that overlap or touch are joined."""
    out: list[Range] = []
    for a, b in sorted(parts):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


def span(doc: Doc, part: Range) -> Span:
    """The characters of a non-empty range of tokens."""
    last = doc[part[1] - 1]
    return Span(doc[part[0]].idx, last.idx + len(last))
