"""Linking with publication dates by coverage: link, date what can be dated, read relative times again, link again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from events.linking.anchors import PublicationSuggestion, Resolve, dated_events, told_of
from events.linking.coverage import suggest_publication
from events.linking.isolated import doubted, is_supported, isolated
from events.linking.timeline import link
from events.linking.when import NARROW_DAYS, days
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
        told = _without_dates(articles, suspects)
        events = link(told, decisions)
    suspects |= _isolated(told, events, decisions, resolve, decided)
    if suspects:
        told = _without_dates(articles, suspects)
        events = link(told, decisions)
        again = _open(suggest_publication(told, events, resolve), decided)
        found = suspects | {key: _joined(each, suspects.get(key)) for key, each in again.items()}
    if found:
        readings = {key: each.reading for key, each in found.items()}
        told = [_read_again(a, readings[a.id], resolve) if a.id in readings else a for a in articles]
        events = link(told, decisions)
    return Coverage(told, events, tuple(found[key] for key in sorted(found)))


def _isolated(
    articles: Sequence[ArticleFacts],
    events: Sequence[EventFacts],
    decisions: Decisions,
    resolve: Resolve,
    decided: Collection[str],
) -> dict[str, PublicationSuggestion]:
    """Doubts about articles dated far from all others, which are linked as though they had no date to see what fits."""
    alone, told = isolated(articles) - set(decided), told_of(articles, events)
    headers = {
        a.id: a.published.lower for a in articles if a.id in alone and a.published and not is_supported(a, events, told)
    }
    if not headers:
        return {}
    blind = _without_dates(articles, headers)
    events = link(blind, decisions)
    told = told_of(blind, events)
    dated = list(dated_events(events, told, {a.id: a.published for a in blind if a.published}))
    found = {a.id: doubted(a, headers[a.id], events, told, dated, resolve) for a in blind if a.id in headers}
    return {key: each for key, each in found.items() if each}


def read_time(formula: str, alone: DateReading | None, published: DateReading, resolve: Resolve) -> DateReading | None:
    """One time reckoned from a suggested publication date; ``alone`` where it needs none.

    What is longer than ``LONGEST_INFERRED``, or one of several days more than a week apart, waits until somebody
    accepts the date (``waiting``): ``None``, also where a header that is suspect would give it a day.
    """
    if not formula or (alone and alone.basis in (Basis.STATED, Basis.ANALYST)):
        return alone
    reading = resolve(formula, published)
    return reading if reading and _is_sure(reading) else None


def waiting(formula: str, published: DateReading, resolve: Resolve) -> DateReading | None:
    """What a time would mean by a suggested publication date, if it is too vague to be believed on a suggestion."""
    reading = resolve(formula, published) if formula else None
    return reading if reading and not _is_sure(reading) else None


def _is_sure(reading: DateReading) -> bool:
    open_days = NARROW_DAYS if reading.edtf.startswith("[") else LONGEST_INFERRED
    return days(reading) <= open_days


def _open(found: Sequence[PublicationSuggestion], decided: Collection[str]) -> dict[str, PublicationSuggestion]:
    return {each.article: each for each in found if each.article not in decided}


def _joined(each: PublicationSuggestion, suspect: PublicationSuggestion | None) -> PublicationSuggestion:
    """An article that is suspect stays so; why it is comes first, what is said more fully afterwards once."""
    if suspect is None:
        return each
    before = [why for why in suspect.reasons if not any(other.startswith(why) for other in each.reasons)]
    reasons = (*before, *each.reasons)
    anchors = tuple(sorted({*suspect.anchors, *each.anchors}))
    return replace(each, suspect=True, reasons=reasons, anchors=anchors)


def _without_dates(articles: Sequence[ArticleFacts], keys: Collection[str]) -> list[ArticleFacts]:
    return [_undated(article) if article.id in keys else article for article in articles]


def _undated(article: ArticleFacts) -> ArticleFacts:
    def told(time: TimeFacts) -> TimeFacts:
        relative = time.reading is not None and time.reading.basis is Basis.RELATIVE
        return replace(time, reading=None) if relative else time

    return _with_times(replace(article, published=None), told)


def _read_again(article: ArticleFacts, published: DateReading, resolve: Resolve) -> ArticleFacts:
    def told(time: TimeFacts) -> TimeFacts:
        reading = read_time(time.formula, time.reading, published, resolve)
        if reading is time.reading or reading is None:
            return replace(time, reading=reading)
        why = f"“{time.wording}” reckoned from {published.edtf}, the publication by coverage"
        return replace(time, reading=replace(reading, reason=why))

    return _with_times(replace(article, published=published), told)


def _with_times(article: ArticleFacts, told: Callable[[TimeFacts], TimeFacts]) -> ArticleFacts:
    claims = (replace(claim, times=tuple(told(time) for time in claim.times)) for claim in article.claims)
    return replace(article, claims=tuple(claims))
