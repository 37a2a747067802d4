"""Linking with publication dates by coverage: link, date what can be dated, read relative times again, link again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from events.linking.anchors import PublicationSuggestion, Resolve
from events.linking.coverage import suggest_publication
from events.linking.timeline import link
from events.linking.when import days
from events.values import ArticleFacts, Basis, DateReading, Decisions, EventFacts, TimeFacts

# Days that a reading by a suggested date may leave open: a month. Coverage finds the days around the news; an article
# that says "last year" may be years older than what it is linked with, and then the year is wrong by years.
LONGEST_INFERRED = 31


@dataclass(frozen=True, slots=True)
class Coverage:
    """``articles`` with the times that coverage dates, in the order given; their ``events``; what is ``suggested``,
    sorted by article.
    """

    articles: list[ArticleFacts]
    events: tuple[EventFacts, ...]
    suggested: tuple[PublicationSuggestion, ...]


def link_by_coverage(
    articles: Sequence[ArticleFacts], decisions: Decisions, resolve: Resolve, decided: Collection[str] = ()
) -> Coverage:
    """Events of articles that each tell alone, with the publication dates that coverage suggests.

    An article with a suspect date is first linked as though it had none, and dated like the undated. ``decided`` names
    the articles whose date an analyst has settled: nothing is suggested for them.
    """
    told, events = list(articles), link(articles, decisions)
    found = _open(suggest_publication(told, events, resolve), decided)
    suspects = {key: each for key, each in found.items() if each.suspect}
    if suspects:
        told = [_undated(article) if article.id in suspects else article for article in articles]
        events = link(told, decisions)
        again = _open(suggest_publication(told, events, resolve), decided)
        found = suspects | {key: _joined(each, suspects.get(key)) for key, each in again.items()}
    if found:
        readings = {key: each.reading for key, each in found.items()}
        told = [_read_again(a, readings[a.id], resolve) if a.id in readings else a for a in articles]
        events = link(told, decisions)
    return Coverage(told, events, tuple(found[key] for key in sorted(found)))


def read_time(formula: str, alone: DateReading | None, published: DateReading, resolve: Resolve) -> DateReading | None:
    """One time reckoned from a suggested publication date; ``alone`` where it needs none, or has no day by it.

    What is longer than ``LONGEST_INFERRED`` waits until somebody accepts the date (``waiting``).
    """
    if not formula or (alone and alone.basis in (Basis.STATED, Basis.ANALYST)):
        return alone
    reading = resolve(formula, published)
    return reading if reading and days(reading) <= LONGEST_INFERRED else alone


def waiting(formula: str, published: DateReading, resolve: Resolve) -> DateReading | None:
    """What a time would mean by a suggested publication date, if it is too long to be believed on a suggestion."""
    reading = resolve(formula, published) if formula else None
    return reading if reading and days(reading) > LONGEST_INFERRED else None


def _open(found: Sequence[PublicationSuggestion], decided: Collection[str]) -> dict[str, PublicationSuggestion]:
    return {each.article: each for each in found if each.article not in decided}


def _joined(each: PublicationSuggestion, suspect: PublicationSuggestion | None) -> PublicationSuggestion:
    """An article that is suspect stays so; why it is comes first."""
    if suspect is None:
        return each
    reasons = tuple(dict.fromkeys((*suspect.reasons, *each.reasons)))
    anchors = tuple(sorted({*suspect.anchors, *each.anchors}))
    return replace(each, suspect=True, reasons=reasons, anchors=anchors)


def _undated(article: ArticleFacts) -> ArticleFacts:
    def told(time: TimeFacts) -> TimeFacts:
        relative = time.reading is not None and time.reading.basis is Basis.RELATIVE
        return replace(time, reading=None) if relative else time

    return _with_times(replace(article, published=None), told)


def _read_again(article: ArticleFacts, published: DateReading, resolve: Resolve) -> ArticleFacts:
    def told(time: TimeFacts) -> TimeFacts:
        reading = read_time(time.formula, time.reading, published, resolve)
        if reading is time.reading or reading is None:
            return time
        why = f"“{time.wording}” reckoned from {published.edtf}, the publication by coverage"
        return replace(time, reading=replace(reading, reason=why))

    return _with_times(replace(article, published=published), told)


def _with_times(article: ArticleFacts, told: Callable[[TimeFacts], TimeFacts]) -> ArticleFacts:
    claims = (replace(claim, times=tuple(told(time) for time in claim.times)) for claim in article.claims)
    return replace(article, claims=tuple(claims))
