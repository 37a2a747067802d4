"""Who a source is: a named entity, words without a name, or a pronoun left as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from events.values import Mention, Span

from . import lexicon
from .parse import Parse, Range


@dataclass(frozen=True, slots=True)
class Speaker:
    """``names`` are entity names; ``anonymous`` the words of a source without one; neither: a pronoun."""

    names: tuple[str, ...] = ()
    anonymous: str | None = None
    reading: str = ""


class Speakers:
    """Mentions by token, for looking up sources."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self.parse = parse
        self.doc = doc = parse.doc
        self.by_token: dict[int, Mention] = {}
        starts = {t.idx: t.i for t in doc}
        for mention in mentions:
            i = starts.get(mention.start)
            while i is not None and i < len(doc) and doc[i].idx < mention.end:
                self.by_token[i] = mention
                i += 1

    def of(self, part: Range | None, head: int | None) -> Speaker:
        if part is None or head is None:
            return Speaker()
        token = self.doc[head]
        found = [m for t in [token, *token.conjuncts] if part[0] <= t.i < part[1] and (m := self._named(t))]
        if found:
            return Speaker(
                tuple(dict.fromkeys(m.entity for m in found)),
                reading="; ".join(f"{_text(self.doc, m)} read as {m.entity}" for m in found if m.reading),
            )
        if token.pos_ == "PRON":
            return Speaker()
        return Speaker(anonymous=self.parse.span(part).of(self.doc.text))

    def _named(self, token: Token) -> Mention | None:
        """The mention that covers the head; else its apposition's, its name's, or its author's."""
        if token.i in self.by_token:
            return self.by_token[token.i]
        for kid in token.children:
            if kid.dep_ == "appos" and kid.i in self.by_token:
                return self.by_token[kid.i]
        if token.lemma_.lower() in lexicon.BODIES and token.i and token.nbor(-1).i in self.by_token:
            if self.by_token[token.i - 1].kind == "organisation":
                return self.by_token[token.i - 1]
        if token.lemma_.lower() in lexicon.TEXTS:
            for kid in token.children:
                if kid.dep_ == "poss" and kid.i in self.by_token:
                    return self.by_token[kid.i]
        return None


def _text(doc: Doc, mention: Mention) -> str:
    return Span(mention.start, mention.end).of(doc.text)
