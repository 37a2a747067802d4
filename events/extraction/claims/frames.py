"""Which words head a claim, and which claim each word of the text belongs to."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from events.extraction.claims import actions, status
from events.extraction.claims.voices import Voices
from events.extraction.words import Words, word_set
from events.values import BlockKind

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "pcomp", "csubj"})
_SUBORDINATE = frozenset({"advcl", "relcl", "acl"})
_SHOWING = word_set("show see film watch capture depict photograph spot hear")
# "it's" leaves the model without a lemma for its verb.
BE = frozenset({"be", "'s", "’s", "’", "'"})
_OWN_MATTER = ("dobj", "nsubjpass", "xcomp", "ccomp", "prep", "advcl", "prt", "dative", "attr", "acomp")
# What is told without a teller, and how it gets about.
HEARSAY = word_set("speculation rumor rumour talk report suspicion concern fear hope claim allegation sign evidence")
_SPREADING = word_set("arise emerge surface circulate spread grow mount swirl abound persist appear")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim in the making: ``head`` heads its words, ``verb`` (or event noun) tells its action."""

    head: int
    verb: int
    nominal: bool = False


def clause_heads(words: Words, voices: Voices, timed: Set[int]) -> tuple[list[int], set[int]]:
    """Heads of finite clauses that claim something of their own, in order of the text; and all heads that own words.

    A clause that only says who said it, with a clause or an event under it as what was said, is none; nor is a
    heading, a
    question inside another clause, or the shell of "it is likely that". A subordinate clause counts where it tells an
    action of the table or has a time (in ``timed``); without either it is read with its main clause.
    """
    clauses = {i for i in range(len(words)) if _is_clause(words, i)}
    told = clauses - {i for i in clauses if i in voices.cues and _only_says(words, i, voices, clauses)}
    told -= {i for i in told if is_shell(words, i, told)}
    timed_heads = {_clause_above(words, i, told) for i in timed}
    claiming = [i for i in sorted(told) if i in voices.tops or _counts(words, i, timed_heads)]
    return claiming, {*claiming, *(clauses - told)}


def _is_clause(words: Words, i: int) -> bool:
    if words.pos[i] not in ("VERB", "AUX") or not words.tells(i):
        return False
    dep = words.dep[i]
    if dep not in _MAIN and dep not in _SUBORDINATE:
        return False
    if dep == "conj" and words.pos[words.head[i]] not in ("VERB", "AUX"):
        return False
    if dep in ("ccomp", "pcomp", "csubj") and _is_question(words, i):
        return False
    if dep == "ccomp" and words.tag[i] in ("VBG", "VB") and words.lemma[words.head[i]] in _SHOWING:
        return words.child(i, "nsubj") >= 0  # "footage showed troops crossing the bridge"
    return is_finite(words, i) or (dep == "conj" and _shares_tense(words, i))


def _is_question(words: Words, i: int) -> bool:
    """ "what they discussed", "how it ended": no claim that anything happened."""
    opening = [c for c in words.children[i] if c < i]
    opening += [g for c in opening for g in words.children[c] if words.dep[g] in ("advmod", "det", "amod", "poss")]
    return any(words.tag[c] in ("WP", "WP$", "WRB", "WDT") or words.lower[c] == "whether" for c in opening)


def is_finite(words: Words, i: int) -> bool:
    """Whether a verb has a tense of its own; in a headline "to meet" and a bare participle have one ("Three
    killed")."""
    if words.tag[i] in _FINITE:
        return True
    helpers = [c for c in words.children[i] if words.dep[c] in ("aux", "auxpass")]
    if any(words.tag[c] in _FINITE or words.lower[c] in ("will", "would", "'ll", "'d") for c in helpers):
        return True
    if words.tag[i] == "VBN" and not helpers and words.dep[i] in ("ROOT", "ccomp") and words.child(i, "nsubj") >= 0:
        return True  # "a bridge collapsed, the guard said": the model takes many a past tense for a participle
    opening = words.child(i, "advmod")
    if words.tag[i] == "VBN" and not helpers and opening >= 0 and words.tag[opening] == "WRB":
        return words.child(i, "nsubj") >= 0  # "in 2019, when a lorry overturned": likewise
    headline = words.block[i] is BlockKind.HEADLINE
    return headline and words.dep[i] in ("ROOT", "conj", "ccomp") and words.tag[i] in ("VB", "VBN", "VBG")


