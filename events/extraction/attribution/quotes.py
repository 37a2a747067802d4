"""Quotations: pairs of quotation marks as token ranges, over sentences and paragraphs. One pass, linear in the text."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from events.values import Block

from .tokens import Range

# A mark left open is closed at its paragraph's end; a quotation is at most this long, so that a stray mark in a text
# without paragraphs does not swallow it. 400 tokens: two long paragraphs; no quotation of the development data is longer.
MAX_TOKENS = 400
# Shorter quotations without a verb are scare quotes or names of works, and stand where the sentence puts them.
MIN_SPEECH_TOKENS = 4


def quotations(doc: Doc, blocks: Sequence[Block]) -> list[Range]:
    """Quoted ranges with their marks, in order, not overlapping.

    Curly and straight double marks. A paragraph that ends inside a quotation closes it; by the printers' rule the next
    one then begins with an opening mark again.
    """
    ends = _paragraph_ends(doc, blocks)
    found: list[Range] = []
    start: int | None = None
    for token in doc:
        i = token.i
        if start is not None and i >= min(ends[start], start + MAX_TOKENS):
            if ends[start] - start <= MAX_TOKENS:
                found.append((start, ends[start]))
            start = None
        if token.text == "“":
            start = i
        elif token.text == "”":
            if start is not None:
                found.append((start, i + 1))
            start = None
        elif token.text in ('"', "''", "``"):
            if start is None and not _closes(doc, i):
                start = i
            elif start is not None:
                found.append((start, i + 1))
                start = None
    if start is not None and len(doc) - start <= MAX_TOKENS:
        found.append((start, len(doc)))
    return [(a, b) for a, b in found if b - a > 2]


def is_speech(doc: Doc, quotation: Range) -> bool:
    """Whether a quotation is somebody's words rather than a scare quote or a title: it has a verb, or is long."""
    a, b = quotation
    words = [t for t in doc[a:b] if t.is_alpha]
    return len(words) >= MIN_SPEECH_TOKENS and any(t.pos_ in ("VERB", "AUX") for t in words)


def _closes(doc: Doc, i: int) -> bool:
    """A straight mark that follows a word without a space and has a space after it cannot open."""
    return i > 0 and not doc[i - 1].whitespace_ and not doc[i - 1].is_space and bool(doc[i].whitespace_)


def _paragraph_ends(doc: Doc, blocks: Sequence[Block]) -> list[int]:
    """For each token, the token index at which its paragraph ends."""
    ends = [len(doc)] * len(doc)
    at = len(doc)
    later = sorted((b.end for b in blocks), reverse=True)
    k = 0
    for i in range(len(doc) - 1, -1, -1):
        while k < len(later) and doc[i].idx < later[k]:
            at = i + 1
            k += 1
        ends[i] = at
    return ends
