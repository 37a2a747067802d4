"""What belongs to a story, table by table, in an order in which each row finds what it points to."""

from __future__ import annotations

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Model, QuerySet

from events.models import (
    Annotation,
    Article,
    Attribution,
    Claim,
    ClaimRole,
    Disagreement,
    Entity,
    EntityMergeSuggestion,
    IngestItem,
    IngestRun,
    Mention,
    Original,
    OriginDecision,
    OriginGroup,
    SavedView,
    Source,
    Story,
    Tag,
    TimelineEvent,
    TimeReference,
)

User: type[Model] = get_user_model()

# Keys of rows inside a saved view's query, by their name there.
IN_QUERY: dict[str, type[Model]] = {"who": Entity, "place": Entity, "source": Source}
# Pointers to rows that come later in the order, or to the same table: set when all rows are there.
LATER = {(Source, "entity"), (Article, "superseded_by"), (Entity, "merged_into"), (TimelineEvent, "merged_into")} | {
    (Annotation, "parent")
}


def tables(story: int) -> list[tuple[type[Model], QuerySet[Model]]]:
    """Every table with the rows of the story of this key, oldest first. Users and sources as far as it names them."""
    own: list[tuple[type[Model], QuerySet[Model]]] = [
        (Article, Article.objects.filter(story=story)),
        (Entity, Entity.objects.filter(story=story)),
        (Mention, Mention.objects.filter(story=story)),
        (TimeReference, TimeReference.objects.filter(story=story)),
        (Attribution, Attribution.objects.filter(story=story)),
        (TimelineEvent, TimelineEvent.objects.filter(story=story)),
        (Claim, Claim.objects.filter(story=story)),
        (ClaimRole, ClaimRole.objects.filter(claim__story=story)),
        (OriginDecision, OriginDecision.objects.filter(story=story)),
        (OriginGroup, OriginGroup.objects.filter(story=story)),
        (Disagreement, Disagreement.objects.filter(story=story)),
        (EntityMergeSuggestion, EntityMergeSuggestion.objects.filter(story=story)),
        (Tag, Tag.objects.filter(story=story)),
        (Annotation, Annotation.objects.filter(story=story)),
        (SavedView, SavedView.objects.filter(story=story)),
        (IngestRun, IngestRun.objects.filter(story=story)),
        (IngestItem, IngestItem.objects.filter(run__story=story)),
        (LogEntry, LogEntry.objects.filter(additional_data__story=story)),
    ]
    shared: list[tuple[type[Model], QuerySet[Model]]] = [
        (User, User._default_manager.filter(pk__in=_users(own))),
        (Story, Story.objects.filter(pk=story)),
        (Source, Source.objects.filter(articles__story=story).distinct()),
        (Original, Original.objects.filter(articles__story=story).distinct()),
    ]
    return [(model, rows.order_by("pk")) for model, rows in (*shared, *own)]


def _users(own: list[tuple[type[Model], QuerySet[Model]]]) -> set[int]:
    found: set[int] = set()
    for model, rows in own:
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is User:
                found |= set(rows.exclude(**{field.attname: None}).values_list(field.attname, flat=True).distinct())
    return found
