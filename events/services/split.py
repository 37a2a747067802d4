"""Claims that do not belong together: move them to another event, or to one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from events import search
from events.ingest.relink import refresh_events
from events.models import Claim, Story, TimelineEvent
from events.services.errors import Refused
from events.services.history import needed, record

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
    if event and event.merged_into_id:
        raise Refused(f"{event.ref} is merged into another event.")
    target = event or _new_event(story, claims, title)
    left = {claim.event for claim in claims if claim.event}
    for claim in claims:
        old = claim.event
        claim.event = target
        claim.link_reasons = [f"moved here by {actor}: {why}"]
        claim.link_score = None
        claim.lock(["event"])
        claim.save(update_fields=["event", "link_reasons", "link_score", "locked"])
        record(actor, claim, "moved", {"event": (old and old.ref, target.ref)}, story=story, reason=why)
    refresh_events(story, [*left, target])
    search.index([target])
    target.refresh_from_db()
    return target


def _new_event(story: Story, claims: Sequence[Claim], title: str) -> TimelineEvent:
    """An event of an analyst's making, dated as its first dated claim is."""
    number = (story.events.aggregate(last=Max("number"))["last"] or 0) + 1
    event = TimelineEvent(story=story, number=number, key=f"analyst-{number}", made_by_analyst=True)
    event.title = title.strip() or claims[0].quote[:TITLE_LENGTH]
    event.status = claims[0].status
    event.reading = next((t.reading for claim in claims for t in claim.times.all() if t.reading), None)
    if title.strip():
        event.lock(["title"])
    event.save()
    return event
