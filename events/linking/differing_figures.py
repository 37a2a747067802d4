"""Where the claims of one event count or measure one thing differently, and where a later figure replaced another."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date

from events.linking.english import last_word
from events.linking.figures import agree, comparable, say
from events.linking.when import Fit, fit
from events.values import ClaimFacts, DisagreementFacts, EventFacts, Figure, Status

# Counts that grow as news comes in: a later, higher figure replaces the earlier one.
_GROWING = frozenset(
    {"dead", "death", "toll", "fatality", "casualty", "victim", "killed", "injured", "wounded", "hurt", "missing"}
    | {"injury", "arrest", "arrested", "case", "infection", "evacuee", "displaced", "people", "person", "body", "home"}
)
# What became of people who were counted: the dead of one article are not the rescued of another.
_FATES: dict[str, str] = {
    **dict.fromkeys(("kill", "die", "dead", "death", "toll", "fatality", "perish", "body", "drown"), "dead"),
    **dict.fromkeys(("injure", "injury", "wound", "hurt", "hospital"), "hurt"),
    **dict.fromkeys(("missing", "miss", "unaccounted"), "missing"),
    **dict.fromkeys(("rescue", "save", "survive", "survivor", "evacuate", "bring", "pull"), "saved"),
    **dict.fromkeys(("arrest", "detain"), "arrested"),
}
# Verbs that tell a figure as what has become of an earlier one.
_CHANGING = frozenset({"raise", "rise", "cut", "fall", "grow", "climb", "drop", "increase", "reach"})
# Figures farther apart than this factor measure two things (the price of a share, and of the firm).
FAR_APART = 1000.0
# So many content words in common say that a change is of what another clause tells.
SHARED_WORDS = 3
# So many content words in common, beside the fate and who meets it, say that two clauses are of one accident.
SHARED_OF_FATE = 2
# A part, a rest or a rate of what is counted, or an age: "another 40 people", "40 of them", "40 dollars a day".
_PART_BEFORE = re.compile(
    r"\b(?:another|an? (?:additional|further)|further|additional|other|first|each|every)\W*$", re.I
)
_PART_INSIDE = re.compile(r"\b(?:more(?!\s+than\b)|others?|further|additional)\b", re.I)
_PART_BEHIND = re.compile(
    r"^\W*(?:more|others?|each|per|apiece|of (?:them|those|whom|which)|an? (?!row\b)\w+|old)\b", re.I
)


def figures(
    event: EventFacts,
    own: Sequence[ClaimFacts],
    claims: Sequence[ClaimFacts],
    placed: Mapping[str, object],
    published: Mapping[str, date],
) -> list[DisagreementFacts]:
    """Among the event's ``own`` claims, and between them and what its articles tell elsewhere of the same fate.

    ``placed`` gives the event of each claim that is in one.
    """
    found: dict[tuple[str, str], DisagreementFacts] = {}
    pairs = [(c, f) for c in own for f in c.figures if is_whole(c, f)]
    ids = {c.id for c in own}
    fates = [(c, f) for c in claims if c.id not in ids and _fates(c) for f in c.figures if _grows(f) and is_whole(c, f)]
    told = {(placed[c.id], c.article) for c in claims if c.id in placed}
    for n, (left, first) in enumerate(pairs):
        there = ((c, f) for c, f in fates if _is_of_it(left, c) and not _is_shown_there(left, c, placed, told))
        for right, second in (*pairs[n + 1 :], *there):
            if not _of_two(left, right) or not comparable(first, second) or agree(first, second):
                continue
            if not _same_matter(left, first, right, second) or is_far_apart(first, second):
                continue
            low, high = sorted(
                ((first.value, left, first), (second.value, right, second)), key=lambda x: (x[0], x[1].id)
            )
            each = _figure(event, low[1], low[2], high[1], high[2], published)
            known = found.get((each.left_says, each.right_says))
            found[each.left_says, each.right_says] = _joined(known, each) if known else each
    return _series(list(found.values()))


def _is_of_it(own: ClaimFacts, other: ClaimFacts) -> bool:
    """Whether a clause of no event, or of another, tells what became of people in what this one tells, in its words:
    how many died is often told apart from what they died of.
    """
    shared = {*own.lemmas} & {*other.lemmas} - _FATES.keys() - {f.unit for f in other.figures}
    return len(shared) >= SHARED_OF_FATE and not other.background


def _is_shown_there(
    own: ClaimFacts, other: ClaimFacts, placed: Mapping[str, object], told: Container[tuple[object, str]]
) -> bool:
    """Of two events that both articles tell, the one of the first claim shows how they differ."""
    return other.id < own.id and (placed.get(other.id), own.article) in told


def _of_two(left: ClaimFacts, right: ClaimFacts) -> bool:
    """Whether two articles tell them, or one article on the word of two sources."""
    first, second = ({*c.speakers, *c.co_speakers, c.anonymous} - {""} for c in (left, right))
    return left.article != right.article or (bool(first and second) and not first & second)


def _series(found: list[DisagreementFacts]) -> list[DisagreementFacts]:
    """Of several figures each is set against the next: 3 to 7 and 7 to 9, not 3 to 9 as well."""
    steps = {(d.left_says, d.right_says) for d in found}
    between = {(a, c) for a, b in steps for x, c in steps if x == b}
    return [d for d in found if (d.left_says, d.right_says) not in between]


def is_whole(claim: ClaimFacts, figure: Figure) -> bool:
    """Whether it is the claim's only figure of its kind, and no part of another: of two, either may be the one."""
    if sum(comparable(figure, other) for other in claim.figures) > 1:
        return False
    start, end = max(figure.start - claim.start, 0), max(figure.end - claim.start, 0)
    before, inside, behind = (claim.quote[a:b] for a, b in ((0, start), (start, end), (end, None)))
    return not (_PART_BEFORE.search(before) or _PART_INSIDE.search(inside) or _PART_BEHIND.match(behind))


