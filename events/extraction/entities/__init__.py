"""Who and what an article names: persons, organisations, countries, places, events, and nothing else.

The model's named entities are a start only; general rules and public gazetteers correct them. What we decided:

* An adjective of a country ("North Korean leader") is no mention of the country: it says what kind of leader. With a
body
  of state it makes that body's name ("the Japanese government").
* A capital is the country's government where it speaks or acts, else the city (``metonyms``).
* In headings in title case only names count that the body of the article or a gazetteer knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from events.extraction.entities import (
    bodies,
    descriptions,
    heads,
    kinds,
    known,
    metonyms,
    naming,
    organisations,
    patterns,
    places,
    storms,
    tagged,
    titles,
)
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import ORGANISATION, PERSON, PLACE, Candidate
from events.extraction.words import Words
from events.values import Mention, NamedEntity

__all__ = ["recognise"]


def recognise(words: Words) -> tuple[tuple[NamedEntity, ...], tuple[Mention, ...]]:
    """The entities of one article in order of first mention, and their mentions in order of the text, none
    overlapping."""
    found = _without_overlaps(
        [
            *known.known_names(words),
            *tagged.from_model(words),
            *heads.by_head_noun(words),
            *bodies.bodies(words),
            *patterns.by_role(words),
            *organisations.organisations(words),
            *storms.storms(words),
        ]
    )
    found = _without_overlaps(organisations.with_form(words, c) for c in [*found, *patterns.joined(words, found)])
    found = kinds.settle(words, [*found, *patterns.placed(words, found)])
    found = _without_overlaps([*found, *storms.storms_again(words, found)])
    small = {word for word in words.text if word.islower()}
    vessels = {i for c in found if patterns.is_vessel(words, c) for i in range(c.first, c.end)}
    found = [c for c in found if c.first not in vessels and not patterns.is_common(words, c, small)]
    things = patterns.things(words, found)
    found = [c for c in found if words.slice(c.first, c.end) not in things]
    roles = {c.first: titles.before(words, c.first) for c in found if c.kind is PERSON}
    in_titles = {i for name, start in roles.items() for i in range(start, name)}
    found = [c for c in found if not _is_part_of_title(words, c, in_titles)]
    found = _without_overlaps([*found, *_again(words, found, vessels, small)])
    found = _without_overlaps([*found, *descriptions.described(words, found)])
    readings: dict[int, str] = {}
    for number, c in enumerate(found):
        if country := metonyms.country_of(words, c):
            found[number] = metonyms.as_country(c, country)
            readings[c.first] = metonyms.READING
    plain = [c for c in found if c.first not in readings]
    names = naming.canonical_names(words, plain)
    mentions = tuple(
        Mention(
            words.start[c.first],
            words.end[c.end - 1],
            c.kind,
            c.name if c.first in readings else names[c.kind, naming.surface_of(words, c)],
            readings.get(c.first, ""),
        )
        for c in found
    )
    return _entities(words, found, mentions, names), mentions


def _without_overlaps(found: Iterable[Candidate]) -> list[Candidate]:
    """The longest candidate at each place, the heavier of two of the same length, in order of the text."""
    taken: set[int] = set()
    kept = []
    for c in sorted(found, key=lambda c: (c.first - c.end, -c.weight, c.first)):
        tokens = range(c.first, c.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(c)
    return sorted(kept, key=lambda c: c.first)


def _is_part_of_title(words: Words, c: Candidate, in_titles: Set[int]) -> bool:
    """A service or office inside a title ("Navy Adm. ...", "Water Resources Minister ...") names nobody; other bodies
    do."""
    if c.first not in in_titles or c.weight > 2:
        return False
    office = words.lower[c.end : c.end + 1]
    if office and office[0] in vocab.OFFICES and words.lower[c.end - 1] not in vocab.ORGANISATION_HEADS:
        return True
    return c.end - c.first == 1 and words.lower[c.first] in vocab.NOT_BODIES | vocab.ROLE_MODIFIERS | vocab.ROLES


def _again(words: Words, found: Sequence[Candidate], not_here: Set[int], small: Set[str]) -> list[Candidate]:
    """Every other place where a name stands that was recognised elsewhere in the article, headings included; none in
    the tokens ``not_here``. ``small`` are the article's words in lower case."""
    known: dict[str, dict[tuple[str, ...], Candidate]] = {}
    for c in found:
        surface = tuple(words.text[c.first : c.end])
        if c.weight < 4 and surface[-1][0].isupper():
            known.setdefault(surface[0], {}).setdefault(surface, c)
            if c.kind is PERSON and len(surface) > 1:
                part = Candidate(_last_part(words, c), c.end, PERSON)
                ending = tuple(words.text[part.first : part.end])
                known.setdefault(ending[0], {}).setdefault(ending, part)
            elif c.kind is ORGANISATION and organisations.is_shortened(words, c, small):
                part = Candidate(c.first, c.first + 1, ORGANISATION)
                known.setdefault(surface[0], {}).setdefault(surface[:1], part)
    covered = {i for c in found for i in range(c.first, c.end)} | not_here
    more = []
    for i, word in enumerate(words.text):
        if word not in known or i in covered or not (words.pos[i] == "PROPN" or words.title_case[i]):
            continue
        for surface, c in list(known[word].items())[:_TRIED]:
            end = i + len(surface)
            if tuple(words.text[i:end]) == surface:
                more.append(organisations.with_form(words, Candidate(i, end, c.kind, c.name, 2)))
    return more


def _last_part(words: Words, c: Candidate) -> int:
    """Where a person's family name begins: "DeSantis-Cole" is one."""
    at = c.end - 1
    while at - 2 > c.first and words.text[at - 1] == "-" and words.end[at - 2] == words.start[at - 1]:
        at -= 2
    return at


# Names with one first word that are tried at each place where that word stands alone.
_TRIED = 20


def _entities(
    words: Words, found: Sequence[Candidate], mentions: Sequence[Mention], names: dict[naming.Key, str]
) -> tuple[NamedEntity, ...]:
    others = naming.aliases_by_name(names)
    roles: dict[str, dict[str, None]] = {}
    for c, mention in zip(found, mentions, strict=True):
        if c.kind is PERSON:
            entry = roles.setdefault(mention.entity, {})
            start = titles.before(words, c.first)
            for title in (words.slice(start, c.first) if start < c.first else "", titles.after(words, c.end - 1)):
                if title and not words.title_case[c.first]:
                    entry[title] = None
    seen: dict[naming.Key, NamedEntity] = {}
    for mention in mentions:
        key = mention.kind, mention.entity
        if key not in seen:
            seen[key] = NamedEntity(
                mention.entity,
                mention.kind,
                tuple(others.get(key, ())),
                tuple(roles.get(mention.entity, ())) if mention.kind is PERSON else (),
                _country(mention.entity) if mention.kind is PLACE else "",
            )
    return tuple(seen.values())


def _country(place: str) -> str:
    """The country a place lies in, where the gazetteer is sure of it."""
    if place.lower() in places.states():
        return "United States"
    city = places.cities().get(place.lower())
    return city.country if city and city.sure else ""
