"""Notes as W3C Web Annotations (Web Annotation Data Model, W3C Recommendation of 23 February 2017) in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse

from events.models import Annotation, Story
from events.models.annotation import AnnotationQuerySet

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVATION = {
    Annotation.Kind.NOTE: "commenting",
    Annotation.Kind.QUESTION: "questioning",
    Annotation.Kind.VERDICT: "assessing",
}


def web_annotations(story: Story, notes: AnnotationQuerySet, site: str) -> str:
    """One collection with all notes on its first page. ``site`` is scheme and host; addresses are made with it."""
    rows = notes.select_related("author", "article__story", "claim__article__story", "event__story", "story")
    items = [_annotation(note, site) for note in rows.prefetch_related("tags")]
    here = site + reverse("notes", args=[story.slug])
    return json.dumps(
        {
            "@context": CONTEXT,
            "id": here,
            "type": "AnnotationCollection",
            "label": story.title,
            "total": len(items),
            "first": {"id": f"{here}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
        },
        ensure_ascii=False,
    )


def _annotation(note: Annotation, site: str) -> dict[str, Any]:
    motivation = "replying" if note.parent_id else _MOTIVATION[Annotation.Kind(note.kind)]
    body = [{"type": "TextualBody", "value": note.body, "format": "text/plain", "purpose": motivation}]
    body += [{"type": "TextualBody", "value": tag.name, "purpose": "tagging"} for tag in note.tags.all()]
    found: dict[str, Any] = {
        "id": _address(note, note.pk, site),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Person", "nickname": note.author.get_username()},
        "created": note.created_at.isoformat(),
        "body": [part for part in body if part["value"]],
        "target": _address(note, note.parent_id, site) if note.parent_id else _target(note, site),
    }
    if note.edited_at:
        found["modified"] = note.edited_at.isoformat()
    return found


def _address(note: Annotation, key: int, site: str) -> str:
    return site + reverse("note", args=[note.story.slug, key])


def _target(note: Annotation, site: str) -> Any:
    """The article with the words' selectors, or the event as a whole. A note without a place keeps its quote."""
    if note.event:
        return site + note.event.get_absolute_url()
    article = note.claim.article if note.claim else note.article
    if article is None:
        return site + reverse("notes", args=[note.story.slug])
    source = article.url or site + article.get_absolute_url()
    selectors = _selectors(note)
    return {"source": source, "selector": selectors} if selectors else source


def _selectors(note: Annotation) -> list[dict[str, Any]]:
    exact, start, end = note.exact, note.start, note.end
    if note.claim:
        exact, start, end = note.claim.quote, note.claim.start, note.claim.end
    if not exact:
        return []
    quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": note.prefix, "suffix": note.suffix}
    selectors: list[dict[str, Any]] = [{name: value for name, value in quote.items() if value}]
    if start is not None and not note.orphaned:
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    return selectors
