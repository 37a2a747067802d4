"""Where the claims of one event put it elsewhere, or say that the place is not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from events.linking.likeness import MUTUAL
from events.linking.sides import TELLING, differ, pairs_of, sides_of
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Status

_SITES = frozenset({"location", "venue", "place", "site", "whereabouts"})
_TOLD = frozenset({"disclose", "confirm", "reveal", "announce", "know", "specify", "release", "publish", "give"})
_WITHHELD = frozenset({"undisclosed", "unknown", "unconfirmed", "secret", "unspecified"})
# A shorter beginning in common is chance ("be" and "bed").
SHORTEST_VERB = 4
# How extraction reads "has not been disclosed": what is not told is possible; a source that refuses to tell denies.
_UNTOLD = frozenset({Status.DENIED, Status.POSSIBLE})


def places(event: EventFacts, claims: Sequence[ClaimFacts], lies_in: Mapping[str, str]) -> list[DisagreementFacts]:
    sides = sides_of([c for c in claims if c.place and c.status in TELLING], lambda c: c.place)
    return [
        differ("place", event, sides, left, right, f"{left} and {right} are different places")
        for left, right in pairs_of(sides)
        if _elsewhere(left, right, lies_in) and sides[left][0].action == sides[right][0].action
    ]


def undisclosed(
    event: EventFacts, own: Sequence[ClaimFacts], claims: Sequence[ClaimFacts], lies_in: Mapping[str, str]
) -> list[DisagreementFacts]:
    """Some tell the place, others that it is not told: no silence, but a statement, found by its words alone."""
    wide = set(lies_in.values())
    told = [c for c in own if c.place and c.place not in wide and c.status in TELLING]
    articles, heads = {c.article for c in own}, _called(own)
    withheld = [c for c in claims if c.article in articles and _withholds_place(c, heads)]
    if not told or not withheld:
        return []
    says = min({c.place for c in told}, key=lambda place: (-sum(c.place == place for c in told), place))
    left = tuple(sorted(c.id for c in told if c.place == says))
    right = tuple(sorted(c.id for c in withheld))
    why = f"{len(left)} tell {says}, {len(right)} that the place is not known"
    return [DisagreementFacts("place", event.title, left, right, says, "not disclosed", why)]


def _called(claims: Sequence[ClaimFacts]) -> set[str]:
    """The words that the event goes by: its verbs, and for what people do together its nouns ("met for a summit").

    Who arrives for a summit is not the summit.
    """
    together = [c for c in claims if c.action in MUTUAL]
    nouns = {phrase.split()[-1] for c in together for phrase in (c.subject, c.object, c.complement) if phrase}
    return ({c.head.lower() for c in claims} | {c.action for c in claims} | nouns) - _SITES - {""}


def _withholds_place(claim: ClaimFacts, heads: set[str]) -> bool:
    words = set(claim.lemmas)
    if not words & _SITES or not any(_tells_of(word, head) for word in words for head in heads):
        return False
    return bool(words & _WITHHELD) or (claim.status in _UNTOLD and bool(words & _TOLD))


def _tells_of(word: str, head: str) -> bool:
    """The same word, or the noun that English makes of a verb by adding to it: a meeting is what people meet for."""
    return word == head or (len(head) >= SHORTEST_VERB and word.startswith(head))


def _elsewhere(left: str, right: str, lies_in: Mapping[str, str]) -> bool:
    """Whether two places exclude each other: both are known to lie somewhere, and neither holds the other."""
    first, second = _around(left, lies_in), _around(right, lies_in)
    return left not in second and right not in first and len(first) > 1 and len(second) > 1


def _around(place: str, lies_in: Mapping[str, str]) -> list[str]:
    """The place and all that it lies in, nearest first."""
    chain = [place]
    while (outer := lies_in.get(chain[-1], "")) and outer not in chain:
        chain.append(outer)
    return chain
