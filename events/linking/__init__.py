"""From claims to events: one entity across articles, one event across claims, origins, disagreements. Pure over
values.
"""

from events.linking.coverage import PublicationSuggestion, suggest_publication
from events.linking.disagreements import disagreements
from events.linking.facts import facts
from events.linking.names import Merge, Unified, unify
from events.linking.origins import counts, origins
from events.linking.second_reading import Coverage, link_by_coverage
from events.linking.timeline import link

__all__ = [
    "Coverage",
    "Merge",
    "PublicationSuggestion",
    "Unified",
    "counts",
    "disagreements",
    "facts",
    "link",
    "link_by_coverage",
    "origins",
    "suggest_publication",
    "unify",
]
