"""Corrections: another date, title, status or place; out of sight and back; a publication date.

Always with a reason.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from events import search
from events.ingest.relink import refresh_events, reread_article
from events.models import Article, Claim, Entity, TimelineEvent
from events.services.dates import read_date
from events.services.errors import Refused
from events.services.history import needed, record
from events.values import EntityKind, Status

DATE_FIELDS = ("edtf", "lower", "upper", "basis", "date_reason")
PUBLISHED_FIELDS = ("published_edtf", "published_lower", "published_upper", "published_basis")
PLACE_KINDS = {EntityKind.PLACE.value, EntityKind.COUNTRY.value}

Hideable = TimelineEvent | Claim | Entity | Article


@transaction.atomic
def redate(actor: Any, event: TimelineEvent, edtf: str, reason: str) -> TimelineEvent:
    """Give an event another date ('' makes it undated) and lock it. Raises ``Refused``."""
    why = needed(reason)
    row = TimelineEvent.objects.select_for_update().get(pk=event.pk)
    reading = read_date(edtf, why)
    old = row.edtf
    row.machine = {**row.machine, **{f: str(getattr(row, f) or "") for f in DATE_FIELDS if not row.is_locked(f)}}
    row.reading = reading
    row.lock(DATE_FIELDS)
    row.save()
    record(actor, row, "re-dated", {"date": (old, row.edtf)}, story=row.story, reason=why)
    return row


def retitle(actor: Any, event: TimelineEvent, title: str, reason: str) -> TimelineEvent:
    """Give an event another title and lock it. Raises ``Refused`` for an empty one."""
    if not title.strip():
        raise Refused("A title needs at least a word.")
    return _set_event(actor, event, "re-titled", "title", title.strip(), reason)


def restatus(actor: Any, event: TimelineEvent, status: str, reason: str) -> TimelineEvent:
    """Say whether an event happened, is expected, is denied ... and lock it."""
    if status not in list(Status):  # a plain string in an enumeration itself is an error on Python 3.11
        raise Refused(f"“{status}” is no status; one of {', '.join(Status)}.")
    return _set_event(actor, event, "status changed", "status", status, reason)


def relocate(actor: Any, event: TimelineEvent, place: Entity | None, reason: str) -> TimelineEvent:
    """Put an event at a place or country of its story, or at none, and lock it."""
    if place and (place.kind not in PLACE_KINDS or place.story_id != event.story_id):
        raise Refused(f"{place} is no place of this story.")
    return _set_event(actor, event, "place changed", "place", place, reason)


@transaction.atomic
def _set_event(actor: Any, event: TimelineEvent, verb: str, field: str, value: Any, reason: str) -> TimelineEvent:
    why = needed(reason)
    row = TimelineEvent.objects.select_for_update().get(pk=event.pk)
    old = getattr(row, field)
    if not row.is_locked(field):
        row.machine = {**row.machine, field: "" if old is None else str(old)}
    setattr(row, field, value)
    row.lock([field])
    row.save()
    search.index([row])
    record(actor, row, verb, {field: (old, value)}, story=row.story, reason=why)
    return row


def hide(actor: Any, row: Hideable, reason: str) -> None:
    """Take a row out of sight for everyone. It stays in the history, and can be shown again."""
    _set_hidden(actor, row, True, reason)


def show(actor: Any, row: Hideable, reason: str) -> None:
    """Bring a hidden row back."""
    _set_hidden(actor, row, False, reason)


@transaction.atomic
def _set_hidden(actor: Any, row: Hideable, hidden: bool, reason: str) -> None:
    why = needed(reason)
    touched = _events_of(row)
    row.hidden = hidden
    row.lock(["hidden"])
    row.save(update_fields=["hidden", "locked"])
    record(
        actor, row, "hidden" if hidden else "shown again", {"hidden": (not hidden, hidden)}, story=row.story, reason=why
    )
    refresh_events(row.story, touched)
    if hidden:
        search.forget([row])
    else:
        search.index([row])


def _events_of(row: Hideable) -> list[TimelineEvent]:
    """The events whose counts depend on a row."""
    if isinstance(row, Claim):
        return [row.event] if row.event else []
    if isinstance(row, Article):
        return list(TimelineEvent.objects.filter(claims__article=row).distinct())
    return []


@transaction.atomic
def publish(actor: Any, article: Article, edtf: str, reason: str) -> Article:
    """Decide an article's publication date ('' for none); its relative times are read again from it.

    Raises ``Refused``.
    """
    why = needed(reason)
    row = Article.objects.select_for_update().get(pk=article.pk)
    old = row.published_edtf
    if not row.is_locked("published_edtf"):
        kept = {field: str(getattr(row, field) or "") for field in PUBLISHED_FIELDS}
        row.machine = {**row.machine, **kept}
    row.published = read_date(edtf, why)
    row.published_suspect = False
    row.lock([*PUBLISHED_FIELDS, "published_suspect"])
    row.save()
    record(actor, row, "publication date set", {"published": (old, row.published_edtf)}, story=row.story, reason=why)
    reread_article(row)
    return row


@transaction.atomic
def rename_entity(actor: Any, entity: Entity, name: str, kind: str, reason: str) -> Entity:
    """Correct an entity's name or kind; the name it had becomes an alias. Raises ``Refused``."""
    why = needed(reason)
    row = Entity.objects.select_for_update().get(pk=entity.pk)
    name = name.strip()
    if not name or kind not in list(EntityKind):
        raise Refused("An entity needs a name and a kind.")
    if Entity.objects.filter(story=row.story, name=name, kind=kind).exclude(pk=row.pk).exists():
        raise Refused(f"{name} is there already as a {kind}: merge the two instead.")
    changes = {f: (getattr(row, f), v) for f, v in (("name", name), ("kind", kind)) if getattr(row, f) != v}
    if row.name != name and row.name not in row.aliases:
        row.aliases = [*row.aliases, row.name]
    row.name, row.kind = name, kind
    row.lock(["name", "kind"])
    row.save()
    search.index([row])
    record(actor, row, "renamed", changes, story=row.story, reason=why)
    return row
