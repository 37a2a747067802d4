"""What can be searched: one row a thing, in step with it by explicit calls (``events.search``)."""

from __future__ import annotations

from django.db import models

from events.models.story import Story


class SearchEntry(models.Model):
    """The words of one event, claim, article, note or entity. The full-text index is the database's own."""

    class Kind(models.TextChoices):
        EVENT = "event", "event"
        CLAIM = "claim", "claim"
        ARTICLE = "article", "article"
        NOTE = "note", "note"
        ENTITY = "entity", "entity"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    object_id = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once")]
        indexes = [models.Index(fields=("story", "kind"), name="search_entry_by_story")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
