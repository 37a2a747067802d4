"""Which words head a claim, and which claim each word of the text belongs to."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from events.extraction.claims import actions, status
from events.extraction.words import Words
from events.values import BlockKind

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "pcomp", "csubj"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim in the making: ``head`` heads its words, ``verb`` (or event noun) tells its action."""

    head: int
    verb: int
    nominal: bool = False


def clause_heads(words: Words, cues: Set[int], contents: Set[int], timed: Set[int]) -> list[int]:
    """Heads of finite clauses that claim something of their own, in order of the text.

    A clause that only says who said it (its head in ``cues``, and a clause of its own under it in ``contents``) is none,
    nor is a heading. A subordinate clause counts where it tells an action of the table or has a time (in ``timed``);
    without either it is read with its main clause.
    """
    clauses = [i for i in range(len(words)) if _is_clause(words, i)]
    speaking = {c for c in clauses if c in cues and _has_content(words, c, contents)}
    timed_heads = {_clause_above(words, i, set(clauses)) for i in timed}
    return [i for i in clauses if i not in speaking and _counts(words, i, timed_heads)]


def _is_clause(words: Words, i: int) -> bool:
    if words.pos[i] not in ("VERB", "AUX") or words.block[i] is BlockKind.HEADING:
        return False
    dep = words.dep[i]
    if dep not in _MAIN and dep not in _SUBORDINATE:
        return False
    if dep == "conj" and words.pos[words.head[i]] not in ("VERB", "AUX"):
        return False
    return is_finite(words, i) or (dep == "conj" and _shares_tense(words, i))


def is_finite(words: Words, i: int) -> bool:
    """Whether a verb has a tense of its own; in a headline "to meet" and a bare participle have one ("Three killed")."""
    if words.tag[i] in _FINITE:
        return True
    helpers = [c for c in words.children[i] if words.dep[c] in ("aux", "auxpass")]
    if any(words.tag[c] in _FINITE or words.lower[c] in ("will", "would", "'ll", "'d") for c in helpers):
        return True
    headline = words.block[i] is BlockKind.HEADLINE
    return headline and words.dep[i] in ("ROOT", "conj", "ccomp") and words.tag[i] in ("VB", "VBN", "VBG")


def _shares_tense(words: Words, i: int) -> bool:
    """ "has arrived and met": the second verb of a pair whose helper stands before the first."""
    return words.tag[i] == words.tag[words.head[i]] and words.tag[i] != "VBG" and is_finite(words, words.head[i])


def _has_content(words: Words, cue: int, contents: Set[int]) -> bool:
    return any(
        c in contents and words.pos[c] in ("VERB", "AUX") and words.dep[c] in ("ccomp", "parataxis", "advcl", "xcomp")
        for c in words.children[cue]
    ) or (words.head[cue] != cue and words.dep[cue] in ("parataxis", "ccomp", "advcl") and words.head[cue] in contents)


def _counts(words: Words, i: int, timed_heads: set[int]) -> bool:
    dep = words.dep[i]
    if dep in _SUBORDINATE or (dep == "conj" and words.child(i, *SUBJECTS) < 0):
        verb, _ = status.controlled(words, i)
        return words.lemma[verb] in actions.verbs() or i in timed_heads
    return True


def _clause_above(words: Words, i: int, clauses: set[int]) -> int:
    while i not in clauses and words.head[i] != i:
        i = words.head[i]
    return i


def owners(words: Words, heads: Set[int], nobody: Set[int]) -> list[int]:
    """For each token the head of the claim it belongs to; ``NOBODY`` for words in ``nobody`` and under no head.

    Walks each path upwards once, so cost grows with the text and not with the depth of its trees.
    """
    found: list[int | None] = [None] * len(words)
    for i in range(len(words)):
        path = []
        at = i
        while found[at] is None and at not in heads and at not in nobody and words.head[at] != at:
            path.append(at)
            at = words.head[at]
        known = found[at]
        owner = known if known is not None else at if at in heads and at not in nobody else NOBODY
        found[at] = owner
        for passed in path:
            found[passed] = owner
    return [owner if owner is not None else NOBODY for owner in found]


def members(owner: list[int]) -> dict[int, list[int]]:
    """Claim head -> its tokens, in order."""
    found: dict[int, list[int]] = {}
    for i, head in enumerate(owner):
        if head != NOBODY:
            found.setdefault(head, []).append(i)
    return found


_EDGES = frozenset(", ; : . ! ? - – — -- ' \" “ ” ` `` '' ( [ … ...".split())
_OPENERS = frozenset(
    "and but or nor yet so that although though while when because since as if whether where after before".split()
)


def extent(words: Words, tokens: list[int]) -> tuple[int, int]:
    """The half-open token range to quote: from the first word to the last, without joining words and loose marks."""
    first, end = tokens[0], tokens[-1] + 1
    while first < end - 1 and (
        words.text[first] in _EDGES
        or words.text[first].isspace()
        or (words.lower[first] in _OPENERS and words.dep[first] in ("cc", "mark", "advmod"))
    ):
        first += 1
    while end > first + 1 and (
        words.text[end - 1] in _EDGES or words.text[end - 1].isspace() or words.dep[end - 1] == "cc"
    ):
        end -= 1
    return first, end
