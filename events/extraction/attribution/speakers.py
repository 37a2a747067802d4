"""Who a source is: a named entity, words without a name, or a pronoun left as it stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.values import EntityKind, Mention, NamedEntity, Span

from . import sources
from .lexicon import words
from .nameless import Nameless
from .parse import Parse, Range
from .pronouns import ANTECEDENT_WANTED, Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is done to a text by who speaks in it; "obtained" or "seen by" is not.
_MAKING = words("air broadcast circulate commission conduct issue post produce publish release send share sign write")
_NAMELESS_PRONOUNS = words("all another any anyone both everybody everyone few many most none one others several some")


@dataclass(frozen=True, slots=True)
class Speaker:
    """``names`` are entity names; ``anonymous`` the words of a source without one; neither: a pronoun left standing."""

    names: tuple[str, ...] = ()
    anonymous: str | None = None
    reading: str = ""


class Speakers:
    """Looks up sources among an article's mentions. Sources are asked for in the order of the text."""

    def __init__(
        self, parse: Parse, mentions: Sequence[Mention], entities: Sequence[NamedEntity], quoted: Container[int]
    ) -> None:
        self.parse = parse
        self.by_token: dict[int, Mention] = {}
        starts = {t.idx: t.i for t in parse.tokens}
        for mention in mentions:
            i = starts.get(mention.start)
            while i is not None and i < len(parse.tokens) and parse.tokens[i].idx < mention.end:
                self.by_token[i] = mention
                i += 1
        aside = (EntityKind.PLACE, EntityKind.EVENT)
        self.places = frozenset(i for i, mention in self.by_token.items() if mention.kind in aside)
        self.pronouns = Pronouns(parse, self.by_token, entities, quoted)
        self.nameless = Nameless(parse, self.by_token, quoted)

    def of(self, part: Range | None, head: int | None, told: Sequence[Range] = ()) -> Speaker:
        """The speaker for a source's noun phrase and its head; ``told`` is what is put to it."""
        if part is None or head is None:
            return Speaker()
        heads = [t for t in self._joined(self.parse.tokens[head]) if part[0] <= t.i < part[1]]
        named = [m for t in heads if (m := self._named(t, told)) is not None]
        if named:
            readings = [f"{self._text(m)} read as {m.entity}" for m in named if m.reading]
            return Speaker(tuple(dict.fromkeys(m.entity for m in named)), reading="; ".join(readings))
        token = self._author(self._related(self.parse.tokens[head]))
        if token.pos_ == "PRON" and token.lower_ not in _NAMELESS_PRONOUNS:
            return Speaker(anonymous=self.nameless.again(token))
        nameless = self._words(token, part)
        self.nameless.remember(token, nameless)
        return Speaker(anonymous=nameless)

    def whole(self, part: Range) -> Range:
        """A source with the whole of the name that it begins in, where the parser cut that ("Berg Group on Monday")."""
        a, mention = part[0], self.by_token.get(part[0])
        while mention is not None and a and self.by_token.get(a - 1) is mention:
            a -= 1
        return a, part[1]

    def _joined(self, token: Token) -> Iterable[Token]:
        """A noun and those joined to it by "and"."""
        yield token
        for kid in self.parse.kids[token.i]:
            if kid.dep_ == "conj":
                yield from self._joined(kid)

    def _related(self, token: Token) -> Token:
        """The noun that a relative pronoun stands for ("the minister, who said"), which speaks; else itself."""
        verb = token.head
        noun = verb.head if token.lower_ in ("who", "which") and verb.dep_ == "relcl" else token
        return noun if noun.pos_ == "NOUN" and sources.speaks(noun.lemma_) else token

    def _named(self, token: Token, told: Sequence[Range] = ()) -> Mention | None:
        """The mention of the noun itself, never of its possessor; else its apposition's, its name's, its author's."""
        if token.lower_ in ANTECEDENT_WANTED:
            return self.pronouns.antecedent(token, told)
        found = self.by_token.get(token.i)
        if found is not None:
            return found
        after = self.by_token.get(token.i + 1) if token.lemma_.lower() in sources.PEOPLE else None
        if after is not None and after.kind is EntityKind.PERSON:
            return after  # "its chair Jon Berg", whatever the parser made of it
        for kid in self.parse.kids[token.i]:
            if kid.dep_ == "appos" and kid.i in self.by_token and kid.i > token.i:
                return self.by_token[kid.i]
        return self._name_of_body(token) or self._author_mention(token)

    def _name_of_body(self, token: Token) -> Mention | None:
        """ "The Kyodo news agency": the body's own name right before its common nouns."""
        i = token.i
        while i > 0 and self.parse.tokens[i].lemma_.lower() in sources.BODIES:
            i -= 1
        found = self.by_token.get(i) if i < token.i else None
        return found if found is not None and found.kind is EntityKind.ORGANISATION else None

    def _author(self, token: Token) -> Token:
        """Who made a text: "a report by X", "X's statement", "images released by X"; else the noun itself."""
        if token.lemma_.lower() not in sources.TEXTS:
            return token
        for kid in self.parse.kids[token.i]:
            if kid.dep_ == "poss":
                return kid
        for kid in self.parse.kids[token.i]:
            if kid.dep_ in ("prep", "agent") and kid.lower_ in ("by", "from"):
                return self.parse.child(kid, "pobj") or token
            if kid.dep_ == "acl" and kid.lemma_ in _MAKING:
                by = next((k for k in self.parse.kids[kid.i] if k.lower_ == "by"), None)
                maker = self.parse.child(by, "pobj") if by is not None else None
                if maker is not None:
                    return maker
        return token

    def _author_mention(self, token: Token) -> Mention | None:
        author = self._author(token)
        if author.i != token.i:
            return self._named(author)
        if token.lemma_.lower() in sources.TEXTS:  # "an AP report"
            for kid in self.parse.kids[token.i]:
                found = self.by_token.get(kid.i) if kid.dep_ in ("compound", "nmod") else None
                if found is not None and found.kind is EntityKind.ORGANISATION:
                    return found
        return None

    def _words(self, token: Token, part: Range) -> str:
        """A nameless source's words without its relative clause and without a possessive ending."""
        a, b = self.parse.noun_phrase(token)
        for kid in self.parse.kids[token.i]:
            if kid.i > token.i and kid.dep_ in ("relcl", "appos", "punct", "case", "advcl"):
                b = min(b, max(kid.left_edge.i, token.i + 1))
        inside = part[0] <= token.i < part[1]
        a, b = (max(a, part[0]), min(b, part[1])) if inside else (a, b)
        return " ".join(self.parse.span((a, max(b, token.i + 1))).of(self.parse.text).split())

    def _text(self, mention: Mention) -> str:
        return Span(mention.start, mention.end).of(self.parse.text)
