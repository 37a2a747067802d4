"""Time expressions of a parsed text: where they stand, what they mean, which days that is.

``recognise`` reads a text; ``resolve`` reads a formula again from another publication date (its language: ``formula``).
The way of the data: ``pieces`` (tokens to classes) -> ``grammar`` (patterns to meanings) -> ``context`` (way and
anchor) -> ``formula`` and ``calendar`` (days).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.values import DayOrder, PublicationDate, TimeReference

from .context import Context
from .doubtful import settle
from .formula import FormulaError, needs_publication, resolve
from .grammar import GRAMMAR
from .joining import Expression, closes_range, expressions
from .pieces import pieces_of
from .setting import DATE_LINE, DAY_RULES, is_dateline, is_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["FormulaError", "needs_publication", "recognise", "resolve"]


def recognise(
    doc: Doc, published: PublicationDate | None = None, *, order: DayOrder | None = None
) -> tuple[TimeReference, ...]:
    """Time expressions of ``doc``, sorted, not overlapping; spans in characters of ``doc.text``.

    ``order`` tells whether 9/3/2023 is 9 March or 3 September, and stands in its rule; without it the date is one of
    the two. Without ``published`` only what is complete by itself gets days; the others keep their formula.
    """
    pieces = pieces_of(doc)
    settle(pieces, doc)
    context = Context(doc, published, order)
    found: list[TimeReference] = []
    before: Expression | None = None
    for e in expressions(GRAMMAR.search(pieces), pieces):
        tokens = pieces.tokens[e.first], pieces.tokens[e.last]
        if is_name(doc, *tokens):
            continue
        rule = DATE_LINE if e.rule in DAY_RULES and is_dateline(doc, *tokens) else e.rule
        closing = closes_range(pieces, before, e.first)
        before = e
        found.append(
            context.reference(rule, pieces.starts[e.first], pieces.ends[e.last], tokens, e.meaning, closing=closing)
        )
    return tuple(found)
