"""When undated articles were published, by what dated ones tell of the same events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from events.linking.anchors import (
    Anchor,
    Dated,
    PublicationSuggestion,
    Resolve,
    Told,
    days_fitting,
    ids,
    say_day,
    suggestion,
    witnesses,
)
from events.linking.when import days, readings, weekday, weekdays
from events.values import ArticleFacts, ClaimFacts, Status

# A weekday that an article tells as past beside one that is known is the next such day where it follows at once: the
# one before would be six days back. Three days after it may as well be of the week before; then nothing is concluded.
FOLLOWING_DAYS = 1
# Anchors agree where they share at least this much of the days that the narrowest leaves open: windows of a week that
# touch at their ends speak of two weeks.
AGREEING_SHARE = 0.5
# Actions of one journey: who is expected to travel or visit has not arrived yet.
_JOURNEY = frozenset({"travel", "visit", "arrive"})


def undated(
    article: ArticleFacts, dated: Sequence[Dated], told: Told, resolve: Resolve
) -> PublicationSuggestion | None:
    anchors = [
        found
        for each in dated
        for claim in article.claims
        if (found := anchor(claim, each, resolve)) and not _is_told_of_another(claim, each, dated)
    ]
    anchors += [anchor for each in dated for anchor in _journeys(article, each, resolve)]
    if len(anchors) < 2 and not any(anchor.exact for anchor in anchors):
        return None
    known = max((a.told for a in anchors if a.told), default=None)
    anchors = [_told(anchor, known) if known else anchor for anchor in anchors]
    lower, upper = max(a.lower for a in anchors), min(a.upper for a in anchors)
    if (upper - lower).days + 1 < AGREEING_SHARE * min((a.upper - a.lower).days + 1 for a in anchors):
        return None
    for claim, wording, day in _later_days(article, known) if known else ():
        if lower < day <= min(a.latest for a in anchors):
            delay = (upper - lower).days
            lower, upper = day, min(day + dt.timedelta(delay), *(a.latest for a in anchors))
            reason = f"“{wording}” is told as past, and is {say_day(day)} then"
            anchors = [*anchors, Anchor(lower, upper, upper, False, reason, (claim.id,))]
    if (coming := _first_coming(article)) and coming < lower:
        return None
    return suggestion(article.id, lower, min(upper, coming or upper), False, anchors)


def _is_told_of_another(claim: ClaimFacts, each: Dated, dated: Sequence[Dated]) -> bool:
    """Whether dated articles tell who did the same to whom on that weekday of another week, as of two matches."""
    frame = (claim.action, claim.agent, claim.patient)
    return all(frame) and any(
        other.day != each.day
        and other.day.weekday() == each.day.weekday()
        and any((c.action, c.agent, c.patient) == frame for c in other.witnesses)
        for other in dated
    )


def _told(anchor: Anchor, last: dt.date) -> Anchor:
    """The last happening is the news; those before it are told again for as long as their words fit."""
    if anchor.told is None:
        return anchor
    if anchor.told < last:
        return replace(anchor, upper=anchor.latest)
    delay = (anchor.upper - anchor.told).days
    return replace(
        anchor, reason=f"{anchor.reason}; news of it was printed {delay} day{'s' * (delay != 1)} later at most"
    )


def _later_days(article: ArticleFacts, known: dt.date) -> list[tuple[ClaimFacts, str, dt.date]]:
    """Days of the article's own that it tells as past by their weekdays, soon after one that is known; in order.

    Nothing is told as past before its day: an article that says so cannot have been printed earlier.
    """
    found = []
    for claim in article.claims:
        for time in claim.times if claim.status is Status.HAPPENED and not claim.background else ():
            if time.reading is None and (number := weekday(time)) is not None:
                after = (number - known.weekday()) % 7
                if 0 < after <= FOLLOWING_DAYS:
                    found.append((claim, time.wording, known + dt.timedelta(after)))
    return sorted(found, key=lambda each: (each[2], each[0].id))


def _first_coming(article: ArticleFacts) -> dt.date | None:
    """The first day that the article itself states as still to come."""
    coming = [r.lower for c in article.claims if c.status is Status.EXPECTED for r in readings(c) if days(r) == 1]
    return min(coming, default=None)


def anchor(claim: ClaimFacts, each: Dated, resolve: Resolve) -> Anchor | None:
    """A claim of the event with a time of its own that needs a publication date: the days from which it fits."""
    if claim not in each.claims:
        return None
    for time in claim.times:
        fits = days_fitting(time.formula, each.day, resolve) if time.reading is None and time.formula else []
        fitting = fits
        is_news = claim.status is Status.HAPPENED and each.day in fits  # "last week" says itself that it is not
        if is_news:
            fitting = [day for day in fits if 0 <= (day - each.day).days <= each.delay]
        if fitting:
            reason = f"“{time.wording}” fits “{each.event.title}”, {witnesses(each)}"
            told = each.day if is_news else None
            return Anchor(fitting[0], fitting[-1], fits[-1], bool(weekdays(claim)), reason, ids(claim, each), told)
    return None


def _journeys(article: ArticleFacts, each: Dated, resolve: Resolve) -> Iterator[Anchor]:
    """Who is still expected to travel somewhere has not arrived: an upper bound, and a lower one from "this month"."""
    first = each.claims[0]
    arrivals = [c for c in each.claims if c.action == "arrive" and c.agent and c.place]
    for claim in article.claims if arrivals else ():
        ahead = claim.status is Status.EXPECTED and claim.action in _JOURNEY
        if not ahead or (claim.agent, claim.place) not in {(c.agent, c.place) for c in arrivals}:
            continue
        for time in claim.times:
            fitting = days_fitting(time.formula, each.day, resolve) if time.reading is None and time.formula else []
            if fitting and fitting[0] <= each.day:
                what = f"{first.agent or each.event.title} is still expected to {claim.action}"
                yield Anchor(
                    fitting[0],
                    min(fitting[-1], each.day),
                    min(fitting[-1], each.day),
                    True,
                    f"{what}, and arrived on {witnesses(each)}; “{time.wording}” holds that day",
                    ids(claim, each),
                )
