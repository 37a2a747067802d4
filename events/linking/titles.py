"""Short active titles in our own words, out of the frame of an event's claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from events.linking.figures import say
from events.linking.likeness import MUTUAL
from events.values import ClaimFacts, Status

# A title names at most this many participants, and holds so many key words; more make a list, not a title.
MOST_NAMES = 2
KEY_WORDS = 3
# Actions that say nothing without their object.
_LIGHT = frozenset({"", "be", "have", "do", "get", "make", "take", "hold", "include"})
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def title(claims: Sequence[ClaimFacts], place: str) -> str:
    """``Kim Jong Un arrives in Russia``; without an agent ``Summit of A and B``; else names and key words: ``A: letter,
    delegation``. Never empty, never a piece of the text.
    """
    told = [c for c in claims if c.action not in _LIGHT]
    action = _most([c.action for c in told if c.agent or c.patient]) or _most([c.action for c in told])
    framed = [c for c in told if c.action == action]
    agent = _most([c.agent for c in framed]) or _most([c.subject for c in framed])
    patient = _most([c.patient for c in framed if c.patient != agent])
    if action in MUTUAL and agent and not patient:
        patient = next((name for name in _names(framed, place) if name != agent), "")
    where = place if place not in (agent, patient) else ""
    if action and agent and (patient or action not in MUTUAL):
        patient = patient or _most([c.object for c in framed]) or _counted(framed)
        told_so = _active(action, agent, patient, framed)
        return _sentence(f"{told_so[:1].upper()}{told_so[1:]}", where)
    names = _names(claims, where)
    if (nominal := _most([c.head for c in framed if c.nominal])) and names:
        return _sentence(f"{nominal[:1].upper()}{nominal[1:].lower()} of {' and '.join(names)}", where)
    said = ", ".join(_key_words(claims, [*names, place]))
    text = ": ".join(part for part in (" and ".join(names), said) if part)
    return _sentence(f"{text[:1].upper()}{text[1:]}" or "Untitled", where if names else "")


def _active(action: str, agent: str, patient: str, framed: Sequence[ClaimFacts]) -> str:
    if action in MUTUAL:
        return f"{agent} and {patient} {action}"
    ahead = all(c.status in (Status.EXPECTED, Status.POSSIBLE) for c in framed)
    return " ".join(part for part in (agent, _verb(action, ahead), patient) if part)


def _counted(framed: Sequence[ClaimFacts]) -> str:
    """What was counted, where the action's object is no name: ``at least 2 missiles``."""
    figures = [c.figures[0] for c in framed if len(c.figures) == 1 and c.figures[0].unit.isalpha()]
    if not figures:
        return ""
    figure = min(figures, key=lambda f: (-sum(g.value == f.value for g in figures), f.value, f.unit))
    return say(figure) + ("s" if figure.value != 1 and not figure.unit.endswith("s") else "")


def _key_words(claims: Sequence[ClaimFacts], names: Sequence[str]) -> list[str]:
    """The words most of the claims share, in the order of the first claim, without those of the names."""
    parts = {part for name in names for part in name.lower().split()}
    counts = Counter(word for claim in claims for word in dict.fromkeys(claim.lemmas) if word not in parts)
    order = {word: n for claim in reversed(claims) for n, word in enumerate(claim.lemmas)}
    best = sorted(counts, key=lambda word: (-counts[word], order[word], word))[:KEY_WORDS]
    return sorted(best, key=lambda word: (order[word], word))


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
    counts = Counter(name for claim in claims for name in dict.fromkeys(claim.participants) if name != place)
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_NAMES]]


def _most(values: Sequence[str]) -> str:
    """The most frequent non-empty value; of equals the first in the alphabet, so that order does not matter."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _sentence(text: str, place: str) -> str:
    return f"{text} in {place}" if place and place not in text else text
