"""A story: what an analyst works on. Articles, events and annotations belong to one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse


class Story(models.Model):
    """``code`` is the short prefix of references that people quote to each other ("KP-E4")."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    code = models.CharField(max_length=6, blank=True, default="")
    description = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "stories"
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("timeline", args=[self.slug])


class SavedView(models.Model):
    """A filtered timeline that an analyst has named; ``query`` is the address's query string."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="saved_views")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=("story", "owner", "name"), name="saved_view_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.story.get_absolute_url()}?{self.query}"
