"""Short active titles in our own words, out of the frame of an event's claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from events.values import ClaimFacts, Status

# A title names at most this many participants; more make a list, not a title.
MOST_NAMES = 3
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
# Actions that people do together: "A and B meet", not "A meets".
_MUTUAL = frozenset({"meet", "talk", "negotiate", "clash"})


def title(claims: Sequence[ClaimFacts], place: str) -> str:
    """``Kim Jong Un arrives in Russia``; where the frame is poor, ``Summit of A and B``; else the people and the
    place.
    """
    told = [c for c in claims if c.action and (c.agent or c.patient)]
    action = _most([c.action for c in told])
    framed = [c for c in told if c.action == action]
    nominal = _most([c.head for c in framed if c.nominal])
    agent = _most([c.agent for c in framed])
    patient = _most([c.patient for c in framed if c.patient != agent])
    where = place if place not in (agent, patient) else ""
    if action and agent and not (action in _MUTUAL and not patient):
        verb = _verb(action, all(c.status in (Status.EXPECTED, Status.POSSIBLE) for c in claims))
        if action in _MUTUAL:
            return _sentence(f"{agent} and {patient} {action}", where)
        return _sentence(" ".join(part for part in (agent, verb, patient) if part), where)
    names = _names(claims, where)
    noun = nominal or _most([c.head for c in claims if c.nominal]) or action
    if noun and names:
        return _sentence(f"{noun[:1].upper()}{noun[1:].lower()} of {_listed(names)}", where)
    if noun or names:
        return _sentence(_listed(names) or noun.capitalize(), where)
    head = _most([c.head for c in claims]) or _most([w for c in claims for w in c.lemmas])
    return _sentence(head.capitalize() or "Untitled", where)


def _verb(action: str, ahead: bool) -> str:
    if ahead:
        return f"to {action}"
    if action in _IRREGULAR:
        return _IRREGULAR[action]
    if action.endswith(("s", "x", "z", "ch", "sh", "o")):
        return action + "es"
    if action.endswith("y") and action[-2:-1] not in "aeiou":
        return action[:-1] + "ies"
    return action + "s"


def _names(claims: Sequence[ClaimFacts], place: str) -> list[str]:
    counts = Counter(name for claim in claims for name in claim.participants if name != place)
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: MOST_NAMES - 1]]


def _most(values: Sequence[str]) -> str:
    """The most frequent non-empty value; of equals the first in the alphabet, so that order does not matter."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)


def _sentence(text: str, place: str) -> str:
    return f"{text} in {place}" if place and place not in text else text
