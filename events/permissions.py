"""Who may do what, in one place: views ask here and nowhere else.

Anonymous visitors see the sign-in only (``LoginRequiredMiddleware``). Every signed-in analyst reads and works on every
story of the house: a newsroom desk shares its stories. A later rule by story goes in here.
"""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from events.models import Story


def may_read(user: AbstractBaseUser | AnonymousUser, story: Story) -> bool:
    """Any analyst who can sign in."""
    return user.is_authenticated and user.is_active


def story_or_404(request: HttpRequest, slug: str) -> Story:
    """The story, where this visitor may read it; otherwise 404, so that nobody learns which slugs exist."""
    story = get_object_or_404(Story, slug=slug)
    if not may_read(request.user, story):
        raise Http404
    return story
