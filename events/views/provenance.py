"""Who has it from whom: article, cited agency, origin, as the geometry of a small server-drawn SVG."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.models import Article, Claim
from events.views.palette import UNATTRIBUTED, Mark, Palette

# The drawing's own units; it is drawn at this width in the panel and stretched to no more than double.
WIDTH, ROW, NODE = 400, 26, 112
COLUMNS = (0, (WIDTH - NODE) // 2, WIDTH - NODE)
# What fits a node in 12 px sans; the title holds the rest.
LABEL_LENGTH = 17
# More articles are a list, not a drawing.
ARTICLES_AT_MOST = 14


@dataclass(frozen=True, slots=True)
class Node:
    x: int
    y: int
    label: str
    title: str
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    path: str
    hue: int


@dataclass(frozen=True, slots=True)
class Provenance:
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    words: str  # the same for those who do not see it
    has_middle: bool = False  # whether someone passed it on


def provenance(told: Sequence[tuple[Claim, Mark]], articles: Sequence[Article], palette: Palette) -> Provenance | None:
    """Ways from ``articles``, in order of publication, to origins. ``None`` where none is cited or too many tell it."""
    if len(articles) > ARTICLES_AT_MOST or all(mark is UNATTRIBUTED for _, mark in told):
        return None
    left = {article.pk: f"{article.source or f'Article {article.number}'}" for article in articles}
    titles = {article.pk: f"{left[article.pk]}: {article.headline}" for article in articles}
    labels = {article.pk: _label(article, list(left.values())) for article in articles}
    ways = dict.fromkeys((claim.article_id, _through(claim, mark), mark) for claim, mark in told)
    middle = list(dict.fromkeys(name for _, names, _ in ways for name in names))
    right = sorted(dict.fromkeys(mark for *_, mark in ways), key=lambda mark: (not mark.known, mark is UNATTRIBUTED))
    height = ROW * max(len(left), len(middle), len(right))
    places: dict[tuple[int, object], int] = {}
    columns: tuple[Sequence[object], ...] = (list(left), middle, right)
    for column, keys in enumerate(columns):
        offset = (height - ROW * len(keys)) // 2
        places |= {(column, key): offset + ROW * row for row, key in enumerate(keys)}
    nodes = [Node(COLUMNS[0], places[0, key], label, titles[key]) for key, label in labels.items()]
    nodes += [Node(COLUMNS[1], places[1, name], _short(name), name, palette.named(name).hue) for name in middle]
    nodes += [Node(COLUMNS[2], places[2, mark], _short(mark.name), mark.title, mark.hue) for mark in right]
    edges: dict[str, Edge] = {}
    for article, names, mark in ways:
        stops = [(0, article), *((1, name) for name in names), (2, mark)]
        for (column, key), (onward, end) in pairwise(stops):
            path = _path(column, places[column, key], onward, places[onward, end])
            edges.setdefault(path, Edge(path, mark.hue))
    words = "; ".join(f"{left[a]}: {' citing '.join([*names, mark.name])}" for a, names, mark in ways)
    return Provenance(tuple(nodes), tuple(edges.values()), height, words, bool(middle))


def _through(claim: Claim, mark: Mark) -> tuple[str, ...]:
    """Whom the article cites on the way to the origin: the first of a chain ("AP, citing Peskov"), if there is one."""
    said = claim.attribution
    if said is None or not said.chain or said.speaker is None:
        return ()
    name = said.speaker.standing.name
    return (name,) if name != mark.name else ()


def _path(column: int, y: int, onward: int, end: int) -> str:
    start, stop = COLUMNS[column] + NODE, COLUMNS[onward]
    bend = (stop - start) // 2
    middle, last = y + ROW // 2, end + ROW // 2
    return f"M{start} {middle}C{start + bend} {middle} {stop - bend} {last} {stop} {last}"


def _label(article: Article, names: Sequence[str]) -> str:
    """An article by its publisher; where several are of one publisher, with the day that tells them apart."""
    name = str(article.source or f"Article {article.number}")
    if names.count(name) < 2:
        return _short(name)
    day = article.published_lower
    apart = f"{day.day} {calendar.month_abbr[day.month]}" if day else f"no. {article.number}"
    return f"{_short(name, LABEL_LENGTH - len(apart) - 1)} {apart}"


def _short(name: str, length: int = LABEL_LENGTH) -> str:
    name = name.removeprefix("The ")
    return name if len(name) <= length else f"{name[: length - 1].rstrip()}…"
