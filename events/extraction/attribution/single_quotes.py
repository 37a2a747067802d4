"""Quotations in single marks, as British papers print them, told apart from apostrophes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .lexicon import words
from .parse import Parse, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

# A quotation that is not closed ends with its paragraph, and is dropped when it would be longer than this, so that a
# stray mark does not swallow a text without paragraphs. 400 tokens: no paragraph of quoted speech was longer in the
# development data.
MAX_TOKENS = 400
OPENING = frozenset(("'", "‘", "`"))
_CLOSING = frozenset(("'", "’"))
_MARKS = OPENING | _CLOSING
# What may stand right before an opening mark besides white space.
_BEFORE = frozenset('([{—–-/"“')
# What ends a sentence or clause of speech: a mark right after it closes.
_ENDS = frozenset(",.?!…—–")
# Words that begin with an apostrophe for what is left out: "'em", "rock 'n' roll", "'twas".
_ELIDED = words("em n til till tis twas cause bout round cos im er nuff")
# What may follow a plural's apostrophe ("the residents' long fight").
_OWNED = frozenset(("NOUN", "ADJ", "PROPN", "NUM"))


def single(parse: Parse, ends: Sequence[int], double: Sequence[Range]) -> Iterator[Range]:
    """Ranges in single marks with the marks, in order; marks inside a quotation in double marks are its own.

    ``ends`` gives for each token where its paragraph ends. A mark opens before a word and after a space, and closes
    after a word and before a space; between the two "neighbours' hens" is a plural's apostrophe where the quotation
    is closed later in its paragraph. What is not closed there is a quotation only where the next paragraph goes on with
    a mark.
    """
    inside = {i for a, b in double for i in range(a, b)}
    marks = [i for i, word in enumerate(parse.words) if word in _MARKS and i not in inside]
    at, until = 0, 0
    for number, i in enumerate(marks):
        if i < at or not _opens(parse, i):
            continue
        rest = []
        for k in marks[number + 1 :]:
            if k >= min(ends[i], i + MAX_TOKENS):
                break
            rest.append(k)
        close = _close(parse, rest)
        if close is not None:
            until = close + 1
        elif _goes_on(parse, i, ends[i]):
            until = ends[i]
        else:
            continue
        yield i, until
        at = until


def _opens(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.text not in OPENING or token.whitespace_ or i + 1 >= len(parse.tokens):
        return False
    after = parse.tokens[i + 1]
    if not after.text[0].isalnum() or after.lower_ in _ELIDED or (after.text[0].isdigit() and after.text[-1] == "s"):
        return False
    before = parse.tokens[i - 1] if i else None
    return before is None or bool(before.whitespace_) or before.is_space or before.text[-1] in _BEFORE


def _close(parse: Parse, marks: Sequence[int]) -> int | None:
    """The first of these marks that closes; ``None`` where all are apostrophes, or another quotation opens before."""
    doubtful = None
    for k in marks:
        if _opens(parse, k):
            break
        before, mark = parse.tokens[k - 1], parse.tokens[k]
        if mark.text not in _CLOSING or before.whitespace_ or before.is_space or not _free(parse, mark):
            continue
        if before.text[-1] in _ENDS or not before.text[-1].isalpha() or not _is_plural(parse, before, mark):
            return k
        doubtful = k if doubtful is None else doubtful
    return doubtful


def _free(parse: Parse, mark: Token) -> bool:
    """Whether after a mark there is a space, the end, or punctuation."""
    if mark.whitespace_ or mark.i + 1 >= len(parse.tokens):
        return True
    after = parse.tokens[mark.i + 1]
    return after.is_space or not after.text[0].isalnum()


def _is_plural(parse: Parse, before: Token, mark: Token) -> bool:
    """Whether a mark after a word can be a plural's apostrophe: an "s" before, a noun's phrase after."""
    after = parse.tokens[mark.i + 1] if mark.i + 1 < len(parse.tokens) else None
    return before.text[-1] in "sS" and after is not None and after.pos_ in _OWNED


def _goes_on(parse: Parse, i: int, end: int) -> bool:
    """Whether the paragraph after this one begins with a mark, too, and this one is all quoted from ``i`` on."""
    while end < len(parse.tokens) and parse.tokens[end].is_space:
        end += 1
    return end < len(parse.tokens) and _opens(parse, end) and end - i <= MAX_TOKENS
