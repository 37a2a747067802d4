"""One file's article, its original bytes, and what was read of it."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from events.models.base import BASIS_CHOICES, EDTF_LENGTH, Lockable
from events.models.source import Source
from events.models.story import Story
from events.values import Basis, DateReading


class Original(models.Model):
    """The bytes as they came, kept once however many articles were read from them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()
    kind = models.CharField(max_length=10)  # text, html or json
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class ArticleQuerySet(models.QuerySet["Article"]):
    def current(self) -> Self:
        """Without versions that a later ingest replaced, and without what an analyst hid."""
        return self.filter(superseded_by__isnull=True, hidden=False)

    def in_order(self) -> Self:
        """By publication where it is known (stated, accepted or suggested), undated last, then as they came."""
        return self.order_by(F("published_lower").asc(nulls_last=True), "number")

    def undated(self) -> Self:
        return self.filter(published_lower__isnull=True)

    def light(self) -> Self:
        """Without the long text, for lists."""
        return self.defer("text", "blocks", "set_aside")


class Article(Lockable):
    """``text`` never changes for a row: a changed file is a new row (``version``), and the old one points to it.

    ``name`` is the item's name within its story as ingested. ``blocks`` is a list of ``[kind, start, end]``,
    ``set_aside`` of ``[text, reason]``, ``published_readings`` of objects. ``suggested_*`` is a publication date by
    coverage: it replaces nothing until an analyst says so (``suggestion_state``).
    """

    class Suggestion(models.TextChoices):
        NONE = "", "none"
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        REFUSED = "refused", "refused"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="articles")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    source = models.ForeignKey(Source, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="articles")
    version = models.PositiveIntegerField(default=1)
    superseded_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="supersedes"
    )
    headline = models.CharField(max_length=500)
    headline_derived = models.BooleanField(default=False)
    byline = models.CharField(max_length=300, blank=True, default="")
    url = models.URLField(max_length=2000, blank=True, default="")
    language = models.CharField(max_length=12, default="en")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64, db_index=True)
    blocks = models.JSONField(default=list)
    set_aside = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    published_edtf = models.CharField("published", max_length=EDTF_LENGTH, blank=True, default="")
    published_lower = models.DateField(null=True, blank=True)
    published_upper = models.DateField(null=True, blank=True)
    published_basis = models.CharField(max_length=10, blank=True, default="", choices=BASIS_CHOICES)
    published_evidence = models.CharField(max_length=60, blank=True, default="")
    published_wording = models.CharField(max_length=200, blank=True, default="")
    published_readings = models.JSONField(default=list, blank=True)
    suggested_edtf = models.CharField(max_length=EDTF_LENGTH, blank=True, default="")
    suggested_lower = models.DateField(null=True, blank=True)
    suggested_upper = models.DateField(null=True, blank=True)
    suggestion_reasons = models.JSONField(default=list, blank=True)
    suggestion_state = models.CharField(max_length=10, blank=True, default="", choices=Suggestion.choices)
    published_suspect = models.BooleanField(default=False)
    extractor = models.CharField(max_length=120, blank=True, default="")
    hidden = models.BooleanField(default=False)
    ingested_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("story", "number")
        constraints = [
            models.UniqueConstraint(fields=("story", "number", "version"), name="article_number_once"),
            models.UniqueConstraint(fields=("story", "name", "version"), name="article_version_once"),
            models.CheckConstraint(
                condition=Q(published_edtf="", published_lower__isnull=True, published_upper__isnull=True)
                | (~Q(published_edtf="") & Q(published_lower__isnull=False, published_upper__gte=F("published_lower"))),
                name="article_published_whole",
            ),
        ]
        indexes = [
            models.Index(fields=("story", "published_lower", "number"), name="article_by_publication"),
            models.Index(fields=("story", "text_sha256"), name="article_by_text"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def ref(self) -> str:
        """How people name it to each other: "KP-A3"."""
        return f"{self.story.code}-A{self.number}" if self.story.code else f"A{self.number}"

    @property
    def published(self) -> DateReading | None:
        """The publication date that counts: an analyst's, or the stated one; ``None`` where there is none."""
        return _reading(self.published_edtf, self.published_lower, self.published_upper, self.published_basis)

    @published.setter
    def published(self, value: DateReading | None) -> None:
        self.published_edtf = value.edtf if value else ""
        self.published_lower = value.lower if value else None
        self.published_upper = value.upper if value else None
        self.published_basis = value.basis.value if value else ""

    @property
    def suggested(self) -> DateReading | None:
        return _reading(self.suggested_edtf, self.suggested_lower, self.suggested_upper, Basis.INFERRED.value)

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.story.slug, self.pk])


def _reading(edtf: str, lower: date | None, upper: date | None, basis: str) -> DateReading | None:
    if lower is None or upper is None:
        return None
    return DateReading(edtf, lower, upper, Basis(basis))
