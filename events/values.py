"""Frozen values that travel from reading through extraction to linking.

Nothing here knows Django, a clock or a network. Spans are half-open ``[start, end)`` in Unicode code points of the text
they belong to (``Document.text``). Tuples of spans are sorted by ``start``. A date that is not known is ``None``,
never a guess.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Basis(StrEnum):
    """Why a date is believed, from the text itself to a person's decision."""

    STATED = "stated"  # the text says it
    RELATIVE = "relative"  # reckoned from the stated publication date
    INFERRED = "inferred"  # from other articles' coverage
    ANALYST = "analyst"


class Status(StrEnum):
    """What the article says of the happening."""

    HAPPENED = "happened"
    EXPECTED = "expected"
    DENIED = "denied"
    POSSIBLE = "possible"
    OPINION = "opinion"


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    PLACE = "place"
    EVENT = "event"


class TimeKind(StrEnum):
    """``DATE`` and ``TIME`` may have bounds; ``DURATION`` and ``SET`` ("every Friday") never do."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class BlockKind(StrEnum):
    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


# --- reading ---


@dataclass(frozen=True, slots=True)
class RawItem:
    """One article's bytes as they came: a file, a member of an archive, or a line of JSON Lines.

    ``name`` is unique within one ingest: ``folder/a.txt``, ``pile.zip!/a.txt``, ``crawl.jsonl#3`` (line, from 1).
    ``kind`` is ``text``, ``html`` or ``json``.
    """

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: which item, at which stage (discover, unpack, decode, parse, extract, store), and why."""

    name: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A headline, sub-heading or paragraph of ``Document.text``. Blocks are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line of the source that is no part of the article (share counter, comment form, navigation), and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the article says it was published.

    ``edtf`` is EDTF level 0/1 at the precision of the evidence, ``lower``/``upper`` its bounds, ``evidence`` where it
    was read ("date line", "meta tag", "JSON-LD", "visible text", "URL", "field date"), ``wording`` the characters read.
    """

    edtf: str
    lower: dt.date
    upper: dt.date
    basis: Basis
    evidence: str
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read: the cleaned text, and everything told apart from it.

    ``text`` holds the headline (if the source has one), sub-headings and paragraphs, separated by blank lines;
    ``blocks`` cover all of it but the white space. A derived headline (``headline_derived``) is not in ``text`` as a
    block. ``published`` is the reading chosen; ``published_readings`` are all of them, best first, so that
    disagreement shows.
    """

    name: str
    text: str
    blocks: tuple[Block, ...] = ()
    headline: str = ""
    headline_derived: bool = False
    published: PublicationDate | None = None
    published_readings: tuple[PublicationDate, ...] = ()
    byline: str = ""
    url: str = ""
    site: str = ""
    language: str = "en"
    set_aside: tuple[SetAside, ...] = ()
    warnings: tuple[str, ...] = ()


# --- extraction ---


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """One person, body or place of one article. ``name`` is unique within it; ``aliases`` excludes ``name``."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()  # "Kremlin spokesman", "Navy Adm.": roles as the text gives them
    country: str = ""  # for a place: the name of the country it lies in, where the gazetteer is sure
    reading: str = ""  # for a metonym: "capital stands for government"


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity. ``entity`` is the ``NamedEntity.name`` it stands for."""

    start: int
    end: int
    kind: EntityKind
    entity: str
    reading: str = ""  # "metonym: capital for government"; empty for a plain name


@dataclass(frozen=True, slots=True)
class TimeReference:
    """One time expression.

    ``edtf``/``lower``/``upper``/``basis`` are ``None`` together, when the text alone does not tell. ``formula`` is the
    expression's meaning before it is anchored ("weekday 2 past"), so that it can be read again from another publication
    date without the text (``extraction.times.resolve``); empty when the expression needs no anchor or has no calendar
    meaning. ``anchor`` is the date it was reckoned from, ``rule`` the name of the rule that read it.
    """

    start: int
    end: int
    kind: TimeKind
    edtf: str | None = None
    lower: dt.date | None = None
    upper: dt.date | None = None
    basis: Basis | None = None
    anchor: str | None = None
    formula: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who something is put to: the words of the source, of the cue, and of what is attributed.

    ``speaker`` is a ``NamedEntity.name`` or ``None``; ``anonymous`` the words of a source without a name ("a US
    official"). ``speakers`` holds all of them where the cue has several ("both Pyongyang and Moscow"). ``chain`` lists
    who that source has it from, nearest first ("AP, citing Peskov": speaker AP, chain ("Dmitry Peskov",)). ``stance``
    is ``asserts``, ``denies`` or ``doubts``.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    anonymous: str | None = None
    speakers: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    stance: str = "asserts"
    reading: str = ""  # for a metonym: "Moscow read as Russia"
    act: str = "says"  # class of the cue: says, mentions, asks, thinks, wants, judges, shows; "says" and "shows" report


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted or measured quantity: "at least two ballistic missiles" is 2, unit "missile", qualifier "at least"."""

    start: int
    end: int
    value: float
    unit: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause of one article asserts.

    ``times``, ``attribution`` are indexes into the ``Extraction``'s tuples. ``action`` is the class of the verb or
    event noun ("arrive" for arrive, enter, reach, arrival); ``agent``, ``patient`` and ``place`` are entity names or
    empty; ``participants`` names everyone in the clause, agent first. ``nominal`` is true where a noun tells the
    happening ("Russia's invasion of Ukraine in February 2022"). ``background`` marks generalities that make no event.

    ``verb``, ``subject``, ``object`` and ``complement`` are the clause's own words, shortened, for titles: the verb's
    base form ("launch", "call off"; "be arrested" where the text does not say by whom); who or what acts where that is
    no entity ("his train"); what is acted on or makes the verb meaningful ("two ballistic missiles", "course"), of a
    passive clause its subject, of a nominal claim its noun ("nuclear test"), empty where ``patient`` says it; and one
    prepositional phrase ("by armoured train").
    """

    start: int
    end: int
    status: Status
    sentence: int
    action: str = ""
    head: str = ""  # the word itself, as it stands
    agent: str = ""
    patient: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    attribution: int | None = None
    figures: tuple[Figure, ...] = ()
    lemmas: tuple[str, ...] = ()  # content words of the clause, lower case, in order, for comparing wording
    nominal: bool = False
    background: bool = False
    verb: str = ""
    subject: str = ""
    object: str = ""
    complement: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read of one document. Every span points into ``Document.text``; tuples are in order of the text."""

    sentences: tuple[Span, ...] = ()
    entities: tuple[NamedEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeReference, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()


# --- linking ---


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
    or ``unattributed``. Only ``speaker``, ``reuse`` and ``owner`` groups are known origins. ``proof`` gives claim ids.
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
    """What analysts have decided, which linking must keep: pairs of claim ids, and merged entity names."""

    together: frozenset[frozenset[str]] = field(default_factory=frozenset)
    apart: frozenset[frozenset[str]] = field(default_factory=frozenset)
