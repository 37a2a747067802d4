"""How likely two claims tell one happening: a score from 0 to 1, and the reasons in words.

The score is a sum of plain parts: likeness of wording and names (cosine of terms weighted by rarity in the pile), being
told at the head of two articles of one thread, the same action with a shared participant, and the same day. Time and
action can also forbid. Nothing is learnt; each part's weight says how it was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

from events.linking.pile import NAME_MARK, Pile, Vector, cosine, names_of, terms_of
from events.linking.when import WEEKDAYS, Fit, fit, readings, weekdays, words
from events.values import ClaimFacts, Status

# Two claims at the very head of two articles of one thread get this much. Of such pairs 92 % tell one happening on the
# development stories, of pairs deep in both texts 55 %; 0.2 gave the best recall at a precision of 85.
HEAD_BONUS = 0.2
# How much of the bonus a claim keeps by its place among the article's sentences (0 is the first).
HEAD_SHARES = ((0, 1.0), (2, 0.7), (4, 0.4))
# The same action by or to the same participant: with a modest likeness of wording enough for a link.
ACTION_BONUS = 0.15
# Different known actions: two facts about the same people, not one happening, unless the wording is close.
ACTION_PENALTY = 0.15
SAME_DAY_BONUS = 0.1
WEEKDAY_BONUS = 0.05
# Neighbouring days: two sources may differ by a day, so the claims can be one, if all else agrees strongly.
NEAR_DAY_PENALTY = 0.3
# Claims of different threads need twice the evidence: 9 in 10 such pairs tell different happenings of one kind.
ACROSS_THREADS = 0.5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claim with all that comparing needs, reckoned once. ``rank`` is its place among the article's sentences."""

    claim: ClaimFacts
    vector: Vector
    names: frozenset[str]
    rank: int
    thread: int
    dated: bool


def prepare(claim: ClaimFacts, pile: Pile, rank: int, thread: int) -> Prepared:
    dated = bool(readings(claim) or weekdays(claim))
    return Prepared(claim, pile.vector(terms_of(claim)), names_of(claim), rank, thread, dated)


def likeness(left: Prepared, right: Prepared) -> float | None:
    """The score of two claims, 0 to 1, or ``None`` where they cannot be one happening."""
    time = _time(left, right)
    if time is Fit.APART:
        return None
    score = cosine(left.vector, right.vector) + _action(left, right)
    if left.thread != right.thread:
        score *= ACROSS_THREADS
    elif left.claim.article != right.claim.article and not _other_action(left, right):
        score += HEAD_BONUS * _head(left.rank) * _head(right.rank)
    score += {Fit.SAME: SAME_DAY_BONUS, Fit.WEEKDAY: WEEKDAY_BONUS, Fit.NEAR: -NEAR_DAY_PENALTY}.get(time, 0.0)
    return min(1.0, max(0.0, score))


def reasons(left: Prepared, right: Prepared) -> tuple[str, ...]:
    """Why ``left`` goes with ``right``, in words, strongest first."""
    found = []
    time = _time(left, right)
    if time is Fit.SAME:
        day = next(
            r
            for r in readings(left.claim)
            if any(r.lower <= o.upper and o.lower <= r.upper for o in readings(right.claim))
        )
        found.append(f"same day ({words(day)})")
    shared = sorted(left.names & right.names, key=lambda name: (-left.vector.get(NAME_MARK + name, 0.0), name))
    if left.claim.action and left.claim.action == right.claim.action:
        first, second = left.claim.head.lower(), right.claim.head.lower()
        found.append(f"same action ({first})" if first == second else f"{first} / {second}: same action")
    if shared:
        found.append(f"both name {_listed(shared[:3])}")
    if time is Fit.WEEKDAY:
        days = sorted(weekdays(left.claim) & weekdays(right.claim))
        found.append(f"both say {WEEKDAYS[days[0]]}")
    elif time is Fit.OVERLAP:
        found.append("their dates can be the same")
    elif time is Fit.NEAR:
        found.append("a day apart, all else alike")
    common = sorted(set(left.claim.lemmas) & set(right.claim.lemmas), key=lambda t: (-left.vector.get(t, 0.0), t))
    if common:
        found.append("similar wording: " + ", ".join(common[:4]))
    if left.thread == right.thread and _head(left.rank) * _head(right.rank) == 1.0:
        found.append("both open their articles")
    if {left.claim.status, right.claim.status} == {Status.EXPECTED, Status.HAPPENED}:
        found.append("one expects what the other tells as happened")
    return tuple(found) or ("joined through other claims of the event",)


def _time(left: Prepared, right: Prepared) -> Fit:
    return fit(left.claim, right.claim) if left.dated and right.dated else Fit.OPEN


def _action(left: Prepared, right: Prepared) -> float:
    first, second = left.claim.action, right.claim.action
    if not first or not second:
        return 0.0
    if first != second:
        return -ACTION_PENALTY
    return ACTION_BONUS if left.names & right.names else 0.0


def _other_action(left: Prepared, right: Prepared) -> bool:
    return bool(left.claim.action and right.claim.action) and left.claim.action != right.claim.action


def _head(rank: int) -> float:
    return next((share for last, share in HEAD_SHARES if rank <= last), 0.0)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
