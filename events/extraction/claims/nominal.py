"""Event nouns that tell a happening of their own: "the invasion of February 2022", "the coming summit with the
premier"."""

from __future__ import annotations

from collections.abc import Mapping, Set

from events.extraction.claims import actions
from events.extraction.claims.people import People
from events.extraction.words import Words, word_set
from events.values import EntityKind, Status

_AHEAD = word_set("upcoming coming planned scheduled anticipated expected forthcoming future next impending proposed")
_MAYBE = word_set("possible potential alleged suspected reported purported likely")
_PAST = word_set("previous past last recent earlier former deadly first sole")
# Nobody puts these in a calendar: "before the fire" tells of one that has been.
_UNPLANNED = word_set("burn crash attack bomb shoot kill die injure collapse hit invade kidnap hijack steal escape")
# Of a happening after these words the text does not say that it has come to pass.
_PENDING = frozenset({"for", "before", "until"})


def event_nouns(
    words: Words, people: People, carried: Set[int], timed: Mapping[int, int], reported: Set[int]
) -> list[int]:
    """Nouns of the table with a time or a place of their own, or with two who take part; in order of the text.

    ``carried`` are nouns that a light verb already tells, ``timed`` tells for each noun how many times modify it,
    ``reported`` are nouns that somebody is said to have reported.
    """
    found = []
    for i, lemma in enumerate(words.lemma):
        if words.pos[i] != "NOUN" or lemma not in actions.nouns() or i in carried:
            continue
        if not words.tells(i) or words.dep[i] in ("compound", "nmod") or words.title_case[i]:
            continue
        if i and words.text[i - 1] == "-":
            continue  # the "fire" of a cease-fire
        names, placed = _own(words, people, i)
        if timed.get(i) or i in reported or (names and placed) or names >= 2:
            found.append(i)
    return found


def _own(words: Words, people: People, i: int) -> tuple[int, bool]:
    """How many take part by the noun's own dependents, and whether a place is among these."""
    names: dict[str, None] = {}
    placed = False
    for c in words.children[i]:
        if words.dep[c] == "poss":
            names.update(dict.fromkeys(people.named(c)))
        elif words.dep[c] in ("prep", "agent") and (object_ := words.child(c, "pobj")) >= 0:
            kinds = people.at[object_].kind if object_ in people.at else None
            if words.lower[c] in ("in", "at", "near", "to", "from", "for", "into") and kinds in (
                EntityKind.PLACE,
                EntityKind.COUNTRY,
            ):
                placed = True
            elif words.lower[c] in ("by", "between", "with", "of", "against", "on"):
                names.update(dict.fromkeys(people.named(object_)))
    return len(names), placed


def status_of(words: Words, i: int, clause: Status | None) -> Status:
    """By the noun's adjectives, else by the preposition before it, else that of its clause."""
    described = {words.lower[c] for c in words.children[i] if words.dep[c] in ("amod", "compound", "advmod")}
    described |= {words.lower[g] for c in words.children[i] if words.dep[c] == "amod" for g in words.children[c]}
    if described & _AHEAD and not described & {"recent"}:
        return Status.EXPECTED
    if described & _MAYBE:
        return Status.POSSIBLE
    if described & _PAST:
        return Status.HAPPENED
    above = words.head[i]
    if words.lower[above] == "until" and clause is Status.HAPPENED:
        return Status.HAPPENED  # "ruled until his death"
    if words.lower[above] == "before" and actions.nouns()[words.lemma[i]] in _UNPLANNED:
        return Status.HAPPENED
    if words.dep[i] == "pobj" and (words.lower[above] in _PENDING or words.lower[max(0, above - 1)] == "ahead"):
        return Status.EXPECTED
    return (
        clause
        if clause in (Status.EXPECTED, Status.POSSIBLE) and words.dep[i] in ("dobj", "nsubjpass")
        else Status.HAPPENED
    )
