"""Corrections: another date, title, status or place; out of sight and back; a publication date.

Always with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from events import search
from events.ingest.relink import refresh_events, reread_article
from events.models import Article, Claim, Entity, TimelineEvent
from events.services.dates import read_date
from events.services.errors import Refused
from events.services.history import needed, record
from events.services.merge import events_with
from events.services.rows import fitting, take, unlock
from events.values import EntityKind, Status

DATE_FIELDS = ("edtf", "lower", "upper", "basis", "date_reason")
PUBLISHED_FIELDS = (
    "published_edtf",
    "published_lower",
    "published_upper",
    "published_basis",
    "published_evidence",
    "published_wording",
)
PLACE_KINDS = {EntityKind.PLACE.value, EntityKind.COUNTRY.value}

Hideable = TimelineEvent | Claim | Entity | Article


@transaction.atomic
def redate(actor: Any, event: TimelineEvent, edtf: str, reason: str) -> TimelineEvent:
    """Give an event another date ('' makes it undated) and lock it. Raises ``Refused``."""
    why = needed(reason)
    reading = read_date(edtf, why)
    _take_event(event)
    old, old_basis = event.edtf, event.basis
    keep_machines_word(event, DATE_FIELDS)
    event.reading = reading
    event.lock(DATE_FIELDS)
    event.save(update_fields=[*DATE_FIELDS, "locked", "machine"])
    changes = {"date": (old, event.edtf), "basis": (old_basis, event.basis)}
    record(actor, event, "re-dated", changes, story=event.story, reason=why)
    return event


def retitle(actor: Any, event: TimelineEvent, title: str, reason: str) -> TimelineEvent:
    """Give an event another title and lock it. Raises ``Refused`` for an empty one."""
    given = fitting(event, "title", title)
    if not given:
        raise Refused("A title needs at least a word.")
    return _set_event(actor, event, "re-titled", "title", given, reason)


def restatus(actor: Any, event: TimelineEvent, status: str, reason: str) -> TimelineEvent:
    """Say whether an event happened, is expected, is denied ... and lock it. Raises ``Refused``."""
    if status not in list(Status):  # a plain string in an enumeration itself is an error on Python 3.11
        raise Refused(f"“{status}” is no status; one of {', '.join(Status)}.")
    return _set_event(actor, event, "status changed", "status", status, reason)


def relocate(actor: Any, event: TimelineEvent, place: Entity | None, reason: str) -> TimelineEvent:
    """Put an event at a place or country of its story, or at none, and lock it. Raises ``Refused``."""
    check_place(event, place)
    return _set_event(actor, event, "place changed", "place", place and place.standing, reason)


def check_place(event: TimelineEvent, place: Entity | None) -> None:
    """Raise ``Refused`` for what is no place or country of the event's story."""
    if place and (place.kind not in PLACE_KINDS or place.story_id != event.story_id):
        raise Refused(f"{place} is no place of this story.")


@transaction.atomic
def _set_event(actor: Any, event: TimelineEvent, verb: str, field: str, value: Any, reason: str) -> TimelineEvent:
    why = needed(reason)
    _take_event(event)
    old = getattr(event, field)
    keep_machines_word(event, [field])
    setattr(event, field, value)
    event.lock([field])
    event.save(update_fields=[field, "locked", "machine"])
    search.index([event])
    record(actor, event, verb, {field: (old, value)}, story=event.story, reason=why)
    return event


# What can be given back to the machine, each with its fields.
RELEASABLE = {"date": DATE_FIELDS, "title": ("title",), "status": ("status",), "place": ("place",)}
_FIRST = {"date": "edtf"}  # the field whose value tells the whole


@transaction.atomic
def release(actor: Any, event: TimelineEvent, field: str, reason: str) -> TimelineEvent:
    """Give a decided field back to the machine: it is read anew from the event's quotes, now and later.

    What was decided stays in the history, and can be decided again from there. Raises ``Refused``.
    """
    why = needed(reason)
    if field not in RELEASABLE:
        raise Refused(f"“{field}” is nothing that the machine reads.")
    _take_event(event)
    names, told = RELEASABLE[field], _FIRST.get(field, field)
    if not event.is_locked(told):
        raise Refused("The machine has it already.")
    if not event.claims.standing().exists():
        raise Refused("No quote is left in this event for the machine to read.")
    old = getattr(event, told)
    unlock(event, *names)
    event.machine = {name: value for name, value in event.machine.items() if name not in names}
    event.save(update_fields=["locked", "machine"])
    refresh_events(event.story, [event])
    event.refresh_from_db()
    record(
        actor, event, "given back to the machine", {field: (old, getattr(event, told))}, story=event.story, reason=why
    )
    return event


