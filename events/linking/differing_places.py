"""Where the claims of one event put it elsewhere, or say that the place is not told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from events.linking.likeness import MUTUAL
from events.linking.sides import TELLING, differ, pairs_of, sides_of
from events.linking.when import is_distant
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Status

_SITES = frozenset({"location", "venue", "place", "site", "whereabouts"})
_TOLD = frozenset({"disclose", "confirm", "reveal", "announce", "know", "specify", "release", "publish", "give"})
_WITHHELD = frozenset({"unclear", "undisclosed", "unknown", "unconfirmed", "secret", "unspecified"})
# "Where they will meet has not been disclosed", "it is not known where".
_WHERE = re.compile(
    r"^\W*where\b|\b(?:known|unknown|clear|unclear|disclosed?|revealed?|confirmed?|announced?)\s+(?:exactly\s+)?where\b",
    re.IGNORECASE,
)
# A shorter beginning in common is chance ("be" and "bed").
SHORTEST_VERB = 4
# What news withholds is about to happen or has just happened: a week, as news of the day has it.
NEWS_DAYS = 7
# How extraction reads "has not been disclosed": what is not told is possible; a source that refuses to tell denies.
_UNTOLD = frozenset({Status.DENIED, Status.POSSIBLE})


def places(event: EventFacts, claims: Sequence[ClaimFacts], lies_in: Mapping[str, str]) -> list[DisagreementFacts]:
    sides = sides_of([c for c in claims if c.place and c.status in TELLING], lambda c: c.place)
    return [
        differ("place", event, sides, left, right, f"{left} and {right} are different places")
        for left, right in pairs_of(sides)
        if _elsewhere(left, right, lies_in)
        and sides[left][0].action == sides[right][0].action
        and not any(left in c.quote and right in c.quote for c in claims)  # "in Marby, Westland"
    ]


def undisclosed(
    event: EventFacts,
    own: Sequence[ClaimFacts],
    claims: Sequence[ClaimFacts],
    lies_in: Mapping[str, str],
    published: Mapping[str, date],
) -> list[DisagreementFacts]:
    """Some tell the place, others that it is not told: no silence, but a statement, found by its words alone."""
    wide = set(lies_in.values())
    told = [c for c in own if c.place and c.place not in wide and c.status in TELLING]
    articles, heads = {c.article for c in own}, _called(own)
    beside = [c for c in claims if c.article in articles]
    withheld = [
        c
        for c in beside
        if _withholds_place(c, heads)
        and _is_news(event, own, published.get(c.article))
        and _shares_parties(c, event)
        and _is_meant(c, own, beside)
    ]
    if not told or not withheld:
        return []
    says = min({c.place for c in told}, key=lambda place: (-sum(c.place == place for c in told), place))
    left = tuple(sorted(c.id for c in told if c.place == says))
    right = tuple(sorted(c.id for c in withheld))
    why = f"{len(left)} tell {says}, {len(right)} that the place is not known"
    return [DisagreementFacts("place", event.title, left, right, says, "not disclosed", why)]


def _is_news(event: EventFacts, own: Sequence[ClaimFacts], published: date | None) -> bool:
    """Whether the event is coming or has just been: the place of what is long past is history, not withheld."""
    if event.status is Status.HAPPENED and all(is_distant(c) or c.background for c in own):
        return False
    return not (event.when and published) or event.when.upper >= published - timedelta(NEWS_DAYS)


def _shares_parties(withheld: ClaimFacts, event: EventFacts) -> bool:
    parties = {*withheld.participants} - {withheld.place, *withheld.speakers}
    return not parties or bool(parties & {*event.participants})


def _is_meant(withheld: ClaimFacts, own: Sequence[ClaimFacts], beside: Sequence[ClaimFacts]) -> bool:
    """Whether the event is, of all that its article tells by that word, what is told nearest to the withholding."""
    words = {*withheld.lemmas}
    ids = {c.id for c in own}
    by_that_word = [
        c
        for c in beside
        if c.article == withheld.article
        and c.id != withheld.id
        and (c.id in ids or not (c.background or is_distant(c)))
        and c.status in TELLING
        and any(_tells_of(word, head) for word in words for head in _called([c]))
    ]
    nearest = min(by_that_word, key=lambda c: (abs(c.start - withheld.start), c.id), default=None)
    return nearest is None or nearest.id in ids


def _called(claims: Sequence[ClaimFacts]) -> set[str]:
    """The words that the event goes by: its verbs, and for what people do together its nouns ("met for a summit").

    Who arrives for a summit is not the summit.
    """
    together = [c for c in claims if c.action in MUTUAL]
    nouns = {phrase.split()[-1] for c in together for phrase in (c.subject, c.object, c.complement) if phrase}
    return ({c.head.lower() for c in claims} | {c.action for c in claims} | nouns) - _SITES - {""}


def _withholds_place(claim: ClaimFacts, heads: set[str]) -> bool:
    words = set(claim.lemmas)
    if not (words & _SITES or _WHERE.search(claim.quote)) or not any(
        _tells_of(word, head) for word in words for head in heads
    ):
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
