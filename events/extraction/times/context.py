"""From what an expression means to the days it stands for: what was told before, which way, from which anchor."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from events.values import Basis, DayOrder, PublicationDate, TimeKind, TimeReference

from .anchors import Clauses
from .formula import EITHER, RANGE, STEP, needs_publication, resolve
from .patterns import ALTERNATIVE, Meaning

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What recurs yearly is told without its year where it is near: its ways are the forgiving ones of
# ``calendar.recurring``.
_YEARLY = {"past": "recent", "future": "soon", "near": "near", "": "recent"}
# Last steps as precise as a month or quarter: "a year earlier" keeps their precision, but not a day's.
_TO_THE_MONTH = re.compile(r"month|quarter|\d{4}-\d\d$")
# Longest chain of expressions reckoned from one another ("the next day ... two days later ..."): TempEval-3's news has
# none of more than three, and an endless one would make reading quadratic.
_MOST_STEPS = 6
# Characters of the evidence for an order of day and month in a rule's name: a longer one is an unusual address.
_LONGEST_REASON = 44
# Stands in where a formula is complete by itself: nothing is reckoned from it.
_NEVER = dt.date(1, 1, 1)
_NOWHEN = PublicationDate("0001-01-01", _NEVER, _NEVER, Basis.STATED, "")


class Context:
    """Reads the expressions of one text in order, and remembers what later ones are reckoned from."""

    def __init__(self, doc: Doc, published: PublicationDate | None, order: DayOrder | None) -> None:
        self._clauses, self._published, self._order = Clauses(doc), published, order
        self._previous = ""
        self._quarter = ""

    def reference(
        self, rule: str, start: int, end: int, tokens: tuple[int, int], meaning: Meaning, *, closing: bool = False
    ) -> TimeReference:
        """The reference at characters ``[start, end)``; ``tokens`` are its first and last.

        ``closing``: it ends a range that the expression before begins ("from Monday to Friday"), so it lies after that.
        """
        if EITHER.search(meaning.formula):
            rule = f"{rule}, {self._ordered_by()}"
        formula = self._closed(meaning.formula) if closing else ""
        formula = formula or self._filled(meaning.formula, tokens)
        if meaning.clock and formula:
            formula = f"{formula}{STEP}time {meaning.clock}"
        reference = TimeReference(start, end, meaning.kind, rule=rule)
        if meaning.kind in (TimeKind.DURATION, TimeKind.SET) or not formula:
            return reference
        self._remember(formula)
        return self._read(reference, formula)

    def _closed(self, mark: str) -> str:
        """The end of a range reckoned from its beginning, where both are of one kind; else nothing."""
        kind = mark.split(" ")[0]
        if not mark.endswith("?") or STEP in mark or self._previous.split(STEP)[-1].split(" ")[0] != kind:
            return ""
        return f"{self._previous}{STEP}{mark.replace('?', 'after')}"

    def _filled(self, mark: str, tokens: tuple[int, int]) -> str:
        """The first alternative whose anchors have been told, with its marks filled in; or nothing."""
        order = self._order
        if order is not None:
            mark = EITHER.sub(lambda both: both[1 + order.day_first], mark)
        for formula in mark.split(ALTERNATIVE):
            told = self._anchored(formula)
            if told:
                return self._directed(told, tokens)
        return ""

    def _ordered_by(self) -> str:
        """Why 9/3/2023 is read as it is, for the name of its rule."""
        if self._order is None:
            return "day or month first is not told"
        return f"{'day' if self._order.day_first else 'month'} first by {self._order.evidence}"[:_LONGEST_REASON]

    def _anchored(self, formula: str) -> str:
        base, _, steps = formula.partition(STEP)
        if base == "prev":
            if steps == "year -1" and _TO_THE_MONTH.match(self._previous.split(STEP)[-1]):
                steps = "year -1 same"
            return f"{self._previous}{STEP}{steps}" if self._previous else ""
        if base == "quarter":
            return formula.replace("quarter", self._quarter, 1) if self._quarter else ""
        if "#" in formula:
            number = re.search(r"quarter (\d)", self._quarter)
            return formula.replace("#", number[1]) if number else ""
        return formula

    def _directed(self, formula: str, tokens: tuple[int, int]) -> str:
        if "?" not in formula:
            return formula
        kind, looks = formula.partition(" ?")[0].split()[-2], self._clauses.way(*tokens)
        if kind == "quarter":  # figures come after their quarter: "expects a loss for the third quarter" in October
            looks = "past" if looks == "past" else "near"
        elif kind in ("weekday", "weekend"):  # where no verb tells, news tells what was
            looks = looks or "past"
        else:
            looks = _YEARLY[looks]
        return formula.replace("?", looks)

    def _remember(self, formula: str) -> None:
        told = formula.rpartition(RANGE)[2].partition(f"{STEP}time")[0]  # of a range, what follows follows its end
        self._previous = told if told.count(STEP) < _MOST_STEPS else ""
        if not self._quarter and formula.startswith("quarter "):
            self._quarter = formula

    def _read(self, reference: TimeReference, formula: str) -> TimeReference:
        relative = needs_publication(formula)
        anchor = self._published if relative else _NOWHEN
        reading = resolve(formula, anchor) if anchor else None
        kept = formula if relative else ""
        if reading is None:
            return replace(reference, formula=kept)
        return replace(
            reference,
            formula=kept,
            edtf=reading.edtf,
            lower=reading.lower,
            upper=reading.upper,
            basis=reading.basis,
            anchor=anchor.edtf if relative and anchor else None,
        )
