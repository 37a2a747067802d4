"""The pattern language, and the search for the longest expression at each place of a text.

A pattern is a regular expression over classes of pieces: upper-case words are classes of ``lexicon``, ``x=CLASS`` names
a piece for its reader, ``[A B]`` is one of several, ``(?: )``, ``|``, ``?`` and ``(?!CLASS)`` are as usual, blanks mean
nothing. Every class is one character of a string and nothing repeats without bound, so a search is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from events.values import TimeKind

from .pieces import Pieces

_CODES: dict[str, str] = {}
ALTERNATIVE = " or "
_UNUSED = "\u4dff"  # the code of classes that no pattern names


def _code(cls: str) -> str:
    return _CODES.setdefault(cls, chr(0x4E00 + len(_CODES)))


_ITEM = re.compile(r"\(\?![A-Z]+\)|\(\?:|\)|\||\?|[a-z]+=|\[[A-Z ]+\]|[A-Z]+|\s+")


def _items(pattern: str) -> list[str]:
    items = [item for item in _ITEM.findall(pattern) if item.strip()]
    if "".join(items).replace(" ", "") != pattern.replace(" ", ""):
        raise ValueError(f"not a pattern: {pattern!r}")
    return items


def _compiled(pattern: str) -> re.Pattern[str]:
    parts, name = [], ""
    for item in _items(pattern):
        if item.endswith("="):
            name = item[:-1]
            continue
        coded = re.sub("[A-Z]+", lambda m: _code(m[0]), item).replace(" ", "")
        parts.append(f"(?P<{name}>{coded})" if name else coded)
        name = ""
    return re.compile("".join(parts))


def _first_classes(pattern: str) -> set[str]:
    """Classes that a match of the pattern can begin with."""
    firsts, optional = _branches([item for item in _items(pattern) if not item.endswith("=")])
    if optional:
        raise ValueError(f"a pattern that matches nothing: {pattern!r}")
    return firsts


def _branches(items: list[str]) -> tuple[set[str], bool]:
    """First classes of the branches that ``items`` begins with, and whether one may be empty; consumes up to ``)``."""
    firsts: set[str] = set()
    branch_firsts: set[str] = set()
    any_optional, optional = False, True
    while items and items[0] != ")":
        item = items.pop(0)
        if item == "|":
            firsts, branch_firsts = firsts | branch_firsts, set()
            any_optional, optional = any_optional or optional, True
            continue
        if item.startswith("(?!"):
            continue
        if item == "(?:":
            inner, may_be_empty = _branches(items)
            items.pop(0)
        else:
            inner, may_be_empty = set(re.findall("[A-Z]+", item)), False
        if items and items[0] == "?":
            items.pop(0)
            may_be_empty = True
        if optional:
            branch_firsts |= inner
        optional = optional and may_be_empty
    return firsts | branch_firsts, any_optional or optional


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means before its context is known.

    ``formula`` is in the language of ``formula``, with marks that ``context`` fills in: ``?`` for the way to look
    (past, future), as a base ``prev`` (the expression told before), ``next`` (the one that follows at once) or
    ``quarter`` (the quarter that figures are told for), and ``#`` for that quarter's number. ``A or B``: B where A's
    anchor was not told; ``A|B``: month first or day first. Empty: no days. ``clock`` is the time of day it states.
    """

    kind: TimeKind
    formula: str = ""
    clock: str = ""


# What the reader of "a 44-year-old" gives: these words are taken, and they are no time.
NO_TIME = Meaning(TimeKind.DURATION, "no time")


class Found:
    """A match: worth, class and words of its named pieces."""

    __slots__ = ("_match", "end", "pieces", "start")

    def __init__(self, match: re.Match[str], pieces: Pieces) -> None:
        self._match, self.pieces = match, pieces
        self.start, self.end = match.span()

    def index(self, name: str) -> int:
        """Index of the named piece, or -1 where it is not there (or not in this pattern)."""
        return self._match.start(name) if name in self._match.re.groupindex else -1

    def has(self, name: str) -> bool:
        return self.index(name) >= 0

    def value(self, name: str) -> Any:
        i = self.index(name)
        return self.pieces.values[i] if i >= 0 else None

    def cls(self, name: str) -> str:
        i = self.index(name)
        return self.pieces.classes[i] if i >= 0 else ""

    def word(self, name: str) -> str:
        i = self.index(name)
        return self.pieces.lowers[i] if i >= 0 else ""

    @property
    def classes(self) -> list[str]:
        return self.pieces.classes[self.start : self.end]

    @property
    def following(self) -> str:
        """The class of the piece after the match, ``BREAK`` at the end of the text."""
        return self.pieces.classes[self.end] if self.end < len(self.pieces.classes) else "BREAK"


Reader = Callable[[Found], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    read: Reader


class Grammar:
    """Rules, kept by the classes that a match can begin with."""

    def __init__(self, rules: list[tuple[str, str, Reader]]) -> None:
        self._by_first: dict[str, list[Rule]] = {}
        for name, pattern, read in rules:
            rule = Rule(name, _compiled(pattern), read)
            for cls in _first_classes(pattern):
                self._by_first.setdefault(_code(cls), []).append(rule)

    def search(self, pieces: Pieces) -> Iterator[tuple[str, Found, Meaning]]:
        """Rule, match and meaning of the longest readable match at each place, from left to right, not overlapping.

        Of equally long ones the earlier rule's.
        """
        codes = "".join([_CODES.get(c, _UNUSED) for c in pieces.classes])
        by_first, i = self._by_first, 0
        while i < len(codes):
            rules = by_first.get(codes[i])
            best = _longest(rules, codes, i, pieces) if rules else None
            if best is None:
                i += 1
            else:
                if best[2] is not NO_TIME:
                    yield best
                i = best[1].end


def _longest(rules: list[Rule], codes: str, i: int, pieces: Pieces) -> tuple[str, Found, Meaning] | None:
    matches = [(m.end(), -n, rule, m) for n, rule in enumerate(rules) if (m := rule.pattern.match(codes, i))]
    if len(matches) > 1:
        matches.sort(key=lambda candidate: candidate[:2], reverse=True)
    for _, _, rule, m in matches:
        found = Found(m, pieces)
        meaning = rule.read(found)
        if meaning is not None:
            return rule.name, found, meaning
    return None
