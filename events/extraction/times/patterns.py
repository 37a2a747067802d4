"""The pattern language, and the search for the longest expression at each place of a text.

A pattern is a regular expression over classes of pieces: upper-case words are classes of ``lexicon``, ``x=CLASS`` names a
piece for the reading. Every class is one character of a string, nothing repeats without bound, so a search is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from events.values import TimeKind

from .pieces import Pieces

_CODES: dict[str, str] = {}


def _code(cls: str) -> str:
    return _CODES.setdefault(cls, chr(0x4E00 + len(_CODES)))


_NAMED = re.compile(r"([a-z]+)=(\[[^\]]*\]|[A-Z]+)")
_CLASS = re.compile(r"[A-Z]+")


def _compiled(pattern: str) -> re.Pattern[str]:
    named = _NAMED.sub(lambda m: f"(?<{m[1]}>{m[2]})", pattern)
    return re.compile(_CLASS.sub(lambda m: _code(m[0]), named).replace(" ", "").replace("(?<", "(?P<"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means before its context is known.

    ``formula`` is in the language of ``formula``, with two marks that ``anchors`` fills in: ``?`` for the way to look
    (past, future) and a base ``prev`` or ``quarter``, the expression or the quarter told before. ``""``: no calendar value.
    ``skip`` leaves that many pieces at the beginning out of the span ("in" 2019).
    """

    kind: TimeKind
    formula: str = ""
    skip: int = 0


class Found:
    """A match: the worth, class and words of its named pieces."""

    __slots__ = ("_match", "pieces")

    def __init__(self, match: re.Match[str], pieces: Pieces) -> None:
        self._match, self.pieces = match, pieces

    def index(self, name: str) -> int:
        """Index of the named piece, or -1 where it is not there (or not in this pattern)."""
        try:
            return self._match.start(name)
        except IndexError:
            return -1

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
    def start(self) -> int:
        return self._match.start()

    @property
    def end(self) -> int:
        return self._match.end()


Reader = Callable[[Found], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    read: Reader


class Grammar:
    """Rules, kept by the classes that a match can begin with."""

    def __init__(self, rules: list[tuple[str, str, Reader]]) -> None:
        self._rules = [Rule(name, _compiled(pattern), read) for name, pattern, read in rules]
        classes = dict(_CODES)
        self._by_first: dict[str, list[Rule]] = {}
        for rule in self._rules:
            for code in _first_codes(rule.pattern, set(classes.values())):
                self._by_first.setdefault(code, []).append(rule)

    def search(self, pieces: Pieces) -> Iterator[tuple[Rule, Found, Meaning]]:
        """The longest readable match at each place, from left to right, not overlapping; of equals, the earlier rule's."""
        codes = "".join([_CODES.get(c, "\u4dff") for c in pieces.classes])
        by_first, i, n = self._by_first, 0, len(codes)
        while i < n:
            rules = by_first.get(codes[i])
            best = self._longest(rules, codes, i, pieces) if rules else None
            if best is None:
                i += 1
                continue
            yield best
            i = best[1].end

    @staticmethod
    def _longest(rules: list[Rule], codes: str, i: int, pieces: Pieces) -> tuple[Rule, Found, Meaning] | None:
        matches = [(m.end(), -n, rule, m) for n, rule in enumerate(rules) if (m := rule.pattern.match(codes, i))]
        for _, _, rule, m in sorted(matches, key=lambda x: (x[0], x[1]), reverse=True):
            found = Found(m, pieces)
            meaning = rule.read(found)
            if meaning is not None:
                return rule, found, meaning
        return None


def _first_codes(pattern: re.Pattern[str], codes: set[str]) -> set[str]:
    """Codes that a match can begin with, asked of the expression's own parse tree."""
    from re import _parser  # type: ignore[attr-defined]

    firsts, optional = _firsts(list(_parser.parse(pattern.pattern)))
    if optional:
        raise ValueError(f"a pattern that matches nothing: {pattern.pattern}")
    return firsts & codes


def _firsts(nodes: list[Any]) -> tuple[set[str], bool]:
    firsts: set[str] = set()
    for op, arg in nodes:
        name = str(op)
        if name == "LITERAL":
            return firsts | {chr(arg)}, False
        if name == "IN":
            return firsts | {chr(a) for o, a in arg if str(o) == "LITERAL"}, False
        if name == "SUBPATTERN":
            inner, optional = _firsts(list(arg[3]))
        elif name == "BRANCH":
            parts = [_firsts(list(branch)) for branch in arg[1]]
            inner, optional = set().union(*(p[0] for p in parts)), any(p[1] for p in parts)
        elif name == "MAX_REPEAT":
            inner, optional = _firsts(list(arg[2]))
            optional = optional or arg[0] == 0
        else:  # look-around: consumes nothing
            continue
        firsts |= inner
        if not optional:
            return firsts, False
    return firsts, True
