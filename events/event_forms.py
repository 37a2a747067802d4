"""Forms of corrections to events and their claims. What is allowed, services decide; a form only reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from events.forms import ReasonForm
from events.models import Claim, Credibility, Entity, Story, TimelineEvent
from events.services.grade import CONFIDENCES, LIKELIHOODS
from events.values import EntityKind, Status

TITLE_LENGTH = 300


class DateForm(ReasonForm):
    edtf = forms.CharField(
        label="Date",
        required=False,
        max_length=64,
        help_text="2023-09-12, 2023-09, 12 Sep 2023, or an interval 2023-09-12/2023-09-13. Empty: undated.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    field_order = ("edtf", "reason")


class TitleForm(ReasonForm):
    title = forms.CharField(label="Title", max_length=TITLE_LENGTH, widget=forms.TextInput(attrs={"autofocus": True}))
    field_order = ("title", "reason")


class StatusForm(ReasonForm):
    status = forms.ChoiceField(label="State", choices=[(s.value, s.value.capitalize()) for s in Status])
    field_order = ("status", "reason")


class PlaceForm(ReasonForm):
    """The place by its name: a story may have thousands, so it is typed and found, not picked from a list."""

    place = forms.CharField(
        label="Place",
        required=False,
        max_length=200,
        help_text="A place or country that this story’s articles name. Empty: no place.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    field_order = ("place", "reason")

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story

    def clean_place(self) -> Entity | None:
        typed = self.cleaned_data["place"].strip()
        if not typed:
            return None
        kinds = (EntityKind.PLACE, EntityKind.COUNTRY)
        found = Entity.objects.filter(story=self.story, hidden=False).of_kind(*kinds)
        place = found.filter(name__iexact=typed).select_related("merged_into").first()
        if place is None:
            raise forms.ValidationError(f"No place of this story is called “{typed}”.")
        return place.standing


class LikelihoodForm(ReasonForm):
    """ICD 203 keeps the two apart: how likely it is, and how far the sources carry that judgement."""

    likelihood = forms.ChoiceField(
        required=False, choices=[("", "not judged"), *((term, f"{term} ({p})") for term, p in LIKELIHOODS.items())]
    )
    confidence = forms.ChoiceField(
        label="Confidence in the sources",
        required=False,
        choices=[("", "not judged"), *((level, level) for level in CONFIDENCES)],
    )
    field_order = ("likelihood", "confidence", "reason")


class EventNumber(forms.CharField):
    """An event by the number people quote: "4", "E4" or "KP-E4"; cleans to the event, or ``None`` when empty."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"})

    def __init__(self, events: QuerySet[TimelineEvent], **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.events = events

    def clean(self, value: Any) -> TimelineEvent | None:
        typed = super().clean(value).strip()
        if not typed:
            return None
        number = typed.upper().rpartition("E")[2]
        event = self.events.filter(number=int(number)).first() if number.isdecimal() else None
        if event is None:
            raise forms.ValidationError(f"There is no event “{typed}” in this story.")
        return event


class MergeForm(ReasonForm):
    other = forms.CharField()
    field_order = ("other", "reason")

    def __init__(self, *args: Any, event: TimelineEvent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = TimelineEvent.objects.filter(story=event.story, merged_into__isnull=True).exclude(pk=event.pk)
        self.fields["other"] = EventNumber(
            others, label="Merge into this event", help_text="Its number: 7, E7 or the whole reference."
        )


class QuotesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """Quotes to tick, whole, each with who printed it."""

    def label_from_instance(self, claim: Claim) -> str:
        article = claim.article
        return f"“{claim.quote}” ({article.source or f'Article {article.number}'})"


class MoveForm(ReasonForm):
    """Which claims, and where to: an event's number, or none for a new event."""

    claim = QuotesField(
        Claim.objects.none(),
        label="Quotes",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one quote."},
    )
    event = forms.CharField()
    title = forms.CharField(label="Title of the new event", required=False, max_length=TITLE_LENGTH)
    field_order = ("claim", "event", "title", "reason")

    def __init__(self, *args: Any, story: Story, claims: QuerySet[Claim], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["claim"]
        assert isinstance(chosen, QuotesField)
        chosen.queryset = claims
        events = TimelineEvent.objects.filter(story=story, merged_into__isnull=True)
        self.fields["event"] = EventNumber(
            events, label="To event", required=False, help_text="Its number. Empty: a new event, titled below."
        )


class OriginsForm(ReasonForm):
    """What has one origin, or one of its own: ``groups`` are the origins' names with a box for each article.

    ``seen`` is how the origins stood when the form was shown.
    """

    claim = forms.MultipleChoiceField(
        label="Articles, under the origins that they count for now",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one article.",
            "invalid_choice": "This quote is not here any more.",
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("claim", "reason", "seen")

    def __init__(self, *args: Any, groups: Sequence[tuple[str, list[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["claim"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = groups


class CredibilityForm(ReasonForm):
    credibility = forms.TypedChoiceField(choices=Credibility.choices, coerce=int, widget=forms.RadioSelect)
    field_order = ("credibility", "reason")
