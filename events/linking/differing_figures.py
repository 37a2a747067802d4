"""Where the claims of one event count or measure one thing differently, and where a later figure replaced another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from events.linking.figures import agree, comparable, say
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
# So many content words in common say that two clauses count the same thing, where their actions differ.
SHARED_WORDS = 3


def figures(event: EventFacts, claims: Sequence[ClaimFacts], published: Mapping[str, date]) -> list[DisagreementFacts]:
    found: dict[tuple[str, str], DisagreementFacts] = {}
    pairs = [(c, f) for c in claims for f in c.figures]
    for n, (left, first) in enumerate(pairs):
        for right, second in pairs[n + 1 :]:
            if left.article == right.article or not comparable(first, second) or agree(first, second):
                continue
            if left.status is not right.status or not _same_matter(left, right) or _far_apart(first, second):
                continue
            low, high = sorted(
                ((first.value, left, first), (second.value, right, second)), key=lambda x: (x[0], x[1].id)
            )
            each = _figure(event, low[1], low[2], high[1], high[2], published)
            known = found.get((each.left_says, each.right_says))
            found[each.left_says, each.right_says] = _joined(known, each) if known else each
    return _series(list(found.values()))


def _series(found: list[DisagreementFacts]) -> list[DisagreementFacts]:
    """A figure that moved in steps is told step by step: 3 to 7 and 7 to 9, not 3 to 9 as well."""
    steps = {(d.left_says, d.right_says) for d in found if d.kind == "superseded"}
    between = {(a, c) for a, b in steps for x, c in steps if x == b}
    return [d for d in found if d.kind != "superseded" or (d.left_says, d.right_says) not in between]


def _far_apart(left: Figure, right: Figure) -> bool:
    low, high = sorted((abs(left.value), abs(right.value)))
    return low > 0 and high / low > FAR_APART


def _same_matter(left: ClaimFacts, right: ClaimFacts) -> bool:
    """Whether two clauses count the same thing: one fate where they tell one, else one action or much wording."""
    first, second = _fates(left), _fates(right)
    if first or second:
        return first == second
    return left.action == right.action or len({*left.lemmas} & {*right.lemmas}) >= SHARED_WORDS


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
