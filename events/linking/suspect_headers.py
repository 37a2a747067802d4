"""Stated publication dates that the other articles contradict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from events.linking.anchors import (
    FAR_DAYS,
    Anchor,
    Dated,
    PublicationSuggestion,
    Published,
    Resolve,
    Told,
    dated_events,
    days_fitting,
    ids,
    quoted,
    say_day,
    suggestion,
    witnesses,
)
from events.linking.isolated import isolated
from events.linking.when import readings, words
from events.values import ArticleFacts, ClaimFacts, EventFacts, Status

_AHEAD = (Status.EXPECTED, Status.POSSIBLE)


def suspects(
    articles: Sequence[ArticleFacts], events: Sequence[EventFacts], told: Told, published: Published, resolve: Resolve
) -> dict[str, PublicationSuggestion]:
    found: dict[str, PublicationSuggestion] = {}
    dated = list(dated_events(events, told, published))
    for odd in dated:
        if len({c.article for c in odd.witnesses}) != 1:
            continue
        article = odd.witnesses[0].article
        twins = [each for each in dated if each is not odd and _contradicts(each, odd, article)]
        shared = _shared(article, odd, twins, told)
        if len(twins) == 1 and shared and not _is_odd(twins[0], article, isolated(articles)):
            found[article] = _suspect(article, odd, twins[0], shared, resolve)
    return found


def _contradicts(each: Dated, odd: Dated, article: str) -> bool:
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


def _is_odd(twin: Dated, article: str, alone: Collection[str]) -> bool:
    """Whether it is the other side that stands alone in time, and the article among the rest of the coverage."""
    return article not in alone and {c.article for c in twin.witnesses} <= set(alone)


def _shared(article: str, odd: Dated, twins: Sequence[Dated], told: Told) -> tuple[ClaimFacts, ...]:
    """What the article and those that contradict it all tell as still ahead: the second anchor.

    What both tell as done is no anchor: of a match or a rate that is set every month the same is told again.
    """
    others = {key for each in (odd, *twins) for key in each.articles} - {article}
    taken = {odd.event.key, *(each.event.key for each in twins)}
    for key, every in sorted(told.items()):
        claims = [c for c in every if c.status in _AHEAD]
        telling = {c.article for c in claims}
        if key not in taken and article in telling and telling & others:
            return tuple(c for c in claims if c.article == article or c.article in others)
    return ()


def _suspect(
    article: str, odd: Dated, twin: Dated, shared: Sequence[ClaimFacts], resolve: Resolve
) -> PublicationSuggestion:
    own = odd.witnesses[0]
    formulas = [time for time in own.times if time.formula]
    fitting = [day for time in formulas for day in days_fitting(time.formula, twin.day, resolve)]
    inside = [day for day in fitting if 0 <= (day - twin.day).days <= twin.delay]
    lower, upper = (min(inside), max(inside)) if inside else (twin.day, twin.day + dt.timedelta(twin.delay))
    weeks = round(abs((odd.day - twin.day).days) / 7)
    wording = formulas[0].wording if formulas else words(readings(own)[0])
    reason = (
        f"“{wording}” matches {witnesses(twin)} ({quoted(twin.witnesses[0])});"
        f" by the stated date it is {say_day(odd.day)}, {weeks} weeks {'later' if odd.day > twin.day else 'earlier'}"
    )
    second = f"it shares what is told in {quoted(shared[0])} with them"
    anchors = [
        Anchor(lower, upper, upper, True, reason, ids(own, twin)),
        Anchor(lower, upper, upper, False, second, tuple(c.id for c in shared)),
    ]
    return suggestion(article, lower, upper, True, anchors)
