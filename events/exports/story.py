"""A whole story as JSON Lines, and back: nothing is lost, keys of rows aside.

The first line says what it is; each further line is one row: its table, its key in the database it came from, and its
fields. Users come by name alone, without password or address.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode

from auditlog.models import LogEntry
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Field, ForeignKey, Model, QuerySet

from events import search
from events.exports.tables import IN_QUERY, LATER, User, tables
from events.models import Annotation, Article, Claim, Entity, Original, SavedView, Source, Story, TimelineEvent

FORMAT = 1
ROWS_AT_ONCE = 500


class NotImportable(ValueError):
    """The lines are no story's export, or there is no room for it; the message says why."""


def export_story(story: Story) -> Iterator[str]:
    """The story, one JSON object a line, without line ends. Memory does not grow with the story."""
    yield _line({"newsdesk": FORMAT, "story": story.slug})
    for model, rows in tables(story.pk):
        for row in rows.prefetch_related(*(field.name for field in _many(model))).iterator(chunk_size=ROWS_AT_ONCE):
            yield _line({"table": _table(model), "row": row.pk, "fields": _fields(row, story)})


def _fields(row: Model, story: Story) -> dict[str, Any]:
    if isinstance(row, AbstractBaseUser):
        return {"username": row.get_username()}
    found = {field.name: _written(getattr(row, field.attname)) for field in _columns(row)}
    found |= {field.name: sorted(r.pk for r in getattr(row, field.name).all()) for field in _many(type(row))}
    if isinstance(row, Source) and row.entity and row.entity.story_id != story.pk:
        found["entity"] = None  # the organisation is known from another story
    if isinstance(row, LogEntry):
        found["content_type"] = row.content_type.model
    return found


def _columns(row: Model | type[Model]) -> list[Field[Any, Any]]:
    """Fields but the key; a key that is more than a number (an original's sha256) is a field, too."""
    key = row._meta.pk
    return [f for f in row._meta.concrete_fields if f is not key or isinstance(row, Original) or row is Original]


def _many(model: type[Model]) -> list[Any]:
    """Relations that no row of their own tells; a user's groups are no story's business."""
    relations: list[Any] = list(model._meta.many_to_many) if model is not User else []
    return [field for field in relations if field.remote_field.through._meta.auto_created]


def _written(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else value


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _table(model: type[Model]) -> str:
    return "user" if model is User else model.__name__


# --- and back ---


@transaction.atomic
def import_story(lines: Iterable[str], slug: str = "") -> Story:
    """Make the story that the lines hold, under ``slug`` if one is given. All of it or nothing.

    Users are found by name; those that are not there are made without a password and inactive. Sources and originals
    that are there already are used as they are. Raises ``NotImportable``.
    """
    found = iter(lines)
    head = _parsed(next(found, ""))
    if head.get("newsdesk") != FORMAT:
        raise NotImportable(f"not a story exported by Newsdesk (format {FORMAT})")
    slug = slug or head["story"]
    if Story.objects.filter(slug=slug).exists():
        raise NotImportable(f"there is a story “{slug}” already: choose another slug")
    reader = _Import(slug)
    try:
        for line in found:
            reader.take(_parsed(line))
        reader.finish()
    except (KeyError, TypeError) as error:
        raise NotImportable(f"a line does not fit: {error!r}") from error
    return reader.story


def _parsed(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise NotImportable(f"not JSON Lines: {error}") from error
    if not isinstance(row, dict):
        raise NotImportable("not JSON Lines of objects")
    return row


class _Import:
    """Old keys to new ones, and the pointers that wait until every row is there."""

    story: Story

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.models = {_table(model): model for model, _ in tables(0)}
        self.keys: dict[tuple[type[Model], Any], Any] = {}
        self.later: list[tuple[Model, str, type[Model], Any]] = []

    def take(self, line: dict[str, Any]) -> None:
        """Make one row, or find the one that stands for it."""
        model, fields = self.models[line["table"]], line["fields"]
        row = self._known(model, fields) or self._made(model, fields)
        self.keys[model, line["row"]] = row.pk
        if isinstance(row, Story):
            self.story = row

    def _known(self, model: type[Model], fields: dict[str, Any]) -> Model | None:
        """Rows that stories share."""
        if model is User:
            user = User._default_manager.filter(username=fields["username"]).first()
            if user is None:
                user = User._default_manager.create(username=fields["username"], is_active=False, password="!")  # noqa: S106 - no password fits
            return user
        if model is Source:
            same = Source.objects.filter(name=fields["name"]).first()
            return same or (Source.objects.filter(domain=fields["domain"]).first() if fields["domain"] else None)
        if model is Original:
            return Original.objects.filter(pk=fields["sha256"]).first()
        return None

    def _made(self, model: type[Model], fields: dict[str, Any]) -> Model:
        row = model()
        if isinstance(row, LogEntry):
            self._history(row, fields)
        if model is Story:
            fields["slug"] = self.slug
        for field in _columns(model):
            if field.name in fields:
                setattr(row, field.attname, self._read(model, field, fields[field.name]))
        # Raw: moments of creation stay as they were.
        row.save_base(raw=True, force_insert=True)
        for many in _many(model):
            getattr(row, many.name).set([self.keys[many.related_model, key] for key in fields[many.name]])
        for field in _columns(model):
            if (model, field.name) in LATER and fields.get(field.name) is not None:
                self.later.append((row, field.attname, field.related_model, fields[field.name]))  # type: ignore[arg-type]
        return row

    def _read(self, model: type[Model], field: Field[Any, Any], value: Any) -> Any:
        if value is None or (model, field.name) in LATER:
            return None
        if isinstance(field, ForeignKey):
            return value if field.related_model is ContentType else self.keys[field.related_model, value]
        if field.get_internal_type() == "BinaryField":
            return base64.b64decode(value)
        if (model, field.name) == (SavedView, "query"):
            return self._repointed(value)
        return field.to_python(value) if field.get_internal_type() != "JSONField" else value

    def _repointed(self, query: str) -> str:
        """Keys inside an address's query; one whose row is gone stays as it is."""
        pairs = []
        for name, value in parse_qsl(query):
            points = IN_QUERY.get(name) if value.isdecimal() else None
            pairs.append((name, self.keys.get((points, int(value)), value) if points else value))
        return urlencode(pairs)

    def _history(self, entry: LogEntry, fields: dict[str, Any]) -> None:
        """An entry points to its row by type and key, and to its story inside its data."""
        model = next((m for m in self.models.values() if m._meta.model_name == fields["content_type"]), None)
        old = fields["object_id"] if fields["object_id"] is not None else fields["object_pk"]
        new = self.keys.get((model, old)) if model else None
        fields["content_type"] = ContentType.objects.get_for_model(model or Story).pk
        fields["object_pk"] = str(new or "")
        fields["object_id"] = new if isinstance(new, int) else None
        fields["additional_data"] = {**fields["additional_data"], "story": self.story.pk}

    def finish(self) -> None:
        for row, attname, model, key in self.later:
            type(row)._default_manager.filter(pk=row.pk).update(**{attname: self.keys[model, key]})
        story = self.story
        everything: list[QuerySet[Any]] = [
            TimelineEvent.objects.filter(story=story),
            Claim.objects.filter(story=story).select_related("article"),
            Article.objects.filter(story=story),
            Entity.objects.filter(story=story),
            Annotation.objects.filter(story=story).select_related("parent"),
        ]
        for found in everything:
            rows = found.iterator(chunk_size=ROWS_AT_ONCE)
            while chunk := list(islice(rows, ROWS_AT_ONCE)):
                search.index(chunk)
