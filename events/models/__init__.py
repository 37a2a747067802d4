"""The nouns: one file each, with its QuerySet."""

from events.models.annotation import Annotation, Tag
from events.models.article import Article, Original
from events.models.claim import Attribution, Claim, ClaimRole, Credibility, TimeReference
from events.models.entity import Entity, EntityMergeSuggestion, Mention
from events.models.ingest_run import IngestItem, IngestRun
from events.models.near import Clue, NameKey
from events.models.origin_decision import OriginDecision
from events.models.search_entry import SearchEntry
from events.models.source import Reliability, Source
from events.models.story import SavedView, Story
from events.models.timeline_event import Disagreement, OriginGroup, TimelineEvent

__all__ = [
    "Annotation",
    "Article",
    "Attribution",
    "Claim",
    "ClaimRole",
    "Clue",
    "Credibility",
    "Disagreement",
    "Entity",
    "EntityMergeSuggestion",
    "IngestItem",
    "IngestRun",
    "Mention",
    "NameKey",
    "OriginDecision",
    "OriginGroup",
    "Original",
    "Reliability",
    "SavedView",
    "SearchEntry",
    "Source",
    "Story",
    "Tag",
    "TimeReference",
    "TimelineEvent",
]
