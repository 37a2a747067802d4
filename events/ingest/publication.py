"""Publication dates that coverage suggests: kept beside the stated ones until an analyst decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from events.extraction import times
from events.ingest.pile import Pile, in_any_order, suggestion_of, under
from events.ingest.reread import reread_times
from events.linking import Coverage, PublicationSuggestion, link_by_coverage
from events.models import Article, TimeReference
from events.values import ArticleFacts, Decisions

State = Article.Suggestion


def link_pile(pile: Pile, decisions: Decisions, beside: Sequence[ArticleFacts] = ()) -> tuple[Pile, Coverage]:
    """Link a pile of articles as each tells alone; the pile comes back with the times that coverage dates.

    Nothing is suggested for articles of which an analyst has decided. ``beside`` are articles without claims that only
    show what is usual.
    """
    articles, back = in_any_order(pile, pile.articles)
    decided = {key for key, ref in back.items() if _is_decided(pile.rows[ref])}
    found = link_by_coverage([*articles, *beside], decisions, times.resolve, decided)
    told = [under(article, back[article.id]) for article in found.articles if article.id in back]
    suggested = (replace(each, article=back[each.article]) for each in found.suggested)
    found = Coverage(told, found.events, tuple(sorted(suggested, key=lambda each: each.article)))
    return replace(pile, articles=told), found


def keep_suggestions(
    articles: Iterable[Article], pile: Pile, suggested: Sequence[PublicationSuggestion]
) -> list[TimeReference]:
    """Write what is suggested for these articles, take back what is no more, and read their times anew.

    Returns the times that changed. Stated dates and decided articles stay untouched. Only called inside a transaction.
    """
    found = {pile.rows[each.article].pk: each for each in suggested}
    changed = []
    for article in articles:
        if _is_decided(article):
            continue
        before = suggestion_of(article)
        if fields := article.set_by_machine(_fields(found.get(article.pk))):
            article.save(update_fields=fields)
        if before or suggestion_of(article):
            changed += reread_times(article)
    return changed


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
