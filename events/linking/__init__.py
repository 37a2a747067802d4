"""From claims to events: one entity across articles, one event across claims, origins, disagreements. Pure over
values.
"""

from events.linking.anchors import PublicationSuggestion
from events.linking.coverage import suggest_publication
from events.linking.decided_origins import OriginDecision, decided
from events.linking.disagreements import disagreements
from events.linking.facts import facts
from events.linking.names import Merge, Unified, unify
from events.linking.origins import counts, origins
from events.linking.second_reading import Coverage, link_by_coverage
from events.linking.timeline import describe, link

__all__ = [
    "Coverage",
    "Merge",
    "OriginDecision",
    "PublicationSuggestion",
    "Unified",
    "counts",
    "decided",
    "describe",
    "disagreements",
    "facts",
    "link",
    "link_by_coverage",
    "origins",
    "suggest_publication",
    "unify",
]
