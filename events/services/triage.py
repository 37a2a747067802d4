"""Decisions of the review queue. Each can be taken back; both the machine's word and the analyst's are remembered."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from events.ingest.relink import refresh_events, reread_article
from events.models import Article, Disagreement, EntityMergeSuggestion, TimelineEvent
from events.services.correct import PUBLISHED_FIELDS
from events.services.errors import Refused
from events.services.history import record
from events.services.merge import merge_entities, separate_entity
from events.values import Basis, DateReading


def confirm(actor: Any, event: TimelineEvent, reason: str = "") -> TimelineEvent:
    """Stand behind an event as it is shown."""
    return _decide_event(actor, event, TimelineEvent.Decision.CONFIRMED, reason)


def doubt(actor: Any, event: TimelineEvent, reason: str = "") -> TimelineEvent:
    """Warn others of an event."""
    return _decide_event(actor, event, TimelineEvent.Decision.DOUBTED, reason)


def reopen(actor: Any, event: TimelineEvent, reason: str = "") -> TimelineEvent:
    """Take a decision on an event back."""
    return _decide_event(actor, event, TimelineEvent.Decision.OPEN, reason)


@transaction.atomic
def _decide_event(actor: Any, event: TimelineEvent, decision: str, reason: str) -> TimelineEvent:
    row = TimelineEvent.objects.select_for_update().get(pk=event.pk)
    old, row.decision = row.decision, decision
    row.save(update_fields=["decision"])
    record(
        actor,
        row,
        str(TimelineEvent.Decision(decision).label),
        {"decision": (old, decision)},
        story=row.story,
        reason=reason,
    )
    return row


@transaction.atomic
def decide_disagreement(actor: Any, disagreement: Disagreement, state: str, reason: str = "") -> Disagreement:
    """Confirm, dismiss, mark superseded, or (``suggested``) take the decision back. It survives relinking."""
    if state not in Disagreement.State:
        raise Refused(f"“{state}” is no decision on a disagreement.")
    old, disagreement.state = disagreement.state, state
    decided = state != Disagreement.State.SUGGESTED
    disagreement.decided_by = actor if decided else None
    disagreement.decided_at = timezone.now() if decided else None
    disagreement.decision_reason = reason.strip()
    disagreement.save()
    refresh_events(disagreement.story, [disagreement.event])
    record(actor, disagreement, "decided", {"state": (old, state)}, story=disagreement.story, reason=reason)
    return disagreement


@transaction.atomic
def accept_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Take the publication date that coverage suggests; relative times are read again from it. Raises ``Refused``."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    suggested = row.suggested
    if suggested is None:
        raise Refused("No publication date is suggested for this article.")
    old = row.published_edtf
    if not row.is_locked("published_edtf"):
        row.machine = {**row.machine, **{field: str(getattr(row, field) or "") for field in PUBLISHED_FIELDS}}
    row.published = DateReading(suggested.edtf, suggested.lower, suggested.upper, Basis.ANALYST)
    row.suggestion_state = Article.Suggestion.ACCEPTED
    row.published_suspect = False
    row.lock([*PUBLISHED_FIELDS, "suggestion_state", "published_suspect"])
    row.save()
    record(
        actor, row, "suggested date accepted", {"published": (old, row.published_edtf)}, story=row.story, reason=reason
    )
    reread_article(row)
    return row


@transaction.atomic
def refuse_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Leave the publication date as it stands; the suggestion is not made again."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    old, row.suggestion_state = row.suggestion_state, Article.Suggestion.REFUSED
    row.published_suspect = False
    row.lock(["suggestion_state", "published_suspect"])
    row.save(update_fields=["suggestion_state", "published_suspect", "locked"])
    record(
        actor,
        row,
        "suggested date refused",
        {"suggestion": (old, row.suggestion_state)},
        story=row.story,
        reason=reason,
    )
    return row


@transaction.atomic
def reopen_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Take a decision on a suggested date back: the machine's date stands again, and the suggestion is open."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    old = row.published_edtf
    if row.suggestion_state == Article.Suggestion.ACCEPTED:
        for field in PUBLISHED_FIELDS:
            kept = row.machine.get(field) or ""
            setattr(row, field, (kept or None) if field.endswith(("lower", "upper")) else kept)
    row.suggestion_state = Article.Suggestion.OPEN
    freed = {*PUBLISHED_FIELDS, "suggestion_state", "published_suspect"}
    row.locked = [field for field in row.locked if field not in freed]
    row.machine = {field: value for field, value in row.machine.items() if field not in freed}
    row.save()
    row.refresh_from_db()
    record(actor, row, "decision taken back", {"published": (old, row.published_edtf)}, story=row.story, reason=reason)
    reread_article(row)
    return row


@transaction.atomic
def accept_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Merge the two entities of a suggestion: the right one counts as the left one."""
    merge_entities(actor, suggestion.left, suggestion.right, reason or suggestion.reason)
    return _decide_merge(actor, suggestion, EntityMergeSuggestion.State.ACCEPTED)


@transaction.atomic
def refuse_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Keep the two entities apart; the suggestion is not made again."""
    old = suggestion.state
    decided = _decide_merge(actor, suggestion, EntityMergeSuggestion.State.REFUSED)
    record(actor, suggestion, "kept apart", {"state": (old, decided.state)}, story=suggestion.story, reason=reason)
    return decided


@transaction.atomic
def reopen_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Take a decision on a suggested merge back."""
    if suggestion.state == EntityMergeSuggestion.State.ACCEPTED and suggestion.right.merged_into_id:
        separate_entity(actor, suggestion.right, reason or "decision taken back")
    return _decide_merge(actor, suggestion, EntityMergeSuggestion.State.OPEN)


def _decide_merge(actor: Any, suggestion: EntityMergeSuggestion, state: str) -> EntityMergeSuggestion:
    suggestion.state = state
    open_again = state == EntityMergeSuggestion.State.OPEN
    suggestion.decided_by = None if open_again else actor
    suggestion.decided_at = None if open_again else timezone.now()
    suggestion.save()
    return suggestion
