"""A note, question or verdict on a span, a claim or an event, and the thread under it."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from events.models.article import Article
from events.models.claim import Claim
from events.models.story import Story
from events.models.timeline_event import TimelineEvent

# W3C Web Annotation's TextQuoteSelector leaves the length open; 32 is what Hypothesis uses and finds again reliably.
CONTEXT_LENGTH = 32


class Tag(models.Model):
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("story", "name"), name="tag_once")]

    def __str__(self) -> str:
        return self.name


class AnnotationQuerySet(models.QuerySet["Annotation"]):
    def standing(self) -> Self:
        """Not deleted, nor a reply under a deleted note."""
        return self.filter(deleted_at__isnull=True, parent__deleted_at__isnull=True)

    def threads(self) -> Self:
        """Those that start a thread."""
        return self.filter(parent__isnull=True)

    def orphaned(self) -> Self:
        """Notes on words that a later version of the article no longer has."""
        return self.filter(orphaned=True)

    def with_thread(self) -> Self:
        """With authors, tags and replies, in a constant number of queries."""
        return self.select_related(
            "author", "resolved_by", "article__story", "claim__article", "claim__story", "event__story", "story"
        ).prefetch_related(
            "tags", models.Prefetch("replies", queryset=Annotation.objects.standing().select_related("author"))
        )


class Annotation(models.Model):
    """On a span of an article (W3C TextQuote and TextPosition selectors), a claim or an event: exactly one of them.

    ``revision`` counts edits, so that two people who edit one note see a conflict instead of a lost text.
    """

    class Kind(models.TextChoices):
        NOTE = "note", "note"
        QUESTION = "question", "question"
        VERDICT = "verdict", "verdict"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="annotations")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True, related_name="annotations")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, blank=True, related_name="annotations")
    event = models.ForeignKey(
        TimelineEvent, on_delete=models.SET_NULL, null=True, blank=True, related_name="annotations"
    )
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.NOTE)
    body = models.TextField()
    tags = models.ManyToManyField(Tag, blank=True, related_name="annotations")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="annotations")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    exact = models.TextField(blank=True, default="")
    prefix = models.CharField(max_length=CONTEXT_LENGTH, blank=True, default="")
    suffix = models.CharField(max_length=CONTEXT_LENGTH, blank=True, default="")
    orphaned = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    deleted_at = models.DateTimeField(null=True, blank=True)

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__isnull=False, end__gt=F("start")),
                name="annotation_span",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        """Where the note is read in its place."""
        if self.article_id:
            return f"{reverse('article', args=[self.story.slug, self.article_id])}#note-{self.pk}"
        if self.event_id and self.event:
            return f"{self.event.get_absolute_url()}#note-{self.pk}"
        return reverse("notes", args=[self.story.slug]) + f"#note-{self.pk}"
