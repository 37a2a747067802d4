"""Time expressions of a parsed text: where they stand, what they mean, which days that is.

``recognise`` reads a text; ``resolve`` reads a formula again from another publication date.
"""

from __future__ import annotations

from spacy.tokens import Doc

from events.values import Basis, PublicationDate, TimeKind, TimeReference

from .anchors import way
from .formula import FormulaError, needs_publication, resolve
from .grammar import GRAMMAR
from .patterns import Found, Meaning, Rule
from .pieces import pieces_of

__all__ = ["FormulaError", "needs_publication", "recognise", "resolve"]


def recognise(
    doc: Doc, published: PublicationDate | None = None, *, day_first: bool = False
) -> tuple[TimeReference, ...]:
    """Time expressions of ``doc``, sorted, not overlapping; spans in characters of ``doc.text``.

    ``day_first`` reads 9/3/2023 as 9 March. Without ``published`` only what is complete by itself gets days; the others
    keep their formula.
    """
    pieces = pieces_of(doc)
    context = _Context(doc, published, day_first)
    return tuple(context.reference(rule, found, meaning) for rule, found, meaning in GRAMMAR.search(pieces))


class _Context:
    """What has been read so far: the expression before, and the quarter that figures are told for."""

    def __init__(self, doc: Doc, published: PublicationDate | None, day_first: bool) -> None:
        self.doc, self.published, self.day_first = doc, published, day_first
        self.previous = "day +0"
        self.quarter = "quarter -1"

    def reference(self, rule: Rule, found: Found, meaning: Meaning) -> TimeReference:
        pieces = found.pieces
        start, end = pieces.starts[found.start + meaning.skip], pieces.ends[found.end - 1]
        formula = self._filled(meaning.formula, pieces.tokens[found.start])
        if meaning.kind in (TimeKind.DURATION, TimeKind.SET) or not formula:
            return TimeReference(start, end, meaning.kind, rule=rule.name)
        self.previous = formula
        if "quarter" in formula and "same" not in formula:
            self.quarter = formula
        return self._read(start, end, meaning.kind, formula, rule.name)

    def _filled(self, formula: str, token: int) -> str:
        if "|" in formula:
            formula = formula.split("|")[self.day_first]
        if formula.startswith("prev"):
            formula = formula.replace("prev", self.previous, 1)
        if formula == "quarter" or formula.startswith("quarter; "):
            formula = formula.replace("quarter", self.quarter, 1)
        return formula.replace("?", way(self.doc, token)) if "?" in formula else formula

    def _read(self, start: int, end: int, kind: TimeKind, formula: str, rule: str) -> TimeReference:
        relative = needs_publication(formula)
        kept = formula if relative else ""
        if relative and self.published is None:
            return TimeReference(start, end, kind, formula=kept, rule=rule)
        reading = resolve(formula, self.published or _NOWHEN)
        if reading is None:
            return TimeReference(start, end, kind, formula=kept, rule=rule)
        anchor = self.published.edtf if relative and self.published else None
        return TimeReference(
            start, end, kind, reading.edtf, reading.lower, reading.upper, reading.basis, anchor, kept, rule
        )


# Stands in where a formula is complete by itself: nothing is reckoned from it.
_NOWHEN = PublicationDate("0001", *(__import__("datetime").date(1, 1, 1),) * 2, basis=Basis.STATED, evidence="")
