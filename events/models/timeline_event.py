"""Claims of several articles about one happening, where they have it from, and where they differ."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from events.models.article import Article
from events.models.base import Dated, Lockable, dated_whole
from events.models.entity import Entity
from events.models.story import Story
from events.values import Status

STATUS_CHOICES = [(status.value, status.value) for status in Status]


class TimelineEventQuerySet(models.QuerySet["TimelineEvent"]):
    def standing(self) -> Self:
        """On the timeline: not hidden, not merged into another, and told by at least one article."""
        return self.filter(hidden=False, merged_into__isnull=True, article_count__gt=0)

    def touched(self) -> Self:
        """Those on which people worked: made, hidden, merged, decided, graded, annotated, or with a field locked."""
        return self.filter(
            Q(made_by_analyst=True)
            | Q(hidden=True)
            | Q(merged_into__isnull=False)
            | Q(merged__isnull=False)
            | Q(annotations__isnull=False)
            | Q(disagreements__decided_at__isnull=False)
            | ~Q(decision=TimelineEvent.Decision.OPEN)
            | ~Q(likelihood="")
            | ~Q(locked=[])
        ).distinct()

    def dated(self) -> Self:
        return self.filter(lower__isnull=False)

    def undated(self) -> Self:
        return self.filter(lower__isnull=True)

    def in_order(self) -> Self:
        """Oldest first, undated last; the key of a page is (lower, number)."""
        return self.order_by(F("lower").asc(nulls_last=True), "number")

    def within(self, lower: dt.date | None, upper: dt.date | None) -> Self:
        """Whose bounds touch ``[lower, upper]``; ``None`` is open. Undated events are not within any range."""
        found = self
        if lower:
            found = found.filter(upper__gte=lower)
        if upper:
            found = found.filter(lower__lte=upper)
        return found

    def with_note_count(self) -> Self:
        notes = Q(annotations__deleted_at__isnull=True)
        claim_notes = Q(claims__annotations__deleted_at__isnull=True)
        return self.annotate(
            note_count=Count("annotations", filter=notes, distinct=True)
            + Count("claims__annotations", filter=claim_notes, distinct=True)
        )


class TimelineEvent(Dated, Lockable):
    """A happening with a date and its basis, or none and shown as undated.

    ``key`` is what linking calls it, stable between relinks. The counts are kept beside it for lists: articles that
    tell it, known independent origins, articles that name no origin, articles whose origin is a source without a name.
    """

    class Decision(models.TextChoices):
        OPEN = "open", "machine only"
        CONFIRMED = "confirmed", "confirmed"
        DOUBTED = "doubted", "doubted"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=80, db_index=True)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=10, choices=STATUS_CHOICES, default=Status.HAPPENED.value)
    place = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, blank=True, related_name="events_here")
    participants = models.ManyToManyField(Entity, blank=True, related_name="events")
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.OPEN)
    article_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(default=0)
    unattributed_count = models.PositiveIntegerField(default=0)
    unknown_count = models.PositiveIntegerField(default=0)
    disputed = models.BooleanField(default=False)
    likelihood = models.CharField(max_length=24, blank=True, default="")
    confidence = models.CharField(max_length=10, blank=True, default="")
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    made_by_analyst = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TimelineEventQuerySet.as_manager()

    class Meta:
        ordering = ("story", "number")
        constraints = [
            dated_whole("event_dated_whole"),
            models.UniqueConstraint(fields=("story", "number"), name="event_number_once"),
        ]
        indexes = [models.Index(fields=("story", "lower", "number"), name="event_by_day")]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How people name it to each other: "KP-E4"."""
        return f"{self.story.code}-E{self.number}" if self.story.code else f"E{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("event", args=[self.story.slug, self.number])


class OriginGroup(Lockable):
    """Articles of one event that have it from the same origin. ``position`` gives its colour, from 1; 0 is grey."""

    class Kind(models.TextChoices):
        SPEAKER = "speaker", "cited source"
        REUSE = "reuse", "same wording"
        OWNER = "owner", "same owner"
        DECIDED = "decided", "decided by an analyst"
        ANONYMOUS = "anonymous", "source without a name"
        UNATTRIBUTED = "unattributed", "no source given"

    KNOWN = (Kind.SPEAKER, Kind.REUSE, Kind.OWNER, Kind.DECIDED)

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(TimelineEvent, on_delete=models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=300)
    reason = models.TextField(blank=True, default="")
    position = models.PositiveSmallIntegerField(default=0)
    articles = models.ManyToManyField(Article, related_name="origins")
    proof = models.ManyToManyField("events.Claim", related_name="origins")

    class Meta:
        ordering = ("event", "position", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def is_known(self) -> bool:
        return self.kind in self.KNOWN


class Disagreement(models.Model):
    """Claims of one event that differ. ``key`` finds it again after a relink, so that a decision stays."""

    class Kind(models.TextChoices):
        DATE = "date", "date differs"
        PLACE = "place", "place differs"
        FIGURE = "figure", "figure differs"
        DENIAL = "denial", "denied"
        ATTRIBUTION = "attribution", "attribution differs"
        SUPERSEDED = "superseded", "moves on with time"

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        DISMISSED = "dismissed", "dismissed"
        SUPERSEDED = "superseded", "superseded"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="disagreements")
    event = models.ForeignKey(TimelineEvent, on_delete=models.CASCADE, related_name="disagreements")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    about = models.CharField(max_length=300)
    left = models.ManyToManyField("events.Claim", related_name="+")
    right = models.ManyToManyField("events.Claim", related_name="+")
    left_says = models.CharField(max_length=300)
    right_says = models.CharField(max_length=300)
    reason = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, choices=State.choices, default=State.SUGGESTED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("event", "kind", "pk")
        constraints = [models.UniqueConstraint(fields=("event", "key"), name="disagreement_once")]

    def __str__(self) -> str:
        return f"{self.left_says} / {self.right_says}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.SUGGESTED
