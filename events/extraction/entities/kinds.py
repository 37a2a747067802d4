"""One kind for every mention of a string: the model's votes, corrected by what stands around the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from events.extraction.entities import nations, places, titles
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import COUNTRY, EVENT, ORGANISATION, PERSON, PLACE, Candidate
from events.extraction.entities.heads import by_head
from events.extraction.entities.patterns import is_placed
from events.extraction.words import Words, word_set
from events.values import EntityKind

# Votes, in units of one sighting by the model. A noun that says what the name is ("the Ilbo newspaper", "..., a city",
# "President ...") outweighs two sightings; a city of the gazetteer in a place's position about as much; a preposition
# of
# place alone breaks a tie with one sighting of the model.
TOLD = 3.0
CITY_IN_PLACE = 2.0
CITY = 0.5
IN_PLACE = 1.5
LONE_EVENT = 0.4  # one word that the model takes for an event is a city or a person more often than not
PART_OF_PERSON = 4.0
PART_OF_BODY = 2.0
FIRST_NAME = 1.5
BY_HEAD = 1.5
HUMAN = 1.5
PATRONYMIC = 1.5  # "Callum McAllister": of one sighting by the model as a body, this says otherwise
COMPANY = 4.0  # "Berg Holdings": no person ends so, whatever it does
CAPITAL = 2.0  # what acts like a body under a capital's name is the government there (metonyms)
LARGE_CITY = 1.1  # enough to outvote one sighting by the model
_LARGE = 300_000

_PATRONYMIC = re.compile(r"(?:Mc|Mac)[A-Z]|O['’][A-Z]")
_IN = frozenset({"in", "near", "outside", "inside"})
_TOWARDS = _IN | {"at", "from", "to", "for", "into", "around", "across", "through", "toward", "towards", "off", "via"}
# "in" after these nouns is no place ("a stake in", "confidence in").
_NOT_PLACED = word_set(
    "stake share interest confidence trust faith belief investment role position partner shareholder lead believer"
)


def settle(words: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the kind that all mentions of their string agree on; those with a known name keep theirs."""
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    parts, bodies, firsts = _parts(words, candidates)
    for c in candidates:
        if not c.name:
            surface = words.slice(c.first, c.end)
            tally = votes[surface]
            tally[c.kind] += 1 if c.kind is not EVENT or c.weight > 1 or c.end - c.first > 1 else LONE_EVENT
            for kind, weight in _evidence(words, c, surface):
                tally[kind] += weight
            if surface in parts:
                tally[PERSON] += PART_OF_PERSON
            elif surface in firsts:
                tally[PERSON] += FIRST_NAME
            elif surface in bodies:
                tally[ORGANISATION] += PART_OF_BODY
    settled = []
    for c in candidates:
        if c.kind is COUNTRY and words.lower[c.first] in nations.DOUBTFUL and words.slice(c.first, c.end) in parts:
            c = Candidate(c.first, c.end, PERSON, weight=2)  # "Jordan" where a Ms Jordan is spoken of
        if not c.name and c.weight == 1:
            tally = votes[words.slice(c.first, c.end)]
            best = max(tally, key=lambda kind: (tally[kind], kind is c.kind))
            c = Candidate(c.first, c.end, best, c.name, c.weight)
        settled.append(c)
    return settled


def _parts(words: Words, candidates: Sequence[Candidate]) -> tuple[set[str], set[str], set[str]]:
    """Ends of longer persons' names, and beginnings of names of companies and bodies."""
    ends, openings, firsts = set[str](), set[str](), set[str]()
    for c in candidates:
        if c.kind is PERSON and not c.name:
            end = c.end - (words.lower[c.end - 1].rstrip(".") in vocab.GENERATIONS)
            ends.update(words.slice(i, end) for i in range(c.first + 1, end))
            if c.end - c.first > 1:
                firsts.add(words.text[c.first])
        elif c.kind is ORGANISATION and c.end - c.first > 1:
            if words.lower[c.end - 1] in vocab.COMPANY_FORMS | vocab.TEAM_HEADS:
                openings.add(words.text[c.first])
            if words.lower[c.end - 1] in vocab.TEAM_HEADS:
                openings.add(words.text[c.end - 1])
    for i, word in enumerate(words.lower[1:]):  # "Berg Group" makes "Berg" a body where the model sees but "Berg"
        if word in vocab.COMPANY_FORMS and words.text[i + 1][0].isupper() and words.text[i][0].isupper():
            openings.add(words.text[i])
    return ends, openings, firsts


