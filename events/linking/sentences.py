"""One claim's frame as a short sentence in the present tense, as headlines have it: who does what, to whom, where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.linking.clauses import core
from events.linking.english import (
    PRONOUN,
    is_participle,
    is_plural,
    without_owner,
    word_set,
)
from events.linking.eventful import ALONE, COMPLETE, LIGHT
from events.linking.figures import say
from events.linking.leftover import whole_behind
from events.linking.likeness import MUTUAL
from events.linking.placing import where
from events.linking.verb_forms import DENIES, be, denial, form
from events.values import ClaimFacts, Status

# A title has at most about this many words; a complement that would make it longer is left out.
MOST_WORDS = 10
# Where the frame has lost something, the text behind the verb stands whole: so many words of it at most.
MOST_BEHIND = 11
# What becomes of talks: the talks stall, their parties do not meet.
_COURSE = frozenset({"advance", "progress", "stall", "fail", "resume", "collapse", "cancel", "postpone", "delay"})
# Verbs with two objects: whom, and what.
_GIVING = frozenset({"give", "send", "offer", "hand", "show", "award", "grant", "lend", "sell", "pay"})
# One calls the other.
_DIRECTED = frozenset({"call"})
# What is told with its place, be it another claim's.
AT_PLACES = COMPLETE | MUTUAL
# Particles that stand behind the object: "brings survivors ashore".
_WHITHER = frozenset({"ashore", "aboard", "home", "back", "abroad"})
# Who suffers what such a verb tells is never left out, so that a name without an object is whom it was done to: "Lund
# arrested in Marby".
_DONE_TO = word_set(
    """
    arrest detain jail imprison acquit convict sentence injure wound kill rescue evacuate appoint elect oust expel
    suspend destroy damage hospitalise hospitalize
    """
)
# Complements that belong to the thing before them rather than to the verb.
_OF_THINGS = ("from ", "for ", "by ", "against ", "between ", "about ")
# Complements without which the rest says something else: "asked to lend", "seen as a target".
_NEEDED = ("to ", "as ", "with ", "of ", "about ")
_QUALIFIERS = r"(?:\s+(?:at|least|most|more|than|about|some|nearly|almost|over|up|to|around|the|a|only))*\s+"


def sentence(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """The claim's frame as a sentence without its full stop; empty where too little of it is known."""
    if claim.nominal:
        return _nominal(claim, claims, place)
    claim = undergone(claim)
    verb = claim.verb or claim.action
    doer = _doer(claim)
    if not verb or not (doer or _is_passive(claim)):
        return _undergone(claim, claims, place)
    if claim.action in MUTUAL and claim.verb in _COURSE and claim.subject:
        return _placed([claim.subject, form(claim, verb, plural=is_plural(claim.subject))], claim, claims, place)
    mutual = claim.action in MUTUAL - _DIRECTED
    if mutual and claim.agent and (other := _other_party(claim, claims, place)):
        both = f"{claim.agent} and {other}"
        thing = claim.object if claim.action == verb and other != claim.object else ""
        return _placed([both, form(claim, claim.action, plural=True), thing], claim, claims, place)
    if not doer:
        return _passive(claim, claims, place)
    thing = claim.patient or _plainly(claim.object) or _counted(claim)
    if claim.verb in _GIVING and claim.patient and claim.object:
        thing = f"{claim.patient} {_plainly(claim.object)}"
    thing = "" if thing == doer else thing
    if claim.action in LIGHT and not (thing or claim.complement or claim.place):
        return ""
    if claim.complement.startswith("by ") and not thing and claim.head.endswith("ed") and _reads_passive(claim):
        return ""  # "we are all concerned by the debt": the debt is no object of what it concerns
    first, _, particle = verb.partition(" ")
    parts = [doer, form(claim, verb, plural=_is_several(claim)), thing]
    if thing and particle in _WHITHER:
        parts = [doer, form(claim, first, plural=_is_several(claim)), thing, particle]
    return denial(claim, _placed(parts, claim, claims, place))


