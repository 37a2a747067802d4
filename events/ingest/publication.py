"""Publication dates that coverage suggests: kept beside the stated ones until an analyst decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from events.extraction import times
from events.ingest.pile import Pile, suggestion_of
from events.ingest.reread import reread_times
from events.linking import Coverage, PublicationSuggestion, link_by_coverage
from events.models import Article, Story
from events.values import Decisions

State = Article.Suggestion


def link_pile(pile: Pile, decisions: Decisions) -> tuple[Pile, Coverage]:
    """Link a pile of articles as each tells alone; the pile comes back with the times that coverage dates.

    Nothing is suggested for articles of which an analyst has decided.
    """
    decided = {key for key, row in pile.rows.items() if _is_decided(row)}
    found = link_by_coverage(pile.articles, decisions, times.resolve, decided)
    return replace(pile, articles=found.articles), found


def keep_suggestions(story: Story, pile: Pile, suggested: Sequence[PublicationSuggestion]) -> None:
    """Write what is suggested, take back what is no more, and read the times of these articles anew.

    Stated dates and decided articles stay untouched. Only called inside a transaction.
    """
    found = {pile.rows[each.article].pk: each for each in suggested}
    for article in Article.objects.current().filter(story=story).order_by("number"):
        if _is_decided(article):
            continue
        before = suggestion_of(article)
        if fields := article.set_by_machine(_fields(found.get(article.pk))):
            article.save(update_fields=fields)
        if before or suggestion_of(article):
            reread_times(article)


def _is_decided(article: Article) -> bool:
    return article.is_locked("suggestion_state") or article.is_locked("published_edtf")


def _fields(each: PublicationSuggestion | None) -> dict[str, object]:
    return {
        "suggested_edtf": each.reading.edtf if each else "",
        "suggested_lower": each.reading.lower if each else None,
        "suggested_upper": each.reading.upper if each else None,
        "suggestion_reasons": list(each.reasons) if each else [],
        "suggestion_state": State.OPEN.value if each else State.NONE.value,
        "published_suspect": bool(each and each.suspect),
    }
