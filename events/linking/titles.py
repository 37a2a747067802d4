"""Short active titles in our own words, out of the frame of one of an event's claims: who does what, to whom, where.

The frame is never mixed from several claims: "nine people" of one and "twenty" of another make a sentence that nobody
wrote. Style: a headline's, in the present tense, as agencies write them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from events.linking.clauses import MOST_WORDS_OF_A_CLAUSE, PRONOUN, core, loses, spoken
from events.linking.english import is_participle, is_plural, third_person
from events.linking.eventful import ALONE, COMPLETE, LIGHT
from events.linking.figures import say
from events.linking.likeness import MUTUAL
from events.values import ClaimFacts, Status

# A title has at most about this many words; a complement that would make it longer is left out.
MOST_WORDS = 10
# Rows hold a title of this length; what is longer is a text, not a title.
MOST_CHARACTERS = 200
# What makes a claim's frame worth a title. Ranks only: an agent by name before words, a whole frame before a part.
NAMED_AGENT, SUBJECT, OBJECT, PLACED, COMMON, BARE, NOMINAL, UNSURE = 4, 3, 3, 1, 3, -4, -3, -3
# A claim that makes no event by itself, or that only frames what is said, names the event where no other does.
BACKGROUND, SPEECH = -6, -4
_SPEECH = frozenset({"say", "tell", "speak", "ask", "show", "know", "add", "note", "describe"})
# Verbs that look ahead by themselves: "plans a strike", not "to plan a strike".
_AHEAD = frozenset({"plan", "schedule", "expect", "postpone", "delay", "prepare", "await"})
# What becomes of talks: the talks stall, their parties do not meet.
_COURSE = frozenset({"advance", "progress", "stall", "fail", "resume", "collapse", "cancel", "postpone", "delay"})
# Objects that say nothing without what follows them in the text.
_HOLLOW = frozenset({"possibility", "way", "ways", "fact", "issue", "issues", "matter", "number", "part", "idea"})
# Verbs that say enough of what or who is named; of others a frame without an object has lost something.
_COMPLETE = COMPLETE | {"start", "begin", "end", "be", "discuss", "meet"}
# Verbs with two objects: whom, and what.
_GIVING = frozenset({"give", "send", "offer", "hand", "show", "award", "grant", "lend", "sell", "pay"})
# What is told with its place, be it another claim's.
_AT_PLACES = COMPLETE | MUTUAL
_NEGATIVE = ("nothing", "nobody", "no ", "none", "neither", "little", "few")
# Complements that belong to the thing before them rather than to the verb.
_OF_THINGS = ("from ", "for ", "by ", "against ", "between ", "about ")
DENIES = "denies"  # the stance, as in ``values.Attribution``
_PREPOSITIONS = "in|at|off|near|from|to|into|on|outside|around|across|over|through|towards?|north of|south of"


def title(claims: Sequence[ClaimFacts], place: str) -> str:
    """``Ilse Brandt arrives in Korsholm``. Of the best frame; else the shortest whole clause. Never empty."""
    actions = Counter(claim.action for claim in claims)
    told = [(_rank(claim, actions), _render(claim, claims, place), claim) for claim in claims]
    titles = [(-rank, len(text), text, claim) for rank, text, claim in told if text]
    if titles:
        *_, text, claim = min(titles, key=lambda t: t[:3])
        return _opened(_fuller(text, claim))
    foreground = [claim for claim in claims if not claim.background] or claims
    quotes = [quote for claim in foreground if (quote := spoken(claim))]
    whole = min(quotes, key=lambda quote: (len(quote), quote), default="")
    return _opened(whole) if 0 < len(whole) <= MOST_CHARACTERS else "Untitled"


def _fuller(text: str, claim: ClaimFacts) -> str:
    """The clause itself if it is short, where the frame has lost what the verb needs ("Investigators board")."""
    bare = not (
        claim.verb.startswith("be ")
        or claim.patient
        or claim.object
        or claim.complement
        or claim.place
        or claim.nominal
    )
    whole = spoken(claim)
    lost = bare and claim.verb and claim.action not in _COMPLETE and loses(claim)
    if lost and len(whole.split()) <= MOST_WORDS_OF_A_CLAUSE:
        return whole
    return text


def _rank(claim: ClaimFacts, actions: Counter[str]) -> float:
    thing = bool(claim.patient or claim.object)
    rank = NAMED_AGENT if claim.agent else SUBJECT if claim.subject else 0
    rank += OBJECT * thing + PLACED * bool(claim.place)
    rank += BARE * (claim.action in LIGHT and not thing) + NOMINAL * claim.nominal
    rank += UNSURE * (claim.status in (Status.DENIED, Status.POSSIBLE)) + BACKGROUND * claim.background
    rank += SPEECH * (claim.verb in _SPEECH or (not claim.patient and claim.object in _HOLLOW))
    return rank + COMMON * actions[claim.action] / actions.total()


def _render(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """The claim's frame as a sentence without its full stop; empty where too little of it is known."""
    if claim.nominal:
        return _nominal(claim, claims, place)
    verb = claim.verb or claim.action
    doer = claim.agent or claim.subject
    if not verb or not (doer or _is_passive(claim)):
        return _undergone(claim, place)
    if claim.action in MUTUAL and claim.verb in _COURSE and claim.subject:
        return _placed([claim.subject, _form(claim, verb, plural=is_plural(claim.subject))], claim, place)
    if claim.action in MUTUAL and (other := _other_party(claim, claims, place)) and claim.agent:
        both = f"{claim.agent} and {other}"
        thing = claim.object if claim.action == verb and other != claim.object else ""
        return _placed([both, _form(claim, claim.action, plural=True), thing], claim, place)
    if not doer:
        return _passive(claim, place)
    thing = claim.patient or _plainly(claim.object) or _counted(claim)
    if claim.verb in _GIVING and claim.patient and claim.object:
        thing = f"{claim.patient} {_plainly(claim.object)}"
    thing = "" if thing == doer else thing
    if claim.action in LIGHT and not (thing or claim.complement or claim.place):
        return ""
    plural = not claim.agent and is_plural(claim.subject)
    return _denial(claim, _placed([doer, _form(claim, verb, plural=plural), thing], claim, place))


