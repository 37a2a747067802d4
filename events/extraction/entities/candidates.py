"""What may be a name, before it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from events.extraction.words import word_set
from events.values import EntityKind

PERSON, ORGANISATION, COUNTRY = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY


PLACE, EVENT = EntityKind.PLACE, EntityKind.EVENT


# Small words that may open a name ("al-Qaeda", "de Gaulle") or join its parts.
PARTICLES = word_set(
    "al el arap bint binti dos ould ole ter ten af av de da di du del della la le van von der den bin ibn abu ben st "
    "st."
    "st."
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, end)`` that may be a name. ``name`` is the canonical one where a gazetteer knows it.

    ``weight`` orders candidates of the same length: 3 a gazetteer's or a rule's, 1 the model's.
    """

    first: int
    end: int
    kind: EntityKind
    name: str = ""
    weight: int = 1
