"""Publication dates by coverage: what dated articles tell of the same events dates the undated, and doubts the odd
one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from events.linking.when import days, readings, weekdays, words
from events.values import ArticleFacts, Basis, ClaimFacts, DateReading, EventFacts, Status

# ``extraction.times.resolve``: a formula read from a publication date (or an interval), ``None`` where it has no day.
Resolve = Callable[[str, DateReading], DateReading | None]

# A header is doubted only where it moves the same happening at least so far: nearer, two happenings of one kind in
# successive weeks are as likely.
FAR_DAYS = 14
# Nobody calls a day by its weekday, or "this month", from farther away than this.
REACH_DAYS = 45
# News of the day is printed on the day or the next, also where only one dated article shows its delay.
LEAST_DELAY = 1
# Actions of one journey: who is expected to travel or visit has not arrived yet.
_JOURNEY = frozenset({"travel", "visit", "arrive"})


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
class _Anchor:
    """What one claim says of its article's publication: a first and last day, whether words and day match exactly."""

    lower: dt.date
    upper: dt.date
    exact: bool
    reason: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """An event with the single day that dated articles give it, and how many days after it they were published."""

    event: EventFacts
    day: dt.date
    claims: tuple[ClaimFacts, ...]
    witnesses: tuple[ClaimFacts, ...]
    delay: int

    @property
    def articles(self) -> set[str]:
        return {claim.article for claim in self.claims}


def suggest_publication(
    articles: Sequence[ArticleFacts], events: Sequence[EventFacts], resolve: Resolve
) -> tuple[PublicationSuggestion, ...]:
    """Suggestions for undated articles and for dated ones that the others contradict, sorted by article.

    An undated article needs one claim whose words fit an event's day exactly, or two claims that bound it; the days
    that all of them allow are the suggestion, and where they allow none there is silence. A stated date is suspect
    where one happening, told by two or more other articles, lies weeks away by it on the same weekday, and the article
    shares another event with them. Suspect articles date nothing.
    """
    by_id = {claim.id: claim for article in articles for claim in article.claims}
    published = {article.id: article.published for article in articles if article.published}
    told = {event.key: tuple(by_id[each.claim] for each in event.links if each.claim in by_id) for event in events}
    suspects = _suspects(events, told, published, resolve)
    trusted = {key: date for key, date in published.items() if key not in suspects}
    dated = list(_dated(events, told, trusted))
    found = dict(suspects)
    for article in articles:
        if article.published is None and (each := _undated(article, dated, told, resolve)):
            found[article.id] = each
    return tuple(found[key] for key in sorted(found))


Told = Mapping[str, tuple[ClaimFacts, ...]]
Published = Mapping[str, DateReading]


def _dated(events: Sequence[EventFacts], told: Told, published: Published) -> Iterator[_Dated]:
    for event in events:
        claims = told[event.key]
        sure = [(c, r.lower) for c in claims if c.article in published for r in readings(c)[:1] if days(r) == 1]
        happened = [(c, day) for c, day in sure if c.status is Status.HAPPENED]
        counts = {day: len({c.article for c, d in happened if d == day}) for _, day in happened}
        best = [day for day, count in counts.items() if count == max(counts.values())]
        if len(best) != 1:
            continue
        witnesses = tuple(c for c, day in happened if day == best[0])
        delays = [(published[c.article].upper - best[0]).days for c in witnesses]
        yield _Dated(event, best[0], claims, witnesses, max([LEAST_DELAY, *delays]))


# --- undated articles
# --------------------------------------------------------------------------------------------------


def _undated(
    article: ArticleFacts, dated: Sequence[_Dated], told: Told, resolve: Resolve
) -> PublicationSuggestion | None:
    anchors = [a for each in dated for claim in article.claims if (a := _anchor(claim, each, resolve))]
    anchors += [anchor for each in dated for anchor in _journeys(article, each, resolve)]
    if len(anchors) < 2 and not any(anchor.exact for anchor in anchors):
        return None
    lower, upper = max(a.lower for a in anchors), min(a.upper for a in anchors)
    if lower > upper:
        return None
    return _suggestion(article.id, lower, upper, False, anchors)


def _anchor(claim: ClaimFacts, each: _Dated, resolve: Resolve) -> _Anchor | None:
    """A claim of the event with a time of its own that needs a publication date: the days from which it fits."""
    if claim not in each.claims:
        return None
    for time in claim.times:
        fitting = _fitting(time.formula, each.day, resolve) if time.reading is None and time.formula else []
        if claim.status is Status.HAPPENED:
            fitting = [day for day in fitting if 0 <= (day - each.day).days <= each.delay]
        if fitting:
            reason = f"“{time.wording}” fits {_witnesses(each)} ({each.event.title})"
            if claim.status is Status.HAPPENED:
                reason += f", printed {each.delay} day{'s' * (each.delay != 1)} after at most"
            return _Anchor(fitting[0], fitting[-1], bool(weekdays(claim)), reason, _ids(claim, each))
    return None


