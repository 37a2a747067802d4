"""Capitals that stand for governments: "Washington has warned ..." is the United States, "in Washington" is the
city."""

from __future__ import annotations

from events.extraction.entities import nations
from events.extraction.entities.candidates import COUNTRY, PLACE, Candidate
from events.extraction.entities.heads import is_date_line
from events.extraction.entities.kinds import in_place
from events.extraction.words import Words, word_set

READING = "metonym: capital for government"

# Verbs whose subject need not act: "Moscow is a city", "Paris has five airports", "Tokyo lies on a bay".
_STILL = word_set("be have lie sit stand host see remain become stay look seem appear feel get grow")
# Verbs and prepositions whose object is addressed or dealt with, as only governments are.
_DEALT_WITH = word_set("""
    accuse urge warn tell ask persuade convince press pressure blame criticise criticize condemn thank support back
    sanction threaten push force appease assure reassure inform notify help isolate
    """)
_AMONG = frozenset({"between", "among", "with", "against", "by"})
# What governments have, and cities have not ("Moscow's denial", "Tokyo's stance").
_OF_GOVERNMENTS = word_set("""
    denial claim statement decision demand stance position policy support offer threat warning response reaction ally
    allies government ambassador activity campaign war troops forces military nuclear plan proposal request refusal
    envoy
    """)


def country_of(words: Words, c: Candidate) -> str:
    """The country whose government the capital's name stands for here, or nothing where the city is meant."""
    if c.kind is not PLACE or is_date_line(words, c.first, c.end):
        return ""
    country = nations.capitals().get(words.slice(c.first, c.end).lower(), "")
    return country if country and not in_place(words, c.first, c.end) and _acts(words, c.end - 1) else ""


def _acts(words: Words, i: int) -> bool:
    while words.dep[i] == "conj" and words.pos[words.head[i]] == "PROPN":
        i = words.head[i]
    head, dep = words.head[i], words.dep[i]
    lemma = words.lemma[head]
    if dep in ("nsubj", "agent"):
        return lemma not in _STILL or (lemma == "be" and words.dep[head].startswith("aux"))
    if dep in ("dobj", "nsubjpass"):
        return lemma in _DEALT_WITH
    if dep == "poss":
        return lemma in _OF_GOVERNMENTS
    return dep == "pobj" and words.lower[head] in _AMONG


def as_country(c: Candidate, country: str) -> Candidate:
    return Candidate(c.first, c.end, COUNTRY, country, 3)
