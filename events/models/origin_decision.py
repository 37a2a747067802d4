"""What an analyst said of origins, against the machine's word or where it had none."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from events.models.claim import Claim
from events.models.story import Story


class OriginDecisionQuerySet(models.QuerySet["OriginDecision"]):
    def standing(self) -> Self:
        """Not taken back, in the order in which they were made."""
        return self.filter(taken_back_at__isnull=True).order_by("decided_at", "pk")


class OriginDecision(models.Model):
    """What these claims stand for is one origin, or has an origin of its own.

    It is tied to claims and not to an event: wherever they are moved, merged, or linked, it goes with them.
    """

    class Verdict(models.TextChoices):
        TOGETHER = "together", "one origin"
        APART = "apart", "an origin of its own"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="origin_decisions")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    claims = models.ManyToManyField(Claim, related_name="origin_decisions")
    reason = models.TextField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = OriginDecisionQuerySet.as_manager()

    class Meta:
        ordering = ("decided_at", "pk")

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.reason}"
