"""Short builders for invented claims and articles, as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, Status, TimeFacts


def day(text: str, basis: Basis = Basis.STATED) -> DateReading:
    """A reading of ``2024-05-03``, ``2024-05`` or ``2024``."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        lower = upper = dt.date(*parts)
    elif len(parts) == 2:
        lower = dt.date(*parts, 1)
        upper = dt.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1) - dt.timedelta(1)
    else:
        lower, upper = dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    return DateReading(text, lower, upper, basis)


def on(text: str, wording: str = "") -> TimeFacts:
    return TimeFacts(wording or text, day(text))


def claim(article: str, number: int, words: str, **given: Any) -> ClaimFacts:
    """A claim of ``article``; ``words`` are its content words, blank separated. Clauses stand 100 characters apart."""
    return ClaimFacts(
        id=f"{article}#{number}",
        article=article,
        quote=given.pop("quote", words),
        status=given.pop("status", Status.HAPPENED),
        lemmas=tuple(words.split()),
        start=100 * number,
        end=100 * number + 90,
        **given,
    )


def article(key: str, claims: Iterable[ClaimFacts], published: str | None = None, **given: Any) -> ArticleFacts:
    return ArticleFacts(key, day(published) if published else None, tuple(claims), **given)
