"""The comparison's table: rows of what is said, columns of articles in order of publication, cells of quotes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import F, Prefetch
from django.http import QueryDict

from events import wording
from events.models import Article, Claim, ClaimRole, Disagreement, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet
from events.views.brief import claim_marks, claims_of, mark_of
from events.views.palette import Mark, Palette
from events.views.series import moves_on

LENSES = {"all": "All", "differences": "Differences", "single": "One source only"}
# Rows of a comparison across events; more are a timeline's work.
ROWS_AT_MOST = 60
# Which row of an event's aspects a disagreement colours.
_ASPECT_OF = {
    "date": "When",
    "place": "Where",
    "figure": "Figures",
    "denial": "What is said",
    "attribution": "What is said",
}


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that one article says: ``short`` for the cell, the whole quote on demand."""

    claim: Claim
    short: str
    mark: Mark

    @property
    def is_whole(self) -> bool:
        return self.short == self.claim.quote


@dataclass(frozen=True, slots=True)
class Column:
    article: Article
    when: str

    @property
    def title(self) -> str:
        return str(self.article.source or f"Article {self.article.number}")


@dataclass(slots=True)
class Row:
    """``cells`` has a list for every column, empty where the article is silent."""

    title: str
    cells: list[list[Saying]]
    event: TimelineEvent | None = None
    differs: list[Disagreement] = field(default_factory=list)

    @property
    def kinds(self) -> list[tuple[str, int, str]]:
        """How it differs: the kind in words, how many such pairs, and their sides."""
        found: dict[str, list[str]] = defaultdict(list)
        for disagreement in self.differs:
            sides = f"{disagreement.left_says} / {disagreement.right_says}"
            kind = Disagreement.Kind.SUPERSEDED.label if moves_on(disagreement) else disagreement.get_kind_display()
            found[kind].append(sides)
        return [(kind, len(sides), "; ".join(sides)) for kind, sides in found.items()]

    @property
    def disputed(self) -> bool:
        """Whether it differs by more than time."""
        return any(not moves_on(disagreement) for disagreement in self.differs)

    @property
    def speaking(self) -> int:
        return sum(bool(cell) for cell in self.cells)


@dataclass(slots=True)
class Table:
    columns: list[Column]
    rows: list[Row]
    silent: list[Article] = field(default_factory=list)  # articles of the story that have no column
    more_rows: bool = False

    @property
    def marks(self) -> list[Mark]:
        """The legend: every origin in the table once, known ones first."""
        seen = {s.mark.name: s.mark for row in self.rows for cell in row.cells for s in cell}
        return sorted(seen.values(), key=lambda mark: (not mark.known, mark.name))


def by_aspect(event: TimelineEvent, articles: Sequence[Article], palette: Palette) -> Table:
    """One event: what is said, when, where, who, and each figure. Silent articles have no column but are named.

    A row that differs has the quotes of both sides, also of clauses that are not of the event themselves ("the place
    was not disclosed", "they deny it").
    """
    claims = claims_of(event)
    marks = claim_marks([event.pk], palette)
    differs: dict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in _standing(event):
        differs[_aspect(disagreement)].append(disagreement)
    telling = {claim.article_id for claim in [*claims, *(c for found in differs.values() for c in _sides(found))]}
    columns = _columns([article for article in articles if article.pk in telling])
    rows = []
    for title, words in _ASPECTS.items():
        said = {claim.pk: (claim, short) for claim in claims if (short := words(claim))}
        said |= {claim.pk: (claim, claim.quote) for claim in _sides(differs[title]) if claim.event_id != event.pk}
        sayings: dict[int, list[Saying]] = defaultdict(list)
        for claim, short in sorted(said.values(), key=lambda both: (both[0].article_id, both[0].start)):
            sayings[claim.article_id].append(Saying(claim, short, mark_of(claim, marks, palette)))
        if sayings:
            cells = [_distinct(sayings[column.article.pk]) for column in columns]
            rows.append(Row(title, cells, differs=differs[title]))
    return Table(columns, rows, silent=[article for article in articles if article.pk not in telling])


def _aspect(disagreement: Disagreement) -> str:
    """The row that it is about. What moves on with time is a figure, or the day of a plan."""
    counts = any(claim.figures for claim in _sides([disagreement]))
    return _ASPECT_OF.get(disagreement.kind) or ("Figures" if counts else "When")


