"""A page of the timeline: events under their days, gaps between, and what one row shows of its articles and origins."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from events import wording
from events.filters import suspect
from events.models import Annotation, Article, Claim, OriginGroup, Story, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet
from events.values import Status
from events.views.palette import UNATTRIBUTED, Mark, Palette

PAGE_SIZE = 50
# In order of publication, a place for every article while they fit a row; of larger piles only those that tell it.
DOTS = 8
# Quiet days that are worth a word between two groups.
LEAST_GAP_DAYS = 2
_CURSOR = re.compile(r"^(?:(\d{4}-\d\d-\d\d)\.(\d{4}-\d\d-\d\d)|undated|(alone))\.(\d{1,9})$")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of the page before: its bounds (``None`` for undated), its number, and whether it was ``alone``."""

    lower: dt.date | None
    upper: dt.date | None
    number: int
    alone: bool = False

    def __str__(self) -> str:
        lot = f"{self.lower}.{self.upper}" if self.lower else "alone" if self.alone else "undated"
        return f"{lot}.{self.number}"

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """From the address; ``None`` for what is none, so that a mangled link begins at the beginning."""
        if not (found := _CURSOR.match(text)):
            return None
        lower, upper, alone, number = found.groups()
        try:
            first, last = (dt.date.fromisoformat(text) if text else None for text in (lower, upper))
        except ValueError:
            return None
        return cls(first, last, int(number), bool(alone))


@dataclass(frozen=True, slots=True)
class Dot:
    """One article's place in the order of publication: its origin's mark, or silence."""

    title: str
    mark: Mark | None = None
    denies: bool = False


@dataclass(slots=True)
class Row:
    """One event of the list. ``dots`` are in order of publication; ``more`` counts the articles they leave out."""

    event: TimelineEvent
    dots: list[Dot] = field(default_factory=list)
    more: int = 0
    known: list[Mark] = field(default_factory=list)
    suspect: bool = False
    note_count: int = 0
    place: str = ""  # where the title does not say so
    others: list[str] = field(default_factory=list)  # participants whom the title does not name
    alone: bool = False  # ``filters.alone``


@dataclass(slots=True)
class Group:
    """Events of one day, or of one imprecise date at its own precision, or the undated."""

    title: str
    unknown: str  # "month known, day not"
    rows: list[Row]
    gap: str = ""  # the quiet time before it: "12 days"
    continued: bool = False
    lower: dt.date | None = None
    upper: dt.date | None = None
    anchor: str = ""


def page_of(
    events: TimelineEventQuerySet, alone: Q, after: Cursor | None, *, folded: bool
) -> tuple[list[TimelineEvent], list[TimelineEvent], Cursor | None]:
    """The next events after a cursor, oldest first, wider dates before the days that they hold, undated last; those
    that are ``alone`` after all others, or not at all where they are ``folded``.

    Keyset paging: the cost does not grow with the depth of the page. Returns the two lots and the cursor of the page
    after, or ``None``.
    """
    first = [] if after and after.alone else list(_following(events.filter(Q(lower__isnull=False) | ~alone), after))
    last = []
    if len(first) <= PAGE_SIZE and not folded:
        begun = Q(number__gt=after.number) if after and after.alone else Q()
        rest = events.filter(alone & begun).order_by("number").select_related("place__merged_into", "story")
        last = list(rest[: PAGE_SIZE + 1 - len(first)])
    if len(first) + len(last) <= PAGE_SIZE:
        return first, last, None
    first, last = first[:PAGE_SIZE], last[: PAGE_SIZE - len(first)]
    end = (last or first)[-1]
    return first, last, Cursor(end.lower, end.upper, end.number, bool(last))


def _following(events: TimelineEventQuerySet, after: Cursor | None) -> TimelineEventQuerySet:
    """A page of events after a cursor, and one more."""
    found = events
    if after and after.lower:
        found = found.filter(
            Q(lower__gt=after.lower)
            | Q(lower=after.lower, upper__lt=after.upper)
            | Q(lower=after.lower, upper=after.upper, number__gt=after.number)
            | Q(lower__isnull=True)
        )
    elif after:
        found = found.filter(lower__isnull=True, number__gt=after.number)
    ordered = found.order_by(F("lower").asc(nulls_last=True), F("upper").desc(nulls_last=True), "number")
    return ordered.select_related("place__merged_into", "story")[: PAGE_SIZE + 1]


