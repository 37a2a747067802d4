"""Adjuncts that put their clause to a source: "according to X", "as reported by X", "in X's view", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import lexicon, sources
from .clauses import agent_of, other_agents
from .parse import Parse, Range, Reading, without

if TYPE_CHECKING:
    from spacy.tokens import Token

# After a comma an adjunct belongs to the whole sentence, whatever part of it the parser hangs it on.
_INNER = frozenset(("acl", "advcl", "relcl", "xcomp"))


def adjunct_readings(parse: Parse) -> Iterator[Reading]:
    """Readings of adjuncts, in order of the cue."""
    for token in parse.tokens:
        reading, lower = None, token.lower_
        if lower == "according":
            reading = _according(parse, token)
        elif lower in lexicon.VIEWS and token.dep_ == "prep":
            reading = _view(parse, token)
        elif lower in lexicon.HEARSAY and token.dep_ == "advmod":
            reading = _around(parse, token, [token.i], None, "hearsay")
        elif token.pos_ == "VERB" and lexicon.verb(token.lemma_) is not None:
            reading = _as_reported(parse, token)
        if reading is not None:
            yield reading


def _according(parse: Parse, token: Token) -> Reading | None:
    to = next((k for k in parse.kids[token.i] if k.lower_ == "to"), None)
    noun = parse.child(to, "pobj") if to is not None else None
    if to is None or noun is None:
        return None
    return _around(parse, token, [token.i, to.i], noun, "according to")


def _view(parse: Parse, token: Token) -> Reading | None:
    """ "In the ministry's view", "by the agency's count", "by the reckoning of the police", "in a recent poll"."""
    noun = parse.child(token, "pobj")
    if noun is None or noun.lemma_.lower() not in lexicon.VIEWS[token.lower_]:
        return None
    owner = parse.child(noun, "poss")
    of = next((k for k in parse.kids[noun.i] if k.lower_ == "of"), None) if owner is None else None
    owner = parse.child(of, "pobj") if of is not None and token.lower_ == "by" else owner
    if of is not None and owner is not None and not (owner.pos_ == "PROPN" or sources.speaks(owner.lemma_)):
        return None
    if owner is None and (noun.lemma_.lower() not in ("poll", "survey") or not token.is_sent_start):
        return None
    return _around(parse, token, [token.i], owner if owner is not None else noun, "view")


def _as_reported(parse: Parse, token: Token) -> Reading | None:
    """ "As reported by X", "as X put it": a comparison clause without an object of its own."""
    kids = parse.kids[token.i]
    cue = lexicon.verb(token.lemma_)
    if cue is None or "c" not in cue.frames or not any(k.lower_ == "as" and k.i < token.i for k in kids):
        return None
    if token.dep_ not in ("advcl", "acl", "prep", "pcomp") or any(k.dep_ in ("dobj", "ccomp", "xcomp") for k in kids):
        return None
    noun = agent_of(parse, token) or parse.child(token, "nsubj")
    if noun is None or any(k.dep_ == "prep" and k.lower_ in ("about", "of", "on") for k in kids):
        return None
    by = [k.i for k in kids if k.lower_ == "by" and k.i == noun.head.i]
    reading = _around(parse, token, [token.i, *by], noun, "as reported")
    if reading is not None:
        reading.others = other_agents(parse, token)
    return reading


def _around(parse: Parse, top: Token, cue: list[int], noun: Token | None, rule: str) -> Reading | None:
    """The clause around an adjunct, without the adjunct."""
    clause = top.head
    comma = top.left_edge.i > 0 and parse.tokens[top.left_edge.i - 1].text == ","
    inner = _INNER | {"ccomp"} if comma and _is_last(parse, top) else _INNER if comma else frozenset[str]()
    while clause.head.i != clause.i and (clause.pos_ not in ("VERB", "AUX") or clause.dep_ in inner):
        clause = clause.head
    hole: Range = (top.i, top.i + 1) if noun is None else parse.subtree(top)
    content = parse.trimmed(without(parse.subtree(clause), hole))
    if not content:
        return None
    reading = Reading(cue, content, rule=rule, clause=clause.i, rank=1 if noun is not None else 2)
    if "ccomp" in inner and lexicon.verb(clause.lemma_) is not None:
        reading.rank = 0  # who reports that somebody said it stands outside
    if noun is not None:
        reading.source, reading.head = parse.noun_phrase(noun), noun.i
    return reading


def _is_last(parse: Parse, token: Token) -> bool:
    """Whether nothing but punctuation follows a phrase in its sentence."""
    after = token.right_edge.i + 1
    return after >= len(parse.tokens) or parse.tokens[after].text in (".", "!", "?") or parse.tokens[after].is_space
