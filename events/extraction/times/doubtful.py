"""Words that are often something else: which of them stay months, weekdays, seasons, feasts and years.

Tags and neighbours decide: "may" the verb, "March on Rome", "April Smith", "the Sun", "the fall of the regime", and
four digits that count, price, name or number something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import DOUBTFUL_MONTHS, DOUBTFUL_SEASONS, DOUBTFUL_WEEKDAYS, YEAR_CERTAIN, YEAR_LIKELY, words
from .pieces import Pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BEFORE_MONTHS = words(
    "in since until till by during last next this early late mid from through of before after between every each on - –"
)
_BEFORE_SEASONS = words("last past coming this next early late in by every each since")
_BEFORE_THE_SEASON = frozenset(("in", "during", "since", "by", "until"))
_DATED = frozenset(("DAY", "YEAR", "ORDNUM"))
_ATTRIBUTES = frozenset(("DT", "PRP$", "POS", "JJ"))
_NUMBER_SIGNS = frozenset(("$", "£", "€", "#", "no."))
_AMOUNTS = frozenset(("MONEY", "PERCENT", "QUANTITY"))
_PLURALS = frozenset(("NNS", "NNPS"))
# Singular after a number, too: "a 1950 metre climb".
_MEASURES = words("mile meter metre foot kilometer kilometre km pound ton tonne acre mph point")


def settle(pieces: Pieces, doc: Doc) -> None:
    """Take the class from months, weekdays, seasons, feasts and years where tags and neighbours speak against it."""
    for i, cls in enumerate(pieces.classes):
        if cls in ("MONTH", "DAYNAME"):
            keep = _is_calendar_name(pieces, i, doc)
        elif cls == "SEASON":
            keep = pieces.lowers[i] not in DOUBTFUL_SEASONS or _is_season(pieces, i, doc)
        elif cls == "FEAST":
            keep = _has_capital(pieces, i, doc)
        elif cls == "YEAR":
            if not _is_year(pieces, i, doc):
                pieces.classes[i] = "NUMBER"
            continue
        else:
            continue
        if not keep:
            pieces.classes[i] = "OTHER"


def _at(items: list[str], i: int) -> str:
    return items[i] if 0 <= i < len(items) else ""


def _has_capital(pieces: Pieces, i: int, doc: Doc) -> bool:
    token = doc[pieces.tokens[i]]
    return token.text[pieces.starts[i] - token.idx].isupper()


def _is_calendar_name(pieces: Pieces, i: int, doc: Doc) -> bool:
    lower = pieces.lowers[i]
    if not _has_capital(pieces, i, doc):
        return False
    if lower not in DOUBTFUL_MONTHS and lower not in DOUBTFUL_WEEKDAYS:
        return True
    if _has_date_beside(pieces, i):
        return True
    after = _at(pieces.classes, i + 1)
    if lower in DOUBTFUL_WEEKDAYS or lower in ("jan", "mar", "jun", "dec"):
        beside = _at(pieces.classes, i + 2) if after == "STOP" else after
        return beside in ("MONTH", "DAYPART") or (after == "STOP" and beside == "COMMA")
    return _is_doubtful_month(pieces, i, doc)


def _has_date_beside(pieces: Pieces, i: int) -> bool:
    """ "May 12", "12 May", "May, 2020", "Sun, May 12", "the 3rd of May"."""
    before, after = _at(pieces.classes, i - 1), _at(pieces.classes, i + 1)
    if before in _DATED or after in _DATED:
        return True
    if after == "COMMA" and _at(pieces.classes, i + 2) in ("YEAR", "MONTH"):
        return True
    return before == "OF" and _at(pieces.classes, i - 2) in ("ORDNUM", "ORDINAL")


def _is_doubtful_month(pieces: Pieces, i: int, doc: Doc) -> bool:
    token, lower = doc[pieces.tokens[i]], pieces.lowers[i]
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.ent_type_ == "PERSON" or token.tag_ in ("MD", "VB", "VBP"):
        return False
    if lower != "march" and _at(pieces.classes, i + 1) == "OTHER" and after is not None and after.text[0].isupper():
        return False  # "April Smith"
    if _at(pieces.lowers, i - 1) in _BEFORE_MONTHS or lower in ("april", "june"):
        return True
    # "the May vote", but not "the March on Rome".
    attributive = after is not None and after.tag_ in ("NN", "NNS") and after.is_lower
    return attributive and token.i > 0 and doc[token.i - 1].tag_ in _ATTRIBUTES


def _is_season(pieces: Pieces, i: int, doc: Doc) -> bool:
    before = _at(pieces.lowers, i - 1)
    if doc[pieces.tokens[i]].tag_ not in ("NN", "NNP", "JJ"):
        return False
    if before == "the":
        return _at(pieces.lowers, i - 2) in _BEFORE_THE_SEASON and _at(pieces.lowers, i + 1) != "of"
    return before in _BEFORE_SEASONS or _at(pieces.classes, i + 1) == "YEAR"


# --- four digits -----------------------------------------------------------------------------------------------------


def _is_year(pieces: Pieces, i: int, doc: Doc) -> bool:
    """Whether four digits are a year: by what stands before, and by nothing counted standing after."""
    if not pieces.lowers[i][:1].isdigit() or _is_dated(pieces, i):
        return True
    if _is_amount(pieces, i, doc):
        return False
    year, before = pieces.values[i], _at(pieces.lowers, i - 1)
    if before in YEAR_CERTAIN:
        return bool(year < 2100) and (year >= 1500 or _tag(doc, pieces.tokens[i] + 1) not in _PLURALS)
    if not 1700 <= year < 2100 or _at(pieces.classes, i + 1) in ("UNITS", "ZONE"):
        return False
    index = pieces.tokens[i]
    after, tag_before = _tag(doc, index + 1), _tag(doc, index - 1)
    if before in YEAR_LIKELY or tag_before == "PRP$" or _at(pieces.classes, i - 1) in ("S", "BREAK", ""):
        return after not in _PLURALS or before in ("the", "that", "this", "'s", "’s")
    # A singular noun cannot be counted: "an unsuccessful 1996 campaign", but not "a steep 1950 metre climb".
    return tag_before == "JJ" and after == "NN" and doc[index + 1].lower_ not in _MEASURES


def _tag(doc: Doc, i: int) -> str:
    return doc[i].tag_ if 0 <= i < len(doc) else ""


def _is_dated(pieces: Pieces, i: int) -> bool:
    """Whether what stands before makes it a date: "September 2023", "9/13/2023", "Q3 2020", "mid-1996"."""
    before = _at(pieces.classes, i - 1)
    if before in ("MONTH", "SEASON", "QUARTER", "FISCAL", "QNAME", "PART", "FEAST"):
        return True
    if before == "DASH" and _at(pieces.lowers, i - 2) in ("mid", "early", "late", "pre", "post"):
        return True
    if before not in ("DAY", "ORDNUM", "COMMA", "OF", "SLASH", "DASH", "HALF"):
        return False
    return any(c in _DATE_PARTS for c in pieces.classes[max(i - 5, 0) : i])


_DATE_PARTS = frozenset(("MONTH", "QUARTER", "SLASH", "SEASON", "HALF", "YEAR"))


def _is_amount(pieces: Pieces, i: int, doc: Doc) -> bool:
    token = doc[pieces.tokens[i]]
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else ""
    if after == "%" or (after == "-" and _at(pieces.classes, i + 1) != "DASH"):
        return True
    return _at(pieces.lowers, i - 1) in _NUMBER_SIGNS or token.head.ent_type_ in _AMOUNTS