def told_on(claim: ClaimFacts) -> str:
    """The frame's doer and verb with all that stands behind the verb in the text; empty where that makes no sentence.

    For a frame that has lost what the verb needs: the text has it, and in the right order.
    """
    claim = undergone(claim)
    rest, verb, doer = whole_behind(claim, MOST_BEHIND), claim.verb, _doer(claim)
    if claim.nominal or not rest or not verb or not claim.head:
        return ""
    if verb.startswith("be ") and verb != "be missing":
        thing = _suffering(claim)
        return denial(claim, f"{thing} {be(claim, thing)} {claim.head.lower()} {rest}") if thing else ""
    if not doer or _reads_passive(claim) or rest.startswith("by ") or doer.split()[-1] in rest.split():
        return ""  # done by somebody, or told the other way round: "says Lund"
    if re.match(r"(?:whom|which)\b", claim.quote):
        return ""  # the object stands before the clause
    return denial(claim, f"{doer} {form(claim, verb.split()[0], plural=_is_several(claim))} {rest}")


def _reads_passive(claim: ClaimFacts) -> bool:
    be = r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+\s+)?"
    active = claim.verb.startswith("be") or not is_participle(claim.head)
    return not active and bool(re.search(be + re.escape(claim.head) + r"\b", claim.quote))


def undergone(claim: ClaimFacts) -> ClaimFacts:
    """The claim with whom it was done to as its patient, where the frame takes a participle for the doer's verb:
    "Lund, shot in the leg" or, in a headline, "Lund arrested in Marby".
    """
    doer, told = claim.agent or claim.subject, claim.head
    if not doer or claim.patient or claim.object or claim.nominal or not told or not is_participle(told):
        return claim
    if " " in claim.verb or claim.verb in ("be", ""):
        return claim
    last = re.escape(doer.split()[-1])
    beside = re.search(rf"(?<!,\s){re.escape(doer)},\s+{re.escape(told)}\b", claim.quote)
    after = re.search(rf"\b{last}\s+{re.escape(told)}(?:\s+(?:in|on|at|after|for|over|by|near|off)\b|$)", claim.quote)
    if not beside and not (after and claim.verb in _DONE_TO):
        return claim
    verb = f"be {told.lower()}"
    if claim.agent:
        return replace(claim, verb=verb, agent="", subject="", patient=claim.agent)
    return replace(claim, verb=verb, subject="", object=claim.subject)


def _doer(claim: ClaimFacts) -> str:
    return claim.agent or without_owner(_plainly(claim.subject.rpartition(" | ")[2]))


def _is_several(claim: ClaimFacts) -> bool:
    return not claim.agent and is_plural(claim.subject)


def _suffering(claim: ClaimFacts) -> str:
    return claim.patient or without_owner(_plainly(claim.object))


