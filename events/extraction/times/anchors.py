"""Which way an expression looks: back or ahead, by the clause that governs it.

After the tense heuristics of HeidelTime (Strötgen and Gertz 2013), which take the nearest tense; here the parse says
which verb governs. Simple pasts and perfects look back; "will", "is to", "is meeting", "scheduled for" look ahead.
Weak signs (an infinitive, "could", the present of schedules, "until" after a past) leave the nearer of the two days:
in TempEval-3's news such weekdays lie on either side, and seldom more than three days off. A weekday told in an
article of that weekday is that very day: agencies name the day they write on.
"""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_WILL = frozenset(("will", "wo", "'ll", "’ll", "shall", "ca"))
_MAY = frozenset(("would", "may", "might", "could", "should", "can", "must"))
_BE = frozenset(("is", "are", "'s", "'re", "am", "’s", "’re"))
# Words of plans: what hangs on them lies ahead of the time that they stand in.
_PLANS = frozenset(("expect", "schedule", "slate", "set", "due", "plan"))
_AHEAD_ADJECTIVES = frozenset(("due", "payable", "effective", "slated"))
# "Has called a meeting for Friday" looks ahead, whatever the verb; "for Friday's attack" does not.
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_LIMITS = frozenset(("until", "till", "by", "through"))
# Steps up the tree; longer chains were errors of the parser, and the bound keeps one endless sentence linear.
_CLIMB = 12


def _owns(doc: Doc, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].tag_ == "POS"


class Clauses:
    """The clauses of one text. Remembers each verb's helpers: to ask for them costs the length of its clause."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._helpers: dict[int, frozenset[str]] = {}

    def way(self, first: int, last: int) -> str:
        """ "past", "future", "near" (a weak sign) or "" (none) for the expression of tokens ``first`` to ``last``."""
        doc = self._doc
        token = next((t for t in doc[first : last + 1] if not first <= t.head.i <= last), doc[first])
        verb = _governor(token)
        if verb is None:
            return ""
        looks = self._way_of(verb, adverbial=_is_adverbial(token, verb))
        if first and doc[first - 1].lower_ == "for" and doc[first].lower_ in _WEEKDAYS and not _owns(doc, last):
            return "future"
        if first and doc[first - 1].lower_ in _LIMITS and "had" not in self._words(verb):
            return {"past": "near", "near": "future"}.get(looks, looks)
        return looks

    def _words(self, verb: Token) -> frozenset[str]:
        if verb.i not in self._helpers:
            self._helpers[verb.i] = frozenset(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))
        return self._helpers[verb.i]

    def _way_of(self, verb: Token, *, adverbial: bool) -> str:
        words = self._words(verb)
        if "had" in words or (words & _MAY and "have" in words):
            return "past"
        if words & _WILL or verb.lower_ in _AHEAD_ADJECTIVES:
            return "future"
        if words & _MAY:
            return "near"
        if verb.tag_ == "VB":
            return self._of_infinitive(verb, words)
        if verb.tag_ == "VBN" and verb.lemma_ in _PLANS:
            return "future" if adverbial else "near"
        if verb.tag_ in ("VBD", "VBN"):
            return "near" if verb.lemma_ in _PLANS and adverbial else "past"
        if verb.tag_ == "VBG":
            return self._of_participle(verb, words, adverbial=adverbial)
        return "near" if adverbial else ""

    def _of_infinitive(self, verb: Token, words: frozenset[str]) -> str:
        if "to" not in words:
            return ""
        helpers = self._words(verb.head)
        if "have" in words or "had" in helpers:
            return "past"
        above = verb.head
        planned = above.lemma_ in _PLANS and bool(helpers & _BE)
        return "future" if planned or above.lower_ in _BE or above.lower_ in _AHEAD_ADJECTIVES else "near"

    def _of_participle(self, verb: Token, words: frozenset[str], *, adverbial: bool) -> str:
        if words:
            return "future" if words & _BE and adverbial else "past" if words & {"was", "were", "been"} else ""
        above = _governor(verb)
        return "" if above is None or above.tag_ == "VBG" else self._way_of(above, adverbial=False)


def _is_adverbial(token: Token, verb: Token) -> bool:
    """Whether the expression hangs on the verb itself ("meets Monday", "on Monday"), not on one of its nouns."""
    return token.head.i == verb.i or (token.head.pos_ == "ADP" and token.head.head.i == verb.i)


def _governor(token: Token) -> Token | None:
    """The nearest verb, or adjective of dates, above a token."""
    for _ in range(_CLIMB):
        head = token.head
        if head.i == token.i:
            return token if token.pos_ in ("VERB", "AUX") else None
        token = head
        if token.pos_ in ("VERB", "AUX") or token.lower_ in _AHEAD_ADJECTIVES:
            return token
    return None