def _journeys(article: ArticleFacts, each: _Dated, resolve: Resolve) -> Iterator[_Anchor]:
    """Who is still expected to travel somewhere has not arrived: an upper bound, and a lower one from "this month"."""
    first = each.claims[0]
    arrivals = [c for c in each.claims if c.action == "arrive" and c.agent and c.place]
    for claim in article.claims if arrivals else ():
        ahead = claim.status is Status.EXPECTED and claim.action in _JOURNEY
        if not ahead or (claim.agent, claim.place) not in {(c.agent, c.place) for c in arrivals}:
            continue
        for time in claim.times:
            fitting = _fitting(time.formula, each.day, resolve) if time.reading is None and time.formula else []
            if fitting and fitting[0] <= each.day:
                what = f"{first.agent or each.event.title} is still expected to {claim.action}"
                yield _Anchor(
                    fitting[0],
                    min(fitting[-1], each.day),
                    True,
                    f"{what}, and has arrived by {_witnesses(each)}; “{time.wording}” holds that day",
                    _ids(claim, each),
                )


def _fitting(formula: str, day: dt.date, resolve: Resolve) -> list[dt.date]:
    """The publication days from which a formula means that day or a period that holds it, in order."""
    found = []
    for offset in range(-REACH_DAYS, REACH_DAYS + 1):
        candidate = day + dt.timedelta(offset)
        reading = resolve(formula, DateReading(candidate.isoformat(), candidate, candidate, Basis.INFERRED))
        if reading and reading.lower <= day <= reading.upper:
            found.append(candidate)
    return found


# --- stated dates that the others contradict
# ---------------------------------------------------------------------------


def _suspects(
    events: Sequence[EventFacts], told: Told, published: Published, resolve: Resolve
) -> dict[str, PublicationSuggestion]:
    found: dict[str, PublicationSuggestion] = {}
    dated = list(_dated(events, told, published))
    for odd in dated:
        if len({c.article for c in odd.witnesses}) != 1:
            continue
        article = odd.witnesses[0].article
        twins = [each for each in dated if each is not odd and _contradicts(each, odd, article)]
        shared = _shared(article, odd, twins, told)
        if len(twins) == 1 and shared:
            found[article] = _suspect(article, odd, twins[0], shared, resolve)
    return found


def _contradicts(each: _Dated, odd: _Dated, article: str) -> bool:
    """Whether others put the odd article's happening on the same weekday of weeks before, or several weeks after.

    What was told on 13 September did not happen in November, while a page's header may be the day it was copied: of two
    dates the later is the odd one. Against an earlier date two dated articles must stand.
    """
    frames = {(c.action, c.agent) for c in odd.witnesses if c.action and c.agent}
    witnesses = {c.article for c in each.witnesses}
    return (
        len((each.articles | odd.articles) - {article}) >= 2
        and (each.day < odd.day or len(witnesses) >= 2)
        and article not in witnesses
        and abs((each.day - odd.day).days) >= FAR_DAYS
        and each.day.weekday() == odd.day.weekday()
        and any((c.action, c.agent) in frames for c in each.claims)
    )


def _shared(article: str, odd: _Dated, twins: Sequence[_Dated], told: Told) -> tuple[ClaimFacts, ...]:
    """Claims of another, undated event that the article shares with those that contradict it: the second anchor."""
    others = {key for each in (odd, *twins) for key in each.articles} - {article}
    taken = {odd.event.key, *(each.event.key for each in twins)}
    for key, claims in sorted(told.items()):
        telling = {c.article for c in claims}
        if key not in taken and article in telling and telling & others:
            return tuple(c for c in claims if c.article == article or c.article in others)
    return ()


def _suspect(
    article: str, odd: _Dated, twin: _Dated, shared: Sequence[ClaimFacts], resolve: Resolve
) -> PublicationSuggestion:
    own = odd.witnesses[0]
    formulas = [time for time in own.times if time.formula]
    fitting = [day for time in formulas for day in _fitting(time.formula, twin.day, resolve)]
    inside = [day for day in fitting if 0 <= (day - twin.day).days <= twin.delay]
    lower, upper = (min(inside), max(inside)) if inside else (twin.day, twin.day + dt.timedelta(twin.delay))
    weeks = round(abs((odd.day - twin.day).days) / 7)
    wording = formulas[0].wording if formulas else words(readings(own)[0])
    reason = (
        f"“{wording}” matches {_witnesses(twin)} (“{twin.witnesses[0].quote[:80]}”);"
        f" by the stated date it is {_day(odd.day)}, {weeks} weeks {'later' if odd.day > twin.day else 'earlier'}"
    )
    second = f"it shares what is told in “{shared[0].quote[:80]}” with them"
    anchors = [
        _Anchor(lower, upper, True, reason, _ids(own, twin)),
        _Anchor(lower, upper, False, second, tuple(c.id for c in shared)),
    ]
    return _suggestion(article, lower, upper, True, anchors)


# --- words
# -------------------------------------------------------------------------------------------------------------


def _suggestion(
    article: str, lower: dt.date, upper: dt.date, suspect: bool, anchors: Sequence[_Anchor]
) -> PublicationSuggestion:
    edtf = lower.isoformat() if lower == upper else f"{lower.isoformat()}/{upper.isoformat()}"
    reasons = tuple(dict.fromkeys(anchor.reason for anchor in anchors))
    reading = DateReading(edtf, lower, upper, Basis.INFERRED, "; ".join(reasons))
    ids = tuple(sorted({claim for anchor in anchors for claim in anchor.claims}))
    return PublicationSuggestion(article, reading, suspect, reasons, ids)


def _witnesses(each: _Dated) -> str:
    count = len({c.article for c in each.witnesses})
    return f"{count} dated article{'s' * (count != 1)} on {_day(each.day)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _ids(claim: ClaimFacts, each: _Dated) -> tuple[str, ...]:
    return (claim.id, *(c.id for c in each.witnesses))
