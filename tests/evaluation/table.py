"""What is measured, written into docs/evaluation.md between its marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.metrics import METRICS, Scores, best

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation.md"
WORST = 20
# What other systems can be run over; the rest of the scores, of our own gold alone, has a table of its own.
COMPARED = (*METRICS, "linking, all", "invented pages", "real pages")


def scores_table(ours: Scores, others: dict[str, dict[str, Scores]], kept: list[str]) -> list[str]:
    """Lines of the table of scores beside others. ``others`` has the figures of other systems by set and system.

    ``kept`` are the rows of an earlier table: what was not measured this time stays as it was.
    """
    rows = _rows(kept)
    for (subject, metric), score in _split(ours):
        if subject in COMPARED:
            other, elsewhere = _beside(subject, metric, others.get(subject, {}))
            rows[subject, metric] = f"| {subject} | {metric} | {score} | {other} | {elsewhere} |"
    head = "| set | metric | ours | best other in this run | measured or published elsewhere |"
    return [head, "|---|---|---|---|---|", *(rows[key] for key in sorted(rows, key=_order))]


def own_table(ours: Scores, kept: list[str]) -> list[str]:
    """Lines of the table of the other scores; ``kept`` as above."""
    rows = _rows(kept)
    rows |= {(s, m): f"| {s} | {m} | {score} |" for (s, m), score in _split(ours) if s not in COMPARED}
    return ["| set | metric | ours |", "|---|---|---|", *(rows[key] for key in sorted(rows, key=_order))]


def _rows(kept: list[str]) -> dict[tuple[str, str], str]:
    return {(key[0], key[1]): line for line in kept if (key := cells(line))}


def _split(scores: Scores) -> Iterator[tuple[tuple[str, str], float]]:
    for name, score in scores.items():
        subject, _, metric = name.partition(": ")
        yield (subject, metric), score


def _beside(subject: str, name: str, others: dict[str, Scores]) -> tuple[str, str]:
    """The cells beside our score: the best other system with its figure, and what is known from elsewhere."""
    for metric in METRICS.get(subject, ()):
        if metric.name == name:
            system = best(subject, metric, others)
            return (f"{system} {others[system][name]}" if system else "not run"), metric.elsewhere or "–"
    # Our own gold: the system is named that has the best F1.
    measured = {system: scores for system, scores in others.items() if name in scores}
    if not measured:
        return "–", "–"
    system = max(measured, key=lambda key: max((s for m, s in measured[key].items() if "F1" in m), default=0.0))
    return f"{system} {measured[system][name]}", "–"


def _order(key: tuple[str, str]) -> tuple[int, str, int, str]:
    """The sets as listed, the public ones' metrics, too; the others by name."""
    subject, name = key
    names = [metric.name for metric in METRICS.get(subject, ())]
    return (
        COMPARED.index(subject) if subject in COMPARED else len(COMPARED),
        subject,
        names.index(name) if name in names else 0,
        name,
    )


def systems_table(task: str, ours: Scores, others: dict[str, Scores]) -> list[str]:
    """Lines of the table of every system run over one set."""
    names = [metric.name for metric in METRICS[task]]
    rows = {"**Newsdesk**": ours, **others}
    return [
        f"| {task} | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
        *(f"| {system} | {' | '.join(str(scores[name]) for name in names)} |" for system, scores in rows.items()),
    ]


def errors_table(classes: Counter[tuple[str, str]]) -> list[str]:
    """Lines of the table of the ``WORST`` largest classes of errors, given by set and class."""
    lines = ["| | set | class | count |", "|---|---|---|---|"]
    worst = sorted(classes.items(), key=lambda item: (-item[1], item[0]))[:WORST]
    lines += [f"| {place} | {task} | {name} | {count} |" for place, ((task, name), count) in enumerate(worst, 1)]
    rest = classes.total() - sum(count for _, count in worst)
    return [*lines, f"| | | {len(classes) - len(worst)} smaller classes together | {rest} |"]


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def section(text: str, name: str) -> list[str]:
    """The lines between the marks of a section."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    if found is None:
        raise ValueError(f"no section {name!r}")
    return found[1].splitlines()


def replaced(text: str, name: str, lines: list[str]) -> str:
    """The page with the lines of a section put in place of the old ones."""
    old = "\n".join(section(text, name))
    mark = f"<!-- {name} -->\n"
    return text.replace(mark + (old + "\n" if old else ""), mark + "".join(f"{line}\n" for line in lines), 1)
