"""Claims that do not belong together: move them to another event, or to one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Max

from events.ingest.relink import refresh_events
from events.models import Claim, Story, TimelineEvent
from events.services.errors import Refused
from events.services.history import needed, record
from events.services.merge import CAME_BY, refuse_gone
from events.services.rows import fitting, take

# What is shown of a quote where it stands for a title until the analyst gives one.
TITLE_LENGTH = 80


@transaction.atomic
def move_claims(
    actor: Any, claims: Sequence[Claim], event: TimelineEvent | None, reason: str, title: str = ""
) -> TimelineEvent:
    """Move claims to ``event``, or to a new one (``None``). They stay there whatever linking thinks.

    Raises ``Refused``.
    """
    why = needed(reason)
    if not claims:
        raise Refused("Choose at least one claim to move.")
    story = claims[0].story
    if any(claim.story_id != story.pk for claim in claims) or (event and event.story_id != story.pk):
        raise Refused("Claims can only move within their story.")
    take(*claims, *([event] if event else []))
    if event:
        refuse_gone(event)
    if any(claim.article.superseded_by_id for claim in claims):
        raise Refused("This is an older version of the article: move the claim of the newest one.")
    moving = [claim for claim in claims if event is None or claim.event_id != event.pk]
    if not moving:
        raise Refused("They are there already.")
    target = event or _new_event(actor, story, moving, title, why)
    left = {claim.event for claim in moving if claim.event}
    for claim in moving:
        _move(actor, claim, target, why)
    refresh_events(story, [*left, target])
    target.refresh_from_db()
    return target


def _move(actor: Any, claim: Claim, target: TimelineEvent, why: str) -> None:
    old = claim.event
    claim.event = target
    claim.link_reasons = [f"moved here by {actor}: {why}"]
    claim.link_score = None
    claim.machine = {name: value for name, value in claim.machine.items() if name != CAME_BY}
    claim.lock(["event"])
    claim.save(update_fields=["event", "link_reasons", "link_score", "locked", "machine"])
    record(actor, claim, "moved", {"event": (old and old.ref, target.ref)}, story=claim.story, reason=why)


def _new_event(actor: Any, story: Story, claims: Sequence[Claim], title: str, why: str) -> TimelineEvent:
    """An event of an analyst's making, dated as its first dated claim is."""
    number = (story.events.aggregate(last=Max("number"))["last"] or 0) + 1
    event = TimelineEvent(story=story, number=number, key=f"analyst-{number}", made_by_analyst=True)
    given = fitting(event, "title", title)
    event.title = given or claims[0].quote[:TITLE_LENGTH]
    event.status = claims[0].status
    event.reading = next((t.reading for claim in claims for t in claim.times.all() if t.reading), None)
    if given:
        event.lock(["title"])
    event.save()
    record(actor, event, "made", {"title": ("", event.title)}, story=story, reason=why, action=LogEntry.Action.CREATE)
    return event
