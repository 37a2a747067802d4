"""A second reading of articles whose publication date coverage suggests: their relative times get days, as inferred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from events.linking.coverage import Resolve
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, TimeFacts


def read_again(
    articles: Sequence[ArticleFacts], suggested: Mapping[str, DateReading], resolve: Resolve
) -> list[ArticleFacts]:
    """The articles in their order; those that ``suggested`` names with the suggested publication and times reckoned
    from it.

    What is stated in full keeps its reading. ``articles`` are as each tells alone, so that a second reading never rests
    on an earlier one.
    """
    return [_article(a, suggested[a.id], resolve) if a.id in suggested else a for a in articles]


def read_time(formula: str, alone: DateReading | None, published: DateReading, resolve: Resolve) -> DateReading | None:
    """One time reckoned from a suggested publication date; ``alone`` where it needs none, or has no day by it."""
    if not formula or (alone and alone.basis in (Basis.STATED, Basis.ANALYST)):
        return alone
    return resolve(formula, published) or alone


def _article(article: ArticleFacts, published: DateReading, resolve: Resolve) -> ArticleFacts:
    claims = tuple(_claim(claim, published, resolve) for claim in article.claims)
    return replace(article, published=published, claims=claims)


def _claim(claim: ClaimFacts, published: DateReading, resolve: Resolve) -> ClaimFacts:
    return replace(claim, times=tuple(_time(time, published, resolve) for time in claim.times))


def _time(time: TimeFacts, published: DateReading, resolve: Resolve) -> TimeFacts:
    reading = read_time(time.formula, time.reading, published, resolve)
    if reading is time.reading or reading is None:
        return time
    why = f"“{time.wording}” reckoned from {published.edtf}, the publication by coverage"
    return replace(time, reading=replace(reading, reason=why))
