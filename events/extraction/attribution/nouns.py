"""Nouns and adjectives that put something to a source: "the ministry's claim that", "criticism of", "sure that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .clauses import subject_of
from .lexicon import Cue, words
from .lexicon_of_nouns import ADJECTIVES, NOUNS
from .parse import Parse, Range, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that only carry a noun: "they made the argument that", "he expressed doubt that".
_LIGHT = words("deliver express float give have hold issue launch level make offer repeat share take voice")

# What a rumour does before its clause.
_SPREADING = words("arise be circulate emerge grow mount persist spread surface swirl")


def noun_readings(parse: Parse) -> Iterator[Reading]:
    """Readings of nouns and adjectives, in order of the cue."""
    for token in parse.tokens:
        if token.pos_ == "NOUN":
            cue = NOUNS.get(token.lemma_.lower())
            if cue is not None and (content := _content(parse, token, cue)):
                yield _reading(parse, token, cue, content, _noun_source(parse, token), "noun")
        elif token.pos_ == "ADJ":
            cue = ADJECTIVES.get(token.lower_)
            if cue is not None and (content := _adjective_content(parse, token)):
                source = subject_of(parse, token.head) if token.dep_ == "acomp" else subject_of(parse, token)
                if source is not None and source.lower_ not in ("it", "that", "this"):
                    yield _reading(parse, token, cue, content, source, "adjective")


def _reading(parse: Parse, token: Token, cue: Cue, content: list[Range], source: Token | None, rule: str) -> Reading:
    part = parse.noun_phrase(source) if source is not None else None
    head = source.i if source is not None else None
    act = "mentions" if token.lower_ == "talks" else cue.act  # "talks on arms" are negotiations
    return Reading([token.i], content, part, head, act, cue.stance, rule)


def _content(parse: Parse, token: Token, cue: Cue) -> list[Range]:
    """A clause with "that" or "to" after the noun, or the object of one of its prepositions."""
    for kid in parse.kids[token.i]:
        if kid.i < token.i:
            continue
        if kid.dep_ in ("acl", "ccomp", "relcl") and any(
            k.lower_ in ("that", "to", "whether") and k.dep_ in ("mark", "aux") for k in parse.kids[kid.i]
        ):
            return parse.trimmed([parse.subtree(kid)])
        if kid.dep_ == "prep" and kid.lower_ in cue.prepositions:
            inner = [k for k in parse.kids[kid.i] if k.dep_ in ("pobj", "pcomp")]
            return parse.trimmed(parse.subtree(k) for k in inner)
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in _SPREADING:
        clause = parse.child(token.head, "ccomp")  # "speculation has arisen that talks go on"
        return parse.trimmed([parse.subtree(clause)]) if clause is not None else []
    return []


def _adjective_content(parse: Parse, token: Token) -> list[Range]:
    for kid in parse.kids[token.i]:
        if kid.i > token.i and kid.dep_ in ("ccomp", "xcomp"):
            return parse.trimmed([parse.subtree(kid)])
        if kid.i > token.i and kid.dep_ == "prep" and kid.lower_ in ("about", "of", "with", "at", "in"):
            return parse.trimmed(parse.subtree(k) for k in parse.kids[kid.i] if k.dep_ in ("pobj", "pcomp"))
    return []


def _noun_source(parse: Parse, token: Token) -> Token | None:
    """Its owner ("the ministry's claim"), its author ("a claim by"), or who makes it ("they made the claim")."""
    owner = parse.child(token, "poss")
    if owner is not None:
        return owner
    for kid in parse.kids[token.i]:
        if kid.dep_ == "prep" and kid.lower_ in ("by", "from", "among"):
            return parse.child(kid, "pobj")
    head = token.head
    if token.dep_ == "dobj" and head.lemma_.lower() in _LIGHT:
        return subject_of(parse, head)
    return None
