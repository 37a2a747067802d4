"""Where two sources have something begin in two places without a name ("in the engine room", "on a lorry").

Most clauses with "in the ..." tell no place, or a wider or narrower one. Where something began is one place, and two
sources that name two mean to differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from events.linking.english import last_word
from events.linking.sides import TELLING
from events.values import ClaimFacts, DisagreementFacts, EventFacts

_BEGINNING = frozenset({"began", "begun", "begin", "begins", "started", "start", "starts", "broke", "originated"})
_SITE = re.compile(r"^(?:in|on|at|inside|aboard)\s+(?:(?:the|an?|its|his|her|their)\s+)?(?P<what>[a-z][a-z -]*)$")
# "In the morning", "in earnest".
_NO_SITES = frozenset({"morning", "afternoon", "evening", "night", "hour", "day", "week", "weekend", "month", "year"})
_NO_SITES |= {"spring", "summer", "autumn", "fall", "winter", "time", "moment", "earnest", "beginning", "past", "board"}


def sites(event: EventFacts, own: Sequence[ClaimFacts], claims: Sequence[ClaimFacts]) -> list[DisagreementFacts]:
    """Unnamed places where one thing is said to have begun, of which none is told to hold the other."""
    told = [(c, site) for c in own if c.status in TELLING and (site := _site(c))]
    found: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for (first, here), (second, there) in combinations(told, 2):
        if not _of_two_sources(first, second) or _thing(first) != _thing(second) or _hold(here, there, claims):
            continue
        (left, one), (right, other) = sorted(((here, first), (there, second)), key=lambda side: side[0])
        sides = found.setdefault((left, right), (set(), set()))
        sides[0].add(one.id)
        sides[1].add(other.id)
    return [
        DisagreementFacts("place", event.title, tuple(sorted(a)), tuple(sorted(b)), left, right, f"{left}, or {right}")
        for (left, right), (a, b) in found.items()
    ]


def _site(claim: ClaimFacts) -> str:
    found = _SITE.match(claim.complement) if claim.head.lower() in _BEGINNING and not claim.place else None
    return found["what"] if found and last_word(found["what"]) not in _NO_SITES else ""


def _of_two_sources(first: ClaimFacts, second: ClaimFacts) -> bool:
    one, other = ({*c.speakers, *c.co_speakers, c.anonymous} - {""} for c in (first, second))
    return bool(one and other) and not one & other


def _thing(claim: ClaimFacts) -> str:
    return last_word(claim.subject) or last_word(claim.object)


def _hold(here: str, there: str, claims: Sequence[ClaimFacts]) -> bool:
    """Whether it is one place, or some clause has one in the other ("the engine room of the ferry").

    Two rooms, each with a word that tells which ("engine room", "pump room"), are two places.
    """
    one, other = last_word(here), last_word(there)
    if one == other:
        return here == there or min(len(here.split()), len(there.split())) == 1
    inside = re.compile(rf"\b(?:{one}\W+(?:\w+\W+){{1,3}}{other}|{other}\W+(?:\w+\W+){{1,3}}{one})\b", re.IGNORECASE)
    return any(inside.search(c.quote) for c in claims)