def _take_event(event: TimelineEvent) -> None:
    take(event)
    if event.merged_into:
        raise Refused(f"{event.ref} was merged into {event.merged_into.ref}: correct that one.")


def keep_machines_word(row: Any, fields: Iterable[str]) -> None:
    """Before an analyst's value takes its place: remember the machine's, where a field is the machine's still."""
    read = {name: getattr(row, name) for name in fields if not row.is_locked(name)}
    row.machine = {**row.machine, **{name: "" if value is None else str(value) for name, value in read.items()}}


def hide(actor: Any, row: Hideable, reason: str) -> None:
    """Take a row out of sight for everyone. It stays in the history, and can be shown again."""
    _set_hidden(actor, row, True, reason)


def show(actor: Any, row: Hideable, reason: str) -> None:
    """Bring a hidden row back."""
    _set_hidden(actor, row, False, reason)


@transaction.atomic
def _set_hidden(actor: Any, row: Hideable, hidden: bool, reason: str) -> None:
    why = needed(reason)
    take(row)
    if row.hidden == hidden:
        return  # pressed twice: there is nothing to remember
    touched = _events_of(row)
    row.hidden = hidden
    row.lock(["hidden"])
    row.save(update_fields=["hidden", "locked"])
    verb = "hidden" if hidden else "shown again"
    record(actor, row, verb, {"hidden": (not hidden, hidden)}, story=row.story, reason=why)
    search.index([row, *(row.claims.select_related("article") if isinstance(row, Article) else ())])
    if touched:
        refresh_events(row.story, touched)
        row.refresh_from_db()


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

    A suggestion that was open is decided with it. Raises ``Refused``.
    """
    why = needed(reason)
    reading = read_date(edtf, why)
    take_article(article)
    changes = {"published": (article.published_edtf, reading.edtf if reading else "")}
    keep_machines_word(article, PUBLISHED_FIELDS)
    article.published = reading
    article.published_evidence = article.published_wording = ""
    article.published_suspect = False
    if article.suggestion_state == Article.Suggestion.OPEN:
        agreed = article.published_edtf == article.suggested_edtf
        article.suggestion_state = Article.Suggestion.ACCEPTED if agreed else Article.Suggestion.REFUSED
        changes["suggestion"] = (Article.Suggestion.OPEN.value, article.suggestion_state)
        article.lock(["suggestion_state"])
    article.lock([*PUBLISHED_FIELDS, "published_suspect"])
    article.save()
    record(actor, article, "publication date set", changes, story=article.story, reason=why)
    reread_article(article)
    return article


def take_article(article: Article) -> None:
    """Take it for a decision on its date. Raises ``Refused`` for an older version."""
    take(article)
    if article.superseded_by_id:
        raise Refused("This is an older version of the article: decide on the newest one.")


@transaction.atomic
def rename_entity(actor: Any, entity: Entity, name: str, kind: str, reason: str) -> Entity:
    """Correct an entity's name or kind; the name it had becomes an alias. Raises ``Refused``."""
    why = needed(reason)
    name = fitting(entity, "name", name)
    if not name or kind not in list(EntityKind):
        raise Refused("An entity needs a name and a kind.")
    take(entity)
    if Entity.objects.filter(story=entity.story, name=name, kind=kind).exclude(pk=entity.pk).exists():
        raise Refused(f"{name} is there already as a {kind}: merge the two instead.")
    changes = {f: (getattr(entity, f), v) for f, v in (("name", name), ("kind", kind)) if getattr(entity, f) != v}
    if not changes:
        raise Refused(f"{name} is what it is called already.")
    # A later article that has the name as it was read finds this row by it.
    keep_machines_word(entity, ("name", "kind"))
    entity.aliases = sorted({*entity.aliases, entity.name} - {name})
    entity.name, entity.kind = name, kind
    entity.lock(["name", "kind"])
    entity.save(update_fields=["name", "kind", "aliases", "locked", "machine"])
    search.index([entity])
    record(actor, entity, "renamed", changes, story=entity.story, reason=why)
    refresh_events(entity.story, events_with([entity, *entity.merged.all()]))
    return entity
