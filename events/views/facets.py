"""The filter rail: each facet's values with their counts, and the chips of what is set. One query a facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from events import wording
from events.filters import DECIDED, FLAGS, UNATTRIBUTED, UNNAMED, TimelineFilter, decided_condition, flag_condition
from events.models import Annotation, Claim, Entity, OriginGroup, Source, Story, Tag
from events.models.timeline_event import TimelineEventQuerySet
from events.values import Status

# What a rail shows at once; the rest of a facet's values folds away.
SHOWN = 6
# A facet is for choosing among the frequent; the rare are found by words.
KEPT = 40


@dataclass(frozen=True, slots=True)
class Option:
    label: str
    count: int
    query: str  # the address's query that sets it, or takes it away where it is set
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    title: str
    options: tuple[Option, ...]

    @property
    def first(self) -> tuple[Option, ...]:
        chosen = tuple(option for option in self.options[SHOWN:] if option.chosen)
        return self.options[:SHOWN] + chosen

    @property
    def rest(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options[SHOWN:] if not option.chosen)


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    query: str  # the address's query without it


Value = tuple[str, str, int]  # value, label, count


def facets(form: TimelineFilter, events: TimelineEventQuerySet) -> list[Facet]:
    """The rail for ``events`` (a story's standing ones), empty facets left out."""
    state = _statuses(form.apply(events, without="status"))
    built = [
        ("State", "status", state),
        ("Look at", "flag", _flags(form.story, form.apply(events, without="flag"))),
        ("Who says so", "says", _voices(form.apply(events, without="says"))),
        ("People and bodies", "who", _people(form.apply(events, without="who"))),
        ("Place", "place", _places(form.apply(events, without="place"))),
        ("Published by", "source", _sources(form.apply(events, without="source"))),
        ("Tag", "tag", _tags(form.apply(events, without="tag"))),
        ("Decided by", "decided", _decided(form.story, form.apply(events, without="decided"))),
    ]
    return [Facet(title, options) for title, name, values in built if (options := _options(form, name, values))]


def _options(form: TimelineFilter, name: str, values: Iterable[Value]) -> tuple[Option, ...]:
    chosen = form.chosen(name)
    return tuple(
        Option(label, count, form.toggled(name, value), value in chosen)
        for value, label, count in values
        if count or value in chosen
    )


def _statuses(events: TimelineEventQuerySet) -> list[Value]:
    counts = dict(events.order_by().values_list("status").annotate(Count("pk")))
    return [(status.value, status.value.capitalize(), counts.get(status.value, 0)) for status in Status]


def _flags(story: Story, events: TimelineEventQuerySet) -> list[Value]:
    counts = events.aggregate(**{flag: Count("pk", filter=flag_condition(story, flag)) for flag in FLAGS})
    return [(flag, label, counts[flag]) for flag, label in FLAGS.items()]


def _decided(story: Story, events: TimelineEventQuerySet) -> list[Value]:
    counts = events.aggregate(**{value: Count("pk", filter=decided_condition(story, value)) for value in DECIDED})
    return [(value, label, counts[value]) for value, label in DECIDED.items()]


def _voices(events: TimelineEventQuerySet) -> list[Value]:
    """Names that are cited, or the end of a chain of citations; then those that give none."""
    here = events.order_by().values("pk")
    origins = OriginGroup.objects.filter(event__in=here, kind__in=OriginGroup.KNOWN).exclude(name="")
    spoken = Claim.objects.standing().filter(event__in=here, attribution__speaker__isnull=False)
    name = Coalesce("attribution__speaker__merged_into__name", "attribution__speaker__name")
    pairs = origins.order_by().values_list("event_id", "name").union(spoken.order_by().values_list("event_id", name))
    counts = Counter(name for _, name in pairs)
    nameless = events.aggregate(
        unattributed=Count("pk", filter=Q(unattributed_count__gt=0)), unnamed=Count("pk", filter=Q(unknown_count__gt=0))
    )
    named = [(name, name, n) for name, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:KEPT]]
    return [
        *named[: SHOWN - 2],
        (UNNAMED, "a source without a name", nameless["unnamed"]),
        (UNATTRIBUTED, "no source given", nameless["unattributed"]),
        *named[SHOWN - 2 :],
    ]


