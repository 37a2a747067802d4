"""Why two claims are taken for one happening, in words that an analyst can check against the quotes."""

from __future__ import annotations

from collections.abc import Sequence

from events.linking.figures import agree, comparable, say
from events.linking.likeness import Prepared, at_head, same_action, time_fit
from events.linking.pile import NAME_MARK
from events.linking.when import WEEKDAYS, Fit, common, weekdays, words
from events.values import Status

# More names or words than these make a list that nobody reads.
MOST_NAMES = 3
MOST_WORDS = 4


def reasons(left: Prepared, right: Prepared) -> tuple[str, ...]:
    """Why ``left`` goes with ``right``, strongest first; never empty."""
    found = [
        *_days(left, right),
        *_actions(left, right),
        *_names(left, right),
        *_figures(left, right),
        *_wording(left, right),
    ]
    if left.thread == right.thread and at_head(left) * at_head(right) == 1.0:
        found.append("both open their articles")
    if {left.claim.status, right.claim.status} == {Status.EXPECTED, Status.HAPPENED}:
        found.append("one expects what the other tells as happened")
    return tuple(found) or ("joined through other claims of the event",)


def _days(left: Prepared, right: Prepared) -> list[str]:
    time = time_fit(left, right)
    if time is Fit.SAME:
        return [f"same day ({words(common(left.claim, right.claim))})"]
    if time is Fit.WEEKDAY:
        day = min(weekdays(left.claim) & weekdays(right.claim))
        return [f"both say {WEEKDAYS[day]}"]
    if time is Fit.OVERLAP:
        return [f"their dates can be the same ({words(common(left.claim, right.claim))})"]
    return ["dated a day apart, all else alike"] if time is Fit.NEAR else []


def _actions(left: Prepared, right: Prepared) -> list[str]:
    if not same_action(left, right):
        return []
    first, second = left.claim.head.lower(), right.claim.head.lower()
    return [f"same action ({first or left.claim.action})" if first == second else f"{first} / {second}: same action"]


def _names(left: Prepared, right: Prepared) -> list[str]:
    shared = sorted(left.names & right.names, key=lambda name: (-left.vector.get(NAME_MARK + name, 0.0), name))
    return [f"both name {_listed(shared[:MOST_NAMES])}"] if shared else []


def _figures(left: Prepared, right: Prepared) -> list[str]:
    pairs = [(a, b) for a in left.claim.figures for b in right.claim.figures if comparable(a, b) and agree(a, b)]
    return [f"same figure ({say(pairs[0][0])})"] if pairs else []


def _wording(left: Prepared, right: Prepared) -> list[str]:
    shared = sorted(set(left.claim.lemmas) & set(right.claim.lemmas), key=lambda t: (-left.vector.get(t, 0.0), t))
    return [f"similar wording: {', '.join(shared[:MOST_WORDS])}"] if shared else []


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
