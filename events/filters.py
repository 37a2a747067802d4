"""The timeline's filters: what stands in the address, read by a form, turned into a QuerySet.

Each name of the address is one condition; values of one name are alternatives, different names add up. ``apply`` can
leave one out, which is how the counts beside a facet's values are reckoned: as if that facet alone were not set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

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
        return any(self.cleaned_data.values())

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
                found = found.filter(condition(values))
        if words := self.cleaned_data.get("q"):
            for word in words.split():
                found = found.filter(_has_word(word))
        return found if without == "dates" else found.filter(self._in_range())

    def _in_range(self) -> Q:
        """Whose bounds touch the range. Undated events stay: nobody knows that they are not of these days."""
        since, until = self.date("since"), self.date("until")
        touching = Q()
        if since:
            touching &= Q(upper__gte=since.lower)
        if until:
            touching &= Q(lower__lte=until.upper)
        return touching | Q(lower__isnull=True) if touching else touching


def _has_word(word: str) -> Q:
    quotes = _claims().filter(quote__icontains=word)
    return Q(title__icontains=word) | Q(place__name__icontains=word) | Q(Exists(quotes))


def _claims() -> QuerySet[Claim]:
    """The visible claims of the event that is asked about."""
    return Claim.objects.standing().filter(event=OuterRef("pk"))


def _says(values: list[str]) -> Q:
    names = [value for value in values if not value.startswith("~")]
    speakers = Q(attribution__speaker__merged_into__isnull=True, attribution__speaker__name__in=names)
    merged = Q(attribution__speaker__merged_into__name__in=names)
    found = Q()
    if names:
        found |= Q(Exists(OriginGroup.objects.filter(event=OuterRef("pk"), name__in=names, kind__in=OriginGroup.KNOWN)))
        found |= Q(Exists(_claims().filter(speakers | merged)))
    if UNATTRIBUTED in values:
        found |= Q(unattributed_count__gt=0)
    if UNNAMED in values:
        found |= Q(unknown_count__gt=0)
    return found


def _who(values: list[str]) -> Q:
    through = TimelineEvent.participants.through
    rows = through._default_manager.filter(timelineevent=OuterRef("pk"))
    return Q(Exists(rows.filter(Q(entity__in=values) | Q(entity__merged_into__in=values))))


def suspect_claims() -> QuerySet[Claim]:
    """Claims of articles whose stated publication date other coverage contradicts."""
    return _claims().filter(article__published_suspect=True)


def notes() -> QuerySet[Annotation]:
    """Standing notes on the event or on one of its claims."""
    here = Q(event=OuterRef("pk")) | Q(claim__event=OuterRef("pk"))
    return Annotation.objects.standing().filter(here)


def flag_condition(flag: str) -> Q:
    """What one flag asks for."""
    return {
        "disputed": Q(disputed=True),
        "undated": Q(lower__isnull=True),
        "suspect": Q(Exists(suspect_claims())),
        "noted": Q(Exists(notes())),
    }[flag]


def decided_condition(value: str) -> Q:
    """Who had the last word on an event."""
    machine = Q(decision=TimelineEvent.Decision.OPEN, locked=[], made_by_analyst=False)
    return {
        "machine": machine,
        "analyst": ~machine,
        "confirmed": Q(decision=TimelineEvent.Decision.CONFIRMED),
        "doubted": Q(decision=TimelineEvent.Decision.DOUBTED),
    }[value]


def _any(condition: Callable[[str], Q]) -> Callable[[list[str]], Q]:
    def joined(values: list[str]) -> Q:
        found = Q()
        for value in values:
            found |= condition(value)
        return found

    return joined


_CONDITIONS: dict[str, Callable[[list[str]], Q]] = {
    "status": lambda values: Q(status__in=values),
    "flag": _any(flag_condition),
    "says": _says,
    "who": _who,
    "place": lambda values: Q(place__in=values) | Q(place__merged_into__in=values),
    "source": lambda values: Q(Exists(_claims().filter(article__source__in=[int(v) for v in values]))),
    "tag": lambda values: Q(Exists(notes().filter(tags__in=[int(v) for v in values]))),
    "decided": _any(decided_condition),
}