def _passive(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """ "Wreck is towed to Eastholm": the participle stands in the text."""
    thing = _suffering(claim)
    participle = claim.verb.removeprefix("be ") or claim.head.lower()
    return denial(claim, _placed([thing, be(claim, thing), participle], claim, claims, place))


def _undergone(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """What was done by someone whom the text names by a pronoun alone: "it fought off a bid": bid is fought off."""
    thing = _suffering(claim)
    if not thing or claim.status is not Status.HAPPENED or claim.stance == DENIES or claim.speakers or claim.anonymous:
        return ""
    if claim.action in LIGHT or not is_participle(claim.head) or not PRONOUN.match(core(claim)):
        return ""
    if claim.complement.startswith(_OF_THINGS) and f"{thing} {claim.complement}" in claim.quote:
        thing, claim = f"{thing} {claim.complement}", replace(claim, complement="")
    are = "are" if not claim.patient and is_plural(claim.object) else "is"
    told = replace(claim, verb=f"be {claim.head.lower()}")
    return _placed([thing, are, claim.head.lower(), claim.verb.partition(" ")[2]], told, claims, place)


def _is_passive(claim: ClaimFacts) -> bool:
    """A doer may also be missing because the text has only a pronoun: "she passed the test" is no passive."""
    return claim.verb.startswith("be ") and bool(claim.patient or claim.object)


def _nominal(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """An event noun: as a sentence where it has its parties, else as the noun with whose it is."""
    doer = _doer(claim)
    if claim.action in MUTUAL and claim.agent and (other := _other_party(claim, claims, place)):
        return _placed([f"{claim.agent} and {other}", form(claim, claim.action, plural=True)], claim, claims, place)
    if doer and claim.action not in LIGHT and (claim.patient or claim.action in ALONE):
        verb = form(claim, claim.action, plural=_is_several(claim))
        return _placed([doer, verb, claim.patient], claim, claims, place)
    noun = _plainly(claim.object) or claim.head.lower()
    names = [doer] if doer else list(dict.fromkeys(name for name in claim.participants if name != place))[:2]
    of = f"of {' and '.join(names)}" if names and not any(name in noun for name in names) else ""
    return _placed([noun, of], claim, claims, place) if noun and (of or claim.complement or " " in noun) else ""


def _placed(parts: Sequence[str], claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """The parts with the claim's place behind the text's own preposition, or a complement where that is short."""
    text = " ".join(part for part in parts if part)
    passive = claim.verb.startswith("be ")
    at_place = claim.action in AT_PLACES and not passive
    there = where(claim, claims, place if at_place else "", text)
    thing = not passive and bool(claim.patient or claim.object)
    needed = claim.complement.startswith(_NEEDED) if thing or passive else bool(claim.complement) and not at_place
    complement = _without_owners(claim.complement) if passive else claim.complement
    both = sorted((complement, there), key=lambda phrase: _after(claim, phrase))
    for more in both if needed else (there or complement,):
        if more and len(f"{text} {more}".split()) <= MOST_WORDS:
            text = f"{text} {more}"
    return text


def _after(claim: ClaimFacts, phrase: str) -> tuple[bool, int]:
    """Where a phrase stands behind the verb; what stands before it, or in other words, comes last."""
    at = claim.quote.find(phrase, max(0, claim.quote.find(claim.head)))
    return at < 0, at


def _without_owners(complement: str) -> str:
    """ "As her deputy" to "as deputy", where nobody is named to whom "her" could point."""
    preposition, _, rest = complement.partition(" ")
    return f"{preposition} {without_owner(rest)}".strip()


def _other_party(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """Whom the agent meets or talks with: of this claim, else whom most claims of the event name."""
    if claim.patient and claim.patient != claim.agent:
        return claim.patient
    same = [c for c in claims if c.action == claim.action]
    named = Counter(name for c in same for name in dict.fromkeys((c.agent, c.patient, *c.participants)) if name)
    ranked = sorted(named, key=lambda name: (name not in claim.participants, -named[name], name))
    return next((name for name in ranked if name not in (claim.agent, claim.place, place)), "")


def _counted(claim: ClaimFacts) -> str:
    """What was counted, where the action's object is no name: ``at least 2 missiles``. It stands next to the verb."""
    if not claim.agent or claim.action in LIGHT or len(claim.figures) != 1 or not claim.figures[0].unit.isalpha():
        return ""
    figure = claim.figures[0]
    before = claim.quote[: max(0, figure.start - claim.start)]
    if claim.head and not re.search(rf"\b{re.escape(claim.head)}{_QUALIFIERS}$", before):
        return ""
    return say(figure) + ("s" if figure.value != 1 and not is_plural(figure.unit) else "")


def _plainly(phrase: str) -> str:
    return re.sub(r"^(any|every|such|each)\s+", "", phrase, flags=re.IGNORECASE)