def grouped(rows: Iterable[Row], after: Cursor | None) -> list[Group]:
    """Rows under their dates, with the gap before each; a group that the page before began is marked continued."""
    groups: list[Group] = []
    key_before = (after.lower, after.upper, after.alone) if after else None
    upper_before = after.upper if after else None
    for key, members in groupby(rows, key=lambda row: (row.event.lower, row.event.upper, row.alone)):
        lower, upper, alone = key
        listed = list(members)
        if alone:
            group = Group("Undated, told by one article", "no source dates them", listed, anchor="alone")
        elif lower is None or upper is None:
            group = Group("Undated", "no source dates them", listed, anchor="undated")
        elif lower == upper:
            group = Group(wording.weekday(lower), "", listed, lower=lower, upper=upper)
        else:
            group = Group(
                wording.bounds(lower, upper), wording.unknown_part(lower, upper), listed, lower=lower, upper=upper
            )
        if lower and upper_before and (lower - upper_before).days >= LEAST_GAP_DAYS:
            group.gap = wording.gap(upper_before, lower)
        group.continued = key_before == key
        groups.append(group)
        key_before, upper_before = key, upper
    return groups


def rows_of(
    story: Story, events: Sequence[TimelineEvent], palette: Palette, alone: Container[TimelineEvent] = ()
) -> list[Row]:
    """What the list shows of each event, in six queries however many there are."""
    keys = [event.pk for event in events]
    order = list(Article.objects.current().filter(story=story).in_order().light().select_related("source"))
    marks: dict[int, dict[int, list[Mark]]] = defaultdict(lambda: defaultdict(list))
    known: dict[int, list[Mark]] = defaultdict(list)
    groups = OriginGroup.objects.filter(event__in=keys).prefetch_related("articles")
    for group in groups:
        mark = palette.mark(group)
        if group.is_known:
            known[group.event_id].append(mark)
        for article in group.articles.all():
            marks[group.event_id][article.pk].append(mark)
    statuses: dict[tuple[int, int], set[str]] = defaultdict(set)
    told = Claim.objects.standing().filter(event__in=keys).order_by()
    for event_id, article_id, status in told.values_list("event_id", "article_id", "status").distinct():
        statuses[event_id, article_id].add(status)
    noted = _note_counts(keys)
    suspects = set(TimelineEvent.objects.filter(suspect(story), pk__in=keys).values_list("pk", flat=True))
    people = _participants(keys)
    rows = []
    for event in events:
        row = Row(event, known=known[event.pk], suspect=event.pk in suspects, note_count=noted.get(event.pk, 0))
        row.alone = event in alone
        row.dots, row.more = _dots(order, event.pk, marks[event.pk], statuses)
        title, place = event.title.casefold(), event.place.standing.name if event.place else ""
        row.place = place if place.casefold() not in title else ""
        row.others = [name for name in people[event.pk] if name.casefold() not in title and name != place]
        rows.append(row)
    return rows


def _dots(
    order: Sequence[Article],
    event: int,
    marks: dict[int, list[Mark]],
    statuses: dict[tuple[int, int], set[str]],
) -> tuple[list[Dot], int]:
    telling = [article for article in order if (event, article.pk) in statuses]
    shown = order if len(order) <= DOTS else telling[:DOTS]
    dots = []
    for article in shown:
        said = statuses.get((event, article.pk))
        if not said:
            dots.append(Dot(f"{_name(article)}: silent"))
            continue
        mark = min(marks.get(article.pk, [UNATTRIBUTED]), key=lambda mark: (not mark.known, mark is UNATTRIBUTED))
        denies = said == {Status.DENIED.value}
        dots.append(Dot(f"{_name(article)}: {'denied, ' if denies else ''}{mark.title}", mark, denies))
    return dots, len(telling) - len([dot for dot in dots if dot.mark])


def _name(article: Article) -> str:
    by = f", {article.source}" if article.source else f" “{article.headline}”"
    when = wording.reading(article.published_edtf, article.published_lower, article.published_upper, short=True)
    return f"Article {article.number}{by}, {when or 'undated'}"


def _note_counts(events: Sequence[int]) -> dict[int, int]:
    """Standing notes on each event and on its claims."""
    about = Annotation.objects.standing().annotate(about=Coalesce("event", "claim__event"))
    return dict(about.filter(about__in=events).order_by().values_list("about").annotate(Count("pk")))


def _participants(events: Sequence[int]) -> dict[int, list[str]]:
    """Names of who takes part, by event, as they count after merges."""
    through = TimelineEvent.participants.through
    found: dict[int, list[str]] = defaultdict(list)
    rows = through._default_manager.filter(timelineevent__in=events, entity__hidden=False).order_by("pk")
    for event_id, name, merged in rows.values_list("timelineevent", "entity__name", "entity__merged_into__name"):
        if (merged or name) not in found[event_id]:
            found[event_id].append(merged or name)
    return found
