"""Which way an expression looks: back or ahead, by the clause that governs it.

The rules are those of news English (after the tense heuristics of HeidelTime, Strötgen and Gertz 2013, which look at the
nearest tense; here the parse says which verb governs): past tenses look back; "will", "is to", "to meet", plans and the
present of schedules ("Congress reconvenes Monday") look ahead. A weekday named in a past clause of an article of that
weekday is that very day: agencies name the day they write on.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

_AHEAD = frozenset(("will", "wo", "'ll", "’ll", "shall", "would", "may", "might", "could", "should", "can", "must"))
# Verbs of plans: what hangs on them lies ahead, also where they stand in a past tense or as a participle.
_PLANS = frozenset(("expect", "schedule", "plan", "slate", "await", "postpone", "delay", "propose", "forecast"))
_AHEAD_ADJECTIVES = frozenset(("due", "payable", "effective", "ready", "available", "scheduled"))
# Infinitives after these tell what was (not) done: they look where their verb looks.
_IMPLICATIVE = frozenset(
    ("manage", "fail", "refuse", "decline", "appear", "seem", "happen", "begin", "continue", "help")
)
_LIMITS = frozenset(("until", "till", "by", "through"))
# Steps up the tree; longer chains were errors of the parser, and the bound keeps one endless sentence linear.
_CLIMB = 12


def way(doc: Doc, index: int) -> str:
    """ "past", "future" or, where no verb tells, "" for the expression that begins with token ``index``."""
    token = doc[index]
    verb = _governor(token)
    if verb is None:
        return ""
    if _looks_ahead(verb, adverbial=_is_adverbial(token, verb)):
        return "future"
    if index and doc[index - 1].lower_ in _LIMITS and not _is_past(verb):
        return "future"
    return "past" if _is_past(verb) else ""


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


def _helpers(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}


def _is_past(verb: Token) -> bool:
    words = _helpers(verb)
    return (verb.tag_ in ("VBD", "VBN") or bool(words & {"had", "was", "were"})) and not words & _AHEAD


def _looks_ahead(verb: Token, *, adverbial: bool) -> bool:
    words = _helpers(verb)
    if words & _AHEAD:
        return "have" not in words or "will" in words
    if verb.lower_ in _AHEAD_ADJECTIVES:
        return True
    if verb.lemma_ in _PLANS or (verb.lemma_ == "set" and verb.tag_ == "VBN"):
        return adverbial
    if verb.tag_ == "VB":
        return "to" in words and "have" not in words and verb.head.lemma_ not in _IMPLICATIVE
    if verb.tag_ in ("VBZ", "VBP"):
        return adverbial and verb.lemma_ not in ("have", "say")
    if verb.tag_ == "VBG":
        if words:
            return bool(words & {"is", "are", "'s", "'re", "am", "’s", "’re"})
        above = _governor(verb)
        return above is not None and above.tag_ != "VBG" and _looks_ahead(above, adverbial=adverbial)
    return False