def _passive(claim: ClaimFacts, place: str) -> str:
    """ "Wreck is towed to Eastholm": the participle stands in the text."""
    thing = claim.patient or _plainly(claim.object)
    plural = not claim.patient and is_plural(claim.object)
    be = {Status.EXPECTED: "to be", Status.POSSIBLE: "may be"}.get(claim.status, "are" if plural else "is")
    if _is_negated(claim, thing):
        be = f"{be} not"
    participle = claim.verb.removeprefix("be ") or claim.head.lower()
    if participle in {"expected", "planned", "scheduled", "postponed", "delayed"}:
        be = "are" if plural else "is"
    return _denial(claim, _placed([thing, be, participle], claim, place))


def _undergone(claim: ClaimFacts, place: str) -> str:
    """What was done by someone whom the text names by a pronoun alone: "it fought off a bid": bid is fought off."""
    thing = claim.patient or _plainly(claim.object)
    if not thing or claim.status is not Status.HAPPENED or claim.stance == DENIES or claim.speakers or claim.anonymous:
        return ""
    if claim.action in LIGHT or not is_participle(claim.head) or not PRONOUN.match(core(claim)):
        return ""
    if claim.complement.startswith(_OF_THINGS) and f"{thing} {claim.complement}" in claim.quote:
        thing, claim = f"{thing} {claim.complement}", replace(claim, complement="")
    plural = not claim.patient and is_plural(claim.object)
    particle = claim.verb.partition(" ")[2]
    return _placed([thing, "are" if plural else "is", claim.head.lower(), particle], claim, place)


def _is_passive(claim: ClaimFacts) -> bool:
    """A doer may also be missing because the text has only a pronoun: "she passed the test" is no passive."""
    return claim.verb.startswith("be ") and bool(claim.patient or claim.object)


