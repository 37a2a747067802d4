"""The figures of the public sets that go into the table, and what others have published of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Scores = dict[str, float]


@dataclass(frozen=True)
class Metric:
    """A row of the table. ``path`` leads to the figure in the scorer's answer.

    ``alone`` tells that the figure means something by itself. Others (a precision, a count of errors) are best for a
    system that says nothing: there the system is named that is best at the set's first metric that stands alone.
    """

    name: str
    path: tuple[str, ...]
    alone: bool = True
    elsewhere: str = ""


_PAIRS = "same event, sentence pairs across documents"
_PLATINUM = "HeidelTime-t {}, NavyTime {}, SUTime {} on TempEval-3's test part"

METRICS: dict[str, tuple[Metric, ...]] = {
    "times": (
        Metric("calendar interval F1", ("calendar interval", "F1"), elsewhere="HeidelTime 84.7"),
        Metric(
            "relaxed span F1",
            ("relaxed span", "F1"),
            elsewhere=f"HeidelTime 91.3; {_PLATINUM.format(90.3, 90.3, 90.3)}",
        ),
        Metric(
            "strict span F1",
            ("strict span", "F1"),
            elsewhere=f"HeidelTime 83.3; {_PLATINUM.format(81.3, 79.6, 79.6)}",
        ),
        Metric(
            "dated where the gold has no time (count)",
            ("dated where gold has no time",),
            alone=False,
            elsewhere="HeidelTime 32",
        ),
    ),
    "attribution": (
        Metric("sentence F1", ("sentence attributed", "F1"), elsewhere="trained CRF 85.3 (test part); two humans 92.0"),
        Metric("sentence precision", ("sentence attributed", "P"), alone=False),
        Metric(
            "content overlap F1",
            ("content overlap", "F1"),
            elsewhere="trained CRF 75.1 (test part); two humans 84.9",
        ),
        Metric(
            "source overlap F1",
            ("source overlap, given content", "F1"),
            elsewhere="trained CRF 59.5 (test part); two humans 81.4",
        ),
        Metric(
            "source exact F1",
            ("source exact, given content", "F1"),
            elsewhere="trained CRF 56.7 (test part); two humans 77.5",
        ),
    ),
    "stories": (
        Metric("precision", (_PAIRS, "P"), alone=False, elsewhere="true stories, each as one event: 74.3"),
        Metric("recall", (_PAIRS, "R"), alone=False, elsewhere="true stories, each as one event: 98.0"),
        Metric("pairs across stories, percent (share)", ("stray",), alone=False),
    ),
}
# What makes a system of a set the best one for the metrics that do not stand alone. For stories it is recall, among
# the systems of at least this precision, which is how the set is meant to be measured.
LEAST_PRECISION = 85.0


def figures(task: str, scored: dict[str, Any]) -> Scores:
    """The figures of one system by metric. Pairs across stories come as percent of all pairs."""
    if task == "stories":
        scored["stray"] = round(100 * scored["out pairs across different stories"] / max(1, scored["out pairs"]), 2)
    found = {}
    for metric in METRICS[task]:
        figure: Any = scored
        for key in metric.path:
            figure = figure[key]
        found[metric.name] = figure
    return found


def best(task: str, metric: Metric, others: dict[str, Scores]) -> str | None:
    """The name of the best other system for a metric, or ``None`` where none was run."""
    if not others:
        return None
    if metric.alone:
        return max(others, key=lambda name: others[name][metric.name])
    if task == "stories":
        precise = {name: scores for name, scores in others.items() if scores["precision"] >= LEAST_PRECISION}
        return max(precise or others, key=lambda name: others[name]["recall" if precise else "precision"])
    return best(task, next(m for m in METRICS[task] if m.alone), others)
