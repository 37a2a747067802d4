"""What extraction gives: names, times, voices, figures and claims as spans of one text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from events.values.kinds import Basis, EntityKind, Span, Status, TimeKind


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
