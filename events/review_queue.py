"""What waits for an analyst's word: dates that may be wrong, names that may be one, sources that differ, lost notes.

Reads only. A card is one question with one yes and one no; deciding it is ``services.triage``'s.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from events.models import Annotation, Article, Claim, Disagreement, EntityMergeSuggestion, Story

# A queue of one sitting; what is beyond comes up as the first ones are decided.
CARDS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Kind:
    """``yes`` and ``no`` are what the buttons say; ``rows`` are those open, oldest first."""

    key: str
    label: str
    question: str
    yes: str
    no: str
    rows: Callable[[Story], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Card:
    kind: Kind
    row: Any
    held: bool

    @property
    def key(self) -> str:
        return f"{self.kind.key}-{self.row.pk}"


def _publications(story: Story) -> QuerySet[Article]:
    suggested = Q(suggestion_state=Article.Suggestion.OPEN, suggested_lower__isnull=False)
    return Article.objects.current().filter(suggested, story=story).light().select_related("source", "story")


def _suspects(story: Story) -> QuerySet[Article]:
    """A stated date that does not hold, and nothing better to put in its place."""
    suspect = Article.objects.current().filter(story=story, published_suspect=True, suggested_lower__isnull=True)
    return suspect.light().select_related("source", "story")


def _merges(story: Story) -> QuerySet[EntityMergeSuggestion]:
    return story.merge_suggestions.filter(
        state=EntityMergeSuggestion.State.OPEN,
        left__hidden=False,
        right__hidden=False,
        left__merged_into__isnull=True,
        right__merged_into__isnull=True,
    ).select_related("left__story", "right__story")


def _disagreements(story: Story) -> QuerySet[Disagreement]:
    voices = Claim.objects.with_voices()
    return (
        story.disagreements.filter(
            state=Disagreement.State.SUGGESTED, event__hidden=False, event__merged_into__isnull=True
        )
        .select_related("event__story")
        .prefetch_related(Prefetch("left", queryset=voices), Prefetch("right", queryset=voices))
        .order_by("event__lower", "pk")
    )


def _orphans(story: Story) -> QuerySet[Annotation]:
    orphans = story.annotations.standing().threads().orphaned().filter(resolved_at__isnull=True)
    return orphans.with_thread()


KINDS = {
    kind.key: kind
    for kind in (
        Kind("publication", "Publication dates", "Was it published then?", "Accept", "Refuse", _publications),
        Kind("suspect", "Suspect dates", "Is the stated date wrong?", "It is: no date", "It stands", _suspects),
        Kind("disagreement", "Disagreements", "Do these sources differ?", "They differ", "They do not", _disagreements),
        Kind("merge", "Names", "Are these one?", "Merge", "Keep apart", _merges),
        Kind("orphan", "Lost notes", "Is this note settled?", "Settled", "Delete it", _orphans),
    )
}


def counts(story: Story) -> dict[str, int]:
    """Open cards by kind, held ones among them."""
    return {key: kind.rows(story).order_by().count() for key, kind in KINDS.items()}


def open_count(story: Story) -> int:
    """How many decisions wait: the number in the navigation."""
    return sum(counts(story).values())


def undated(story: Story) -> QuerySet[Article]:
    """Articles without a date and without a suggestion: nothing to decide, but a person may know."""
    found = Article.objects.current().undated().filter(story=story).exclude(suggestion_state=Article.Suggestion.OPEN)
    return found.light().select_related("source", "story").order_by("number")


def cards(story: Story, kinds: Sequence[str], held: Sequence[str]) -> list[Card]:
    """Open questions of some kinds (none: all), those held by the analyst last."""
    chosen = [kind for key, kind in KINDS.items() if key in kinds or not kinds]
    found = [
        Card(kind, row, f"{kind.key}-{row.pk}" in held) for kind in chosen for row in kind.rows(story)[:CARDS_AT_MOST]
    ]
    return sorted(found, key=lambda card: card.held)[:CARDS_AT_MOST]
