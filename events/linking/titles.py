"""Short active titles in our own words, out of the frame of one of an event's claims: who does what, to whom, where.

The frame is never mixed from several claims: "nine people" of one and "twenty" of another make a sentence that nobody
wrote. Style: a headline's, in the present tense, as agencies write them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from events.linking.clauses import MOST_WORDS_OF_A_CLAUSE, lacks_subject, loses, spoken, voiced
from events.linking.english import NUMBER, is_open, without_owner, word_set
from events.linking.eventful import COMPLETE, LIGHT
from events.linking.leftover import behind, skips
from events.linking.sentences import sentence, told_on, undergone
from events.values import ClaimFacts, Status

# Rows hold a title of this length; what is longer is a text, not a title.
MOST_CHARACTERS = 200
# What makes a claim's frame worth a title. Ranks only: an agent by name before words, a whole frame before a part.
NAMED_AGENT, SUBJECT, OBJECT, PLACED, COMMON, BARE, NOMINAL, UNSURE = 4, 3, 3, 1, 3, -4, -3, -3
# What it happened to by name, where nobody does it.
NAMED_PATIENT, COMPLEMENT = 1, 0.5
# Of two that are else alike, the one that has the status which most claims have.
AGREED = 0.5
# An object that is told by whose it is ("its first offer") gives way to one that says what it is.
OWNED = -0.75
# A claim that makes no event by itself, or that only frames what is said, names the event where no other does.
BACKGROUND, SPEECH = -6, -4
# A frame that has lost words it needs, or that leaves a pronoun unexplained, gives way to any other; the text's own
# words in its stead are less of a title than a whole frame.
LOST, OPEN, IN_WORDS = -6, -4, -1
_SPEECH = word_set(
    """
    say tell speak ask show know add note describe report explain rule announce claim write
    """
)
# What may stand behind these without being another clause's beginning.
_SAID = word_set("whether how what why no nothing of about to on little")
# Objects that say nothing without what follows them in the text.
_HOLLOW = word_set(
    """
    possibility way ways fact issue issues matter number part idea dozens hundreds thousands several many some
    copy copies one others
    """
)
# Verbs that tell of whom, and then of what.
_OF_WHOM = word_set("tell ask urge remind persuade allow force let inform")
# Verbs that say enough of what or who is named; of others a frame without an object has lost something.
_COMPLETE = COMPLETE | {"start", "begin", "end", "be", "discuss", "meet"}


def title(claims: Sequence[ClaimFacts], place: str) -> str:
    """``Ilse Brandt arrives in Korsholm``. Of the best frame; else the shortest whole clause. Never empty."""
    actions = Counter(claim.action for claim in claims)
    statuses = Counter(claim.status for claim in claims)
    told = [
        (-(_rank(claim, actions, statuses) + worth), len(text), text)
        for claim in claims
        if not voiced(claim)
        for text, worth in _candidates(claim, claims, place)
    ]
    if told:
        return _opened(min(told)[2])
    foreground = [claim for claim in claims if not claim.background] or claims
    quotes = [
        (lacks_subject(claim, quote), is_open(quote), len(quote), quote)
        for claim in foreground
        if (quote := spoken(claim))
    ]
    whole = min(quotes)[-1] if quotes else ""
    return _opened(whole) if 0 < len(whole) <= MOST_CHARACTERS else "Untitled"


def _candidates(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str) -> Iterator[tuple[str, float]]:
    """Titles of one claim, each with what it is worth beside the claim's rank."""
    frame = sentence(claim, claims, place)
    if not frame:
        return
    claim = undergone(claim)
    bare = _is_bare(claim)
    together = bool(claim.agent) and frame.startswith(f"{claim.agent} and ")
    lost = not (claim.nominal or together) and (bare or _is_half(claim) or skips(claim, frame))
    yield frame, LOST * lost + OPEN * is_open(frame)
    reported = bare and claim.verb in _SPEECH - _OF_WHOM and not {*behind(claim).lower().split()[:1]} & _SAID
    if not lost or reported:
        return
    if words := told_on(claim):
        half = _is_half(claim) and len(words.split()) <= len(frame.split()) + 1  # an article more, and nothing else
        yield words, OBJECT * bare + IN_WORDS + OPEN * is_open(words) + LOST * half
    elif bare and len((whole := spoken(claim)).split()) <= MOST_WORDS_OF_A_CLAUSE:
        yield whole, IN_WORDS + OPEN * is_open(whole)


def _is_bare(claim: ClaimFacts) -> bool:
    """Whether the frame has nothing but its verb, where the text tells more ("Investigators board")."""
    known = claim.patient or claim.object or claim.complement or claim.place
    if not claim.patient and not claim.object and _is_of_what_went_before(claim):
        return True
    if known or not claim.verb or claim.verb.startswith("be ") or {claim.action, claim.verb} & _COMPLETE:
        return False
    return loses(claim)


def _is_of_what_went_before(claim: ClaimFacts) -> bool:
    """ "Which the board had agreed to": the object stands before the clause, and no frame has it."""
    doer = (claim.agent or claim.subject).split()[-1:]
    opening = re.match(r"(?:which|whom)\s(.*)", claim.quote)
    return bool(opening and doer and doer[0] in opening[1].partition(claim.head)[0])


def _is_half(claim: ClaimFacts) -> bool:
    """Whom somebody told or asked, without what; what is said, without its verb; a bare amount of something."""
    only = claim.object if not claim.patient else ""
    amount = bool(NUMBER.match(only)) and not re.search(r"[^\W\d_]", re.sub(r"\b[mb]illion\b|\btrillion\b", "", only))
    said = claim.verb == "say" and bool(only) and not only.lower().startswith(("no", "little"))
    return (claim.verb in _OF_WHOM and not claim.complement and bool(claim.patient or only)) or amount or said


def _rank(claim: ClaimFacts, actions: Counter[str], statuses: Counter[Status]) -> float:
    thing, passive = bool(claim.patient or claim.object), claim.verb.startswith("be ")
    rank: float = NAMED_AGENT if claim.agent else SUBJECT if claim.subject else 0
    rank += OBJECT * thing + PLACED * bool(claim.place) + AGREED * statuses[claim.status] / actions.total()
    rank += COMPLEMENT * (bool(claim.complement) and not claim.place and not (thing and not passive))
    rank += OWNED * (not claim.patient and without_owner(claim.object) != claim.object)
    rank += NAMED_PATIENT * bool(claim.patient and passive)
    rank += BARE * (claim.action in LIGHT and not thing) + NOMINAL * claim.nominal
    rank += UNSURE * (claim.status in (Status.DENIED, Status.POSSIBLE)) + BACKGROUND * claim.background
    hollow = not claim.patient and claim.object.lower().partition(" of ")[0].split(" ")[-1] in _HOLLOW
    rank += SPEECH * ((claim.verb in _SPEECH and not thing and claim.status is Status.HAPPENED) or hollow)
    return rank + COMMON * actions[claim.action] / actions.total()


def _opened(text: str) -> str:
    at = 1 if text.startswith("“") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
