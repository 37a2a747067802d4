"""Decisions of the review queue. Each can be taken back; both the machine's word and the analyst's are remembered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from events.ingest.relink import refresh_events, reread_article
from events.models import Article, Disagreement, EntityMergeSuggestion, TimelineEvent
from events.services.correct import PUBLISHED_FIELDS, keep_machines_word, take_article
from events.services.errors import Refused
from events.services.history import record
from events.services.merge import merge_entities, take_merge_back
from events.services.rows import take, unlock
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
    take(event)
    old, event.decision = event.decision, decision
    event.save(update_fields=["decision"])
    verb = "decision taken back" if decision == TimelineEvent.Decision.OPEN else decision
    record(actor, event, verb, {"decision": (old, decision)}, story=event.story, reason=reason)
    return event


@transaction.atomic
def decide_disagreement(actor: Any, disagreement: Disagreement, state: str, reason: str = "") -> Disagreement:
    """Confirm, dismiss, mark superseded, or (``suggested``) take the decision back. It survives relinking.

    Raises ``Refused``.
    """
    if state not in Disagreement.State:
        raise Refused(f"“{state}” is no decision on a disagreement.")
    take(disagreement)
    old, disagreement.state = disagreement.state, state
    decided = state != Disagreement.State.SUGGESTED
    disagreement.decided_by = actor if decided else None
    disagreement.decided_at = timezone.now() if decided else None
    disagreement.decision_reason = reason.strip() if decided else ""
    disagreement.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
    record(actor, disagreement, "decided", {"state": (old, state)}, story=disagreement.story, reason=reason)
    refresh_events(disagreement.story, [disagreement.event])
    return disagreement


# --- publication dates by coverage ---

# What an analyst had set by hand before accepting a suggestion, for taking that back.
OWN_DATE = "own_published"


@transaction.atomic
def accept_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Take the publication date that coverage suggests; relative times are read again from it. Raises ``Refused``."""
    take_article(article)
    suggested = article.suggested
    if suggested is None:
        raise Refused("No publication date is suggested for this article.")
    if article.suggestion_state == Article.Suggestion.ACCEPTED:
        raise Refused("This date is accepted already.")
    old = article.published_edtf
    if article.is_locked("published_edtf"):
        article.machine = {**article.machine, OWN_DATE: _published(article)}
    keep_machines_word(article, PUBLISHED_FIELDS)
    article.published = DateReading(suggested.edtf, suggested.lower, suggested.upper, Basis.ANALYST)
    article.published_evidence = article.published_wording = ""
    article.lock(PUBLISHED_FIELDS)
    _decide_suggestion(article, Article.Suggestion.ACCEPTED)
    changes = {"published": (old, article.published_edtf)}
    record(actor, article, "suggested date accepted", changes, story=article.story, reason=reason)
    reread_article(article)
    return article


@transaction.atomic
def refuse_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Leave the publication date as it stands; the suggestion is not made again. Raises ``Refused``."""
    take_article(article)
    old = article.suggestion_state
    if old == Article.Suggestion.ACCEPTED:
        raise Refused("This date was accepted: take that back first.")
    _decide_suggestion(article, Article.Suggestion.REFUSED)
    changes = {"suggestion": (old, article.suggestion_state)}
    record(actor, article, "suggested date refused", changes, story=article.story, reason=reason)
    reread_article(article)
    return article


def _decide_suggestion(article: Article, state: str) -> None:
    if not article.is_locked("published_suspect"):
        article.machine = {**article.machine, "published_suspect": article.published_suspect}
    article.suggestion_state = state
    article.published_suspect = False
    article.lock(["suggestion_state", "published_suspect"])
    article.save()


@transaction.atomic
def reopen_publication(actor: Any, article: Article, reason: str = "") -> Article:
    """Take a decision on a suggested date back: the date that stood before stands again, and the suggestion is open.

    Raises ``Refused``.
    """
    take_article(article)
    if article.suggestion_state not in (Article.Suggestion.ACCEPTED, Article.Suggestion.REFUSED):
        raise Refused("There is no decision to take back.")
    old = article.published_edtf
    if article.suggestion_state == Article.Suggestion.ACCEPTED:
        _put_back_date(article)
    article.suggestion_state = Article.Suggestion.OPEN if article.suggested else Article.Suggestion.NONE
    article.published_suspect = bool(article.machine.get("published_suspect", False))
    _forget_machines_word(article, "suggestion_state", "published_suspect")
    article.save()
    changes = {"published": (old, article.published_edtf), "suggestion": ("decided", article.suggestion_state)}
    record(actor, article, "decision taken back", changes, story=article.story, reason=reason)
    reread_article(article)
    return article


def _put_back_date(article: Article) -> None:
    """The analyst's own date where there was one, or else the machine's, which is the machine's to change again."""
    own = article.machine.get(OWN_DATE)
    before = own or article.machine
    for name in PUBLISHED_FIELDS:
        text = before.get(name) or ""
        is_day = name in ("published_lower", "published_upper")
        setattr(article, name, (dt.date.fromisoformat(text) if text else None) if is_day else text)
    _forget_machines_word(article, OWN_DATE, *(() if own else PUBLISHED_FIELDS))


def _forget_machines_word(article: Article, *names: str) -> None:
    unlock(article, *names)
    article.machine = {name: value for name, value in article.machine.items() if name not in names}


def _published(article: Article) -> dict[str, str]:
    return {name: str(getattr(article, name) or "") for name in PUBLISHED_FIELDS}


# --- suggested merges ---


@transaction.atomic
def accept_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Merge the two entities of a suggestion: the right one counts as the left one. Raises ``Refused``."""
    take(suggestion)
    why = reason.strip() or f"accepted a suggestion: {suggestion.reason}"
    merge_entities(actor, suggestion.left, suggestion.right, why)
    return _decide_merge(actor, suggestion, EntityMergeSuggestion.State.ACCEPTED)


@transaction.atomic
def refuse_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Keep the two entities apart; neither is the suggestion made again, nor do they become one by machine.

    Raises ``Refused``.
    """
    take(suggestion)
    old = suggestion.state
    if old == EntityMergeSuggestion.State.ACCEPTED:
        raise Refused("These two were merged: take that back first.")
    decided = _decide_merge(actor, suggestion, EntityMergeSuggestion.State.REFUSED)
    record(actor, suggestion, "kept apart", {"state": (old, decided.state)}, story=suggestion.story, reason=reason)
    return decided


@transaction.atomic
def reopen_merge(actor: Any, suggestion: EntityMergeSuggestion, reason: str = "") -> EntityMergeSuggestion:
    """Take a decision on a suggested merge back. Raises ``Refused``."""
    take(suggestion)
    old = suggestion.state
    if old == EntityMergeSuggestion.State.OPEN:
        raise Refused("There is no decision to take back.")
    if old == EntityMergeSuggestion.State.ACCEPTED and suggestion.right.merged_into == suggestion.left.standing:
        take_merge_back(actor, suggestion.right, reason.strip() or "decision taken back")
    decided = _decide_merge(actor, suggestion, EntityMergeSuggestion.State.OPEN)
    record(actor, suggestion, "reopened", {"state": (old, decided.state)}, story=suggestion.story, reason=reason)
    return decided


def _decide_merge(actor: Any, suggestion: EntityMergeSuggestion, state: str) -> EntityMergeSuggestion:
    suggestion.state = state
    open_again = state == EntityMergeSuggestion.State.OPEN
    suggestion.decided_by = None if open_again else actor
    suggestion.decided_at = None if open_again else timezone.now()
    suggestion.save(update_fields=["state", "decided_by", "decided_at"])
    return suggestion
