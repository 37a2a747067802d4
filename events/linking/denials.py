"""Where one side denies what another tells."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date

from events.linking.answers import DENYING, answers, denier
from events.linking.english import last_word
from events.linking.when import Fit, fit
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Status

# A negation for a time ("has not been opened yet", "was not sold last year") leaves all other times open.
_FOR_A_TIME = re.compile(
    r"\b(?:yet|until|till|before|since|last|next|so far|any ?more|any longer|again|immediately|first)\b", re.IGNORECASE
)
# Nor does it deny what is told where it is of what might be, or of a part of it: "will not place", "did not also win".
_NARROW = re.compile(
    r"\b(?:can|cannot|could|will|would|should|must|may|might|need|also|only|even|just|further|always|fully|enough|if|unless)\b"
    r"|\b(?:can|wo)[’']t\b|\b(?:could|would|should|must|might|need)n[’']t\b",
    re.IGNORECASE,
)
# What is told of nobody is no telling.
_NOBODY = re.compile(r"\b(?:no|not|none|never|nobody|no[- ]one|nothing|neither|without)\b|n[’']t\b", re.IGNORECASE)
# In one article a pronoun may be whoever the other clause names, as far as that is in the sentences around it: so many
# characters are about two.
PRONOUN_REACH = 250
_PRONOUN = re.compile(r"\W*(?:it|they|he|she|this|these)\b", re.IGNORECASE)
# "There is no bid", "we have no list": what there is none of.
_NONE = re.compile(r"^no (?:such )?(?:.* )?(\w{3,})$", re.IGNORECASE)
_BEING = frozenset({"be", "have", "exist"})
# Told, denied, and by whom.
Denial = tuple[Iterable[ClaimFacts], Iterable[ClaimFacts], Iterable[str]]


def denials(
    event: EventFacts,
    own: Sequence[ClaimFacts],
    claims: Sequence[ClaimFacts],
    placed: Container[str],
    published: Mapping[str, date],
    texts: Mapping[str, str],
) -> list[DisagreementFacts]:
    """The event's denials; those by the same people are one.

    ``placed`` are ids of all claims that are in an event: what answers one of another event is told there.
    """
    found: dict[str, tuple[set[str], set[str]]] = {}
    for told, denied, who in [*_across(own, published), *_answered(own, claims, placed, texts)]:
        names = sorted({name for name in who if name})
        left, right = found.setdefault(f"denied by {' and '.join(names)}" if names else "denied", (set(), set()))
        left |= {c.id for c in told}
        right |= {c.id for c in denied}
    return [_denial(event, left, right, says) for says, (left, right) in found.items()]


def _denial(event: EventFacts, left: set[str], right: set[str], says: str) -> DisagreementFacts:
    why = f"told by {len(left)}, {says}"
    return DisagreementFacts("denial", event.title, tuple(sorted(left)), tuple(sorted(right)), "told as so", says, why)


def _answered(
    own: Sequence[ClaimFacts], claims: Sequence[ClaimFacts], placed: Container[str], texts: Mapping[str, str]
) -> Iterable[Denial]:
    """What an article of the event tells and answers: in the event of what is told, else in that of the answer."""
    ids = {c.id for c in own}
    for told, answer in answers(claims, texts):
        home = next((c.id for c in reversed(told) if c.id in placed or c.id in ids), answer.id)
        if home in ids:
            yield told, [answer], [denier(answer)]


def _across(claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> Iterable[Denial]:
    """A source that denies stands against what is told of that action, or of anything where nothing is told of it.

    Whose clause is the denying itself ("denies having hidden anything") leaves open what is denied: silence. A negated
    clause stands against the same frame only, and not where that is told later: then it has come to pass. Who says that
    there is no such thing stands against those who tell of one.
    """
    nones = [c for c in claims if _none(c)]
    others = [c for c in claims if c.status not in (Status.DENIED, Status.OPINION) and c not in nones]
    against_it = [c for c in claims if c.status is Status.DENIED]
    voiced = [c for c in against_it if c.stance == "denies" and c.action not in DENYING]
    negated = [c for c in against_it if c.stance != "denies"]
    against = {c.id: [o for o in others if _negates(c, o, published)] for c in negated}
    against |= {c.id: [o for o in others if _tells_of_one(o, c)] for c in nones}
    same = [c for c in others if c.action in {each.action for each in voiced}]
    kept = {c.id for told in against.values() for c in told} | {c.id for c in (same or others) if voiced}
    told = [c for c in others if c.id in kept]
    denied = [*voiced, *(c for c in (*negated, *nones) if against[c.id])]
    if denied and told:
        voices = [
            (*c.speakers[-1:], *c.co_speakers) or (c.anonymous or c.agent,) for c in denied if c in voiced or c in nones
        ]
        yield told, denied, [name for names in voices for name in names]


def _none(claim: ClaimFacts) -> str:
    """What somebody says there is none of, or nothing."""
    voiced = claim.action in _BEING and (claim.speakers or claim.anonymous)
    found = _NONE.match(claim.object or claim.subject) if voiced else None
    return found[1].lower() if found else ""


def _tells_of_one(told: ClaimFacts, none: ClaimFacts) -> bool:
    """Whether another voice tells of what there is said to be none of."""
    return (
        last_word(_none(none)) in (last_word(told.subject), last_word(told.object))
        and told.status is not Status.DENIED
        and _voices(told) != _voices(none)
    )


def _voices(claim: ClaimFacts) -> tuple[str, ...]:
    return (*claim.speakers, claim.anonymous)


def _negates(negated: ClaimFacts, told: ClaimFacts, published: Mapping[str, date]) -> bool:
    before, after = published.get(negated.article), published.get(told.article)
    later = before is not None and after is not None and before < after
    if told.status is not Status.HAPPENED or later or _NOBODY.search(told.quote) or _NARROW.search(negated.quote):
        return False
    return _same_time(negated, told) and _same_frame(told, negated)


def _same_time(negated: ClaimFacts, told: ClaimFacts) -> bool:
    """Whether a negation is of the time that is told, or of all times."""
    return fit(negated, told) > Fit.OPEN if negated.times else not _FOR_A_TIME.search(negated.quote)


def _same_frame(left: ClaimFacts, right: ClaimFacts) -> bool:
    """One action, by the same and to the same as far as they are told, and one of them is."""
    if not left.action or left.action != right.action:
        return False
    slots = [
        (left.agent or last_word(left.subject), right.agent or last_word(right.subject)),
        (left.patient or last_word(left.object), right.patient or last_word(right.object)),
        (last_word(left.complement), last_word(right.complement)),
    ]
    if pronoun := _pronoun(left, right):
        slot = int(pronoun.verb.startswith("be "))
        slots[slot] = (slots[slot][0] or slots[slot][1], slots[slot][1] or slots[slot][0])
    named = bool(slots[0][0]) or (bool(slots[1][0]) and not _has_unknown_doer(left) and not _has_unknown_doer(right))
    return named and all(first == second for first, second in slots[:2]) and _fits(slots[2])


def _pronoun(left: ClaimFacts, right: ClaimFacts) -> ClaimFacts | None:
    """The clause whose subject is a pronoun, where the other is near enough in the text to name whom it means."""
    if left.article != right.article or abs(left.start - right.start) > PRONOUN_REACH or left.action in _BEING:
        return None
    return next((c for c in (left, right) if _PRONOUN.match(c.quote)), None)


def _has_unknown_doer(claim: ClaimFacts) -> bool:
    """Whether somebody acts whom the clause does not name: a pronoun."""
    return bool(claim.verb) and not claim.verb.startswith("be ") and not claim.nominal


def _fits(phrases: tuple[str, str]) -> bool:
    """A phrase more may say where or how; another one says that it is another happening."""
    return "" in phrases or phrases[0] == phrases[1]
