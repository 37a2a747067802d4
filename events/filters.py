"""The timeline's filters: what stands in the address, read by a form, turned into a QuerySet.

Each name of the address is one condition; values of one name are alternatives, different names add up. ``apply`` can
leave one out, which is how the counts beside a facet's values are reckoned: as if that facet alone were not set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from events import search
from events.models import Annotation, Claim, OriginGroup, Story, TimelineEvent
from events.models.timeline_event import TimelineEventQuerySet
from events.services.dates import read_date
from events.services.errors import Refused
from events.values import DateReading, Status

# Longer is a paste, not a filter.
WORDS_LENGTH = 200
# "Who says so" has two values that are no names.
UNATTRIBUTED = "~unattributed"
UNNAMED = "~unnamed"

FLAGS = {
    "disputed": "Disputed",
    "undated": "Undated",
    "suspect": "Suspect date line",
    "noted": "With notes",
}
DECIDED = {
    "machine": "machine only",
    "analyst": "an analyst",
    "confirmed": "confirmed",
    "doubted": "doubted",
}
# Names of the address that hold several values, in the order in which the rail and the chips show them.
SEVERAL = ("status", "flag", "says", "who", "place", "source", "tag", "decided")


class DateText(forms.CharField):
    """A date as people type it ("2023-09", "12 Sep 2023"); cleans to a reading with bounds, or ``None``."""

    def clean(self, value: Any) -> DateReading | None:
        typed = super().clean(value)
        try:
            return read_date(typed)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class Several(forms.Field):
    """Any number of values of one name. ``known`` limits them; ``numbers`` makes them keys of rows."""

    widget = forms.MultipleHiddenInput

    def __init__(self, known: Iterable[str] = (), *, numbers: bool = False) -> None:
        super().__init__(required=False)
        self.known, self.numbers = frozenset(known), numbers

    def clean(self, value: Any) -> list[str]:
        values = list(dict.fromkeys(text for text in value or [] if text))
        wrong = [v for v in values if (self.known and v not in self.known) or (self.numbers and not v.isdecimal())]
        if wrong:
            raise forms.ValidationError(f"There is no “{wrong[0]}” to filter by.")
        return values


class TimelineFilter(forms.Form):
    """Bound to the address's query. An invalid value is told (``errors``) and filters nothing."""

    q = forms.CharField(required=False, max_length=WORDS_LENGTH, label="Words", empty_value="")
    since = DateText(required=False, label="From")
    until = DateText(required=False, label="To")
    status = Several(status.value for status in Status)
    flag = Several(FLAGS)
    says = Several()
    who = Several(numbers=True)
    place = Several(numbers=True)
    source = Several(numbers=True)
    tag = Several(numbers=True)
    decided = Several(DECIDED)
    # No condition: whether the undated events that one article alone tells are unfolded ("show").
    alone = forms.CharField(required=False, max_length=4, widget=forms.HiddenInput, empty_value="")

    def __init__(self, query: QueryDict, story: Story) -> None:
        super().__init__(query)
        self.story = story
        self.is_valid()

    def chosen(self, name: str) -> list[str]:
        return cast(list[str], self.cleaned_data.get(name) or [])

    def date(self, name: str) -> DateReading | None:
        return cast(DateReading | None, self.cleaned_data.get(name))

    @property
    def is_set(self) -> bool:
        return any(value for name, value in self.cleaned_data.items() if name != "alone")

    def query(self, **changes: Any) -> str:
        """The address's query with some names replaced (``None`` or an empty list removes), paging left out."""
        query = QueryDict(mutable=True)
        for name in self.fields:
            value = changes.pop(name, self.data.getlist(name) if hasattr(self.data, "getlist") else [])
            query.setlist(name, [v for v in ([value] if isinstance(value, str) else value or []) if v])
        for name, value in changes.items():
            query.setlist(name, [str(value)] if value else [])
        return query.urlencode()

    def toggled(self, name: str, value: str) -> str:
        """The query with one value of a facet set, or removed where it is set."""
        values = self.chosen(name)
        return self.query(**{name: [v for v in values if v != value] if value in values else [*values, value]})

    def apply(self, events: TimelineEventQuerySet, *, without: str = "") -> TimelineEventQuerySet:
        """The events that meet every condition but ``without`` ("dates" leaves both ends of the range out)."""
        found = events
        for name, condition in _CONDITIONS.items():
            if name != without and (values := self.chosen(name)):
                found = found.filter(condition(self.story, values))
        if self.cleaned_data.get("q"):
            found = found.filter(pk__in=self._with_words)
        return found if without == "dates" else found.filter(self._in_range())

    @cached_property
    def _with_words(self) -> set[int]:
        """The events with all words typed: asked once for the list and every facet's counts."""
        words = self.cleaned_data["q"].split()
        return set.intersection(*(_with_word(self.story, word) for word in words)) if words else set()

    def _in_range(self) -> Q:
        """Whose bounds touch the range. Undated events stay: nobody knows that they are not of these days."""
        since, until = self.date("since"), self.date("until")
        touching = Q()
        if since:
            touching &= Q(upper__gte=since.lower)
        if until:
            touching &= Q(lower__lte=until.upper)
        return touching | Q(lower__isnull=True) if touching else touching