def is_far_apart(left: Figure, right: Figure) -> bool:
    """Whether two figures are so different that they measure two things."""
    low, high = sorted((abs(left.value), abs(right.value)))
    return low > 0 and high / low > FAR_APART


def _same_matter(left: ClaimFacts, first: Figure, right: ClaimFacts, second: Figure) -> bool:
    """Whether two clauses count the same thing, in the same place and time: one fate where they tell one, else one
    action of one doer.
    """
    if left.status is not right.status or fit(left, right) < Fit.OPEN:
        return False
    if left.place and right.place and left.place != right.place:
        return False
    fates = _fates(left), _fates(right)
    if all(fates):
        return fates[0] == fates[1]
    if any(fates) and left.action != right.action:  # "treated in hospital" is treated, too
        return False
    if not _same_roles(left, first, right, second):
        return False
    if left.action == right.action:
        return True
    changed = left.action in _CHANGING or right.action in _CHANGING
    return changed and len({*left.lemmas} & {*right.lemmas}) >= SHARED_WORDS


def _same_roles(left: ClaimFacts, first: Figure, right: ClaimFacts, second: Figure) -> bool:
    """Whether nobody else does it or has it done to; what is counted itself is compared by its figure."""
    doers = (left.agent or _role(left.subject, first), right.agent or _role(right.subject, second))
    things = (left.patient or _role(left.object, first), right.patient or _role(right.object, second))
    return all(not a or not b or a == b for a, b in (doers, things))


def _role(phrase: str, figure: Figure) -> str:
    return "" if last_word(figure.unit) in phrase.lower() else last_word(phrase)


def _fates(claim: ClaimFacts) -> set[str]:
    return {_FATES[word] for word in (claim.action, *claim.lemmas) if word in _FATES}


def _figure(
    event: EventFacts, low: ClaimFacts, less: Figure, high: ClaimFacts, more: Figure, published: Mapping[str, date]
) -> DisagreementFacts:
    (first, was), (later, became) = (low, less), (high, more)
    before, after = published.get(low.article), published.get(high.article)
    if before is not None and after is not None and before > after:
        (first, was), (later, became), (before, after) = (later, became), (first, was), (after, before)
    if before is not None and after is not None and before < after and _moves(first, was, later, became):
        why = f"{say(was)} on {before}, {say(became)} on {after}"
        return DisagreementFacts("superseded", event.title, (first.id,), (later.id,), say(was), say(became), why)
    why = f"{say(less)} does not fit {say(more)}"
    return DisagreementFacts("figure", event.title, (low.id,), (high.id,), say(less), say(more), why)


def _moves(first: ClaimFacts, was: Figure, later: ClaimFacts, became: Figure) -> bool:
    """Whether a later figure replaces an earlier one: tolls rise, the missing get fewer, plans and prices change."""
    if _fates(first) == {"missing"} or later.action in _CHANGING or first.status is Status.EXPECTED:
        return True
    return became.value > was.value and _grows(was)


def _grows(figure: Figure) -> bool:
    return any(word in _GROWING or word.rstrip("s") in _GROWING for word in figure.unit.lower().split())


def _joined(known: DisagreementFacts, each: DisagreementFacts) -> DisagreementFacts:
    """Two pairs that say the same two figures; where one of them shows that the figure rose, it is a rise."""
    best = min((known, each), key=lambda d: (d.kind != "superseded", d.reason))
    left, right = tuple(sorted({*known.left, *each.left})), tuple(sorted({*known.right, *each.right}))
    return DisagreementFacts(best.kind, best.about, left, right, best.left_says, best.right_says, best.reason)
