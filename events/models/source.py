"""A publisher of articles, and how far people trust it."""

from __future__ import annotations

from django.db import models


class Reliability(models.TextChoices):
    """Admiralty (NATO) source reliability. Set by people only."""

    A = "A", "A · completely reliable"
    B = "B", "B · usually reliable"
    C = "C", "C · fairly reliable"
    D = "D", "D · not usually reliable"
    E = "E", "E · unreliable"
    F = "F", "F · cannot be judged"


class Source(models.Model):
    """``domain`` is the site's host without "www."; ``owner`` names the family of outlets that it belongs to."""

    name = models.CharField(max_length=200, unique=True)
    domain = models.CharField(max_length=200, blank=True, default="")
    owner = models.CharField("owner family", max_length=200, blank=True, default="")
    reliability = models.CharField(max_length=1, choices=Reliability.choices, default=Reliability.F)
    reliability_reason = models.TextField(blank=True, default="")
    entity = models.ForeignKey(
        "events.Entity", on_delete=models.SET_NULL, null=True, blank=True, related_name="sources"
    )  # the same organisation, where articles cite it
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(fields=("domain",), condition=~models.Q(domain=""), name="source_domain_once")
        ]

    def __str__(self) -> str:
        return self.name
