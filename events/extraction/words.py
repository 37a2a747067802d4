"""The parsed text as plain lists, so that the readers after the model cost little.

Asking spaCy for a token's attribute builds an object each time; a page has some ten thousand such questions. Everything
the readers need is copied out once, by column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.values import Block, BlockKind

if TYPE_CHECKING:
    from spacy.tokens import Doc


def word_set(text: str) -> frozenset[str]:
    """A set of words written with blanks between them."""
    return frozenset(text.split())


_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START"]
# A heading of four words and more in which this share of the words after the first, function words left out, is
# capitalised is title case: there a capital says nothing. Chosen so that one proper name in a short heading does not
# tip it.
TITLE_CASE_SHARE = 0.6
# A line of a text without headings is taken for one by its capitals only if it has this many words to judge by, and
# no more
# tokens than headlines have.
_TELLING = 4
_LONGEST_TITLE = 25
_STOPS = word_set(". ? ! : ; , ” \" ’ ' '' )")
_SMALL = word_set("a an the of in on at to for and or but as by with from into over after before vs is are")


@dataclass(frozen=True, slots=True)
class Words:
    """One article's tokens, column by column; every list has one item a token.

    ``head`` is an index (a root points at itself), ``children`` the indexes of the dependents in order, ``sentence``
    the
    index into ``sentences``, which are half-open token ranges. ``block`` is the kind of the block a token stands in,
    ``title_case`` whether that block is a heading whose capitals say nothing. ``names`` are the model's named entities
    as (first token, end token, label).
    """

    source: str
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    children: list[list[int]]
    sentences: list[tuple[int, int]]
    block: list[BlockKind]
    title_case: list[bool]
    names: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, first: int, end: int) -> str:
        """The characters from the first token to the last before ``end``, with line breaks as blanks."""
        return " ".join(self.source[self.start[first] : self.end[end - 1]].split())

    def tells(self, i: int) -> bool:
        """Whether the token stands where things are told: not in a sub-heading, not in debris."""
        return self.block[i] not in (BlockKind.HEADING, BlockKind.DEBRIS)

    def child(self, i: int, *deps: str) -> int:
        """The first dependent of ``i`` by one of these relations, or -1."""
        for c in self.children[i]:  # asked thirty times a claim: a generator would double what it costs
            if self.dep[c] in deps:
                return c
        return -1

    def covering(self, start: int, end: int) -> range:
        """The tokens that overlap the characters ``[start, end)``."""
        first = bisect_right(self.end, start)
        return range(first, bisect_left(self.start, end, first))

    def top(self, tokens: Sequence[int]) -> int:
        """The first of these tokens that depends on none of the others; -1 for none."""
        own = set(tokens)
        return next((i for i in tokens if self.head[i] not in own or self.head[i] == i), -1)

    @classmethod
    def of(cls, doc: Doc, blocks: Sequence[Block]) -> Words:
        import numpy as np

        columns = doc.to_array(_COLUMNS).astype(np.int64)
        unsigned = columns.astype(np.uint64)

        def strings(column: int) -> list[str]:
            values = unsigned[:, column].tolist()
            known = {value: doc.vocab.strings[value] for value in set(values)}
            return [known[value] for value in values]

        count = len(doc)
        head = (columns[:, 6] + np.arange(count)).tolist()
        start = columns[:, 7].tolist()
        children: list[list[int]] = [[] for _ in range(count)]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        firsts = [i for i, mark in enumerate(columns[:, 9].tolist()) if mark == 1 or i == 0]
        text = strings(0)
        sentences = _sentences(text, firsts)
        block, title_case = _blocks(text, start, blocks, set(firsts))
        return cls(
            source=doc.text,
            text=text,
            lower=[word.replace("’", "'") for word in strings(1)],
            lemma=[word.lower() for word in strings(2)],
            tag=strings(3),
            pos=strings(4),
            dep=strings(5),
            head=head,
            start=start,
            end=(columns[:, 7] + columns[:, 8]).tolist(),
            sentence=[number for number, (first, end) in enumerate(sentences) for _ in range(first, end)],
            children=children,
            sentences=sentences,
            block=block,
            title_case=title_case,
            names=[(ent.start, ent.end, ent.label_) for ent in doc.ents],
        )


def _sentences(text: Sequence[str], firsts: Sequence[int]) -> list[tuple[int, int]]:
    """Token ranges of the sentences; what is only white space belongs to the sentence before it, or else after it."""
    found: list[tuple[int, int]] = []
    for first, end in zip(firsts, [*firsts[1:], len(text)], strict=True) if text else ():
        blank_before = found and all(word.isspace() for word in text[slice(*found[-1])])
        if found and (blank_before or all(word.isspace() for word in text[first:end])):
            found[-1] = found[-1][0], end
        else:
            found.append((first, end))
    return found


def _blocks(
    text: list[str], start: list[int], blocks: Sequence[Block], sentence_starts: Set[int]
) -> tuple[list[BlockKind], list[bool]]:
    """For each token the kind of its block, and whether that block is a heading in title case."""
    kinds = [BlockKind.PARAGRAPH] * len(text)
    titles = [False] * len(text)
    at = 0
    for block in blocks:
        while at < len(text) and start[at] < block.start:
            at += 1
        first = at
        while at < len(text) and start[at] < block.end:
            at += 1
        if block.kind is BlockKind.PARAGRAPH or first == at:
            continue
        title = is_title_case(text[first:at])
        for i in range(first, at):
            kinds[i], titles[i] = block.kind, title
    for first, end in _lines(text):
        if (
            first in sentence_starts
            and not titles[first]
            and end - first <= _LONGEST_TITLE
            and _is_title_line(text, first, end)
        ):
            titles[first:end] = [True] * (end - first)
    return kinds, titles


def _lines(text: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for i, word in enumerate([*text, "\n"]):
        if "\n" in word:
            if i > first:
                yield first, i
            first = i + 1


def _is_title_line(text: Sequence[str], first: int, end: int) -> bool:
    """A line of its own in a text that came without headings: title case and no full stop."""
    if text[end - 1] in _STOPS:
        return False
    telling = [word for word in text[first + 1 : end] if word[:1].isalpha() and word.lower() not in _SMALL]
    return len(telling) >= _TELLING and is_title_case(text[first:end])


def is_title_case(words: Sequence[str]) -> bool:
    """Whether capitals carry no information here: nearly every word after the first has one, or all letters are
    capitals."""
    telling = [word for word in words[1:] if word[:1].isalpha() and word.lower() not in _SMALL]
    return not telling or sum(word[0].isupper() for word in telling) >= TITLE_CASE_SHARE * len(telling)
