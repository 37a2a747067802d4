"""Publication dates by coverage: what dated articles tell of the same events dates the undated, and doubts the odd
one.
"""

from __future__ import annotations

from collections.abc import Sequence

from events.linking.anchors import PublicationSuggestion, Resolve, dated_events, told_of
from events.linking.old_news import old_news
from events.linking.suspect_headers import suspects
from events.linking.undated import undated
from events.values import ArticleFacts, EventFacts


def suggest_publication(
    articles: Sequence[ArticleFacts], events: Sequence[EventFacts], resolve: Resolve
) -> tuple[PublicationSuggestion, ...]:
    """Suggestions for undated articles and for dated ones that the others contradict, sorted by article.

    An undated article needs one claim whose words fit an event's day exactly, or two claims that bound it; the days
    that all of them allow are the suggestion, and where they allow none there is silence. A stated date is suspect
    where one happening, told by two or more other articles, lies weeks away by it on the same weekday, and the article
    shares another event with them; or where its news was theirs weeks before (``old_news``). Suspect articles date
    nothing.
    """
    published = {article.id: article.published for article in articles if article.published}
    told = told_of(articles, events)
    doubted = old_news(articles, events, told, published) | suspects(articles, events, told, published, resolve)
    trusted = {key: date for key, date in published.items() if key not in doubted}
    dated = list(dated_events(events, told, trusted))
    found = dict(doubted)
    for article in articles:
        if article.published is None and (each := undated(article, dated, told, resolve)):
            found[article.id] = each
    return tuple(found[key] for key in sorted(found))
