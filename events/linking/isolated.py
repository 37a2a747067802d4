"""Articles whose stated date lies far from all other coverage of their matter, and whose words of time fit that
coverage: a page's header may be the day it was copied, or a year off.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence

from events.linking.anchors import (
    FAR_DAYS,
    Anchor,
    Dated,
    PublicationSuggestion,
    Resolve,
    Told,
    expected_events,
    say_day,
    suggestion,
)
from events.linking.figures import agree, comparable
from events.linking.old_news import LEAST_TELLERS, tells_later
from events.linking.threads import threads
from events.linking.undated import anchor
from events.linking.when import days, readings
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, EventFacts, Status

# Where the days that the words allow spread wider, the coverage does not tell when the article was written.
# Three weeks hold a "last week" beside a "Friday" that may be of either side of it.
WIDEST_SPREAD = 21
# With each header of the sample stories moved by seven weeks or a year in turn, one anchor finds three times as many as
# two do, but doubts the monthly match as well.
LEAST_ANCHORS = 2
# A date without a year is of the months around it; one that lies farther back belongs to another year.
MOST_OF_A_YEAR = 270


def isolated(articles: Sequence[ArticleFacts]) -> frozenset[str]:
    """Articles dated ``FAR_DAYS`` or more from every other of their thread, two or more of which are nearer to each
    other than that. In a thread where all dates lie apart none is the odd one.
    """
    known = {a.id: a.published.lower for a in articles if a.published and days(a.published) == 1}
    if len(known) <= LEAST_TELLERS:
        return frozenset()
    by_thread: defaultdict[int, list[tuple[str, dt.date]]] = defaultdict(list)
    for article, thread in zip(articles, threads(articles), strict=True):
        if article.id in known:
            by_thread[thread.number].append((article.id, known[article.id]))
    found: set[str] = set()
    for group in by_thread.values():
        alone = {key for key, day in group if all(_far(day, other) for own, other in group if own != key)}
        if len(group) - len(alone) >= LEAST_TELLERS:
            found |= alone
    return frozenset(found)


def _far(one: dt.date, other: dt.date) -> bool:
    return abs((one - other).days) >= FAR_DAYS


def is_supported(article: ArticleFacts, events: Sequence[EventFacts], told: Told) -> bool:
    """Whether a time reckoned from the article's header is a day that another article gives for the same event."""
    for event in events:
        claims = told[event.key]
        own = [r for c in claims if c.article == article.id for r in readings(c) if r.basis is Basis.RELATIVE]
        others = [r for c in claims if c.article != article.id for r in readings(c)[:1] if days(r) == 1]
        if any(mine.lower <= other.lower <= mine.upper for mine in own for other in others):
            return True
    return False


def doubted(
    article: ArticleFacts,
    header: dt.date,
    events: Sequence[EventFacts],
    told: Told,
    dated: Sequence[Dated],
    resolve: Resolve,
) -> PublicationSuggestion | None:
    """The doubt about an isolated article's ``header``, once it was linked as though it had none: its words of time fit
    the others' days, a weekday that several of them tell or two times of different events, and none fits near the
    header. The days that any of them allows are the suggestion.
    """
    known = [*dated, *expected_events(events, told, dated)]
    pairs = [
        (each, found)
        for each in known
        for claim in each.claims
        if claim.article == article.id and not _differs(claim, each) and (found := anchor(claim, each, resolve))
    ]
    anchors = [found for _, found in pairs]
    if not _enough(header, pairs) or any(not _far(end, header) for a in anchors for end in (a.lower, a.latest)):
        return None
    lower, upper = max(a.lower for a in anchors), min(a.latest for a in anchors)
    if lower > upper:
        lower, upper = min(a.lower for a in anchors), max(a.latest for a in anchors)
    if (upper - lower).days >= WIDEST_SPREAD or _tells_other_days(article, upper, resolve):
        return None
    why = f"no other article of this matter is dated within {FAR_DAYS} days of {say_day(header)}"
    return suggestion(article.id, lower, upper, True, [Anchor(lower, upper, upper, False, why, ()), *anchors])


def _tells_other_days(article: ArticleFacts, last: dt.date, resolve: Resolve) -> bool:
    """Whether it tells as past a date after that day, or one without a year that would lie after it or most of a year
    before it: a year is left out where it is the reader's own.
    """
    if tells_later(article, last):
        return True
    by_then = DateReading(last.isoformat(), last, last, Basis.INFERRED)
    told = (c for c in article.claims if c.status is Status.HAPPENED and not c.background)
    dates = (resolve(t.formula, by_then) for c in told for t in c.times if t.formula.startswith("date "))
    return any(reading and (reading.lower > last or (last - reading.upper).days > MOST_OF_A_YEAR) for reading in dates)


def _enough(header: dt.date, pairs: Collection[tuple[Dated, Anchor]]) -> bool:
    """Two anchors of different claims and events, one of them a weekday: one alone may be the same again, as matches
    and rates are every month. One that several tell is enough where only the year of the header is another.
    """
    told, own = {each.event.key for each, _ in pairs}, {a.claims[0] for _, a in pairs}
    several = [a for each, a in pairs if a.exact and len({c.article for c in each.witnesses}) >= LEAST_TELLERS]
    if any(a.lower <= day <= a.latest for a in several for day in _year_off(header)):
        return True
    return min(len(told), len(own)) >= LEAST_ANCHORS and any(a.exact for _, a in pairs)


def _year_off(day: dt.date) -> list[dt.date]:
    """The same day of the year before and after; of 29 February none."""
    leap = (day.month, day.day) == (2, 29)
    return [] if leap else [day.replace(year=day.year - 1), day.replace(year=day.year + 1)]


def _differs(claim: ClaimFacts, each: Dated) -> bool:
    """Whether its figures are others than the witnesses': the same again, of another month."""
    pairs = [(a, b) for a in claim.figures for other in each.witnesses for b in other.figures if comparable(a, b)]
    return bool(pairs) and not any(agree(a, b) for a, b in pairs)