# Rows of other tables are asked once for the whole story and not once for each event: SQLite plans a correlated EXISTS
# over claims and articles from the articles' side, which took minutes with 20,000 claims.


def _with_word(story: Story, word: str) -> set[int]:
    """The events with a word, or its beginning, in the title or a quote (by the search's index), or in the place."""
    titles = set(search.matching(story, word, search.Kind.EVENT))
    quoted = set(search.matching(story, word, search.Kind.CLAIM))
    # Held against each other here: a condition with twenty thousand keys takes the database four times as long.
    rows = _claims(story).order_by().values_list("pk", "event") if quoted else ()
    told = {event for claim, event in rows if event and claim in quoted}
    there = TimelineEvent.objects.filter(story=story, place__name__icontains=word).values_list("pk", flat=True)
    return titles | told | set(there)


def _claims(story: Story) -> QuerySet[Claim]:
    """The visible claims of the story's events."""
    return Claim.objects.standing().filter(story=story, event__isnull=False)


def _says(story: Story, values: list[str]) -> Q:
    names = [value for value in values if not value.startswith("~")]
    speakers = Q(attribution__speaker__merged_into__isnull=True, attribution__speaker__name__in=names)
    merged = Q(attribution__speaker__merged_into__name__in=names)
    found = Q()
    if names:
        origins = OriginGroup.objects.filter(story=story, name__in=names, kind__in=OriginGroup.KNOWN)
        found |= Q(pk__in=origins.values("event")) | Q(pk__in=_claims(story).filter(speakers | merged).values("event"))
    if UNATTRIBUTED in values:
        found |= Q(unattributed_count__gt=0)
    if UNNAMED in values:
        found |= Q(unknown_count__gt=0)
    return found


def _who(story: Story, values: list[str]) -> Q:
    rows = TimelineEvent.participants.through._default_manager.filter(timelineevent__story=story)
    here = rows.filter(Q(entity__in=values) | Q(entity__merged_into__in=values))
    return Q(pk__in=here.values("timelineevent"))


def _published_by(story: Story, values: list[str]) -> Q:
    return Q(pk__in=_claims(story).filter(article__source__in=[int(value) for value in values]).values("event"))


def suspect(story: Story) -> Q:
    """Told by an article whose stated publication date other coverage contradicts."""
    return Q(pk__in=_claims(story).filter(article__published_suspect=True).values("event"))


def noted(story: Story, **conditions: Any) -> Q:
    """With standing notes on the event, or on one of its claims."""
    notes = Annotation.objects.standing().filter(story=story, **conditions)
    on_event = notes.filter(event__isnull=False).values("event")
    return Q(pk__in=on_event) | Q(pk__in=notes.filter(claim__event__isnull=False).values("claim__event"))


def alone(story: Story) -> Q:
    """Undated, told by one article alone, and touched by no analyst: what fills a list and dates nothing."""
    return Q(lower__isnull=True, article_count__lte=1) & decided_condition(story, "machine") & ~noted(story)


def flag_condition(story: Story, flag: str) -> Q:
    """What one flag asks for."""
    return {
        "disputed": Q(disputed=True),
        "undated": Q(lower__isnull=True),
        "suspect": suspect(story),
        "noted": noted(story),
    }[flag]


def decided_condition(story: Story, value: str) -> Q:
    """Who had the last word on an event."""
    machine = Q(decision=TimelineEvent.Decision.OPEN, locked=[], made_by_analyst=False)
    return {
        "machine": machine,
        "analyst": ~machine,
        "confirmed": Q(decision=TimelineEvent.Decision.CONFIRMED),
        "doubted": Q(decision=TimelineEvent.Decision.DOUBTED),
    }[value]


def _any(condition: Callable[[Story, str], Q]) -> Callable[[Story, list[str]], Q]:
    def joined(story: Story, values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= condition(story, value)
        return found

    return joined


_CONDITIONS: dict[str, Callable[[Story, list[str]], Q]] = {
    "status": lambda story, values: Q(status__in=values),
    "flag": _any(flag_condition),
    "says": _says,
    "who": _who,
    "place": lambda story, values: Q(place__in=values) | Q(place__merged_into__in=values),
    "source": _published_by,
    "tag": lambda story, values: noted(story, tags__in=[int(value) for value in values]),
    "decided": _any(decided_condition),
}
