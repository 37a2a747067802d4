"""Who a noun phrase or pronoun stands for, where the text leaves no choice."""

from __future__ import annotations

from collections.abc import Sequence

from events.extraction.words import Words, word_set
from events.values import EntityKind, Mention, NamedEntity

_SINGULAR = word_set("he she his her him himself herself")
_PAIRS = word_set("leaders presidents ministers men women sides countries nations two")
_COUNTED = frozenset({"two", "both"})
# How many sentences back a pronoun's only possible antecedent is looked for. News prose refers to the sentence before;
# further back another person is too often only implied.
_BACK = 1


class People:
    """The mentions of one article by token, and what may refer to them."""

    def __init__(self, words: Words, mentions: Sequence[Mention], entities: Sequence[NamedEntity]) -> None:
        self.words = words
        self.at: dict[int, Mention] = {}
        self.persons: list[tuple[int, str]] = []  # (token, name) in order of the text
        self.states: list[tuple[int, str]] = []
        self._fill(mentions)
        self.roles = _roles(entities)

    def _fill(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            tokens = self.words.covering(mention.start, mention.end)
            self.at.update(dict.fromkeys(tokens, mention))
            if mention.kind is EntityKind.PERSON:
                self.persons.append((tokens.start, mention.entity))
            elif mention.kind is EntityKind.COUNTRY:
                self.states.append((tokens.start, mention.entity))

    def named(self, i: int) -> tuple[str, ...]:
        """The entities that the phrase headed by token ``i`` stands for: itself, its apposition, and what is joined
        to it."""
        words = self.words
        found = list(self._one(i))
        if not found and (apposition := words.child(i, "appos")) >= 0 and apposition in self.at:
            found.append(self.at[apposition].entity)
        joined = words.child(i, "conj")
        while joined >= 0:
            found.extend(self._one(joined))
            joined = words.child(joined, "conj")
        return tuple(dict.fromkeys(found))

    def _one(self, i: int) -> tuple[str, ...]:
        words = self.words
        if i in self.at:
            return (self.at[i].entity,)
        if words.lower[i] in _SINGULAR:
            return self._before(i, self.persons, 1)
        if words.lower[i] in _PAIRS and (words.lower[i] == "two" or self._is_counted(i)):
            return self._before(
                i, self.states if words.lower[i] in ("countries", "nations", "sides") else self.persons, 2
            )
        return self._by_role(i)

    def _is_counted(self, i: int) -> bool:
        return any(self.words.lower[c] in _COUNTED for c in self.words.children[i])

    def _before(self, i: int, known: list[tuple[int, str]], count: int) -> tuple[str, ...]:
        """Those named before ``i`` in its sentence, else in the one before, where there are exactly ``count`` of
        them."""
        number = self.words.sentence[i]
        start = self.words.sentences[max(0, number - _BACK)][0]
        own = self.words.sentences[number][0]
        for first in (own, start):
            names = tuple(dict.fromkeys(name for at, name in known if first <= at < i))
            if names:
                return names if len(names) == count else ()
        return ()

    def _by_role(self, i: int) -> tuple[str, ...]:
        """ "The North Korean leader": who alone in the article has that title."""
        words = self.words
        if words.pos[i] != "NOUN" or not any(words.lower[c] == "the" and c < i for c in words.children[i]):
            return ()
        first = min(
            c for c in [i, *words.children[i]] if words.lower[c] != "the" and c <= i and words.dep[c] != "punct"
        )
        title = words.slice(first, i + 1).lower()
        return (self.roles[title],) if title in self.roles else ()


def _roles(entities: Sequence[NamedEntity]) -> dict[str, str]:
    found: dict[str, str] = {}
    shared: set[str] = set()
    for entity in entities:
        for title in entity.titles:
            for form in {title.lower(), title.lower().split()[-1]}:
                if found.setdefault(form, entity.name) != entity.name:
                    shared.add(form)
    return {form: name for form, name in found.items() if form not in shared}
