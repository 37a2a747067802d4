"""A second voice in one sentence: whom somebody quotes "as saying", and who denies it behind a comma ("which ...")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import lexicon
from .clauses import agent_of
from .parse import SUBJECTS, Parse, Range, Reading, without
from .verbs import cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTE = frozenset(("quote", "cite"))
OBJECTION = "objection"


def second_readings(parse: Parse) -> Iterator[Reading]:
    """Readings in order of the cue, in the place of those that their verbs would have alone."""
    for token in parse.tokens:
        reading = _quoting(parse, token) if token.lemma_ in _QUOTE else _objection(parse, token)
        if reading is not None:
            yield reading


def _quoting(parse: Parse, token: Token) -> Reading | None:
    """ "The paper quoted Berg as saying that ..." is Berg's word through the paper; "he was quoted as saying", his."""
    quoted = parse.child(token, "nsubjpass", "dobj")
    if quoted is None:
        return None
    kids = (*parse.kids[token.i], *parse.kids[quoted.i])
    link = next((k for k in kids if k.lower_ == "as" and k.i > max(token.i, quoted.i)), None)
    saying = parse.child(link, "pcomp") if link is not None else None
    if link is None or saying is None or lexicon.verb(saying.lemma_) is None:
        return None
    citer = agent_of(parse, token) if quoted.dep_ == "nsubjpass" else parse.child(token, "nsubj")
    clause, subject = parse.child(saying, "ccomp"), parse.child(token, *SUBJECTS)
    content = parse.trimmed([parse.subtree(clause)]) if clause is not None else _before(parse, token, subject)
    if not content:
        return None
    whom = parse.noun_phrase(quoted)
    source, end = citer or quoted, ((whom[0], min(whom[1], link.i)), quoted.i)
    cue = sorted({*cue_tokens(parse, token), link.i, *cue_tokens(parse, saying)})
    reading = Reading(cue, content, parse.noun_phrase(source), source.i, rule="clause")
    reading.citing = [end] if citer is not None else []
    return reading


def _before(parse: Parse, token: Token, subject: Token | None) -> list[Range]:
    """All of the sentence before the subject of a cue that closes it: "..., the paper quoted Berg as saying"."""
    end = parse.subtree(subject)[0] if subject is not None else 0
    closed = end > 0 and (parse.words[end - 1] == "," or parse.tokens[end - 1].is_quote)
    return parse.trimmed([(token.sent.start, end)]) if closed and token.sent.start < end else []


def _objection(parse: Parse, token: Token) -> Reading | None:
    """ "Berg said the dam was safe, which villagers deny": their word against his, though in one sentence with it."""
    cue = lexicon.verb(token.lemma_) if token.dep_ in ("relcl", "advcl") and token.pos_ == "VERB" else None
    which, subject = parse.child(token, "dobj"), parse.child(token, "nsubj")
    if cue is None or cue.stance != lexicon.DENIES or which is None or subject is None or which.lower_ != "which":
        return None
    if which.i == 0 or parse.tokens[which.i - 1].text != ",":
        return None
    source, verb = parse.noun_phrase(subject), cue_tokens(parse, token)
    rest = without((which.i, parse.subtree(token)[1]), (source[0], verb[-1] + 1))
    content = parse.trimmed(rest)
    return Reading(verb, content, source, subject.i, cue.act, cue.stance, rule=OBJECTION, rank=0)
