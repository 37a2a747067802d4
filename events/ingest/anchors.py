"""Where quoted words stand in a changed text: exactly, or nearly so; never at a place that merely comes closest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from events.values import Span

# A quote this long is hardly ever repeated elsewhere in one article: found again word for word, it needs no context.
TELLING_LENGTH = 40
# Likeness in percent (rapidfuzz: 100 minus normalised insertions and deletions). Unrelated English strings of 32
# characters reach 35 to 50, so a context of 60 on both sides or 80 on one is no chance; a quote with one word of six
# changed stays above 80, one whose half was rewritten falls below 75.
CONTEXT_BOTH = 60
CONTEXT_ONE = 80
QUOTE_LEAST = 75
QUOTE_SURE = 90
# Shorter quotes are found exactly or not at all: a few letters are near to anything.
FUZZY_LENGTH = 12
_WORD = re.compile(r"\w")


def find(text: str, exact: str, prefix: str, suffix: str, start: int = 0) -> Span | None:
    """The words ``exact`` in ``text``, or ``None`` where they are gone.

    Of several places the one with the likest context counts, then the one nearest to ``start``.
    """
    if not exact:
        return None
    places = [
        (_context(text, span, prefix, suffix), -abs(span.start - start), span) for span in _occurrences(text, exact)
    ]
    if places:
        (before, after), _, span = max(places, key=lambda place: (sum(place[0]), place[1]))
        return span if len(exact) >= TELLING_LENGTH or _fits(before, after) else None
    return _nearly(text, exact, prefix, suffix)


def _occurrences(text: str, exact: str) -> Iterator[Span]:
    at = text.find(exact)
    while at >= 0:
        yield Span(at, at + len(exact))
        at = text.find(exact, at + 1)


def _nearly(text: str, exact: str, prefix: str, suffix: str) -> Span | None:
    if len(exact) < FUZZY_LENGTH:
        return None
    found = fuzz.partial_ratio_alignment(exact, text, score_cutoff=QUOTE_LEAST)
    if found is None or found.dest_end <= found.dest_start:
        return None
    span = _whole_words(text, found.dest_start, found.dest_end)
    score = fuzz.ratio(exact, span.of(text))
    if score < QUOTE_LEAST:
        return None
    sure = score >= QUOTE_SURE and len(exact) >= TELLING_LENGTH
    return span if sure or _fits(*_context(text, span, prefix, suffix)) else None


def _whole_words(text: str, start: int, end: int) -> Span:
    while start > 0 and _WORD.match(text[start]) and _WORD.match(text[start - 1]):
        start -= 1
    while end < len(text) and _WORD.match(text[end]) and _WORD.match(text[end - 1]):
        end += 1
    kept = text[start:end]
    return Span(start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip()))


def _context(text: str, span: Span, prefix: str, suffix: str) -> tuple[float, float]:
    """How like the surroundings are, 0 to 100 on each side; an edge of the text is like an edge."""
    before = text[max(0, span.start - len(prefix)) : span.start]
    after = text[span.end : span.end + len(suffix)]
    return fuzz.ratio(prefix, before), fuzz.ratio(suffix, after)


def _fits(before: float, after: float) -> bool:
    return min(before, after) >= CONTEXT_BOTH or max(before, after) >= CONTEXT_ONE
