"""Counts that an article sets against each other without naming again what is counted ("the union put the number at
900", "organisers said 900 took part").

Such a number has no unit of its own; it is of what the count before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from events.linking.answers import sentences_between
from events.linking.differing_figures import is_far_apart, is_whole
from events.linking.figures import agree, is_count, say
from events.linking.when import Fit, fit
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Figure, Status

# The count is in the sentence before, or the one before that.
SENTENCES_BACK = 2
_QUALIFIER = r"(?:(?P<qualifier>at least|more than|about|around|some|nearly|almost|over|up to|fewer than|under)\s+)?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{2,})"
_SET = re.compile(
    r"\b(?:number|figure|total|toll|count|crowd|turnout|attendance|tally|estimate)\b[^,;]*?\b(?:at|of|was|as)\s+"
    rf"{_QUALIFIER}{_NUMBER}\W*$",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    rf"^\W*{_QUALIFIER}{_NUMBER}\s+(?:took|had|have|were|joined|came|turned|attended|marched)\b", re.I
)
_SPOKE = re.compile(
    rf"\b(?:(?:spoke|spoken|speaks) of|counted|reported|claimed|said)\s+{_QUALIFIER}{_NUMBER}\W*$", re.IGNORECASE
)


def recounts(
    event: EventFacts,
    own: Sequence[ClaimFacts],
    claims: Sequence[ClaimFacts],
    placed: Container[str],
    texts: Mapping[str, str],
) -> list[DisagreementFacts]:
    """Counts and what others make them, in the event of the count, or of the other where the count is in none."""
    ids = {c.id for c in own}
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.end, c.id))
    found = {}
    for n, claim in enumerate(ordered):
        number = _bare(claim)
        counted = number and _counted(claim, ordered[:n], texts.get(claim.article, ""))
        if not number or not counted:
            continue
        told, figure = counted
        again = Figure(number.start, number.end, number.value, figure.unit, number.qualifier)
        home = told if told.id in ids or told.id in placed else claim
        if home.id not in ids or agree(figure, again) or is_far_apart(figure, again):
            continue
        low, high = sorted(((figure, told), (again, claim)), key=lambda side: side[0].value)
        says = say(low[0]), say(high[0])
        why = f"{says[0]} does not fit {says[1]}"
        found[says] = DisagreementFacts("figure", event.title, (low[1].id,), (high[1].id,), *says, why)
    return list(found.values())


def _bare(claim: ClaimFacts) -> Figure | None:
    """The number that the clause gives for what was counted before it."""
    if claim.figures or claim.status is not Status.HAPPENED:
        return None
    found = _SET.search(claim.quote) or _TOOK_PART.match(claim.quote) or _SPOKE.search(claim.quote)
    if not found:
        return None
    start, end = (claim.start + place for place in found.span("number"))
    return Figure(start, end, float(found["number"].replace(",", "")), "", (found["qualifier"] or "").lower())


def _counted(claim: ClaimFacts, before: Sequence[ClaimFacts], text: str) -> tuple[ClaimFacts, Figure] | None:
    """The count before it, where another gives it: one figure that counts something, at the time that is told."""
    for told in reversed(before):
        if told.article != claim.article or sentences_between(told.start, claim.start, text) > SENTENCES_BACK:
            return None
        counts = [f for f in told.figures if is_count(f) and is_whole(told, f)]
        if counts:
            others = told.status is Status.HAPPENED and _gives(told) != _gives(claim) and fit(told, claim) >= Fit.OPEN
            return (told, counts[0]) if others and len(counts) == 1 else None
    return None


def _gives(claim: ClaimFacts) -> str:
    """Who gives the number: whose word it is, or who puts it."""
    said = claim.speakers[-1] if claim.speakers else claim.anonymous
    return said or claim.agent or claim.subject
