"""Grades that people give: Admiralty reliability and credibility, ICD 203 likelihood. Never set by the machine."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from events.ingest.relink import refresh_events
from events.models import Claim, Credibility, Entity, Reliability, Source, Story, TimelineEvent
from events.services.errors import Refused
from events.services.history import needed, record
from events.services.rows import fitting, take

# ICD 203, section D.6.e.2.a: the terms and their ranges of probability.
LIKELIHOODS = {
    "almost no chance": "1–5 %",
    "very unlikely": "5–20 %",
    "unlikely": "20–45 %",
    "roughly even chance": "45–55 %",
    "likely": "55–80 %",
    "very likely": "80–95 %",
    "almost certain": "95–99 %",
}
# ICD 203 keeps confidence in the sources apart from likelihood of the event.
CONFIDENCES = ("low", "moderate", "high")
# "Confirmed by other independent sources" needs at least two of them: DESIGN.md, section 3.
ORIGINS_FOR_CONFIRMED = 2


@transaction.atomic
def grade_source(actor: Any, source: Source, reliability: str, reason: str, *, story: Story | None = None) -> Source:
    """Grade a publisher A to F. ``story`` is the one that the analyst worked on: its activity shows the grade."""
    why = needed(reason)
    if reliability not in Reliability:
        raise Refused("Reliability is one of A, B, C, D, E, F.")
    take(source)
    old, source.reliability = source.reliability, reliability
    source.reliability_reason = why
    source.save(update_fields=["reliability", "reliability_reason"])
    record(actor, source, "graded", {"reliability": (old, reliability)}, story=story, reason=why)
    return source


@transaction.atomic
def set_owner(actor: Any, source: Source, owner: str, reason: str) -> Source:
    """Say which family of outlets a publisher belongs to: their articles are one origin, and are counted so."""
    _set_source(actor, source, "owner set", "owner", fitting(source, "owner", owner), reason)
    for story in Story.objects.filter(articles__source=source).distinct():
        refresh_events(story, TimelineEvent.objects.filter(story=story, claims__article__source=source).distinct())
    return source


def set_entity(actor: Any, source: Source, entity: Entity | None, reason: str) -> Source:
    """Say which organisation of the stories a publisher is."""
    return _set_source(actor, source, "linked", "entity", entity, reason)


@transaction.atomic
def _set_source(actor: Any, source: Source, verb: str, field: str, value: Any, reason: str) -> Source:
    why = needed(reason)
    take(source)
    old = getattr(source, field)
    setattr(source, field, value)
    source.save(update_fields=[field])
    record(actor, source, verb, {field: (old, value)}, story=None, reason=why)
    return source


def check_credibility(claim: Claim, credibility: int) -> None:
    """Raise ``Refused`` for no grade at all, and for 1 while fewer than two independent origins tell the
    claim's event.
    """
    if credibility not in Credibility:
        raise Refused("Credibility is one of 1 to 6.")
    known = claim.event.origin_count if claim.event else 0
    if credibility == Credibility.CONFIRMED and known < ORIGINS_FOR_CONFIRMED:
        raise Refused(
            f"Credibility 1 means “confirmed by other independent sources”, and this event has {known} known origin"
            f"{'' if known == 1 else 's'}. Articles that cite the same source, or none, do not confirm each other."
        )


@transaction.atomic
def grade_claim(actor: Any, claim: Claim, credibility: int, reason: str) -> Claim:
    """Grade a claim 1 to 6. Raises ``Refused`` for 1 while fewer than two independent origins tell its event."""
    why = needed(reason)
    take(claim)
    check_credibility(claim, credibility)
    old, claim.credibility = claim.credibility, credibility
    claim.credibility_reason = why
    claim.lock(["credibility"])
    claim.save(update_fields=["credibility", "credibility_reason", "locked"])
    record(actor, claim, "graded", {"credibility": (old, credibility)}, story=claim.story, reason=why)
    return claim


@transaction.atomic
def judge_likelihood(actor: Any, event: TimelineEvent, likelihood: str, confidence: str, reason: str) -> TimelineEvent:
    """Say in words how likely an event is and how far the sources carry it; '' takes either back."""
    why = needed(reason)
    if likelihood and likelihood not in LIKELIHOODS:
        raise Refused(f"Likelihood is one of: {', '.join(LIKELIHOODS)}.")
    if confidence and confidence not in CONFIDENCES:
        raise Refused(f"Confidence is one of: {', '.join(CONFIDENCES)}.")
    take(event)
    changes = {"likelihood": (event.likelihood, likelihood), "confidence": (event.confidence, confidence)}
    event.likelihood, event.confidence = likelihood, confidence
    event.save(update_fields=["likelihood", "confidence"])
    record(actor, event, "judged", changes, story=event.story, reason=why)
    return event
