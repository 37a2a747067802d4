"""Link a story, or some of its events, anew. What analysts decided stays; what did not change is not written."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from events.ingest.names import unify_entities
from events.ingest.pile import decisions_of, pile_of
from events.ingest.reread import reread_times
from events.ingest.weave import as_one, weave, write_events
from events.linking import link
from events.linking.reuse import reused
from events.models import Article, Claim, Story, TimelineEvent


def relink(story: Story) -> None:
    """Find a story's entities, events, origins and disagreements anew. Slow work ends before the transaction."""
    with transaction.atomic():
        unify_entities(story)
    pile = pile_of(story)
    found = link(pile.articles, decisions_of(pile))
    reuses = reused({article.id: article.text for article in pile.articles})
    with transaction.atomic():
        weave(story, pile, found, reuses)


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
