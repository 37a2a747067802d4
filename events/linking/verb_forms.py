"""Verbs of titles in the form that a claim's status wants: told, to come, possible, wanted, not so, or denied."""

from __future__ import annotations

import re

from events.linking.english import is_plural, third_person, wish, without_owner
from events.values import ClaimFacts, Status

# Verbs that look ahead by themselves: "plans a strike", not "to plan a strike".
_AHEAD = frozenset({"plan", "schedule", "expect", "postpone", "delay", "prepare", "await"})
_AHEAD_OF = frozenset({"expected", "planned", "scheduled", "postponed", "delayed"})
_NEGATIVE = ("nothing", "nobody", "no ", "none", "neither", "little", "few")
DENIES = "denies"  # the stance, as in ``values.Attribution``
_HAVE = r"(?:has|have|had)"
_MUST = rf"\b(?:{_HAVE} to|must)\s+(?:\w+ly\s+)?"
_CANNOT = r"\b(?:cannot|can not|can['’]t|could not|couldn['’]t)\s+(?:\w+ly\s+)?"
_NOT = rf"\b(?:{_HAVE}|did|does|do|is|are|was|were)(?:\s+not|n['’]t|\s+never)\s+(?:\w+ly\s+|yet\s+)?"


def form(claim: ClaimFacts, verb: str, *, plural: bool) -> str:
    """The verb as the status wants it. What a source denies is told plainly; ``denial`` says that it is denied."""
    told = re.escape(claim.head) + r"\b" if claim.head else "$^"
    wished = wish(claim.quote, claim.head) if claim.head else ""
    if wished and claim.status is not Status.POSSIBLE and claim.stance != DENIES:
        return f"{wished if plural else third_person(wished)} to {verb}"
    if re.search(_CANNOT + told, claim.quote):
        return f"cannot {verb}"
    if re.search(_MUST + told, claim.quote):
        return f"must {verb}"
    if claim.status is Status.EXPECTED and verb not in _AHEAD:
        if re.match(r"(?:that|which)\s+would\b", claim.quote):
            return f"would {verb}"  # "any deal that would supply arms" is not to supply them
        return f"may {verb}" if re.search(r"\b(?:if|unless)\b", claim.quote, re.IGNORECASE) else f"to {verb}"
    left_open = claim.status is Status.POSSIBLE
    if _is_negated(claim, claim.agent or claim.subject) or (left_open and re.search(_NOT + told, claim.quote)):
        if verb.startswith("be "):
            return f"{'are' if plural else 'is'} not {verb[3:]}"
        return f"{'do' if plural else 'does'} not {verb}"
    if left_open:
        return f"may {verb}"
    if plural:
        return f"are {verb[3:]}" if verb.startswith("be ") else "are" if verb == "be" else verb
    return third_person(verb)


def _is_negated(claim: ClaimFacts, subject: str) -> bool:
    """The article itself says that it is not so; "nothing" and "nobody" say it already."""
    own = claim.status is Status.DENIED and claim.stance != DENIES
    return own and not subject.lower().startswith(_NEGATIVE)


def denial(claim: ClaimFacts, text: str) -> str:
    """Who denies it goes first: the title must not read as if it were so."""
    if claim.stance != DENIES or not text:
        return text
    return denied(claim, lowered(text, claim))


def denied(claim: ClaimFacts, text: str) -> str:
    who = " and ".join(dict.fromkeys(claim.speakers)) or without_owner(claim.anonymous)
    return f"{who} {'deny' if is_plural(who) else 'denies'} that {text}" if who and not text.startswith(who) else text


def lowered(text: str, claim: ClaimFacts) -> str:
    """The text as it stands behind "that": names of the claim keep their capital."""
    names = (claim.agent, claim.patient, *claim.participants)
    return text if any(name and text.startswith(name) for name in names) else text[:1].lower() + text[1:]


def be(claim: ClaimFacts, thing: str) -> str:
    """ "Is", "are", "to be", "may be", each with "not" where the article says so."""
    are = "are" if not claim.patient and is_plural(claim.object) else "is"
    ahead = claim.verb.removeprefix("be ") in _AHEAD_OF
    be = are if ahead else {Status.EXPECTED: "to be", Status.POSSIBLE: "may be"}.get(claim.status, are)
    return f"{be} not" if _is_negated(claim, thing) else be
