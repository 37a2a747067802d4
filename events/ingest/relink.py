"""Link a story, or some of its events, anew. What analysts decided stays; what did not change is not written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Max

from events.ingest.names import unify_entities
from events.ingest.pile import Pile, decisions_of, pile_of
from events.ingest.publication import keep_suggestions, link_pile
from events.ingest.reread import reread_times
from events.ingest.stories import be_the_only_writer
from events.ingest.weave import as_one, weave, write_events
from events.linking import Coverage
from events.linking.reuse import Reuse, reused
from events.models import Article, Claim, Story, TimelineEvent

# Linking some thousand articles takes minutes, a decision seconds: that decisions overtake it more often than this in a
# row is rare, and then the analyst waits for once.
TRIES = 3


def relink(story: Story) -> None:
    """Find a story's entities, events, origins, disagreements and suggested publication dates anew.

    Slow work ends before the transaction. What analysts did meanwhile is not written over: then it is done again, the
    last time with everyone else waiting.
    """
    with transaction.atomic():
        unify_entities(story)
    for _ in range(TRIES):
        found = _linked(story)
        with transaction.atomic():
            be_the_only_writer(story)
            if found.last_decision == _last_decision(story) and found.pile.is_current(story):
                return _keep(story, found)
    with transaction.atomic():
        be_the_only_writer(story)
        _keep(story, _linked(story))


@dataclass(frozen=True, slots=True)
class _Linked:
    pile: Pile
    coverage: Coverage
    reuses: Sequence[Reuse]
    last_decision: int | None


def _linked(story: Story) -> _Linked:
    """Each article is taken as it tells alone, so that what was suggested before speaks for nothing."""
    last_decision = _last_decision(story)
    pile = pile_of(story, alone=True)
    pile, coverage = link_pile(pile, decisions_of(pile))
    reuses = reused({article.id: article.text for article in pile.articles})
    return _Linked(pile, coverage, reuses, last_decision)


def _keep(story: Story, found: _Linked) -> None:
    keep_suggestions(story, found.pile, found.coverage.suggested)
    weave(story, found.pile, found.coverage.events, found.reuses)


def _last_decision(story: Story) -> int | None:
    """The newest line of the story's history; notes, which link nothing, aside."""
    decisions = LogEntry.objects.filter(additional_data__story=story.pk).exclude(content_type__model="annotation")
    newest: int | None = decisions.aggregate(newest=Max("pk"))["newest"]
    return newest


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
