"""A parsed text cut into pieces, each with its class of the lexicon: the string that the patterns run over.

A piece is a token, a part of one ("mid-1990s" is three) or several read as one ("nineteen ninety-six", "a couple of").
Cost: one dictionary look-up a token; the few tokens with digits or hyphens are cut by one linear expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from .feasts import FEAST_NAMES
from .lexicon import PHRASES, WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Longer tokens are no dates (the longest is "2023-09-13T10:00:00+00:00"); cutting them up would only cost time.
LONGEST_TOKEN = 40
_CUT = re.compile(
    r"(?P<ORDNUM>\d{1,2}(?=(?:st|nd|rd|th)\b))(?:st|nd|rd|th)|(?P<DECADE>\d{4}|\d\d)(?:'|’)?s\b"
    r"|(?P<DOTDATE>\d{1,2}\.\d{1,2}\.\d{4})(?!\d)|(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?)(?![\d:])"
    r"|(?P<FRACTION>[1-3]/[234](?![\d/]))|(?P<QNAME>[Qq][1-4]|[1-4]Q)(?!\w)|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+\.?)|(?P<other>.)",
    re.DOTALL,
)
_YEARS = range(1000, 2200)


class Piece(NamedTuple):
    """Class, worth and span in the text of a piece, its words in lower case, and the first of its tokens."""

    cls: str
    value: Any
    start: int
    end: int
    lower: str
    token: int


@dataclass(slots=True)
class Pieces:
    """The fields of the pieces as parallel lists: patterns run over the classes."""

    classes: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)


def pieces_of(doc: Doc) -> Pieces:
    """Cut and classify, then fold numbers and phrases into single pieces; ``doubtful.settle`` comes next."""
    raw: list[Piece] = []
    for token in doc:
        lower, start = token.lower_, token.idx
        known = WORDS.get(lower)
        if known is not None:
            raw.append(Piece(known[0], known[1], start, start + len(lower), lower, token.i))
        elif len(lower) > LONGEST_TOKEN or (lower.isalpha() and lower.isascii()):
            raw.append(Piece("OTHER", None, start, start + len(lower), lower, token.i))
        elif token.is_space:
            if lower.count("\n") > 1:
                raw.append(Piece("BREAK", None, start, start + len(lower), lower, token.i))
        else:
            raw.extend(_cut(token, lower))
    return Pieces(*map(list, zip(*_folded(raw), strict=True)))


def _cut(token: Token, lower: str) -> Iterator[Piece]:
    text, start, i = token.text, token.idx, token.i
    if len(text) != len(lower):  # lower() can change the length of a few letters; spans need the text's own
        yield Piece("OTHER", None, start, start + len(text), text, i)
        return
    for m in _CUT.finditer(lower):
        kind, piece = str(m.lastgroup), m.group()
        cls, value = _classified(kind, piece, m)
        yield Piece(cls, value, start + m.start(), start + m.end(), piece, i)


def _classified(kind: str, piece: str, m: re.Match[str]) -> tuple[str, Any]:
    match kind:
        case "number":
            return _number(piece)
        case "word" | "other":
            return WORDS.get(piece) or WORDS.get(piece.rstrip(".")) or ("OTHER", None)
        case "DECADE" | "ORDNUM":
            return kind, int(m[kind])
        case "QNAME":
            return kind, int(piece.strip("q"))
        case _:
            return kind, piece


def _number(digits: str) -> tuple[str, Any]:
    if not digits.isascii() or not digits.isdigit():
        return "NUMBER", None
    value = int(digits) if len(digits) < 9 else None
    if len(digits) == 4 and value in _YEARS:
        return "YEAR", value
    if len(digits) <= 2 and value is not None and 1 <= value <= 31:
        return "DAY", value
    return "NUMBER", value


# --- folding ---------------------------------------------------------------------------------------------------------

# The phrases by their first word, then by their second ("" where there is none); the longest first.
_PHRASES: dict[str, dict[str, list[tuple[tuple[str, ...], str, Any]]]] = {}
for _name, (_cls, _value) in {**PHRASES, **{name: ("FEAST", key) for name, key in FEAST_NAMES.items()}}.items():
    _words = tuple(_name.replace("'s", " 's").replace("s'", "s '").split())
    _entries = _PHRASES.setdefault(_words[0], {}).setdefault(_words[1] if len(_words) > 1 else "", [])
    _entries.append((_words, _cls, _value))
    _entries.sort(key=lambda entry: -len(entry[0]))

_NUMERIC = frozenset({"SMALL", "TENS", "MAGNITUDE"})


def _folded(raw: list[Piece]) -> list[Piece]:
    out: list[Piece] = []
    i = 0
    while i < len(raw):
        piece, length = raw[i], 1
        if piece.cls in _NUMERIC:
            cls, value, length = _number_words(raw, i)
            piece = piece._replace(cls=cls, value=value, end=raw[i + length - 1].end)
        elif piece.lower in _PHRASES and (found := _phrase(raw, i)):
            cls, value, length = found
            piece = piece._replace(cls=cls, value=value, end=raw[i + length - 1].end)
        out.append(piece)
        i += length
    return out


def _phrase(raw: list[Piece], i: int) -> tuple[str, Any, int] | None:
    """Class, worth and length of the longest phrase that begins at piece ``i``."""
    seconds = _PHRASES[raw[i].lower]
    second = _plain(raw[i + 1].lower) if i + 1 < len(raw) else ""
    for words, cls, value in (*seconds.get(second, ()), *seconds.get("", ())):
        if tuple(_plain(piece.lower) for piece in raw[i + 1 : i + len(words)]) == words[1:]:
            return cls, value, len(words)
    return None


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _number_words(raw: list[Piece], i: int) -> tuple[str, Any, int]:
    """ "twenty-one", "two hundred", "nineteen ninety-six" (a year), from piece ``i``: class, worth, pieces used."""
    value, used = _below_hundred(raw, i)
    nxt = i + used
    if 13 <= value <= 20 and _class_at(raw, nxt) == "TENS":
        rest, more = _below_hundred(raw, nxt)
        return "YEAR", value * 100 + rest, used + more
    total = 0
    while _class_at(raw, nxt) == "MAGNITUDE":
        value, nxt = max(value, 1) * raw[nxt].value, nxt + 1
        if value >= 1000:
            total, value = total + value, 0
        if _class_at(raw, nxt) in ("SMALL", "TENS"):
            rest, more = _below_hundred(raw, nxt)
            value, nxt = value + rest, nxt + more
    return "NUMBER", total + value, max(nxt - i, 1)


def _below_hundred(raw: list[Piece], i: int) -> tuple[int, int]:
    if raw[i].cls == "MAGNITUDE":
        return 0, 0
    if raw[i].cls == "SMALL":
        return raw[i].value, 1
    for step in (1, 2):
        cls = _class_at(raw, i + step)
        if cls == "SMALL" and 0 < raw[i + step].value < 10:
            return raw[i].value + raw[i + step].value, step + 1
        if cls != "DASH":
            break
    return raw[i].value, 1


def _class_at(raw: list[Piece], i: int) -> str:
    """The class of piece ``i``, or nothing past the last."""
    return raw[i].cls if i < len(raw) else ""
