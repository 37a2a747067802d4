"""Quotations: pairs of quotation marks as token ranges, over sentences and paragraphs. One pass, linear in the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from events.values import Block

from .parse import Parse, Range
from .single_quotes import MAX_TOKENS, single

if TYPE_CHECKING:
    from spacy.tokens import Token

# Shorter quotations are scare quotes or names of works, and stand where the sentence puts them.
MIN_SPEECH_WORDS = 4
_STRAIGHT = frozenset(('"', "''", "``"))


def quotations(parse: Parse, blocks: Sequence[Block]) -> list[Range]:
    """Quoted ranges with their marks, in order, not overlapping; of one quotation inside another the outer.

    A paragraph that ends inside a quotation ends that range; the next paragraph then begins with a mark again.
    """
    ends = paragraph_ends(parse, blocks)
    double = _double(parse, ends)
    found = without_inner([*double, *single(parse, ends, double)])
    return [part for whole in found if (part := _without_space(parse, whole))[1] - part[0] > 2]


def without_inner(parts: Sequence[Range]) -> list[Range]:
    """Ranges in order, of those that overlap the one that begins first."""
    kept: list[Range] = []
    for part in sorted(parts, key=lambda p: (p[0], -p[1])):
        if not kept or part[0] >= kept[-1][1]:
            kept.append(part)
    return kept


def _double(parse: Parse, ends: Sequence[int]) -> list[Range]:
    """Ranges in double marks, curly, straight or doubled single."""
    found: list[Range] = []
    start: int | None = None
    for i, word in enumerate(parse.words):
        if start is not None and i >= ends[start]:
            if i - start <= MAX_TOKENS:
                found.append((start, i))
            start = None
        opens, closes = word == "“", word == "”"
        if word in _STRAIGHT:
            closes = start is not None
            opens = not closes and not _can_only_close(parse, parse.tokens[i])
        if closes and start is not None:
            if i - start <= MAX_TOKENS:
                found.append((start, i + 1))
            start = None
        elif opens:
            start = i
    if start is not None and len(parse.tokens) - start <= MAX_TOKENS:
        found.append((start, len(parse.tokens)))
    return found


def _without_space(parse: Parse, part: Range) -> Range:
    a, b = part
    while b > a and parse.tokens[b - 1].is_space:
        b -= 1
    return a, b


def is_speech(parse: Parse, quotation: Range) -> bool:
    """Whether a quotation is somebody's words rather than a scare quote or a title: several words and a verb."""
    words = [t for t in parse.tokens[quotation[0] : quotation[1]] if t.is_alpha]
    return len(words) >= MIN_SPEECH_WORDS and any(t.pos_ in ("VERB", "AUX") for t in words)


def _can_only_close(parse: Parse, token: Token) -> bool:
    """A straight mark that follows a word without a space and has a space after it cannot open."""
    before = parse.tokens[token.i - 1] if token.i else None
    return before is not None and not before.whitespace_ and not before.is_space and bool(token.whitespace_)


def paragraph_ends(parse: Parse, blocks: Sequence[Block]) -> list[int]:
    """For each token the index at which its block ends; tokens between blocks end with the block before them."""
    starts = sorted(b.start for b in blocks)
    ends = [len(parse.tokens)] * len(parse.tokens)
    end, k = len(parse.tokens), len(starts) - 1
    for i in range(len(parse.tokens) - 1, -1, -1):
        ends[i] = end
        while k >= 0 and parse.tokens[i].idx <= starts[k]:
            end = i
            k -= 1
    return ends