def _shares_tense(words: Words, i: int) -> bool:
    """ "has arrived and met": the second verb of a pair whose helper stands before the first."""
    return words.tag[i] == words.tag[words.head[i]] and words.tag[i] != "VBG" and is_finite(words, words.head[i])


def _only_says(words: Words, cue: int, voices: Voices, clauses: Set[int]) -> bool:
    number = voices.cues[cue]
    if number in voices.events:
        return True
    if words.child(cue, *_OWN_MATTER) < 0:
        return True  # "..., the mayor noted": nothing of its own is told
    said = voices.contents.get(number, ())
    return any(i in clauses and i != cue for i in said)


def is_shell(words: Words, i: int, clauses: Set[int]) -> bool:
    """ "It is likely that ...", "rumours have spread that ...": the clause under it is what is claimed."""
    subject = words.child(i, "nsubj", "expl", "nsubjpass")
    if subject < 0:
        return False
    predicate = words.child(i, "acomp", "attr")
    inner = [*words.children[i], *(words.children[predicate] if predicate >= 0 else ()), *words.children[subject]]
    holds = any(c in clauses and words.dep[c] in ("ccomp", "csubj", "acl", "relcl") for c in inner if c != i)
    if words.lemma[i] in BE:
        told = predicate >= 0 and words.lemma[predicate] in HEARSAY
        return holds and predicate >= 0 and (words.lower[subject] in ("it", "what") or told)
    if words.lemma[i] in status.BELIEFS:
        return any(c in clauses and words.dep[c] == "ccomp" for c in words.children[i])
    return holds and words.lemma[subject] in HEARSAY and words.lemma[i] in _SPREADING


def _counts(words: Words, i: int, timed_heads: set[int]) -> bool:
    dep = words.dep[i]
    if dep in _SUBORDINATE or (dep == "conj" and words.child(i, *SUBJECTS) < 0):
        verb, _ = status.controlled(words, i)
        if words.child(i, "neg") >= 0 and status.is_telling(words, verb):
            return True  # "while the place has not been confirmed"
        return words.lemma[verb] in actions.verbs() or i in timed_heads or _carries_event(words, verb)
    return True


def _carries_event(words: Words, verb: int) -> bool:
    object_ = words.child(verb, "dobj", "nsubjpass")
    return object_ >= 0 and words.lemma[verb] in actions.CARRYING_OBJECT and words.lemma[object_] in actions.nouns()


def _clause_above(words: Words, i: int, clauses: set[int]) -> int:
    while i not in clauses and words.head[i] != i:
        i = words.head[i]
    return i


def owners(words: Words, heads: Set[int], nobody: Set[int]) -> list[int]:
    """For each token the head of the claim it belongs to; ``NOBODY`` for words in ``nobody`` and under no head.

    Walks each path upwards once, so cost grows with the text and not with the depth of its trees.
    """
    above = words.head
    found: list[int | None] = [None] * len(above)
    for i in range(len(above)):
        path = []
        at = i
        while (owner := found[at]) is None and at not in heads and at not in nobody and above[at] != at:
            path.append(at)
            at = above[at]
        if owner is None:
            owner = at if at in heads else NOBODY
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


_EDGES = word_set(", ; : . ! ? - – — -- ' \" “ ” ` `` '' ( [ … ...")
_CLOSERS = frozenset({"and", "or", "but", "nor", "also", "that", "as"})
_OPENERS = word_set(
    "and but or nor yet so that although though while when because since as if whether where after before"
)


def extent(words: Words, tokens: list[int], head: int) -> tuple[int, int]:
    """The half-open token range to quote: from the clause's first word to its last, joining words and loose marks
    cut."""
    first, last = 0, len(tokens) - 1
    while first < last and (_is_mark(words, tokens[first]) or _joins(words, tokens[first], head)):
        first += 1
    while last > first and (_is_mark(words, tokens[last]) or words.lower[tokens[last]] in _CLOSERS):
        last -= 1
    return tokens[first], tokens[last] + 1


def _is_mark(words: Words, i: int) -> bool:
    return words.text[i] in _EDGES or words.text[i].isspace()


def _joins(words: Words, i: int, head: int) -> bool:
    if words.lower[i] == "that" and words.dep[i] == "mark":
        return True
    return words.lower[i] in _OPENERS and words.head[i] == head and words.dep[i] in ("cc", "mark", "advmod")
