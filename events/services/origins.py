"""Origins as an analyst knows them: these have it from one, or this one has it from nobody else here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.ingest.relink import refresh_events
from events.models import Claim, OriginDecision, OriginGroup, TimelineEvent
from events.services.errors import Conflict, Refused
from events.services.history import needed, record
from events.services.merge import refuse_gone
from events.services.rows import take

Verdict = OriginDecision.Verdict


def join(actor: Any, event: TimelineEvent, claims: Sequence[Claim], reason: str, seen: str = "") -> OriginDecision:
    """Count what these claims of an event stand for as one origin: their groups, and articles that name no source.

    ``seen`` is ``state_of`` the event as the analyst saw it. Raises ``Conflict`` where the origins have changed
    since, ``Refused`` where nothing would.
    """
    return _decide(actor, event, Verdict.TOGETHER, claims, reason, seen)


def split(actor: Any, event: TimelineEvent, claims: Sequence[Claim], reason: str, seen: str = "") -> OriginDecision:
    """Count the articles of these claims as an origin of their own. Raises as ``join`` does."""
    return _decide(actor, event, Verdict.APART, claims, reason, seen)


@transaction.atomic
def _decide(
    actor: Any, event: TimelineEvent, verdict: str, claims: Sequence[Claim], reason: str, seen: str
) -> OriginDecision:
    why = needed(reason)
    if verdict not in Verdict:
        raise Refused(f"“{verdict}” is no decision on origins.")
    if any(claim.event_id != event.pk for claim in claims):
        raise Refused("These quotes are not all of this event.")
    if not claims or (verdict == Verdict.TOGETHER and len(claims) < 2):
        raise Refused(
            "Choose " + ("at least two that are one origin." if verdict == Verdict.TOGETHER else "an article.")
        )
    take(event, *claims)
    refuse_gone(event)
    if seen and seen != state_of(event):
        raise Conflict("The origins of this event have changed meanwhile. They stand below as they are now.", event)
    before = state_of(event)
    told = _told(event)
    decision = OriginDecision.objects.create(
        story=event.story, verdict=verdict, reason=why, decided_by=actor, decided_at=timezone.now()
    )
    decision.claims.set(claims)
    refresh_events(event.story, [event])
    event.refresh_from_db()
    if state_of(event) == before:
        raise Refused("They are one origin already." if verdict == Verdict.TOGETHER else "It is one by itself already.")
    verb = "origins joined" if verdict == Verdict.TOGETHER else "origin split off"
    record(actor, event, verb, {"known": (told, _told(event))}, story=event.story, reason=why)
    return decision


@transaction.atomic
def take_back(actor: Any, decision: OriginDecision, reason: str = "") -> OriginDecision:
    """Leave the origins to the machine and the other decisions again. Raises ``Refused`` where it is done already."""
    take(decision)
    if decision.taken_back_at:
        raise Refused("This decision was taken back already.")
    events = list(TimelineEvent.objects.filter(claims__in=decision.claims.all()).distinct())
    told = {event.pk: _told(event) for event in events}
    decision.taken_back_at = timezone.now()
    decision.save(update_fields=["taken_back_at"])
    refresh_events(decision.story, events)
    for event in events:
        changes = {"known": (told[event.pk], _told(event))}
        record(actor, event, "decision on origins taken back", changes, story=event.story, reason=reason)
    return decision


def state_of(event: TimelineEvent) -> str:
    """A short word for how an event's quotes are grouped: another one whenever the grouping is."""
    groups = OriginGroup.objects.filter(event=event).prefetch_related("proof")
    said = sorted((group.kind, group.name, sorted(claim.pk for claim in group.proof.all())) for group in groups)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _told(event: TimelineEvent) -> str:
    """The known origins as the history tells them: "2: Ines Vole; Harbour Post (AL-2)"."""
    groups = list(OriginGroup.objects.filter(event=event).order_by("position", "pk"))
    known = [group.name for group in groups if group.is_known]
    return f"{len(known)}: {'; '.join(known)}" if known else "none"
