"""One colour and one set of initials for an origin, the same on every page of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.db.models import Count

from events.models import OriginGroup, Story

# Hues that are told apart side by side in tokens.css, light and dark. Rarer origins share them again; the initials and
# the title tell them apart.
HUES = 8
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """How an origin is drawn. ``hue`` is 0 (no name known) to ``HUES``; ``known`` decides filled or hollow."""

    name: str
    initials: str
    hue: int
    known: bool
    title: str

    @property
    def words(self) -> str:
        """The name without the quotation marks of a source that has none."""
        return self.name.strip("“”")


UNATTRIBUTED = Mark("no source given", "–", 0, False, "no source given")


@dataclass(frozen=True, slots=True)
class Palette:
    """``hues`` maps an origin's name to its hue, most frequent first."""

    hues: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, story: Story) -> Palette:
        """From all known origins of the story, in one query."""
        names = (
            OriginGroup.objects.filter(story=story, kind__in=OriginGroup.KNOWN)
            .order_by()
            .values_list("name")
            .annotate(n=Count("event", distinct=True))
            .order_by("-n", "name")
        )
        return cls({name: position % HUES + 1 for position, (name, _) in enumerate(names)})

    def mark(self, group: OriginGroup) -> Mark:
        if group.kind == OriginGroup.Kind.UNATTRIBUTED:
            return UNATTRIBUTED
        if group.kind == OriginGroup.Kind.ANONYMOUS:
            return Mark(f"“{group.name}”", "?", 0, False, f"a source without a name: “{group.name}”")
        return self.named(group.name, group.get_kind_display())

    def named(self, name: str, kind: str = "") -> Mark:
        return Mark(name, initials(name), self.hues.get(name, 0), True, f"{name} ({kind})" if kind else name)


def initials(name: str) -> str:
    """Two or three characters: "Dmitry Peskov" DP, "Kyodo" Ky, "AFP" AFP, "The Associated Press" AP."""
    words = [word for word in _ARTICLE.sub("", name).replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "·"
    if len(words) == 1:
        return words[0] if words[0].isupper() and len(words[0]) <= 3 else words[0][:2]
    capitals = [word[0] for word in words if word[0].isupper() or word[0].isdigit()]
    return "".join([capitals[0], capitals[-1]]) if len(capitals) > 1 else words[0][0] + words[-1][0]