def _standing(event: TimelineEvent) -> list[Disagreement]:
    """The event's disagreements that nobody dismissed, with their sides."""
    both = [Prefetch(side, Claim.objects.standing().with_voices()) for side in ("left", "right")]
    found = list(
        Disagreement.objects.filter(event=event).exclude(state=Disagreement.State.DISMISSED).prefetch_related(*both)
    )
    for claim in _sides(found):
        claim.story = event.story
    return found


def _sides(found: Iterable[Disagreement]) -> list[Claim]:
    return [claim for each in found for side in (each.left, each.right) for claim in side.all()]


def by_event(events: TimelineEventQuerySet, articles: Sequence[Article], palette: Palette) -> Table:
    """A row for every event that one of the articles tells, oldest first."""
    told = events.filter(claims__article__in=articles, claims__hidden=False).distinct()
    listed = list(told.select_related("story").order_by(F("lower").asc(nulls_last=True), "number")[: ROWS_AT_MOST + 1])
    keys = [event.pk for event in listed[:ROWS_AT_MOST]]
    marks = claim_marks(keys, palette)
    claims = Claim.objects.standing().filter(event__in=keys, article__in=articles).with_voices()
    found: dict[tuple[int | None, int], list[Saying]] = defaultdict(list)
    for claim in claims.order_by("article", "start"):
        found[claim.event_id, claim.article_id].append(Saying(claim, claim.quote, mark_of(claim, marks, palette)))
    differs: dict[int, list[Disagreement]] = defaultdict(list)
    for disagreement in Disagreement.objects.filter(event__in=keys).exclude(state=Disagreement.State.DISMISSED):
        differs[disagreement.event_id].append(disagreement)
    rows = [
        Row(event.title, [found[event.pk, article.pk] for article in articles], event, differs[event.pk])
        for event in listed[:ROWS_AT_MOST]
    ]
    return Table(_columns(articles), rows, more_rows=len(listed) > ROWS_AT_MOST)


def through_lens(rows: Iterable[Row], lens: str) -> list[Row]:
    """Rows that differ, rows that one article alone tells, or all."""
    keep: Callable[[Row], bool] = {
        "all": lambda row: True,
        "differences": lambda row: bool(row.differs),
        "single": lambda row: row.speaking == 1,
    }[lens]
    return [row for row in rows if keep(row)]


def lens_counts(rows: Sequence[Row], query: QueryDict) -> list[tuple[str, str, int, str]]:
    """For each lens its name, label, number of rows, and the address's query that sets it."""
    found = []
    for lens, label in LENSES.items():
        kept = query.copy()
        if lens != "all":
            kept["lens"] = lens
        found.append((lens, label, len(through_lens(rows, lens)), kept.urlencode()))
    return found


def _columns(articles: Iterable[Article]) -> list[Column]:
    return [
        Column(a, wording.reading(a.published_edtf, a.published_lower, a.published_upper, short=True)) for a in articles
    ]


def _distinct(sayings: Iterable[Saying]) -> list[Saying]:
    """Without an article's repetitions of the same words with the same origin."""
    return list({(saying.short.casefold(), saying.mark.name): saying for saying in sayings}.values())


def _when(claim: Claim) -> str:
    return "; ".join(_time(time.wording, time.lower, time.upper) for time in claim.times.all())


def _time(said: str, lower: dt.date | None, upper: dt.date | None) -> str:
    """The text's words, and the day that they are read as where that says more."""
    read = wording.bounds(lower, upper, short=True) if lower and upper else ""
    return f"{said} ({read})" if read and read not in said else said


def _names(*kinds: ClaimRole.Role) -> Callable[[Claim], str]:
    def words(claim: Claim) -> str:
        names = [role.entity.standing.name for role in claim.roles.all() if role.role in kinds]
        return ", ".join(dict.fromkeys(names))

    return words


def _figures(claim: Claim) -> str:
    """The figures in the quote's own words."""
    spans = [(figure["start"] - claim.start, figure["end"] - claim.start) for figure in claim.figures]
    return "; ".join(claim.quote[max(start, 0) : end] for start, end in spans if end > 0)


_ASPECTS: dict[str, Callable[[Claim], str]] = {
    "What is said": lambda claim: claim.quote,
    "When": _when,
    "Where": _names(ClaimRole.Role.PLACE),
    "Who": _names(ClaimRole.Role.AGENT, ClaimRole.Role.PATIENT, ClaimRole.Role.PARTICIPANT),
    "Figures": _figures,
}
