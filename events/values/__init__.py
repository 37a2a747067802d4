"""Frozen values that travel from reading through extraction to linking.

Nothing here knows Django, a clock or a network. Spans are half-open ``[start, end)`` in Unicode code points of the text
they belong to (``Document.text``). Tuples of spans are sorted by ``start``. A date that is not known is ``None``,
never a guess.
"""

from events.values.documents import Block, DayOrder, Document, Failure, PublicationDate, RawItem, SetAside
from events.values.extractions import Attribution, Claim, Extraction, Figure, Mention, NamedEntity, TimeReference
from events.values.kinds import Basis, BlockKind, EntityKind, Span, Status, TimeKind
from events.values.links import (
    ArticleFacts,
    ClaimFacts,
    DateReading,
    Decisions,
    DisagreementFacts,
    EventFacts,
    Link,
    OriginGroup,
    TimeFacts,
)

__all__ = [
    "ArticleFacts",
    "Attribution",
    "Basis",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimFacts",
    "DateReading",
    "DayOrder",
    "Decisions",
    "DisagreementFacts",
    "Document",
    "EntityKind",
    "EventFacts",
    "Extraction",
    "Failure",
    "Figure",
    "Link",
    "Mention",
    "NamedEntity",
    "OriginGroup",
    "PublicationDate",
    "RawItem",
    "SetAside",
    "Span",
    "Status",
    "TimeFacts",
    "TimeKind",
    "TimeReference",
]
