"""What is worth an event: what several articles tell, or one article with a whole frame.

Most clauses of an article that no other tells are its writer's comment and summary. A reader takes one for a happening
of its own where it says who did it or to whom, and when, where, how many, or on whose word (the questions of a news
lead: who, what, when, where). The others stay claims of their article.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from events.linking.likeness import MUTUAL, Prepared
from events.values import ClaimFacts, Status

# Verbs that tell next to nothing by themselves: of such a clause only a day or a figure makes a happening.
LIGHT = frozenset({"", "be", "have", "do", "get", "make", "take", "hold", "include", "come", "go", "see", "give"})
_MOVING = frozenset({"come", "go", "be"})
# What needs nothing but who did it ("Brandt resigns").
ALONE = frozenset({"arrive", "depart", "travel", "visit", "return", "resign", "die", "collapse", "crash"})
COMPLETE = ALONE | {"burn", "protest", "strike", "vote", "escape"}
_NOT_PAST = frozenset({Status.EXPECTED, Status.POSSIBLE})
# "Nothing will change", "much is shifting": nobody does it.
_NOBODY = ("nothing", "nobody", "no ", "none", "neither", "much", "little", "few ", "everything", "everyone")


def makes_event(members: Sequence[Prepared], placed: Collection[str]) -> bool:
    """Whether a group of claims is an event. ``placed`` are ids of claims that make one whatever they tell.

    Of what several articles tell a line without a verb is enough (two headlines), or a verb with someone.
    """
    if any(member.claim.id in placed for member in members):
        return True
    told = [member for member in members if not member.claim.background]
    several = len({member.claim.article for member in told}) > 1
    if several and any(not member.claim.action or _has_frame(member.claim) for member in told):
        return True
    return any(_is_whole(member) for member in told)


def _is_whole(member: Prepared) -> bool:
    claim = member.claim
    if claim.status is Status.OPINION or (claim.status is Status.POSSIBLE and not (claim.agent or claim.times)):
        return False
    if claim.subject.lower().startswith(_NOBODY) and not claim.agent:
        return False
    if claim.action in LIGHT:
        alone = claim.action in _MOVING and claim.subject
        return bool((claim.times or claim.figures) and (claim.agent or claim.patient or claim.object or alone))
    return bool(claim.times) or (_has_frame(claim) and (_is_anchored(claim) or _has_parties(claim)))


def _has_frame(claim: ClaimFacts) -> bool:
    """What is done, and by whom or to whom, be it in words."""
    someone = claim.agent or claim.patient or _names(claim.subject) or (_undergoes(claim) and _names(claim.object))
    return claim.action not in LIGHT and bool(someone)


def _is_anchored(claim: ClaimFacts) -> bool:
    """Where, how many, or on whose word."""
    return bool(claim.place or claim.figures or claim.speakers or claim.anonymous)


def _has_parties(claim: ClaimFacts) -> bool:
    """Who and to whom, both by name; of what is past one name is enough, or who did what needs nobody else."""
    if claim.agent and claim.action in MUTUAL and {*claim.participants} - {claim.agent, claim.place}:
        return True
    if claim.status in _NOT_PAST:
        return bool(claim.agent and (claim.patient or claim.action in COMPLETE))
    if claim.action in COMPLETE:
        return bool(claim.agent or claim.subject)
    return bool(claim.patient or (claim.agent and (claim.object or claim.complement)))


def _undergoes(claim: ClaimFacts) -> bool:
    """Whether ``object`` is whom the clause is about; "headed north" has only lost who did it."""
    return claim.nominal or claim.verb.startswith("be ")


def _names(phrase: str) -> bool:
    return bool(phrase) and not phrase.lower().startswith(_NOBODY)
