"""What one clause of one article asserts, with its times and whom it is put to."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from events.models.article import Article
from events.models.base import Dated, Lockable, dated_whole
from events.models.entity import Entity
from events.models.story import Story
from events.models.timeline_event import TimelineEvent
from events.values import Status, TimeKind

STATUS_CHOICES = [(status.value, status.value) for status in Status]


class TimeReference(Dated, Lockable):
    """One time expression of an article.

    Undated where the text alone does not tell; ``formula`` says what it would need.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="times")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    wording = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in TimeKind])
    anchor = models.CharField(max_length=64, blank=True, default="")
    formula = models.CharField(max_length=200, blank=True, default="")
    rule = models.CharField(max_length=60, blank=True, default="")
    stated_edtf = models.CharField(
        max_length=64, blank=True, default=""
    )  # what the article alone says, if coverage differs

    class Meta:
        ordering = ("article", "start")
        constraints = [
            dated_whole("time_dated_whole"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="time_span"),
        ]

    def __str__(self) -> str:
        return self.wording


class Attribution(models.Model):
    """Who something is put to. Span lists are ``[[start, end], ...]``; ``chain`` holds names, nearest first.

    ``speakers`` holds the names of all sources where one cue has several; ``act`` is the class of the cue (``says``,
    ``asks``, ``thinks``, ``wants``, ``judges``, ``shows``).
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attributions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    source_spans = models.JSONField(default=list)
    cue_spans = models.JSONField(default=list)
    content_spans = models.JSONField(default=list)
    speaker = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, blank=True, related_name="attributions")
    anonymous = models.CharField(max_length=300, blank=True, default="")
    speakers = models.JSONField(default=list, blank=True)
    chain = models.JSONField(default=list, blank=True)
    stance = models.CharField(max_length=10, default="asserts")
    act = models.CharField(max_length=10, default="says")
    reading = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("article", "start")
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="attribution_span")]

    def __str__(self) -> str:
        return self.who

    @property
    def who(self) -> str:
        """The source in words: a name, or the article's own words for a source without one, and where it has it
        from.
        """
        name = self.speaker.standing.name if self.speaker else self.anonymous
        if len(self.speakers) > 1 and not self.chain:
            name = " and ".join(self.speakers)
        return f"{name}, citing {', '.join(self.chain)}" if self.chain else name


class Credibility(models.IntegerChoices):
    """Admiralty (NATO) credibility of information. Set by people only."""

    CONFIRMED = 1, "1 · confirmed by other independent sources"
    PROBABLY_TRUE = 2, "2 · probably true"
    POSSIBLY_TRUE = 3, "3 · possibly true"
    DOUBTFUL = 4, "4 · doubtful"
    IMPROBABLE = 5, "5 · improbable"
    CANNOT_BE_JUDGED = 6, "6 · truth cannot be judged"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> Self:
        """Of current articles, and not hidden by an analyst."""
        return self.filter(hidden=False, article__hidden=False, article__superseded_by__isnull=True)

    def telling(self) -> Self:
        """Those that tell a happening: no generalities, no opinions."""
        return self.filter(background=False)

    def with_voices(self) -> Self:
        """With everything a list of quotes shows, in a constant number of queries."""
        return self.select_related(
            "story", "article__story", "article__source", "attribution__speaker__merged_into", "event"
        ).prefetch_related("times", "roles__entity__merged_into")


class Claim(Lockable):
    """``quote`` is the article's text at ``[start, end)``, character for character.

    A claim belongs to at most one event; ``link_score`` (0 to 1) and ``link_reasons`` say why. ``figures`` is a list
    of objects with start, end, value, unit, qualifier.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="claims")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    status = models.CharField(max_length=10, choices=STATUS_CHOICES)
    action = models.CharField(max_length=40, blank=True, default="")
    head = models.CharField(max_length=80, blank=True, default="")
    nominal = models.BooleanField(default=False)
    background = models.BooleanField(default=False)
    verb = models.CharField(max_length=80, blank=True, default="")  # these four: words for titles (events.values.Claim)
    subject = models.CharField(max_length=120, blank=True, default="")
    object = models.CharField(max_length=120, blank=True, default="")
    complement = models.CharField(max_length=120, blank=True, default="")
    lemmas = models.JSONField(default=list, blank=True)
    figures = models.JSONField(default=list, blank=True)
    times = models.ManyToManyField(TimeReference, blank=True, related_name="claims")
    attribution = models.ForeignKey(
        Attribution, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims"
    )
    entities: models.ManyToManyField[Entity, ClaimRole] = models.ManyToManyField(
        Entity, through="events.ClaimRole", related_name="claims"
    )
    event = models.ForeignKey(TimelineEvent, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims")
    link_score = models.FloatField(null=True, blank=True)
    link_reasons = models.JSONField(default=list, blank=True)
    credibility = models.PositiveSmallIntegerField(choices=Credibility.choices, default=Credibility.CANNOT_BE_JUDGED)
    credibility_reason = models.TextField(blank=True, default="")
    hidden = models.BooleanField(default=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ("article", "start")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="claim_span"),
            models.UniqueConstraint(fields=("article", "start", "end", "head"), name="claim_once"),
        ]
        indexes = [models.Index(fields=("story", "status"), name="claim_by_status")]

    def __str__(self) -> str:
        return self.quote[:80]

    def get_absolute_url(self) -> str:
        return f"{reverse('article', args=[self.story.slug, self.article_id])}#claim-{self.pk}"


class ClaimRole(models.Model):
    """An entity's part in a claim. ``position`` keeps the order of the text."""

    class Role(models.TextChoices):
        AGENT = "agent", "agent"
        PATIENT = "patient", "patient"
        PLACE = "place", "place"
        PARTICIPANT = "participant", "participant"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="roles")
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=12, choices=Role.choices)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("claim", "position")
        constraints = [models.UniqueConstraint(fields=("claim", "entity", "role"), name="claim_role_once")]

    def __str__(self) -> str:
        return f"{self.entity} ({self.role})"
