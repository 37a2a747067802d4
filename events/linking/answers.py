"""Answers: clauses of an article that deny what it has just told ("Tarn denies it", "that is false", "he called the
report baseless").

Such a clause tells nothing by itself, so that no likeness of wording brings it together with what it answers; its place
in the text does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from events.linking.english import last_word
from events.linking.sides import TELLING
from events.linking.timeline import SENTENCE_END
from events.values import ClaimFacts, Status

# What is denied is told in the sentence before, or the one before that, where a quotation or an aside stands between.
SENTENCES_BACK = 2
# Nouns for what somebody said or what somebody is blamed for: with a verb of denying they point back at it.
_REPORTS = frozenset(
    {"claim", "allegation", "accusation", "report", "suggestion", "rumour", "rumor", "story", "account"}
)
_REPORTS |= {"charge", "figure", "number", "assertion", "version", "statement", "speculation", "criticism"}
_REPORTS |= {"complaint", "assessment", "estimate"}
# What somebody is blamed for: who denies it answers the accusation of another, not what is told of him as a fact.
_BLAME = frozenset({"wrongdoing", "involvement", "responsibility", "knowledge"})
_FALSE = frozenset({"false", "untrue", "lie", "lies", "nonsense", "fabrication", "fabricated", "invented", "invention"})
_FALSE |= {"baseless", "unfounded", "groundless", "incorrect", "inaccurate", "fiction", "fake", "rubbish", "propaganda"}
_FALSE |= {"gossip", "speculation", "absurd", "ridiculous", "hoax", "smear", "slander", "libel", "misinformation"}
_TRUE = frozenset({"true", "correct", "accurate", "genuine", "authentic", "real", "right"})
# Clauses whose verb is the denying itself.
DENYING = frozenset({"deny", "dismiss", "reject", "refute", "dispute"})
_CALLING = DENYING | {"call", "describe", "brand", "label"}
# Courts dismiss claims and deny motions: a ruling, no contradiction.
_COURTS = frozenset({"court", "judge", "jury", "tribunal", "magistrate", "panel", "appeals"})
_NEGATED = re.compile(r"\b(?:not|never|neither|nor|refus\w*|declin\w*)\b|n[’']t\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
# Clauses that only bring in what another says.
_REPORTING = frozenset({"say", "report", "claim", "state", "write", "tell", "ask"})

Answer = tuple[tuple[ClaimFacts, ...], ClaimFacts]


def answers(claims: Iterable[ClaimFacts], texts: Mapping[str, str]) -> list[Answer]:
    """What is told, and the clause of the same article that denies it, in the order of ``claims``.

    ``texts`` are the articles' by id. Only what somebody else is said to have told, or what is told of the one who
    denies, counts as told: nobody denies a writer's summary.
    """
    ordered = sorted(claims, key=lambda c: (c.article, c.start, c.end, c.id))
    found = []
    for number, claim in enumerate(ordered):
        if is_answer(claim) and (told := _answered(claim, ordered[:number], texts.get(claim.article, ""))):
            found.append((told, claim))
    return found


def is_answer(claim: ClaimFacts) -> bool:
    """Whether the clause denies what it does not itself tell."""
    if claim.action == "be":
        return _denies_truth(claim)
    if claim.action not in _CALLING and claim.stance != "denies":
        return False
    if last_word(claim.subject) in _COURTS or _NEGATED.search(claim.quote):
        return False
    words = {word.lower() for word in _WORD.findall(claim.quote)}
    points_back = not claim.patient and (not claim.object or last_word(claim.object) in _REPORTS | _BLAME)
    if claim.action in _CALLING and points_back:
        denied = claim.action == "deny" and claim.status is Status.DENIED
        return denied or bool(words & _FALSE) or (claim.action == "dismiss" and "as" in words)
    return claim.stance == "denies" and "such" in words


def denier(claim: ClaimFacts) -> str:
    """Who denies: whose act the denying is, or who says so."""
    acting = claim.agent or claim.subject if claim.action in _CALLING else ""
    return acting or (claim.speakers[-1] if claim.speakers else claim.anonymous)


def _denies_truth(claim: ClaimFacts) -> bool:
    """ "That is false", "the report is not true"; "the paper is genuine", of which somebody denies it."""
    what = {word.lower() for word in _WORD.findall(f"{claim.object} {claim.complement}")}
    if claim.stance == "denies":
        return bool(what & _TRUE)
    voiced = bool(claim.speakers or claim.anonymous)
    points_back = not (claim.agent or claim.patient) and (not claim.subject or last_word(claim.subject) in _REPORTS)
    is_false = what & _TRUE if claim.status is Status.DENIED else what & _FALSE
    return voiced and points_back and bool(is_false)


def sentences_between(start: int, end: int, text: str) -> int:
    """How many sentences end between two places of a text."""
    return len(SENTENCE_END.findall(text[start:end]))


def _answered(answer: ClaimFacts, before: Sequence[ClaimFacts], text: str) -> tuple[ClaimFacts, ...]:
    """The clauses of the nearest sentence before it that it can answer, all of one voice."""
    who = denier(answer)
    nearest: list[ClaimFacts] = []
    for claim in reversed(before):
        if claim.article != answer.article or sentences_between(claim.start, answer.start, text) > SENTENCES_BACK:
            break
        if nearest and (sentences_between(claim.start, nearest[0].start, text) or _voice(claim) != _voice(nearest[0])):
            break
        if _can_be_denied(claim, who, blamed=last_word(answer.object) in _BLAME):
            nearest.append(claim)
    return tuple(reversed(nearest))


def _can_be_denied(claim: ClaimFacts, who: str, *, blamed: bool) -> bool:
    if claim.status not in TELLING | {Status.POSSIBLE} or claim.action in _REPORTING or is_answer(claim):
        return False
    voice = _voice(claim)
    if blamed and not any(voice):
        return False
    return who not in voice if any(voice) else who in (claim.agent, claim.patient, *claim.participants) and bool(who)


def _voice(claim: ClaimFacts) -> tuple[str, ...]:
    return (*claim.speakers, *claim.co_speakers, claim.anonymous)
