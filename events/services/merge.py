"""Two are one, and back again. Nothing is thrown away: the other row stays and points to the one that is kept."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from events import search
from events.ingest.relink import refresh_events
from events.models import Claim, Entity, EntityMergeSuggestion, TimelineEvent
from events.services.errors import Refused
from events.services.history import needed, record


@transaction.atomic
def merge_entities(actor: Any, keep: Entity, other: Entity, reason: str) -> Entity:
    """Count ``other`` as ``keep`` from now on. Its mentions stay its own, so that it can be separated again."""
    why = needed(reason)
    keep = keep.standing
    if keep.pk == other.pk:
        raise Refused("These are one already.")
    if keep.story_id != other.story_id:
        raise Refused("These belong to different stories.")
    Entity.objects.filter(merged_into=other).update(merged_into=keep)
    other.merged_into = keep
    other.lock(["merged_into"])
    other.save(update_fields=["merged_into", "locked"])
    EntityMergeSuggestion.objects.filter(
        Q(left=keep, right=other) | Q(left=other, right=keep), state=EntityMergeSuggestion.State.OPEN
    ).update(state=EntityMergeSuggestion.State.ACCEPTED, decided_by=actor)
    search.forget([other])
    refresh_events(keep.story, _events_with(other))
    record(actor, other, "merged", {"merged into": ("", keep.name)}, story=keep.story, reason=why)
    return keep


@transaction.atomic
def separate_entity(actor: Any, entity: Entity, reason: str) -> Entity:
    """Undo a merge: the entity counts as itself again."""
    why = needed(reason)
    kept = entity.merged_into
    if kept is None:
        raise Refused(f"{entity} is not merged into another.")
    entity.merged_into = None
    entity.lock(["merged_into"])
    entity.save(update_fields=["merged_into", "locked"])
    search.index([entity])
    refresh_events(entity.story, _events_with(entity))
    record(actor, entity, "separated", {"merged into": (kept.name, "")}, story=entity.story, reason=why)
    return entity


def _events_with(entity: Entity) -> list[TimelineEvent]:
    spoken = Q(claims__attribution__speaker=entity)
    return list(TimelineEvent.objects.filter(Q(claims__roles__entity=entity) | spoken).distinct())


@transaction.atomic
def merge_events(actor: Any, keep: TimelineEvent, other: TimelineEvent, reason: str) -> TimelineEvent:
    """Move all claims of ``other`` to ``keep``. Which claims came is remembered on them, so that it can be undone."""
    why = needed(reason)
    if keep.pk == other.pk:
        raise Refused("These are one already.")
    if keep.story_id != other.story_id:
        raise Refused("These belong to different stories.")
    if keep.merged_into_id:
        raise Refused(f"{keep.ref} is itself merged into another event.")
    for claim in other.claims.select_for_update(of=("self",)):
        claim.machine = {**claim.machine, "merged_from": other.pk}
        claim.event = keep
        claim.lock(["event"])
        claim.save(update_fields=["event", "locked", "machine"])
    for claim in keep.claims.filter(link_score__isnull=False):
        claim.lock(["event"])
        claim.save(update_fields=["locked"])
    other.merged_into = keep
    other.lock(["merged_into"])
    other.save(update_fields=["merged_into", "locked"])
    search.forget([other])
    refresh_events(keep.story, [keep, other])
    record(actor, other, "merged", {"merged into": ("", keep.ref)}, story=keep.story, reason=why)
    return keep


@transaction.atomic
def separate_event(actor: Any, event: TimelineEvent, reason: str) -> TimelineEvent:
    """Undo a merge of events: the claims that came from it go back, unless they were moved on meanwhile."""
    why = needed(reason)
    kept = event.merged_into
    if kept is None:
        raise Refused(f"{event.ref} is not merged into another event.")
    for claim in Claim.objects.filter(event=kept, machine__merged_from=event.pk):
        claim.machine = {k: v for k, v in claim.machine.items() if k != "merged_from"}
        claim.event = event
        claim.save(update_fields=["event", "machine"])
    event.merged_into = None
    event.lock(["merged_into"])
    event.save(update_fields=["merged_into", "locked"])
    search.index([event])
    refresh_events(event.story, [kept, event])
    record(actor, event, "separated", {"merged into": (kept.ref, "")}, story=event.story, reason=why)
    return event
