"""Named filters of the timeline, one list a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from events.models import SavedView, Story
from events.services.errors import Refused
from events.services.rows import fitting

# Where a page starts and which event is open are a moment's state, not part of a view.
MOMENTARY = {"after", "event", "page"}


def save_view(owner: Any, story: Story, name: str, query: str) -> SavedView:
    """Keep a query string under a name; the same name again replaces it. Raises ``Refused``."""
    name = fitting(SavedView(), "name", name)
    if not name:
        raise Refused("Give the view a name.")
    kept = urlencode([(key, value) for key, value in parse_qsl(query.lstrip("?")) if key not in MOMENTARY and value])
    QueryDict(kept)  # refuses more fields than Django would read back
    kept = fitting(SavedView(), "query", kept)
    view, _ = SavedView.objects.update_or_create(story=story, owner=owner, name=name, defaults={"query": kept})
    return view


def drop_view(owner: Any, view: SavedView) -> None:
    """Forget a view of one's own."""
    if view.owner_id != owner.pk:
        raise Refused("This view belongs to someone else.")
    view.delete()
