"""A parsed document with what attribution asks of it often: children by head, ranges of tokens, their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from events.values import Span

from .lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Range = tuple[int, int]  # half-open, token indices

# No subtree counts further than this from its head: one endless sentence must not make every cue's content endless.
# 400 tokens: the longest sentence of the development data that is one has 190.
MAX_REACH = 400
# Punctuation that never belongs to the edge of what is attributed (its quotation marks do).
_EDGE = words(", . ; : - -- – — … ... ( [")
SUBJECTS = frozenset(("nsubj", "nsubjpass"))


@dataclass(slots=True)
class Reading:
    """An attribution in token ranges, before overlaps are settled and its source is read.

    ``head`` is the source's syntactic head, ``clause`` that of the content where it is a clause; ``rule`` the
    construction that read it; ``others`` are further sources of the same ("reported by A and confirmed by B") and
    ``citing`` whom the source has it from, both as noun phrases with their heads; ``rank``, lower first,
    decides between readings that overlap, lower first.
    """

    cue: list[int]
    content: list[Range]
    source: Range | None = None
    head: int | None = None
    act: str = "says"
    stance: str = "asserts"
    rule: str = ""
    others: list[tuple[Range, int]] = field(default_factory=list)
    citing: list[tuple[Range, int]] = field(default_factory=list)
    clause: int | None = None
    rank: int = 1


class Parse:
    """A ``Doc`` and its children lists, read once: spaCy's own search each subtree anew."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text  # asked often; spaCy joins the tokens anew each time
        self.tokens: list[Token] = list(doc)
        self.words: list[str] = [token.text for token in self.tokens]  # likewise looked up anew each time
        self.raised: dict[int, Token] = {}  # verbs that share the subject of another verb than the parser's
        self.kids: list[list[Token]] = [[] for _ in self.tokens]
        steps = doc.to_array("HEAD").astype("int64").tolist()  # from each token to its head
        for i, step in enumerate(steps):
            if step:
                self.kids[i + step].append(self.tokens[i])
        self.verbs: list[Token] = [token for token in self.tokens if token.pos_ in ("VERB", "AUX")]

    def child(self, token: Token, *deps: str) -> Token | None:
        """The first child with one of these relations."""
        return next((k for k in self.kids[token.i] if k.dep_ in deps), None)

    def subtree(self, token: Token) -> Range:
        """First to last token below a token, cut at ``MAX_REACH``."""
        return max(token.left_edge.i, token.i - MAX_REACH), min(token.right_edge.i + 1, token.i + MAX_REACH)

    def trim(self, part: Range) -> Range | None:
        """A range without white space and loose punctuation at its edges; ``None`` where nothing is left."""
        a, b = part
        while a < b and (self.tokens[a].is_space or self.tokens[a].text in _EDGE):
            a += 1
        while a < b and (self.tokens[b - 1].is_space or self.tokens[b - 1].text in _EDGE):
            b -= 1
        return (a, b) if a < b else None

    def trimmed(self, parts: Iterable[Range]) -> list[Range]:
        return [p for part in parts if (p := self.trim(part))]

    def noun_phrase(self, head: Token) -> Range:
        """A source's words: its whole noun phrase with title, apposition and relative clause."""
        a, b = self.subtree(head)
        for kid in self.kids[head.i]:
            if kid.i < head.i and kid.dep_ in ("cc", "punct", "advcl"):
                a = max(a, kid.right_edge.i + 1)
        a = min(a, self.hyphenated(head)[0])
        return self.trim((min(a, head.i), max(b, head.i + 1))) or (head.i, head.i + 1)

    def hyphenated(self, token: Token) -> Range:
        """The whole word that hyphens join a token to ("e-mails"), which the parser takes for several."""
        a = b = token.i
        while a > 1 and self._is_joint(a - 1):
            a -= 2
        while b + 2 < len(self.tokens) and self._is_joint(b + 1):
            b += 2
        return a, b + 1

    def _is_joint(self, i: int) -> bool:
        return self.words[i] == "-" and not self.tokens[i].whitespace_ and not self.tokens[i - 1].whitespace_

    def span(self, part: Range) -> Span:
        """The characters of a non-empty range of tokens."""
        last = self.tokens[part[1] - 1]
        return Span(self.tokens[part[0]].idx, last.idx + len(last))


def without(part: Range, hole: Range) -> Iterator[Range]:
    """What is left of a range outside a hole, in order."""
    a, b = part
    if hole[1] <= a or b <= hole[0]:
        yield part
        return
    if a < hole[0]:
        yield a, hole[0]
    if hole[1] < b:
        yield hole[1], b


def union(parts: Iterable[Range]) -> list[Range]:
    """Sorted ranges; those that overlap or touch are joined."""
    out: list[Range] = []
    for a, b in sorted(parts):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