def _nominal(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """An event noun: as a sentence where it has its parties, else as the noun with whose it is."""
    doer = claim.agent or claim.subject
    if claim.action in MUTUAL and claim.agent and (other := _other_party(claim, claims, place)):
        return _placed([f"{claim.agent} and {other}", _form(claim, claim.action, plural=True)], claim, place)
    if doer and claim.action not in LIGHT and (claim.patient or claim.action in ALONE):
        plural = not claim.agent and is_plural(claim.subject)
        return _placed([doer, _form(claim, claim.action, plural=plural), claim.patient], claim, place)
    noun = _plainly(claim.object) or claim.head.lower()
    names = [doer] if doer else list(dict.fromkeys(name for name in claim.participants if name != place))[:2]
    of = f"of {' and '.join(names)}" if names and not any(name in noun for name in names) else ""
    return _placed([noun, of], claim, place) if noun and (of or claim.complement or " " in noun) else ""


def _form(claim: ClaimFacts, verb: str, *, plural: bool) -> str:
    """The verb as the status wants it. What a source denies is told plainly; ``_denial`` says that it is denied."""
    if claim.status is Status.EXPECTED and verb not in _AHEAD:
        return f"to {verb}"
    if claim.status is Status.POSSIBLE:
        return f"may {verb}"
    if _is_negated(claim, claim.agent or claim.subject):
        return (
            f"{'are' if plural else 'is'} not {verb[3:]}"
            if verb.startswith("be ")
            else f"{'do' if plural else 'does'} not {verb}"
        )
    if plural:
        return f"are {verb[3:]}" if verb.startswith("be ") else "are" if verb == "be" else verb
    return third_person(verb)


def _is_negated(claim: ClaimFacts, subject: str) -> bool:
    """The article itself says that it is not so; "nothing" and "nobody" say it already."""
    own = claim.status is Status.DENIED and claim.stance != DENIES
    return own and not subject.lower().startswith(_NEGATIVE)


def _denial(claim: ClaimFacts, text: str) -> str:
    """Who denies it goes first: the title must not read as if it were so."""
    who = " and ".join(dict.fromkeys(claim.speakers)) or claim.anonymous
    if claim.stance != DENIES or not who or not text:
        return text
    return _opened(who) + f" {'deny' if is_plural(who) else 'denies'} that {_lowered(text, claim)}"


def _lowered(text: str, claim: ClaimFacts) -> str:
    names = (claim.agent, claim.patient, *claim.participants)
    return text if any(name and text.startswith(name) for name in names) else text[:1].lower() + text[1:]


def _placed(parts: Sequence[str], claim: ClaimFacts, place: str) -> str:
    """The parts with the claim's place behind the text's own preposition, or a complement where that is short."""
    text = " ".join(part for part in parts if part)
    others = place if claim.action in _AT_PLACES else ""
    where = _where(claim, claim.place or others, text)
    needed = claim.complement and claim.action not in _AT_PLACES and not (claim.patient or claim.object)
    for more in (claim.complement, where) if needed else (where or claim.complement,):
        if more and len(f"{text} {more}".split()) <= MOST_WORDS:
            text = f"{text} {more}"
    return text


def _where(claim: ClaimFacts, place: str, text: str) -> str:
    if not place or place in text:
        return ""
    before = rf"(?:the\s+)?(?:[A-Z]\S*\s+){{0,3}}?{re.escape(place)}"
    if found := re.search(rf"\b({_PREPOSITIONS})\s+{before}", claim.quote):
        return f"{found[1]} {place}"
    if claim.head and re.search(rf"\b{re.escape(claim.head)}\s+{before}", claim.quote):
        return place  # the verb's own object: "visits Marby", "reaches Korsholm"
    return f"in {place}"


def _other_party(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> str:
    """Whom the agent meets or talks with: of this claim, else whom most claims of the event name."""
    if claim.patient and claim.patient != claim.agent:
        return claim.patient
    same = [c for c in claims if c.action == claim.action]
    named = Counter(name for c in same for name in dict.fromkeys((c.agent, c.patient, *c.participants)) if name)
    ranked = sorted(named, key=lambda name: (name not in claim.participants, -named[name], name))
    return next((name for name in ranked if name not in (claim.agent, claim.place, place)), "")


def _counted(claim: ClaimFacts) -> str:
    """What was counted, where the action's object is no name: ``at least 2 missiles``."""
    if not claim.agent or claim.action in LIGHT or len(claim.figures) != 1 or not claim.figures[0].unit.isalpha():
        return ""
    figure = claim.figures[0]
    return say(figure) + ("s" if figure.value != 1 and not is_plural(figure.unit) else "")


def _plainly(phrase: str) -> str:
    return re.sub(r"^(any|every|such|each)\s+", "", phrase)


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]
