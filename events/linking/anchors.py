"""What dates an article from others: events with a known day, and the days from which a claim's words fit them."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.linking.when import days, readings
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, EventFacts, Status

# ``extraction.times.resolve``: a formula read from a publication date (or an interval), ``None`` where it has no day.
Resolve = Callable[[str, DateReading], DateReading | None]
Told = Mapping[str, tuple[ClaimFacts, ...]]
Published = Mapping[str, DateReading]

# Nobody calls a day by its weekday, or "this month", from farther away than this.
REACH_DAYS = 45
# A header is doubted only where it moves the same happening at least so far: nearer, two happenings of one kind in
# successive weeks are as likely.
FAR_DAYS = 14
# News of the day is printed on the day or the next, also where only one dated article shows its delay.
LEAST_DELAY = 1

# A line of the review queue has room for two days and this much of a sentence.
QUOTE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class PublicationSuggestion:
    """An interval in which an article was published, by what others tell; or that its stated date is ``suspect``.

    ``reading`` has basis ``inferred``; ``anchors`` are the claim ids it rests on, the article's own and the others'.
    """

    article: str
    reading: DateReading
    suspect: bool
    reasons: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one claim says of its article's publication: a first and last day, whether words and day match exactly."""

    lower: dt.date
    upper: dt.date
    latest: dt.date  # the last day from which the words fit, however late that is for news
    exact: bool
    reason: str
    claims: tuple[str, ...]
    told: dt.date | None = None  # the day, where it is told as past


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with the single day that dated articles give it, and how many days after it they were published."""

    event: EventFacts
    day: dt.date
    claims: tuple[ClaimFacts, ...]
    witnesses: tuple[ClaimFacts, ...]
    delay: int

    @property
    def articles(self) -> set[str]:
        return {claim.article for claim in self.claims}


def told_of(articles: Sequence[ArticleFacts], events: Sequence[EventFacts]) -> Told:
    """The claims of each event, by its key."""
    by_id = {claim.id: claim for article in articles for claim in article.claims}
    return {event.key: tuple(by_id[each.claim] for each in event.links if each.claim in by_id) for event in events}


def dated_events(events: Sequence[EventFacts], told: Told, published: Published) -> Iterator[Dated]:
    for event in events:
        claims = told[event.key]
        sure = [(c, r.lower) for c in claims if c.article in published for r in readings(c)[:1] if days(r) == 1]
        # Nobody tells as done what is still to come: such a clause was misread.
        happened = [(c, d) for c, d in sure if c.status is Status.HAPPENED and d <= published[c.article].upper]
        counts = {day: len({c.article for c, d in happened if d == day}) for _, day in happened}
        best = [day for day, count in counts.items() if count == max(counts.values())]
        if len(best) != 1:
            continue
        witnesses = tuple(c for c, day in happened if day == best[0])
        delays = [(published[c.article].upper - best[0]).days for c in witnesses]
        yield Dated(event, best[0], claims, witnesses, max([LEAST_DELAY, *delays]))


def expected_events(events: Sequence[EventFacts], told: Told, dated: Sequence[Dated]) -> Iterator[Dated]:
    """Events that nobody tells as done, with the single day on which all who date them expect them."""
    done = {each.event.key for each in dated}
    for event in events:
        claims = [c for c in told[event.key] if c.status is Status.EXPECTED]
        sure = [(c, r.lower) for c in claims for r in readings(c)[:1] if days(r) == 1]
        if event.key not in done and len({day for _, day in sure}) == 1:
            yield Dated(event, sure[0][1], tuple(claims), tuple(c for c, _ in sure), 0)


def days_fitting(formula: str, day: dt.date, resolve: Resolve) -> list[dt.date]:
    """The publication days from which a formula means that day or a period that holds it, in order."""
    found = []
    for offset in range(-REACH_DAYS, REACH_DAYS + 1):
        candidate = day + dt.timedelta(offset)
        reading = resolve(formula, DateReading(candidate.isoformat(), candidate, candidate, Basis.INFERRED))
        if reading and reading.lower <= day <= reading.upper:
            found.append(candidate)
    return found


def suggestion(
    article: str, lower: dt.date, upper: dt.date, suspect: bool, anchors: Sequence[Anchor]
) -> PublicationSuggestion:
    edtf = lower.isoformat() if lower == upper else f"{lower.isoformat()}/{upper.isoformat()}"
    reasons = tuple(dict.fromkeys(anchor.reason for anchor in anchors))
    reading = DateReading(edtf, lower, upper, Basis.INFERRED, "; ".join(reasons))
    ids = tuple(sorted({claim for anchor in anchors for claim in anchor.claims}))
    return PublicationSuggestion(article, reading, suspect, reasons, ids)


def witnesses(each: Dated) -> str:
    """The day and how many tell it: ``12 September 2023 by 2 dated articles``."""
    count = len({c.article for c in each.witnesses})
    return f"{say_day(each.day)} by {count} dated article{'s' * (count != 1)}"


def quoted(claim: ClaimFacts) -> str:
    """The claim's beginning, in quotation marks, cut at a word."""
    return f"“{textwrap.shorten(claim.quote, QUOTE_LENGTH, placeholder=' …')}”"


def say_day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def ids(claim: ClaimFacts, each: Dated) -> tuple[str, ...]:
    return (claim.id, *(c.id for c in each.witnesses))
