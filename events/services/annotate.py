"""Notes on words, claims and events: write, reply, edit, resolve, delete, and take it back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditlog.models import LogEntry
from django.db import transaction
from django.utils import timezone

from events import search
from events.models import Annotation, Article, Claim, Story, Tag, TimelineEvent
from events.models.annotation import CONTEXT_LENGTH
from events.services.errors import Conflict, Refused
from events.services.history import record
from events.services.rows import take
from events.values import Span

TAGS_AT_MOST = 12


@transaction.atomic
def write(
    author: Any,
    story: Story,
    body: str,
    *,
    article: Article | None = None,
    span: Span | None = None,
    claim: Claim | None = None,
    event: TimelineEvent | None = None,
    kind: str = Annotation.Kind.NOTE,
    tags: Iterable[str] = (),
) -> Annotation:
    """A note on an article (with ``span``: on its words), a claim or an event: exactly one of them.

    Raises ``Refused``.
    """
    targets = [target for target in (article, claim, event) if target is not None]
    if len(targets) != 1 or targets[0].story_id != story.pk:
        raise Refused("A note belongs to one article, claim or event of its story.")
    note = Annotation(story=story, author=author, body=_said(body, kind, tags), kind=_kind(kind))
    note.article, note.claim, note.event = article, claim, event
    if article and span:
        _anchor(note, article, span)
    note.save()
    _tag(note, tags)
    search.index([note])
    said = {name: ("", text) for name, text in _shown(note).items() if text}
    record(author, note, "noted", said, story=story, action=LogEntry.Action.CREATE)
    return note


@transaction.atomic
def reply(author: Any, note: Annotation, body: str) -> Annotation:
    """An answer under a note. Threads are one level deep: a reply to a reply goes under the same note."""
    parent = note.parent or note
    take(parent)
    _standing(parent)
    answer = Annotation.objects.create(
        story=parent.story,
        article=parent.article,
        claim=parent.claim,
        event=parent.event,
        parent=parent,
        orphaned=parent.orphaned,
        author=author,
        body=_said(body, Annotation.Kind.NOTE, ()),
    )
    search.index([answer])
    record(author, answer, "replied", {"body": ("", answer.body)}, story=parent.story, action=LogEntry.Action.CREATE)
    return answer


@transaction.atomic
def edit(
    author: Any, note: Annotation, *, body: str, revision: int, kind: str = "", tags: Iterable[str] | None = None
) -> Annotation:
    """Change one's own note.

    Raises ``Conflict`` where ``revision`` is not the one last read, ``Refused`` for another's or a deleted one.
    """
    take(note)
    _own(author, note)
    _standing(note)
    if note.revision != revision:
        raise Conflict("This note was changed while you were writing. Both texts are below.", note)
    before = _shown(note)
    note.kind = _kind(kind or note.kind)
    note.body = _said(body, note.kind, _tags(note) if tags is None else tags)
    note.revision += 1
    note.edited_at = timezone.now()
    note.save(update_fields=["body", "kind", "revision", "edited_at"])
    if tags is not None:
        _tag(note, tags)
    search.index([note])
    after = _shown(note)
    changes = {name: (before[name], value) for name, value in after.items() if value != before[name]}
    record(author, note, "edited", changes, story=note.story)
    return note


def resolve(author: Any, note: Annotation) -> Annotation:
    """Close a thread; anyone may."""
    return _set(author, note, "resolved", resolved_at=timezone.now(), resolved_by=author)


def reopen(author: Any, note: Annotation) -> Annotation:
    return _set(author, note, "reopened", resolved_at=None, resolved_by=None)


def delete(author: Any, note: Annotation, reason: str = "") -> Annotation:
    """Take one's own note out of sight, with the replies under it. It is kept, and ``restore`` brings it back.

    Raises ``Refused`` for another's.
    """
    _own(author, note)
    return _set(author, note, "deleted", reason, deleted_at=timezone.now())


def restore(author: Any, note: Annotation, reason: str = "") -> Annotation:
    """Bring a deleted note back as it was, with the replies under it. Raises ``Refused`` for another's."""
    _own(author, note)
    return _set(author, note, "restored", reason, deleted_at=None)


@transaction.atomic
def _set(author: Any, note: Annotation, verb: str, reason: str = "", **values: Any) -> Annotation:
    """Set a state, unless it is in it already: the first who resolved or deleted a note is the one remembered."""
    take(note)
    field, value = next(iter(values.items()))
    if (getattr(note, field) is None) == (value is None):
        return note
    changes = {field: (getattr(note, field), value) for field, value in values.items()}
    for field, value in values.items():
        setattr(note, field, value)
    note.save(update_fields=list(values))
    if field == "deleted_at":
        thread = [note, *note.replies.filter(deleted_at=None)]
        search.forget(thread) if note.deleted_at else search.index(thread)
    record(author, note, verb, changes, story=note.story, reason=reason)
    return note


def _standing(note: Annotation) -> None:
    if note.deleted_at or (note.parent and note.parent.deleted_at):
        raise Refused("This note is deleted: restore it first.")


def _tags(note: Annotation) -> list[str]:
    return [tag.name for tag in note.tags.all()]


def _shown(note: Annotation) -> dict[str, str]:
    """What an edit changes, as the history tells it."""
    return {"body": note.body, "kind": note.kind, "tags": ", ".join(_tags(note))}


def _own(author: Any, note: Annotation) -> None:
    if note.author_id != author.pk and not author.is_staff:
        raise Refused("Only its author can change a note; you can reply to it.")


def _kind(kind: str) -> str:
    if kind not in Annotation.Kind:
        raise Refused(f"“{kind}” is no kind of note.")
    return kind


def _said(body: str, kind: str, tags: Iterable[str]) -> str:
    """The text, trimmed. A note may consist of tags alone; a question and a verdict need words."""
    text = body.strip()
    if not text and (kind != Annotation.Kind.NOTE or not list(tags)):
        raise Refused("Write a few words, or at least a tag.")
    return text


def _anchor(note: Annotation, article: Article, span: Span) -> None:
    """W3C selectors for the words: position, exact quote, and 32 characters on either side."""
    text = article.text
    if span.end > len(text):
        raise Refused("These words are not in the article any more: it may have a new version.")
    note.start, note.end = span.start, span.end
    note.exact = span.of(text)
    note.prefix = text[max(0, span.start - CONTEXT_LENGTH) : span.start]
    note.suffix = text[span.end : span.end + CONTEXT_LENGTH]


def _tag(note: Annotation, tags: Iterable[str]) -> None:
    names = list(dict.fromkeys(" ".join(tag.split()).casefold()[:40] for tag in tags if tag.strip()))
    if len(names) > TAGS_AT_MOST:
        raise Refused(f"At most {TAGS_AT_MOST} tags: more say nothing.")
    note.tags.set([Tag.objects.get_or_create(story=note.story, name=name)[0] for name in names])
