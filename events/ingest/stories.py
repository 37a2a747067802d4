"""A story for a slug: the one there is, or a new one."""

from __future__ import annotations

import re

from events.models import Story

# As wide as their columns.
SLUG_LENGTH, TITLE_LENGTH, CODE_LENGTH = 80, 200, 6


def story_for(slug: str, title: str = "") -> Story:
    """The story of this slug, made where there is none. Raises ``ValueError`` for what is no slug."""
    if not re.fullmatch(r"[-a-zA-Z0-9_]+", slug) or len(slug) > SLUG_LENGTH:
        raise ValueError(f"“{slug}” is no slug: letters, digits, - and _, at most {SLUG_LENGTH} of them")
    title = title.strip() or slug.replace("-", " ").replace("_", " ").strip().capitalize() or slug
    story, _ = Story.objects.get_or_create(slug=slug, defaults={"title": title[:TITLE_LENGTH], "code": code_of(slug)})
    return story


def code_of(slug: str) -> str:
    """Initials of a slug's words, as people quote them: "kim-putin-2023" gives "KP"; of one word its first letters.

    A code that another story has gets a figure behind it.
    """
    words = re.findall(r"[a-z]+", slug.lower())
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:2]
    code = letters[: CODE_LENGTH - 2].upper() or "S"
    taken = set(Story.objects.filter(code__startswith=code).values_list("code", flat=True))
    return next(each for each in (code, *(f"{code}{n}" for n in range(2, 1000))) if each not in taken)


def be_the_only_writer(story: Story) -> None:
    """Keep other writers of the story waiting until the transaction ends; on SQLite it does so by itself."""
    Story.objects.select_for_update().get(pk=story.pk)