def _evidence(words: Words, c: Candidate, surface: str) -> list[tuple[EntityKind, float]]:
    found: list[tuple[EntityKind, float]] = []
    if kind := _told(words, c):
        found.append((kind, TOLD))
    if c.kind in (PERSON, ORGANISATION) and _does_as_people_do(words, c):
        found.append((PERSON, HUMAN))
    if c.end - c.first > 1 and _PATRONYMIC.match(words.text[c.end - 1]):
        found.append((PERSON, PATRONYMIC))
    place = in_place(words, c.first, c.end)
    if head := by_head(words, c.first, c.end):
        found.append((head, COMPANY if words.lower[c.end - 1] in vocab.COMPANY_HEADS else BY_HEAD))
    city = places.cities().get(surface.lower())
    if surface.lower() in nations.capitals():
        found.append((PLACE, CAPITAL))
    elif city:
        placed = place or is_placed(words, c.first)
        found.append((PLACE, CITY_IN_PLACE if placed else LARGE_CITY if city.population >= _LARGE else CITY))
    elif c.end - c.first <= 2 and (place in _IN or is_placed(words, c.first)):
        found.append((PLACE, IN_PLACE))
    return found


def _does_as_people_do(words: Words, c: Candidate) -> bool:
    """Whether the name is the subject of what only people do, or of "who", and has no article."""
    last = c.end - 1
    if c.first and words.lower[c.first - 1] == "the":
        return False
    if words.dep[last] in ("nsubj", "nsubjpass") and words.lemma[words.head[last]] in vocab.HUMAN_VERBS:
        return True
    relative = words.child(last, "relcl")
    return relative >= 0 and words.lower[words.child(relative, "nsubj", "nsubjpass")] == "who"


def _told(words: Words, c: Candidate) -> EntityKind | None:
    """The kind named by a role before, a type noun after, or an apposition."""
    if titles.is_role(words, c.first - 1) and words.sentence[c.first - 1] == words.sentence[c.first]:
        return PERSON
    last = c.end - 1
    head = words.head[last]
    if words.dep[last] in ("compound", "nmod") and head == c.end and words.text[head][0].islower():
        return _type(words.lower[head]) if words.lower[head] not in vocab.ROLES else None
    if words.dep[last] == "appos" and words.text[head][0].islower():
        return _type(words.lower[head])
    apposition = words.child(last, "appos")
    if apposition >= 0 and any(words.lower[i] == "old" for i in range(c.end, apposition)):
        return PERSON  # "Khamla, a 24-year-old digger"
    if apposition >= 0 and words.text[apposition][0].islower():
        return _type(words.lower[apposition])
    return None


def _type(noun: str) -> EntityKind | None:
    if noun in vocab.ROLES:
        return PERSON
    if noun in vocab.PLACE_TYPES:
        return PLACE
    if noun in vocab.ORGANISATION_TYPES:
        return ORGANISATION
    return EVENT if noun in vocab.EVENT_HEADS else None


def in_place(words: Words, first: int, end: int) -> str:
    """The preposition of place that the name depends on, or nothing ("in Khasan", but not "a stake in Khasan")."""
    last = next((i for i in range(end - 1, first - 1, -1) if not first <= words.head[i] < end), end - 1)
    while words.dep[last] in ("conj", "appos") and words.pos[words.head[last]] == "PROPN":
        last = words.head[last]
    preposition = words.head[last]
    if words.dep[last] != "pobj" or words.lower[preposition] not in _TOWARDS:
        return ""
    return "" if words.lemma[words.head[preposition]] in _NOT_PLACED else words.lower[preposition]
