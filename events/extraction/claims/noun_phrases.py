"""Noun phrases, shortened until a title can hold them."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from itertools import pairwise

from events.extraction.claims.people import People
from events.extraction.words import Words, word_set

# Words of a phrase at most: a headline's noun phrases hardly ever have more.
LONGEST = 5
# Adjectives kept beside compounds and numbers: the two next to the noun, which classify ("exclusive economic zone");
# those before them describe.
_KEPT_ADJECTIVES = 2
_QUANTITIES = word_set("several many few more most dozens hundreds thousands another other no any all both")
# Nouns that say nothing without their "of".
_COUNTING = word_set("number pair series part dozen hundred thousand group handful lot couple rest majority million")
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
_AMOUNTS = frozenset({"CD", "$"})
# Relations of what stands with a modifier before a noun.
_WITHIN = frozenset({"compound", "nmod", "case", "punct", "advmod", "quantmod", "npadvmod", "amod", "nummod", "poss"})
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT", "WP$", "WRB", "IN"})


def phrase(words: Words, people: People, head: int, articles: bool = False, owned: bool = True) -> str:
    """The noun phrase headed by ``head``, of ``LONGEST`` words at most, without relative clauses and appositions.

    Of a bare article that the model takes for a noun, the compound behind it ("a by-election"). Without its determiner
    too, unless ``articles``; a possessor stays where ``owned``. One "of" phrase is kept where it
    fits, and is all there is where the head only counts ("dozens of houses").
    """
    if words.lower[head] in ("a", "an", "the"):
        rest = _joined(words, head + 1)
        return _written(words, people, [head + 1, *rest]) if rest else ""
    kept = _before(words, people, head, articles, owned)
    of = next((c for c in words.children[head] if c == head + 1 and words.lower[c] == "of"), -1)
    inner = words.child(of, "pobj") if of >= 0 else -1
    if inner >= 0 and words.tag[inner] not in PRONOUNS:
        more = _before(words, people, inner, articles=True, owned=True)
        if _size(words, [*kept, of, *more]) <= LONGEST:
            kept = [*kept, of, *more]
        elif words.lemma[head] in _COUNTING:
            kept = more
    return _written(words, people, [*kept, *_joined(words, kept[-1])])


def _joined(words: Words, last: int) -> list[int]:
    """The rest of a compound that the model cuts at its hyphen: "e" of "e-mail"."""
    end = last
    while end + 1 < len(words) and words.start[end + 1] == words.end[end] and "-" in words.text[end : end + 2]:
        end += 1
    return list(range(last + 1, end + 1)) if words.text[end] != "-" else []


def _before(words: Words, people: People, head: int, articles: bool, owned: bool) -> list[int]:
    """The head and what is kept of the words before it, the nearest first to be kept."""
    kept = _amount(words, head) if words.tag[head] in _AMOUNTS else _name(people, head)
    adjectives = 0
    for c in reversed(words.children[head]):
        if c >= kept[0]:
            continue
        dep, lower = words.dep[c], words.lower[c]
        if words.lower[c + 1] in _MONTHS and words.text[c].isdigit():
            continue  # the day of "On 12 May 2009 Norway ...", which the model takes for a number of Norways
        if dep == "nummod" or words.tag[c] in _AMOUNTS:
            part = _amount(words, c)
        elif lower == "other" and c and words.lower[c - 1] == "each":
            continue  # "wrote each other letters"
        elif dep in ("compound", "nmod") or lower in _QUANTITIES:
            part = _subtree(words, people, c)
        elif dep == "poss" and owned:
            part = [c] if words.tag[c] == "PRP$" else [i for i in _subtree(words, people, c) if words.tag[i] != "DT"]
        elif dep == "amod" and adjectives < _KEPT_ADJECTIVES:
            part, adjectives = _subtree(words, people, c), adjectives + 1
        elif dep == "det" and articles and words.tag[c] == "DT":
            part = [c]
        else:
            continue
        if part[-1] < kept[0] and _size(words, [*part, *kept]) <= LONGEST:
            kept = [*part, *kept]
    return kept


def _amount(words: Words, i: int) -> list[int]:
    """A number with all that stands before it: "more than $1 million", "at least two"."""
    first, todo = i, [i]
    while todo and i - first <= LONGEST:
        for c in words.children[todo.pop()]:
            if c < i and words.dep[c] != "det":
                first = min(first, c)
                todo.append(c)
    return list(range(first, i + 1))


def _name(people: People, head: int) -> list[int]:
    """The tokens of the name that ends with ``head``, or this token alone."""
    mention, first = people.at.get(head), head
    while mention is not None and first and people.at.get(first - 1) is mention:
        first -= 1
    return list(range(first, head + 1))


def _subtree(words: Words, people: People, i: int) -> list[int]:
    """A modifier with the words that stand with it before the noun: "long-range", "at least two", "Ms. Berg's"."""
    found = set(_name(people, i))
    todo = [i]
    while todo and len(found) <= LONGEST * 2:
        for c in words.children[todo.pop()]:
            if words.dep[c] in _WITHIN and abs(c - i) <= LONGEST:
                found.add(c)
                todo.append(c)
    return sorted(found)


def _size(words: Words, tokens: Sequence[int]) -> int:
    """Words as a reader counts them: what stands without a blank before it counts with the word before."""
    return 1 + sum(1 for a, b in pairwise(tokens) if b != a + 1 or words.start[b] > words.end[a])


def _written(words: Words, people: People, tokens: Sequence[int]) -> str:
    """The tokens as the text has them; a capital that only opens a sentence or stands in title case is lowered."""
    out = ""
    for n, i in enumerate(tokens):
        word = words.text[i]
        if n and (tokens[n - 1] != i - 1 or words.start[i] > words.end[i - 1]):
            out += " "
        opens = words.sentences[words.sentence[i]][0] == i and words.pos[i] != "PROPN"
        if i not in people.at and (opens or words.title_case[i]) and not word.isupper():
            word = word.lower()
        out += word
    return out if any(ch.isalpha() for ch in out) and "\n" not in out else ""
