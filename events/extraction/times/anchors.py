"""Which way a weekday looks, and what an expression is reckoned from.

The way comes from the clause that governs the expression: past tenses look back, "will", "expected", "to meet" look ahead.
A plain weekday in a past clause of the same weekday's article is that very day (AP and Reuters name the day they write
on), and without a telling verb news looks back.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_PAST_TAGS = frozenset({"VBD", "VBN"})
_AHEAD_AUXILIARIES = frozenset(
    ["will", "wo", "'ll", "’ll", "shall", "would", "may", "might", "could", "should", "can", "must"]
)
# Verbs and participles of plans: what hangs on them lies ahead even when they stand in a past tense.
_PLANS = frozenset(
    [
        "expect",
        "schedule",
        "plan",
        "set",
        "due",
        "slate",
        "plan",
        "intend",
        "hope",
        "want",
        "aim",
        "prepare",
        "propose",
        "expire",
        "begin",
        "start",
        "vow",
        "promise",
        "agree",
        "threaten",
        "order",
        "invite",
        "ask",
        "urge",
        "decide",
    ]
)
_CLIMB = (
    12  # steps up the tree; deeper chains in our articles were parser errors, and the bound keeps hostile text linear
)


def way(doc: Doc, index: int) -> str:
    """ "past" or "future" for the expression that begins with token ``index``."""
    verb = _verb_above(doc[index])
    if verb is None:
        return "past"
    return "future" if _looks_ahead(verb) else "past"


def _verb_above(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token or token.head.i == token.i:
            return None
        token = token.head
    return None


def _looks_ahead(verb: Token) -> bool:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {c.lower_ for c in helpers}
    if words & _AHEAD_AUXILIARIES:
        return "have" not in words
    if verb.lemma_ in ("schedule", "expect", "set", "plan", "slate") and verb.tag_ == "VBN":
        return True
    if verb.tag_ == "VB":
        return "to" in words and "have" not in words
    if verb.tag_ in ("VBZ", "VBP"):
        return not words and verb.pos_ == "VERB" and False
    if verb.tag_ == "VBG":
        return bool(words & {"is", "are", "'s", "'re", "am"})
    return False
