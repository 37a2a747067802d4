"""Where the claims of one event date it differently, and where what was planned was put off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from events.linking.sides import TELLING, differ, pairs_of, sides_of
from events.linking.when import overlap, readings, words
from events.values import ClaimFacts, DateReading, DisagreementFacts, EventFacts, Status


def dates(event: EventFacts, claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> list[DisagreementFacts]:
    """Days that do not fit each other. A plan that later articles date anew has moved on."""
    told = [c for c in claims if c.status in TELLING and readings(c)]
    sides = sides_of(told, lambda c: words(readings(c)[0]))
    found = []
    for left, right in pairs_of(sides):
        first, second = sides[left][0], sides[right][0]
        if any(overlap(a, b) for a in readings(first) for b in readings(second)):
            continue
        if first.status is not second.status:
            continue  # a plan and its fulfilment on another day: the state moved on
        if first.status is Status.EXPECTED and (was := _earlier(left, right, sides, published)):
            now = right if was == left else left
            found.append(differ("superseded", event, sides, was, now, f"planned for {was} first, for {now} later"))
        else:
            found.append(differ("date", event, sides, left, right, f"dated {left} by one side, {right} by the other"))
    return [*found, *_put_off(event, claims, published)]


def _earlier(left: str, right: str, sides: Mapping[str, Sequence[ClaimFacts]], published: Mapping[str, date]) -> str:
    """The side whose articles are all of an earlier day than the other's, or none."""
    days = {side: [published.get(c.article) for c in sides[side]] for side in (left, right)}
    known = {side: [day for day in found if day] for side, found in days.items()}
    if any(None in found for found in days.values()):
        return ""
    return next((a for a, b in ((left, right), (right, left)) if max(known[a]) < min(known[b])), "")


def _put_off(event: EventFacts, claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> list[DisagreementFacts]:
    """What will not be on the day for which earlier articles expected it ("will not vote on Thursday after all")."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    against = [(c, on) for c in claims if c.status is Status.DENIED and (on := published.get(c.article))]
    plans = [(c, on) for c in claims if c.status is Status.EXPECTED and (on := published.get(c.article))]
    for off, known in against:
        for plan, before in plans:
            day = _same_day(plan, off, known) if plan.action == off.action and before < known else None
            if day:
                left, right = found.setdefault(words(day), (set(), set()))
                left.add(plan.id)
                right.add(off.id)
    return [
        DisagreementFacts(
            "superseded",
            event.title,
            tuple(sorted(left)),
            tuple(sorted(right)),
            planned,
            f"not on {planned}",
            f"planned for {planned} first, put off later",
        )
        for planned, (left, right) in found.items()
    ]


def _same_day(plan: ClaimFacts, off: ClaimFacts, known: date) -> DateReading | None:
    """The day, not past yet, for which one plans it and on which the other says it will not be."""
    coming = [reading for reading in readings(plan) if reading.lower >= known]
    return next((r for r in coming if any(overlap(r, other) for other in readings(off))), None)
