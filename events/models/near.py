"""What articles and entities are looked up by when a new article comes in. Made from other rows, and not exported."""

from __future__ import annotations

from django.db import models

from events.models.article import Article
from events.models.entity import Entity
from events.models.story import Story


class Clue(models.Model):
    """A word, name, act or day of an article's claims (``linking.near.clues``). An empty one: the article is known."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", db_index=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="clues", db_index=False)
    text = models.CharField(max_length=80)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("article", "text"), name="clue_once")]
        indexes = [models.Index(fields=("story", "text", "article"), name="clue_by_text")]

    def __str__(self) -> str:
        return self.text


class NameKey(models.Model):
    """A word of an entity's name, or the whole name (``linking.near.name_keys``)."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+", db_index=False)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="name_keys", db_index=False)
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=("entity", "text"), name="name_key_once")]
        indexes = [models.Index(fields=("story", "text", "entity"), name="name_key_by_text")]

    def __str__(self) -> str:
        return self.text
