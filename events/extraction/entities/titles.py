"""Roles that stand with a person's name: kept as facts, never part of the name."""

from __future__ import annotations

from events.extraction.entities import nations
from events.extraction.entities import vocabulary as vocab
from events.extraction.words import Words

# Words a title may have before the name ("South Korean deputy foreign minister": five), and after it.
_LONGEST_BEFORE = 7
_LONGEST_AFTER = 14
# A relative pronoun or a finite verb ends the role that follows a name.
_CLAUSAL = frozenset({"WP", "WDT", "VBD", "VBZ", "VBP", "MD"})


def is_role(words: Words, i: int) -> bool:
    """Whether token ``i`` is a role or form of address, as a noun: one may "host" the games, too."""
    return i >= 0 and words.lower[i].rstrip(".") in vocab.ROLES and words.pos[i] in ("NOUN", "PROPN")


def before(words: Words, first: int) -> int:
    """The first token of the title that ends just before ``first``; ``first`` itself where there is none."""
    at = first - 1
    if not is_role(words, at) or words.sentence[at] != words.sentence[first]:
        return first
    while at > 0 and first - at < _LONGEST_BEFORE and words.sentence[at - 1] == words.sentence[first]:
        word = words.lower[at - 1]
        belongs = (
            words.tag[at - 1] in ("NNP", "NNPS", "NN", "JJ", "HYPH")
            or word in vocab.ROLE_MODIFIERS
            or word in nations.adjectives()
        )
        if not belongs or words.text[at - 1] in "-–—" or word in ("old", "year"):
            break
        if words.text[at][0].isupper() and words.text[at - 1][0].islower() and word not in vocab.ROLE_MODIFIERS:
            break  # "at the church Alaska Gov. ...": capitals open a title, plain nouns do not precede them
        at -= 1
    return at


def after(words: Words, last: int) -> str:
    """The role in an apposition after the name ("..., chairman of the trade committee"), or nothing."""
    apposition = words.child(last, "appos")
    if apposition < 0 or words.lower[apposition] not in vocab.ROLES:
        return ""
    first = min([apposition, *(c for c in words.children[apposition] if words.dep[c] in ("amod", "compound", "poss"))])
    end = apposition + 1
    while (
        end < len(words)
        and end - first < _LONGEST_AFTER
        and words.text[end] not in ",.;:()—–"
        and words.tag[end] not in _CLAUSAL
    ):
        end += 1
    if words.lower[end - 1] in ("and", "of", "the", "for"):
        end -= 1
    return words.slice(first, end)
