"""Link a story, or some of its events, anew. What analysts decided stays; what did not change is not written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from auditlog.models import LogEntry
from django.db import transaction
from django.db.models import Max

from events.ingest import near
from events.ingest.names import unify_entities, unify_near
from events.ingest.pile import Pile, decisions_of, pile_of
from events.ingest.publication import keep_suggestions, link_pile
from events.ingest.reread import reread_times
from events.ingest.stories import be_the_only_writer
from events.ingest.weave import as_one, clear, weave, weave_in, write_events
from events.linking import Coverage
from events.linking.reuse import Reuse, reused
from events.models import Article, Claim, Story, TimelineEvent
from events.values import ArticleFacts

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


def link_in(story: Story, articles: Sequence[Article], left: Collection[int] = ()) -> None:
    """Link articles that have just come in; ``left`` are events that older versions of them were in.

    Each is linked with its neighbourhood; with the whole story where that costs no more, or where the story was never
    linked so that neighbours could be found.
    """
    if not near.is_known(story, articles) or near.fits(story, len(articles)):
        return relink(story)
    for article in articles:
        with transaction.atomic():
            _link_near(story, article)
    with transaction.atomic():
        be_the_only_writer(story)
        _tell_anew(story, left)


def _link_near(story: Story, article: Article) -> None:
    """As ``relink``, for what can be seen from one article. It takes about as long as storing one."""
    renamed = unify_near(story, article)
    pile = near.neighbourhood(story, article)
    if article.ref not in pile.rows:
        return  # it tells nothing
    split = near.split_events(pile)
    decisions = near.held(pile, decisions_of(pile), split)
    pile, coverage = link_pile(pile, decisions, near.background(story, pile))
    near.know(story, {pile.rows[facts.id].pk: facts for facts in pile.articles})
    seen = [pile.rows[facts.id] for facts in pile.articles if not _is_split(pile, facts, split)]
    times = keep_suggestions(seen, pile, coverage.suggested)
    touched = weave_in(story, pile, coverage.events)
    dated = TimelineEvent.objects.filter(claims__times__in=times).values_list("pk", flat=True)
    named = TimelineEvent.objects.filter(claims__roles__entity__in=renamed).values_list("pk", flat=True)
    _tell_anew(story, {*touched, *dated, *named})


def _is_split(pile: Pile, article: ArticleFacts, split: set[int]) -> bool:
    """Whether other articles tell of its events, too, that are out of sight: then its date is not for us to judge."""
    return any(pile.claims[claim.id].event_id in split for claim in article.claims)


def _tell_anew(story: Story, events: Collection[int]) -> None:
    refresh_events(story, TimelineEvent.objects.filter(pk__in=events))
    clear(events)


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
    articles = Article.objects.current().filter(story=story).order_by("number")
    keep_suggestions(articles, found.pile, found.coverage.suggested)
    weave(story, found.pile, found.coverage.events, found.reuses)
    near.know_all(story, found.pile)


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
    telling = Claim.objects.filter(event__in=rows).values_list("article", flat=True).distinct()
    pile = pile_of(story, articles=telling)
    described = []
    for row in rows:
        ids = [key for key, claim in pile.claims.items() if claim.event_id == row.pk]
        described.append((row, as_one(pile, ids) if ids else None))
    write_events(story, pile, described, reused({article.id: article.text for article in pile.articles}))


@transaction.atomic
def reread_article(article: Article) -> None:
    """Reckon relative times from the publication date that counts now, and refresh the events they date."""
    times = reread_times(article)
    refresh_events(article.story, TimelineEvent.objects.filter(claims__times__in=times).distinct())
