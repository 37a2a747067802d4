"""What of a claim's own clause can stand as a title, where its frame does not tell enough."""

from __future__ import annotations

import re

from events.linking.english import FIRST_PERSON, PRONOUN, closed, is_plural, third_person, without_owner
from events.linking.leftover import behind
from events.linking.verb_forms import DENIES, denied, lowered
from events.values import ClaimFacts, Status

MOST_WORDS_OF_A_CLAUSE = 14
# What is left of a clause when its beginning is cut has at least a subject, a verb and what it needs.
LEAST_WORDS_OF_A_CLAUSE = 3
# Words behind a verb without which it still says what it says, once times are taken away.
_JOINING = frozenset(
    {"in", "on", "at", "by", "to", "for", "from", "until", "till", "since", "before", "after", "during"}
)
_JOINING |= {"over", "and", "or", "but", "the", "a", "an", "."}
# Words before a verb that is not simply past.
_HELPERS = frozenset({"to", "not", "never", "could", "would", "should", "may", "might", "will", "can", "must", "shall"})
_HELPERS |= {"did", "does", "do", "be", "been", "being", "had", "has", "have", "having", "is", "are", "was", "were"}
# How many words before a verb its helpers stand: "has not always been".
_REACH = 3
_ASIDES = "who|which|whose|whom|where|initially|formerly|once|now|then|including"
_JOINERS = (
    "ever since|(?:with|to|of|in|for|by|from|on|at) (?:which|whom)|which|that|whom|when|while|since|as|because"
    "|although|though|if|where|before|after|and|but|so"
)
_BEFORE_TIMES = "in|on|at|by|over|during|until|till|from|since"


def loses(claim: ClaimFacts) -> bool:
    """Whether anything but times stands behind the verb, up to the next mark: "expires on Monday" is whole."""
    particle = claim.verb.partition(" ")[2]
    words = behind(claim).lower().removeprefix(particle).split()
    return any(word not in _JOINING and not word.endswith("ly") for word in words)


def core(claim: ClaimFacts) -> str:
    """The clause without what only leads to it or stands beside it: joining words, when it was, asides, a publisher."""
    text = " ".join(claim.quote.split()).rpartition(" | ")[2]
    if voiced(claim):
        text = text.partition(": ")[2]
    text = re.sub(rf",\s+(?:{_ASIDES})\b[^,]*,\s+", " ", text)
    text = re.sub(rf",\s+(?:{_ASIDES})\b[^,]*$", "", text)
    for time in sorted((time.wording for time in claim.times), key=len, reverse=True):
        text = re.sub(rf"^(?:{_BEFORE_TIMES})?\s*{re.escape(time)},?\s+", "", text, flags=re.I)
    lead = re.match(r"(?:[A-Za-z]\w*(?:ed|ing)\b|when|while|as|after|before|although|because)\b[^,]*,\s+", text, re.I)
    if lead and len(text[lead.end() :].split()) >= LEAST_WORDS_OF_A_CLAUSE:
        text = text[lead.end() :]
    if len(text.split()) > MOST_WORDS_OF_A_CLAUSE and len(text.partition(": ")[0].split()) >= LEAST_WORDS_OF_A_CLAUSE:
        text = text.partition(": ")[0]
    bare = re.sub(rf"^(?:{_JOINERS})\s+", "", text, flags=re.I)
    return bare if len(bare.split()) >= LEAST_WORDS_OF_A_CLAUSE else text


def _in_present(text: str, claim: ClaimFacts) -> str:
    """The clause with its verb in the present and without its time and a second verb: as headlines have it."""
    told = (
        re.search(rf"\s((?:had|has|have|is|are|was|were)\s+)?{re.escape(claim.head)}\b", text) if claim.head else None
    )
    if not told or claim.status is not Status.HAPPENED or claim.verb.startswith("be"):
        return text
    before, behind = text[: told.start()], text[told.end() :]
    be = (told[1] or "")[:1] in {"i", "a", "w"}
    if not before or not claim.verb or {*before.lower().split()[-_REACH:]} & _HELPERS:
        return text
    if be and not claim.head.endswith("ing"):
        return text
    base = claim.verb.split()[0]
    behind = re.split(r",?\s(?:and|but)\s(?=\w+ed\b)", behind)[0]
    for time in claim.times:
        behind = re.sub(rf"(?<! of)\s(?:(?:{_BEFORE_TIMES})\s)?{re.escape(time.wording)}$", "", behind)
    several = before.lower() in {"they", "we", "i", "these", "those"} or is_plural(claim.subject)
    return f"{before} {base if several else third_person(base)}{behind}"


def spoken(claim: ClaimFacts) -> str:
    """The clause's core; after who says so where it opens with a pronoun that only the article explains.

    What is denied stands as denied. "We" and "I" are somebody's own words, and stand in quotation marks.
    """
    whole = closed(re.split(r",?\sbut\s", _in_present(core(claim), claim))[0])
    if claim.stance == DENIES and not claim.nominal:
        return denied(claim, lowered(whole, claim))
    who = next(iter(claim.speakers), "") or claim.anonymous
    whole = without_owner(whole) if not claim.speakers else whole
    if FIRST_PERSON.search(whole):
        return f"{who}: “{whole}”" if who else f"“{whole}”"
    return f"{who}: {whole[:1].lower()}{whole[1:]}" if who and PRONOUN.match(whole) else whole


def voiced(claim: ClaimFacts) -> bool:
    """Whether the frame's doer only stands before a colon, as who publishes or says it: "Marby Post: harbour shut"."""
    return bool(claim.agent) and bool(re.match(rf"{re.escape(claim.agent)}\s*: ", claim.quote))


def lacks_subject(claim: ClaimFacts, whole: str) -> bool:
    """Whether what is left of the clause begins with its verb: "had visited doctors"."""
    first = whole.lower().split()[:1]
    return first == [claim.head.lower()] or bool({*first} & _HELPERS)
