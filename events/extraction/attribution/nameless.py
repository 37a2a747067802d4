"""Pronouns of speakers without a name: "The airline said ... It added ...", "A spokesman said ... He gave ..."."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from events.values import EntityKind, Mention

from . import sources
from .lexicon import words
from .parse import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL, _BODILY = words("he she"), words("it")
_OF_BODIES = sources.GROUPS | sources.BODIES
# As for names: a sentence before the pronoun's own, and no further than this in tokens.
SENTENCES_BACK = 1
MAX_BACK = 120


class Nameless:
    """The last speaker without a name, and whether a pronoun goes on with it: only where nobody else is in sight."""

    def __init__(self, parse: Parse, by_token: Mapping[int, Mention], quoted: Container[int]) -> None:
        self.parse, self.by_token, self.quoted = parse, by_token, quoted
        self._head, self._lemma, self._words = -1, "", ""

    def remember(self, head: Token, words: str) -> None:
        one = head.tag_ in ("NN", "NNP")
        self._head, self._lemma, self._words = head.i, head.lemma_.lower() if one else "", words

    def again(self, token: Token) -> str | None:
        """The words of the last nameless speaker where the pronoun can stand for nobody else, else ``None``."""
        word = token.lower_
        kin = sources.PEOPLE if word in _PERSONAL else _OF_BODIES if word in _BODILY else frozenset[str]()
        if self._lemma not in kin or not token.i - MAX_BACK < self._head < token.i:
            return None
        breaks = 0
        for i in range(token.i - 1, -1, -1):
            other = self.parse.tokens[i]
            if other.is_space and "\n" in other.text:
                return None
            if i not in self.quoted and i != self._head and self._is_rival(other, word, kin):
                return None
            if i < self._head and other.is_sent_start:
                break
            breaks += i >= self._head and bool(other.is_sent_start)
            if breaks > SENTENCES_BACK and i > self._head:
                return None
        self._head = token.i
        return self._words

    def _is_rival(self, other: Token, word: str, kin: frozenset[str]) -> bool:
        mention = self.by_token.get(other.i)
        if mention is not None:
            bodies = (EntityKind.ORGANISATION, EntityKind.COUNTRY)
            return mention.kind is EntityKind.PERSON if word in _PERSONAL else mention.kind in bodies
        lemma = other.lemma_.lower()
        return other.pos_ == "NOUN" and other.dep_ != "compound" and lemma in kin and lemma != self._lemma
