"""How likely two claims tell one happening: a score from 0 to 1.

The score is a sum of plain parts: likeness of wording and names (cosine of terms weighted by rarity in the pile), the
same action with shared participants, figures and days that agree, and being told at the head of two articles of one
thread. Roles that exclude each other, figures and days that differ take away; time can forbid. Nothing is learnt. The
weights are round numbers set by the share of sentence pairs that tell one happening in the development stories (pairs
of one true story: 74 %), given with each; the order in which they matter, not the digits, carries the result.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from events.linking.figures import agree, comparable
from events.linking.pile import Pile, Vector, cosine, names_of, terms_of
from events.linking.threads import FUNCTION_WORDS, Thread
from events.linking.when import Fit, fit
from events.values import ClaimFacts

# The same action: 82 % where no names are compared, 93 % with a shared name, 62 % (so nothing) with names but none
# shared.
SAME_ACTION = 0.3
SHARED_NAME = 0.1
# The same action by the same agent: what a reader calls the same fact; enough for a link of its own where nothing
# speaks against it.
SAME_AGENT = 0.15
SAME_PLACE = 0.05
# Both name somebody, and nobody together: 61 %.
NO_SHARED_NAME = -0.1
# Both tell to whom it was done, and it is not the same: 30 %.
OTHER_PATIENT = -0.3
# A meeting of A and B is not the meeting of A and C, however alike the words.
OTHER_PARTIES = -0.6
# What people do together.
MUTUAL = frozenset({"meet", "discuss", "call", "agree", "exchange", "clash", "marry", "merge"})
# Two full frames (action and agent) of different actions: 83 % at the heads of two articles of one thread, where one
# matter is told by many verbs, 63 % below; so it takes as much away as sharing the agent gives.
OTHER_ACTION = -0.15
# The same action on the same object, in words ("the fire doors"): 97 %.
SAME_OBJECT = 0.1
# Comparable figures that agree: 94 %; that differ: 49 %, and a moving toll must still come together by the rest.
SAME_FIGURE = 0.1
OTHER_FIGURE = -0.1
# Told at the very head of two articles of one thread: 92 %, deep in both 55 %; the more so, the more alike the articles
# are: 0.04 makes nothing of it, and in a thread it is 0.2 to 0.6.
AT_HEAD = -0.1
AT_HEAD_OF_ALIKE = 2.5
# How much of it a claim keeps by its place among the article's sentences that tell something (0 is the first), up to
# the share's rank: headline; a line below it and lead; what follows the lead. Pairs of one true story tell one
# happening by 87, 80, 80, 73, 70, 64, 48 % where the deeper of the two is of rank 0 to 6.
HEAD_SHARES = ((0, 1.0), (2, 0.8), (3, 0.4), (5, 0.2))
# Times: 97 % with a common weekday or day, and a month or year that both give is rarer still; on neighbouring days two
# sources may differ, if all else agrees strongly;
# what one dates by its year and the other tells as news is one happening only in nearly the same words.
TIME = {Fit.SAME: 0.1, Fit.OVERLAP: 0.15, Fit.WEEKDAY: 0.05, Fit.NEAR: -0.3, Fit.DISTANT: -0.8}
# From here on evidence adds less and less, and the score never reaches 1: where it was cut off there, 13,000 of the
# 369,000 pairs of the development stories were equal, and the order of articles decided which came together first.
KNEE = 0.7
# Claims of different threads need twice the evidence: most such pairs tell different happenings of one kind.
ACROSS_THREADS = 0.5


@dataclass(frozen=True, slots=True)
class Prepared:
    """A claim with all that comparing needs, reckoned once.

    ``rank`` is its place among the article's sentences; ``thread`` and ``near`` are its article's (``threads.Thread``).
    """

    claim: ClaimFacts
    vector: Vector
    names: frozenset[str]
    rank: int
    thread: int
    near: Mapping[str, float]
    dated: bool


def prepare(claim: ClaimFacts, pile: Pile, rank: int, thread: Thread) -> Prepared:
    vector, names = pile.vector(terms_of(claim)), names_of(claim)
    return Prepared(claim, vector, names, rank, thread.number, thread.near, bool(claim.times))


def likeness(left: Prepared, right: Prepared) -> float | None:
    """The score of two claims, 0 to 1, or ``None`` where their times exclude that they are one happening."""
    time = time_fit(left, right)
    if time is Fit.APART:
        return None
    score = cosine(left.vector, right.vector) + _roles(left, right) + _figures(left, right) + TIME.get(time, 0.0)
    if left.thread != right.thread:
        score *= ACROSS_THREADS
    elif left.claim.article != right.claim.article and time is not Fit.DISTANT and not _excluded(left, right):
        alike = left.near.get(right.claim.article, 0.0)
        score += max(0.0, AT_HEAD + AT_HEAD_OF_ALIKE * alike) * at_head(left) * at_head(right)
    return _bent(max(0.0, score))


def _bent(score: float) -> float:
    """The score up to ``KNEE``; beyond, bent towards 1 and still rising."""
    room = 1 - KNEE
    return score if score < KNEE else KNEE + room * math.tanh((score - KNEE) / room)


def time_fit(left: Prepared, right: Prepared) -> Fit:
    return fit(left.claim, right.claim) if left.dated or right.dated else Fit.OPEN


def same_action(left: Prepared, right: Prepared) -> bool:
    """What comes, as offers and accidents do, tells nothing by its verb."""
    return _action(left.claim) not in ("", "come") and _action(left.claim) == _action(right.claim)


def _action(claim: ClaimFacts) -> str:
    """Who comes arrives; what comes ("the visit comes at a time") does not."""
    return "arrive" if claim.action == "come" and claim.agent else claim.action


def at_head(item: Prepared) -> float:
    """How near the claim stands to the head of its article, 0 to 1."""
    return next((share for last, share in HEAD_SHARES if item.rank <= last), 0.0)


def _roles(left: Prepared, right: Prepared) -> float:
    first, second = left.claim, right.claim
    shared, strangers = bool(left.names & right.names), bool(left.names and right.names)
    score = 0.0
    if same_action(left, right) and (shared or not strangers) and not _excluded(left, right):
        score += SAME_ACTION + SHARED_NAME * shared
        score += SAME_AGENT * (bool(first.agent) and first.agent == second.agent)
        score += SAME_PLACE * (bool(first.place) and first.place == second.place)
        score += SAME_OBJECT * bool(_content(first.object) & _content(second.object))
    if strangers and not shared:
        score += NO_SHARED_NAME
    if _other_parties(left, right):
        score += OTHER_PARTIES
    elif _other_patient(left, right):
        score += OTHER_PATIENT
    if _other_action(left, right):
        score += OTHER_ACTION
    return score


def _content(phrase: str) -> frozenset[str]:
    return frozenset(phrase.lower().split()) - FUNCTION_WORDS


def _excluded(left: Prepared, right: Prepared) -> bool:
    return _other_patient(left, right) or _other_parties(left, right)


def _other_patient(left: Prepared, right: Prepared) -> bool:
    """Whether each tells a patient that the other does not name at all."""
    first, second = left.claim.patient, right.claim.patient
    return bool(first and second) and first not in right.names and second not in left.names


def _other_parties(left: Prepared, right: Prepared) -> bool:
    """Whether both tell what two parties do together, and one party of each is a stranger to the other claim."""
    if not same_action(left, right) or left.claim.action not in MUTUAL:
        return False
    first, second = _parties(left.claim), _parties(right.claim)
    return len(first) == len(second) == 2 and bool(first - right.names) and bool(second - left.names)


def _parties(claim: ClaimFacts) -> frozenset[str]:
    """The two first named of agent, patient and the other participants."""
    named = dict.fromkeys(n for n in (claim.agent, claim.patient, *claim.participants) if n and n != claim.place)
    return frozenset(list(named)[:2])


def _other_action(left: Prepared, right: Prepared) -> bool:
    first, second = left.claim, right.claim
    return bool(first.action and second.action and first.agent and second.agent) and first.action != second.action


def _figures(left: Prepared, right: Prepared) -> float:
    if not left.claim.figures or not right.claim.figures:
        return 0.0
    pairs = [(a, b) for a in left.claim.figures for b in right.claim.figures if comparable(a, b)]
    if not pairs:
        return 0.0
    return SAME_FIGURE if any(agree(a, b) for a, b in pairs) else OTHER_FIGURE
