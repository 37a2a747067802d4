"""One run of ingest and what became of each item: no file disappears without a row."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from events.models.article import Article
from events.models.story import Story


class IngestRun(models.Model):
    class State(models.TextChoices):
        QUEUED = "queued", "queued"
        RUNNING = "running", "running"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="ingest_runs")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField(default=0)  # items found so far, for progress
    reason = models.TextField(blank=True, default="")  # why the run as a whole failed
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)  # a sign of life: a run whose process was killed goes silent
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return f"run {self.pk}"


class IngestItem(models.Model):
    class Outcome(models.TextChoices):
        STORED = "stored", "stored"
        UNCHANGED = "unchanged", "unchanged"
        NEW_VERSION = "new_version", "new version"
        DUPLICATE = "duplicate", "duplicate"
        FAILED = "failed", "failed"

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=500)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    stage = models.CharField(max_length=20, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="ingest_items")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    took_ms = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("run", "pk")

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
