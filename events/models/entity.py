"""A person, organisation, country, place or event name of a story, its occurrences, and merges that can be undone."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from events.models.article import Article
from events.models.base import Lockable
from events.models.story import Story
from events.values import EntityKind

KIND_CHOICES = [(kind.value, kind.value) for kind in EntityKind]


class EntityQuerySet(models.QuerySet["Entity"]):
    def standing(self) -> Self:
        """Without those merged into another and those hidden."""
        return self.filter(merged_into__isnull=True, hidden=False)

    def of_kind(self, *kinds: EntityKind) -> Self:
        return self.filter(kind__in=[kind.value for kind in kinds])


class Entity(Lockable):
    """``merged_into`` is one level deep and can be undone: mentions keep pointing to the entity that was read."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="entities")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=KIND_CHOICES)
    aliases = models.JSONField(default=list, blank=True)
    titles = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=100, blank=True, default="")
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged")
    hidden = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("story", "name", "kind"), name="entity_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def standing(self) -> Entity:
        """The entity that this one now counts as."""
        return self.merged_into or self

    def get_absolute_url(self) -> str:
        return reverse("entity", args=[self.story.slug, self.pk])


class Mention(models.Model):
    """One occurrence of an entity at ``[start, end)`` of its article's text."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reading = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        ordering = ("article", "start")
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="mention_span")]
        indexes = [models.Index(fields=("entity", "article"), name="mention_by_entity")]

    def __str__(self) -> str:
        return f"{self.entity_id}@{self.start}"


class EntityMergeSuggestion(models.Model):
    """Two entities that may be one. The machine suggests, an analyst decides, both are remembered."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        REFUSED = "refused", "refused"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="merge_suggestions")
    left = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("left", "right"), name="merge_suggestion_once")]

    def __str__(self) -> str:
        return f"{self.left} = {self.right}?"
