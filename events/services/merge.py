"""Two are one, and back again. Nothing is thrown away: the other row stays and points to the one that is kept.

What a merge carries along remembers the way it came (``machine["came_by"]``, nearest last), so that each step can be
taken back, in any order. The way is written in numbers and names, which a story keeps when it is exported.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from events import search
from events.ingest.relink import refresh_events
from events.models import Claim, Entity, EntityMergeSuggestion, TimelineEvent
from events.services.errors import Refused
from events.services.history import needed, record
from events.services.rows import take, unlock

CAME_BY = "came_by"
# On an entity: its merge was the machine's to decide until an analyst did.
WAS_FREE = "merge_was_free"
Suggestion = EntityMergeSuggestion.State


# --- entities ---


@transaction.atomic
def merge_entities(actor: Any, keep: Entity, other: Entity, reason: str) -> Entity:
    """Count ``other``, and what counts as it, as ``keep`` from now on. Raises ``Refused``.

    Mentions stay their own entities', so that they can be separated again.
    """
    why = needed(reason)
    if keep.story_id != other.story_id:
        raise Refused("These belong to different stories.")
    take(keep, other)
    keep, was = keep.standing, other.merged_into
    if keep.pk == other.pk or keep == was:
        raise Refused(f"{other} and {keep} are one already.")
    moved = [other, *other.merged.all()]
    for row in moved:
        if row != other:
            _step(row, _read_key(other))
        row.merged_into = keep
    if not other.is_locked("merged_into"):
        other.machine = {**other.machine, WAS_FREE: True}
    other.lock(["merged_into"])
    Entity.objects.bulk_update(moved, ["merged_into", "machine", "locked"])
    _decide_suggestions(actor, keep, other, Suggestion.OPEN, Suggestion.ACCEPTED)
    search.index(moved)
    record(actor, other, "merged", {"merged into": (was, keep.name)}, story=keep.story, reason=why)
    refresh_events(keep.story, events_with(moved))
    return keep


@transaction.atomic
def separate_entity(actor: Any, entity: Entity, reason: str) -> Entity:
    """Undo a merge: the entity counts as itself again, and what counted as it before counts as it again.

    Raises ``Refused``.
    """
    why = needed(reason)
    take(entity)
    kept = entity.merged_into
    if kept is None:
        raise Refused(f"{entity} is not merged into another.")
    moved = [entity, *(row for row in kept.merged.exclude(pk=entity.pk) if _back(row, _read_key(entity)))]
    for row in moved:
        row.merged_into = None if row == entity else entity
    entity.machine = {name: value for name, value in entity.machine.items() if name not in (CAME_BY, WAS_FREE)}
    entity.lock(["merged_into"])
    Entity.objects.bulk_update(moved, ["merged_into", "machine", "locked"])
    _decide_suggestions(actor, kept, entity, Suggestion.ACCEPTED, Suggestion.REFUSED)
    search.index(moved)
    record(actor, entity, "separated", {"merged into": (kept.name, "")}, story=entity.story, reason=why)
    refresh_events(entity.story, events_with(moved))
    return entity


def take_merge_back(actor: Any, entity: Entity, reason: str) -> Entity:
    """Separate, and leave the question open: where the machine was free to merge before, it is so again."""
    free = entity.machine.get(WAS_FREE, False)
    separate_entity(actor, entity, reason)
    if free:
        unlock(entity, "merged_into")
        entity.save(update_fields=["locked"])
    return entity


def events_with(entities: Iterable[Entity]) -> list[TimelineEvent]:
    """Events that name any of these, or whose claims do."""
    among = list(entities)
    named = Q(place__in=among) | Q(participants__in=among)
    told = Q(claims__roles__entity__in=among) | Q(claims__attribution__speaker__in=among)
    return list(TimelineEvent.objects.filter(named | told).distinct())


def _decide_suggestions(actor: Any, left: Entity, right: Entity, old: str, new: str) -> None:
    pair = Q(left=left, right=right) | Q(left=right, right=left)
    EntityMergeSuggestion.objects.filter(pair, state=old).update(state=new, decided_by=actor, decided_at=timezone.now())


def _read_key(entity: Entity) -> str:
    """What an entity is known by through renames and exports: its kind and name as the articles have them."""
    return f"{entity.machine.get('kind', entity.kind)}:{entity.machine.get('name', entity.name)}"


# --- events ---


@transaction.atomic
def merge_events(actor: Any, keep: TimelineEvent, other: TimelineEvent, reason: str) -> TimelineEvent:
    """Move all claims of ``other`` to ``keep``; the claims of both stay where they are now. Raises ``Refused``."""
    why = needed(reason)
    if keep.pk == other.pk:
        raise Refused("These are one already.")
    if keep.story_id != other.story_id:
        raise Refused("These belong to different stories.")
    take(keep, other)
    refuse_gone(keep)
    if other.merged_into:
        raise Refused(f"{other.ref} is merged into {other.merged_into.ref} already: separate the two first.")
    moved, stayed = list(other.claims.all()), list(keep.claims.all())
    for claim in moved:
        _step(claim, other.number)
        claim.event = keep
    for claim in (*moved, *stayed):
        claim.lock(["event"])
    Claim.objects.bulk_update([*moved, *stayed], ["event", "machine", "locked"], batch_size=200)
    other.merged_into = keep
    other.lock(["merged_into"])
    other.save(update_fields=["merged_into", "locked"])
    record(actor, other, "merged", {"merged into": ("", keep.ref)}, story=keep.story, reason=why)
    refresh_events(keep.story, [keep, other])
    keep.refresh_from_db()
    other.refresh_from_db()
    return keep


@transaction.atomic
def separate_event(actor: Any, event: TimelineEvent, reason: str) -> TimelineEvent:
    """Undo a merge of events: the claims that came from it go back, unless they were moved on meanwhile.

    Both keep their claims from now on: an analyst said that they are two. Raises ``Refused``.
    """
    why = needed(reason)
    take(event)
    kept = event.merged_into
    if kept is None:
        raise Refused(f"{event.ref} is not merged into another event.")
    holder = kept
    while holder.merged_into:  # what it was merged into may have been merged itself
        holder = holder.merged_into
    moved = [claim for claim in holder.claims.filter(machine__has_key=CAME_BY) if _back(claim, event.number)]
    for claim in moved:
        claim.event = event
    Claim.objects.bulk_update(moved, ["event", "machine"], batch_size=200)
    event.merged_into = None
    event.lock(["merged_into"])
    event.save(update_fields=["merged_into", "locked"])
    record(actor, event, "separated", {"merged into": (kept.ref, "")}, story=event.story, reason=why)
    refresh_events(event.story, [holder, event])
    event.refresh_from_db()
    return event


def refuse_gone(event: TimelineEvent) -> None:
    """Raise ``Refused`` for an event that holds no claims of its own any more, or that nobody would see."""
    if event.merged_into:
        raise Refused(f"{event.ref} is merged into {event.merged_into.ref}.")
    if event.hidden:
        raise Refused(f"{event.ref} is hidden: show it again first.")


# --- the way that a row came ---


def _step(row: Claim | Entity, passed: int | str) -> None:
    row.machine = {**row.machine, CAME_BY: [*row.machine.get(CAME_BY, []), passed]}


def _back(row: Claim | Entity, passed: int | str) -> bool:
    """Shorten a row's way to where it was before ``passed`` went on; false where it did not come that way."""
    way = row.machine.get(CAME_BY, [])
    if passed not in way:
        return False
    row.machine = {name: value for name, value in row.machine.items() if name != CAME_BY}
    if before := way[: way.index(passed)]:
        row.machine[CAME_BY] = before
    return True
