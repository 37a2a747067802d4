"""Articles that tell as the news of their day what others told weeks before, and as ahead what was ahead then."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.linking.anchors import (
    FAR_DAYS,
    LEAST_DELAY,
    Anchor,
    PublicationSuggestion,
    Published,
    Told,
    quoted,
    say_day,
    suggestion,
)
from events.linking.pile import names_of
from events.linking.when import WEEKDAYS, days, readings
from events.values import ArticleFacts, Basis, ClaimFacts, EventFacts, Status

# One article that told it before may tell of something similar; two seldom do.
LEAST_TELLERS = 2
# Formulas that name no date of the calendar: weekdays, "today", "last week".
_RECKONED = re.compile(r"(?!date |month \d|season \d)\S")

Days = Mapping[str, dt.date]  # of articles: when they were published, or the day of their lead


def old_news(
    articles: Sequence[ArticleFacts], events: Sequence[EventFacts], told: Told, published: Published
) -> dict[str, PublicationSuggestion]:
    """Suspect stated dates by article: its news was told by two or more others weeks before, on the same weekday, and
    it tells as still ahead what was ahead then.

    A piece that looks back names no weekday, or names who was not named before; then there is silence.
    """
    about: defaultdict[str, list[EventFacts]] = defaultdict(list)
    for event in events:
        for key in sorted({claim.article for claim in told[event.key]}):
            about[key].append(event)
    leads = {article.id: day for article in articles if (day := _lead(article)) is not None}
    found = {}
    for article in articles:
        date = published.get(article.id)
        if date is None or days(date) != 1:
            continue
        long_ago = date.lower - dt.timedelta(FAR_DAYS)
        before = {key: d.lower for key, d in published.items() if d.upper <= long_ago and days(d) == 1}
        shared = about[article.id]
        news = [each for e in shared for each in _news(article.id, told[e.key], before, leads)]
        tellers = {key for each in news for key in each.tellers}
        ahead = [each for e in shared for each in _ahead(article.id, told[e.key], before, date.lower, tellers)]
        if not news or not ahead or _brings_names(article, [each for each in articles if each.id in before]):
            continue
        anchors = [*(each.anchor for each in news), *ahead]
        lower, upper = max(a.lower for a in anchors), min(a.upper for a in anchors)
        if lower <= upper and not tells_later(article, upper):
            found[article.id] = suggestion(article.id, lower, upper, True, anchors)
    return found


def tells_later(article: ArticleFacts, last: dt.date) -> bool:
    """Whether it tells as past a day after that one, by its date and not by words reckoned from the header."""
    dated = [t.reading for c in article.claims if _tells(c) for t in c.times if not _RECKONED.match(t.formula)]
    return any(reading.lower > last for reading in dated if reading)


@dataclass(frozen=True, slots=True)
class _News:
    anchor: Anchor
    tellers: frozenset[str]  # articles


def _brings_names(article: ArticleFacts, earlier: Sequence[ArticleFacts]) -> bool:
    """Whether it tells of anyone or anything that no earlier article named. Who is only quoted does not count."""
    known = {name for each in earlier for claim in each.claims for name in names_of(claim)}
    new = {name for claim in article.claims for name in names_of(claim)} - known
    return not all(any(name in each.text for each in earlier) for name in new)


def _lead(article: ArticleFacts) -> dt.date | None:
    """The day of the first dated thing that an article tells as done: what its headline tells was then, too."""
    told = sorted((c for c in article.claims if _tells(c)), key=lambda claim: claim.start)
    return next((r.lower for claim in told for r in readings(claim)[:1] if days(r) == 1), None)


def _news(article: str, claims: Sequence[ClaimFacts], before: Days, leads: Days) -> Iterator[_News]:
    """What the article tells by a weekday alone, and two others told as done, of that weekday, long before."""
    others = [c for c in claims if c.article in before and _tells(c)]
    for own in (c for c in claims if c.article == article and _tells(c)):
        number = _weekday(own)
        happened = [(c, day) for c in others if (day := _day(c, before[c.article], leads, number)) is not None]
        tellers = frozenset(c.article for c, _ in happened)
        if number is None or len({day for _, day in happened}) != 1 or len(tellers) < LEAST_TELLERS:
            continue
        day = happened[0][1]
        upper = max([day + dt.timedelta(LEAST_DELAY), *(before[key] for key in tellers)])
        reason = (
            f"its “{WEEKDAYS[number]}” matches {len(tellers)} dated articles that told it by {say_day(upper)}"
            f" ({quoted(happened[0][0])})"
        )
        yield _News(Anchor(day, upper, upper, True, reason, (own.id, *(c.id for c, _ in happened))), tellers)


def _tells(claim: ClaimFacts) -> bool:
    return claim.status is Status.HAPPENED and not claim.background


def _weekday(claim: ClaimFacts) -> int | None:
    """The weekday that a claim names, Monday is 0; ``None`` for none, several, or where a date stands beside it."""
    if any(time.reading and time.reading.basis is Basis.STATED for time in claim.times):
        return None
    named = [number for number, name in enumerate(WEEKDAYS) if name.lower() in claim.lemmas]
    return named[0] if len(named) == 1 else None


def _day(claim: ClaimFacts, published: dt.date, leads: Days, weekday: int | None) -> dt.date | None:
    """The day of that weekday on which a claim puts its happening; without any time, if it was news then or in its
    article's lead.
    """
    if claim.times:
        found = [r.lower for r in readings(claim)[:1] if days(r) == 1]
    else:
        found = [published - dt.timedelta(delay) for delay in range(LEAST_DELAY + 1)]
        found += [leads[claim.article]] if claim.article in leads else []
    return next((day for day in found if day.weekday() == weekday), None)


def _ahead(
    article: str, claims: Sequence[ClaimFacts], before: Days, date: dt.date, tellers: Collection[str]
) -> Iterator[Anchor]:
    """What the article still expects, and others expected for a day long past, or in the piece that told the news."""
    for own in (c for c in claims if c.article == article and c.status is Status.EXPECTED):
        for other in (c for c in claims if c.article in before and c.status is Status.EXPECTED):
            reason = f"it still expects what was expected on {say_day(before[other.article])} ({quoted(other)})"
            told = before[other.article]
            if other.article in tellers:
                upper = told + dt.timedelta(LEAST_DELAY)
                yield Anchor(dt.date.min, upper, upper, False, reason, (own.id, other.id))
            elif any(told <= r.upper <= date - dt.timedelta(FAR_DAYS) for r in readings(other)):
                yield Anchor(dt.date.min, date, date, False, reason, (own.id, other.id))