def _people(events: TimelineEventQuerySet) -> list[Value]:
    rows = (
        Entity.objects.filter(events__in=events.order_by().values("pk"), hidden=False)
        .annotate(key=Coalesce("merged_into_id", "pk"), called=Coalesce("merged_into__name", "name"))
        .order_by()
        .values_list("key", "called")
        .annotate(n=Count("events", distinct=True))
        .order_by("-n", "called")[:KEPT]
    )
    return [(str(key), name, n) for key, name, n in rows]


def _places(events: TimelineEventQuerySet) -> list[Value]:
    rows = (
        events.filter(place__isnull=False)
        .annotate(
            at_key=Coalesce("place__merged_into", "place"), at=Coalesce("place__merged_into__name", "place__name")
        )
        .order_by()
        .values_list("at_key", "at")
        .annotate(n=Count("pk"))
        .order_by("-n", "at")[:KEPT]
    )
    return [(str(key), name, n) for key, name, n in rows]


def _sources(events: TimelineEventQuerySet) -> list[Value]:
    rows = (
        Claim.objects.standing()
        .filter(event__in=events.order_by().values("pk"), article__source__isnull=False)
        .order_by()
        .values_list("article__source", "article__source__name")
        .annotate(n=Count("event", distinct=True))
        .order_by("-n", "article__source__name")[:KEPT]
    )
    return [(str(key), name, n) for key, name, n in rows]


def _tags(events: TimelineEventQuerySet) -> list[Value]:
    rows = (
        Annotation.objects.standing()
        .annotate(about=Coalesce("event", "claim__event"))
        .filter(about__in=events.order_by().values("pk"), tags__isnull=False)
        .order_by()
        .values_list("tags", "tags__name")
        .annotate(n=Count("about", distinct=True))
        .order_by("-n", "tags__name")[:KEPT]
    )
    return [(str(key), name, n) for key, name, n in rows]


def chips(form: TimelineFilter) -> list[Chip]:
    """What is set, each with the address that takes it away. At most one query a kind of name, none where unset."""
    found = []
    if words := form.cleaned_data.get("q"):
        found.append(Chip(f"“{words}”", form.query(q=None)))
    since, until = form.date("since"), form.date("until")
    if since or until:
        found.append(Chip(range_words(form), form.query(since=None, until=None)))
    labels = {
        "status": {status.value: status.value for status in Status},
        "flag": {flag: label.lower() for flag, label in FLAGS.items()},
        "decided": {value: f"decided by {label}" for value, label in DECIDED.items()}
        | {value: value for value in ("confirmed", "doubted")},
        "says": {UNATTRIBUTED: "no source given", UNNAMED: "a source without a name"}
        | {value: f"{value} says so" for value in form.chosen("says") if not value.startswith("~")},
        "who": _names(Entity, form.chosen("who")),
        "place": {key: f"in {name}" for key, name in _names(Entity, form.chosen("place")).items()},
        "source": {key: f"published by {name}" for key, name in _names(Source, form.chosen("source")).items()},
        "tag": {key: f"tagged {name}" for key, name in _names(Tag, form.chosen("tag")).items()},
    }
    for name, words_of in labels.items():
        found += [Chip(words_of.get(value, value), form.toggled(name, value)) for value in form.chosen(name)]
    return found


def _names(model: type[Entity] | type[Source] | type[Tag], keys: list[str]) -> dict[str, str]:
    if not keys:
        return {}
    rows = model._default_manager.filter(pk__in=keys).values_list("pk", "name")
    return {str(key): name for key, name in rows}


def range_words(form: TimelineFilter) -> str:
    """The date range in words: "February 2022 to October 2023", "from 2019", "until 12 September 2023"."""
    since, until = form.date("since"), form.date("until")
    if since and until:
        return wording.bounds(since.lower, until.upper, months=True)
    first = wording.bounds(since.lower, since.upper) if since else ""
    last = wording.bounds(until.lower, until.upper) if until else ""
    return f"from {first}" if first else f"until {last}"
