"""What linking takes and gives: claims with names instead of indexes, events, origins, disagreements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from events.values.extractions import Figure
from events.values.kinds import Basis, Status


@dataclass(frozen=True, slots=True)
class DateReading:
    """A dated value: EDTF, its bounds, why it is believed, and the reason in words."""

    edtf: str
    lower: dt.date
    upper: dt.date
    basis: Basis
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """A claim's time as linking sees it: what it says (``wording``), its reading if it has one, and its
    formula if not.
    """

    wording: str
    reading: DateReading | None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim with names instead of indexes, so that rows and fresh extractions look alike to linking.

    ``id`` is any string unique in the pile. Entity names are those of the story (after one entity across articles).
    """

    id: str
    article: str
    quote: str
    status: Status
    action: str = ""
    head: str = ""
    agent: str = ""
    patient: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    times: tuple[TimeFacts, ...] = ()
    figures: tuple[Figure, ...] = ()
    lemmas: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()  # names, nearest first, chain followed: ("The Associated Press", "Dmitry Peskov")
    anonymous: str = ""
    stance: str = "asserts"
    nominal: bool = False
    background: bool = False
    via: tuple[str, ...] = ()  # who passed on what ``anonymous`` says, nearest first
    co_speakers: tuple[str, ...] = ()  # who says it beside ``speakers[0]`` ("both Pyongyang and Moscow"): no chain
    start: int = 0
    end: int = 0
    verb: str = ""  # these four as in ``Claim``
    subject: str = ""
    object: str = ""
    complement: str = ""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article as linking sees it.

    ``source`` is the publisher's name or empty; ``owner`` its owner family or empty.
    """

    id: str
    published: DateReading | None
    claims: tuple[ClaimFacts, ...]
    text: str = ""
    source: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Why a claim belongs to its event: ``score`` from 0 to 1, and the reasons in words, strongest first."""

    claim: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventFacts:
    """Claims of one or more articles about one happening. ``key`` is stable for the same set of first claims."""

    key: str
    title: str
    status: Status
    when: DateReading | None
    place: str
    participants: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles of one event that have it from the same origin.

    ``kind``: ``speaker`` (a cited name), ``anonymous`` (a source without a name), ``reuse`` (same wording), ``owner``,
    ``decided`` (an analyst said so), or ``unattributed``. All but ``anonymous`` and ``unattributed`` groups are known
    origins. ``proof`` gives claim ids.
    """

    kind: str
    name: str
    articles: tuple[str, ...]
    proof: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DisagreementFacts:
    """Two sides of one event that differ. ``kind``: date, place, figure, denial, attribution or superseded."""

    kind: str
    about: str
    left: tuple[str, ...]  # claim ids
    right: tuple[str, ...]
    left_says: str
    right_says: str
    reason: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What analysts have decided, which linking must keep: pairs of claim ids, and claims that ``placed`` in an event
    make one however little they tell.
    """

    together: frozenset[frozenset[str]] = field(default_factory=frozenset)
    apart: frozenset[frozenset[str]] = field(default_factory=frozenset)
    placed: frozenset[str] = frozenset()
