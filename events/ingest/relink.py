"""Link a story, or some of its events, anew. What analysts decided stays; what did not change is not written."""

from __future__ import annotations

from collections.abc import Iterable

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Max

from events.ingest.names import unify_entities
from events.ingest.pile import decisions_of, pile_of
from events.ingest.reread import reread_times
from events.ingest.weave import as_one, weave, write_events
from events.linking import link
from events.linking.reuse import reused
from events.models import Article, Claim, Story, TimelineEvent

# A relink of some thousand articles takes minutes, a decision seconds: more than two in a row that a decision overtakes
# are rare, and then the analyst waits for once.
TRIES = 3


def relink(story: Story) -> None:
    """Find a story's entities, events, origins and disagreements anew. Slow work ends before the transaction.

    What an analyst decides while it runs is never written over: it starts again.
    """
    with transaction.atomic():
        unify_entities(story)
    if not any(_linked(story) for _ in range(TRIES)):
        with transaction.atomic():
            _take(story)
            _linked(story)


def _linked(story: Story) -> bool:
    """Link and write; false where someone decided something between reading and writing."""
    seen = _last_decision(story)
    pile = pile_of(story)
    found = link(pile.articles, decisions_of(pile))
    reuses = reused({article.id: article.text for article in pile.articles})
    with transaction.atomic():
        _take(story)
        if _last_decision(story) != seen:
            return False
        weave(story, pile, found, reuses)
    return True


def _take(story: Story) -> None:
    """Be the story's one writer until the transaction ends; services do the same before they read what they change."""
    Story.objects.select_for_update().get(pk=story.pk)


def _last_decision(story: Story) -> int | None:
    """The newest line of the story's history; notes, which link nothing, aside."""
    decisions = LogEntry.objects.filter(additional_data__story=story.pk).exclude(content_type__model="annotation")
    newest = decisions.aggregate(newest=Max("pk"))
    return newest["newest"]  # type: ignore[no-any-return]


@transaction.atomic
def refresh_events(story: Story, events: Iterable[TimelineEvent]) -> None:
    """Describe events from the claims now in them: fields no analyst has decided, counts, origins, disagreements.

    Called after an analyst moved, merged or hid something. Claims stay where they are; events are not removed.
    """
    keys = {event.pk for event in events}
    rows = list(TimelineEvent.objects.filter(pk__in=keys, story=story).select_related("place", "story").order_by("pk"))
    pile = pile_of(story, Claim.objects.filter(event__in=rows))
    described = []
    for row in rows:
        ids = [key for key, claim in pile.claims.items() if claim.event_id == row.pk]
        described.append((row, as_one(pile, ids) if ids else None))
    write_events(story, pile, described, None)


@transaction.atomic
def reread_article(article: Article) -> None:
    """Reckon relative times from the publication date that counts now, and refresh the events they date."""
    times = reread_times(article)
    refresh_events(article.story, TimelineEvent.objects.filter(claims__times__in=times).distinct())
