"""Pronouns that speak, resolved inside the article only where it is certain, else left as they stand."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from events.values import EntityKind, Mention, NamedEntity, Span

from . import sources
from .lexicon import words
from .parse import SUBJECTS, Parse, Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_MALE, _FEMALE = frozenset(("he", "his", "him")), frozenset(("she", "her", "hers"))
_THING = frozenset(("it", "its"))
_RELATIVE = frozenset(("who", "which", "that"))
ANTECEDENT_WANTED = _MALE | _FEMALE | _THING | _RELATIVE
_MALE_TITLES = words("mr mr. sir king prince lord congressman pope father")
_FEMALE_TITLES = words("mrs mrs. ms ms. miss queen princess lady dame congresswoman")
# Sentences before the pronoun's own in which its antecedent may stand. One: two are already a guess.
SENTENCES_BACK = 1
# Paragraphs before the pronoun's own in which the only person of an article may stand.
PARAGRAPHS_BACK = 1
# No sentence is searched further than this: an endless one must not cost its length for each pronoun. In tokens.
MAX_BACK = 120
# Characters before a name in which its title stands: the longest, "congresswoman", and a blank.
MAX_TITLE = 14
# Pronouns between a pronoun and the name they all stand for.
MAX_LINKS = 3


class Pronouns:
    """Remembers what each pronoun was resolved to, so that a chain of "he added" keeps its speaker."""

    def __init__(
        self, parse: Parse, by_token: dict[int, Mention], entities: Sequence[NamedEntity], quoted: Container[int]
    ) -> None:
        self.parse = parse
        self.by_token = by_token
        self.titles = {e.name: {w for title in e.titles for w in title.lower().split()} for e in entities}
        firsts: dict[str, int] = {}
        for i, mention in by_token.items():
            if mention.kind is EntityKind.PERSON:
                firsts.setdefault(mention.entity, i)
        self.first_two = sorted(firsts.values())[:2]  # where the article's first two persons are first named
        self.quoted = quoted  # tokens inside quotations: whom a speaker names is not the speaker

    def antecedent(self, token: Token, told: Sequence[Range] = (), links: int = MAX_LINKS) -> Mention | None:
        """The one mention a pronoun can stand for: the only fitting entity since the sentence before, in its paragraph.

        ``told`` is what the pronoun's own cue attributes: nobody named there is the speaker. "Who" and "which" stand
        for the noun that their clause belongs to. ``None`` where two entities fit, or where the subject of a sentence
        is a person without a name who could be meant.
        """
        if token.i in self.by_token:
            return self.by_token[token.i]
        word = token.lower_
        found = self._of_relative(token) if word in _RELATIVE else self._only_fitting(token, word, told, links)
        if found is not None and word not in _RELATIVE:
            self.by_token[token.i] = Mention(token.idx, token.idx + len(token), found.kind, found.entity)
        return found

    def _of_relative(self, token: Token) -> Mention | None:
        verb = token.head
        noun = verb.head if verb.dep_ == "relcl" else None
        return self.by_token.get(noun.i) if noun is not None else None

    def _only_fitting(self, token: Token, word: str, told: Sequence[Range], links: int) -> Mention | None:
        names: dict[str, Mention] = {}
        breaks, quoted_start = 0, False
        for i in range(token.i - 1, max(token.i - MAX_BACK, -1), -1):
            other = self.parse.tokens[i]
            if other.is_space and "\n" in other.text:
                break
            if i in self.quoted:
                quoted_start |= bool(other.is_sent_start)
                continue
            if quoted_start:  # a quotation of whole sentences counts as one
                quoted_start = False
                breaks += 1
                if breaks > SENTENCES_BACK:
                    break
            if any(a <= i < b for a, b in told):
                continue
            mention = self.by_token.get(i)
            if mention is None and links and other.lower_ in self._like(word) and other.dep_ in SUBJECTS:
                mention = self.antecedent(other, (), links - 1)
            if mention is not None and self._fits(mention, word):
                names.setdefault(mention.entity, mention)
            elif (mention is None or self._misread(mention, other, word)) and self._rival(other, word):
                return None
            if other.is_sent_start:
                breaks += 1
                if breaks > SENTENCES_BACK:
                    break
        if not names and word not in _THING:
            return self._only_person(token, word, told)
        return next(iter(names.values())) if len(names) == 1 else None

    def _only_person(self, token: Token, word: str, told: Sequence[Range]) -> Mention | None:
        """The one person of all that the article has named so far, where the paragraph before still speaks of them."""
        if not self.first_two or any(i < token.i for i in self.first_two[1:]):
            return None
        paragraphs = 0
        for i in range(token.i - 1, max(token.i - MAX_BACK, -1), -1):
            other, mention = self.parse.tokens[i], self.by_token.get(i)
            paragraphs += other.is_space and "\n" in other.text
            if i in self.quoted or any(a <= i < b for a, b in told):
                continue
            if paragraphs > PARAGRAPHS_BACK or (mention is None and self._rival(other, word)):
                return None
            if mention is not None and self._fits(mention, word):
                return mention
        return None

    def _like(self, word: str) -> frozenset[str]:
        return next(group for group in (_MALE, _FEMALE, _THING) if word in group)

    def _fits(self, mention: Mention, word: str) -> bool:
        if word in _THING:
            return mention.kind in (EntityKind.ORGANISATION, EntityKind.COUNTRY)
        if mention.kind is not EntityKind.PERSON:
            return False
        before = self.parse.text[max(mention.start - MAX_TITLE, 0) : mention.start].lower().split()
        first = Span(mention.start, mention.end).of(self.parse.text).lower().split()[:1]
        titles = {*before[-1:], *first, *self.titles.get(mention.entity, ())}
        return not titles & (_FEMALE_TITLES if word in _MALE else _MALE_TITLES)

    def _misread(self, mention: Mention, other: Token, word: str) -> bool:
        """A surname alone is easily read as an organisation; a short form of "Berg Group" is none."""
        lone = mention.kind is EntityKind.ORGANISATION and " " not in mention.entity
        return word not in _THING and lone and other.pos_ == "PROPN"

    def _rival(self, other: Token, word: str) -> bool:
        """A subject without a name that the pronoun could stand for as well."""
        if other.dep_ not in SUBJECTS or other.lower_ in _RELATIVE:
            return False
        if word in _THING:
            return other.pos_ in ("NOUN", "PRON", "PROPN")
        if other.pos_ == "PRON":
            return other.lower_ in ANTECEDENT_WANTED - _THING
        if any(k.dep_ == "appos" and k.i in self.by_token for k in self.parse.kids[other.i]):
            return False
        person = other.lemma_.lower() in sources.PEOPLE and other.tag_ not in ("NNS", "NNPS")
        return other.pos_ == "PROPN" or person
