"""Names that the words around them give away, where the model sees none or another kind.

The rules are those that newspapers' style books teach: a role stands before its holder's name, an age after it; a
union is named after its members; a storm has its class before its name; a ship stands after what kind of ship it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from events.extraction.entities import gazetteer as gaz
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import (
    EVENT,
    ORGANISATION,
    PARTICLES,
    PERSON,
    PLACE,
    Candidate,
    by_head,
    run,
)
from events.extraction.entities.titles import is_role
from events.extraction.words import Words, word_set

# Words of a person's name at most ("Maria del Carmen Ruiz Soto"), hyphens and particles counted.
_LONGEST_PERSON = 6
_OLDEST = 120
# Places of one article in which a name must stand as a place before it is taken for one against the model's silence.
AGREEING = 2
# Prepositions after which a name of one or two words is a place; "in" and "at" also open names of other things.
_PLACING = frozenset({"near", "off", "outside", "between"})
_VESSELS = word_set("""
    ferry ship tanker freighter trawler yacht submarine frigate destroyer corvette cruiser warship vessel boat liner
    icebreaker dinghy barge tugboat schooner steamer lifeboat carrier bulker mv ms ss hms uss hmcs hmas rms rrs
    spacecraft spaceship rover probe locomotive
    """)
_STORMS = word_set("hurricane typhoon cyclone storm tempest superstorm")
_PEOPLE_PLURALS = ("men", "women", "people", "children", "ers", "ors", "ists", "ians", "ents", "ants", "ees", "ors")
_PEOPLE_NAMED = word_set("doctors nurses veterans mothers fathers parents pilots peasants scouts girls boys victims")


def by_role(words: Words) -> Iterator[Candidate]:
    """Persons after their role ("coast guard spokeswoman Ines Berg", "its chair Jon Berg") or before their age."""
    i = 0
    while i < len(words):
        end = _person_run(words, i)
        if end == i:
            i += 1
            continue
        role = _follows_role(words, i)
        if (role and (end - i > 1 or _is_lone(words, i))) or (
            end - i > 1 and (_is_aged(words, end) or _is_explained(words, i, end))
        ):
            yield Candidate(i, end, PERSON, weight=2)
        i = end


def _follows_role(words: Words, i: int) -> bool:
    """ "spokeswoman X", "25-year-old X"."""
    if not i or words.sentence[i - 1] != words.sentence[i]:
        return False
    aged = words.lower[i - 1] == "year-old" or words.lower[max(0, i - 4) : i] == ["-", "year", "-", "old"]
    return aged or is_role(words, i - 1)


def _person_run(words: Words, i: int) -> int:
    """The end of a run of capitalised proper nouns that can be a person's name; ``i`` where none starts there."""
    limit = min(words.sentences[words.sentence[i]][1], i + _LONGEST_PERSON)
    if words.title_case[i] or not _is_part(words, i):
        return i
    end = i + 1
    while end < limit:
        if _is_part(words, end):
            end += 1
        elif words.lower[end] in PARTICLES and end + 1 < limit and _is_part(words, end + 1):
            end += 2
        elif words.text[end] == "-" and end + 1 < limit and words.start[end + 1] == words.end[end]:
            end += 2  # "Choe Son-hui"
        else:
            break
    phrase = words.slice(i, end).replace("’", "'").lower()
    body = end - i > 1 and by_head(words, i, end)
    return i if body or phrase in gaz.countries() or phrase in gaz.large_cities() or phrase in gaz.regions() else end


def _is_part(words: Words, i: int) -> bool:
    word = words.text[i]
    return (
        word[0].isupper()
        and words.pos[i] == "PROPN"
        and not is_role(words, i)
        and words.lower[i] not in vocab.NEVER | vocab.ROLE_MODIFIERS
        and words.lower[i] not in gaz.adjectives()
        and not (word.isupper() and len(word) > 3)
    )


def _is_lone(words: Words, i: int) -> bool:
    """Whether one word after a role is a name: no abbreviation, no city, no country."""
    lower = words.lower[i]
    return not words.text[i].isupper() and lower not in gaz.cities() and lower not in gaz.countries()


def _is_aged(words: Words, end: int) -> bool:
    """ "Jon Berg, 45, said"."""
    return (
        words.text[end : end + 1] == [","]
        and words.text[end + 1 : end + 2] != []
        and words.text[end + 1].isdigit()
        and len(words.text[end + 1]) < 4
        and int(words.text[end + 1]) <= _OLDEST
        and words.text[end + 2 : end + 3] in ([","], ["."])
    )


def _is_explained(words: Words, first: int, end: int) -> bool:
    """ "Choe Son-hui, the foreign minister", "Pak Thae Song, who heads ...": only persons are so explained."""
    if words.text[end : end + 1] == [","] and words.lower[end + 1 : end + 2] == ["who"]:
        return True
    found = (c for i in range(first, end) for c in words.children[i] if c >= end and words.dep[c] == "appos")
    return any(words.text[c][0].islower() and is_role(words, c) for c in found)


def of_members(words: Words) -> Iterator[Candidate]:
    """Bodies named after their members: "Seamen's Union", "National Farmers' Association"."""
    for i, tag in enumerate(words.tag):
        if tag != "POS" or not i or i + 1 >= len(words) or words.title_case[i] or not words.text[i - 1][0].isupper():
            continue
        end = i + 1
        while end < len(words) and words.text[end][0].isupper() and words.sentence[end] == words.sentence[i]:
            end += 1
        if end == i + 1 or words.lower[end - 1] not in vocab.ORGANISATION_HEADS | vocab.ORGANISATION_TYPES:
            continue
        lower = words.lower[i - 1]
        if not (lower.endswith(_PEOPLE_PLURALS) or lower in _PEOPLE_NAMED) or lower in gaz.countries():
            continue
        first = i - 1
        while first and words.text[first - 1][0].isupper() and words.pos[first - 1] in ("PROPN", "ADJ"):
            first -= 1
        yield Candidate(first, end, ORGANISATION, weight=2)


def storms(words: Words) -> Iterator[Candidate]:
    """ "Hurricane Odile", "Tropical Storm Rai"."""
    for i, lower in enumerate(words.lower):
        if lower in _STORMS and words.text[i][0].isupper() and not words.title_case[i]:
            end = run(words, i)
            if i + 1 < end <= i + 3 and by_head(words, i, end) is None:
                first = i - (i > 0 and words.text[i - 1] in ("Tropical", "Winter", "Super"))
                yield Candidate(first, end, EVENT, weight=2)


def storms_again(words: Words, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A storm's name without its class, wherever it stands in the article."""
    names = {words.text[c.end - 1]: words.slice(c.first, c.end) for c in found if _is_storm(words, c)}
    inside = {i for c in found if c.end - c.first > 1 for i in range(c.first, c.end)}
    for i, word in enumerate(words.text):
        if word in names and i not in inside:
            yield Candidate(i, i + 1, EVENT, names[word], 3)


def _is_storm(words: Words, c: Candidate) -> bool:
    return c.kind is EVENT and any(lower in _STORMS for lower in words.lower[c.first : c.end - 1])


def placed(words: Words, taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of one or two words that stand where places stand, ``AGREEING`` times in the article and never elsewhere
    as the model's name: towns that no gazetteer holds.
    """
    covered = {i for c in taken for i in range(c.first, c.end)}
    seen: dict[str, list[Candidate]] = defaultdict(list)
    i = 0
    while i < len(words):
        end = run(words, i)
        if end == i:
            i += 1
            continue
        if end - i <= 2 and covered.isdisjoint(range(i, end)) and words.pos[end - 1] == "PROPN" and is_placed(words, i):
            seen[words.slice(i, end)].append(Candidate(i, end, PLACE, weight=1))
        i = end
    for surface, found in seen.items():
        if len(found) >= AGREEING and surface.lower() not in gaz.adjectives() and surface.lower() not in vocab.NEVER:
            yield from found


def is_placed(words: Words, first: int) -> bool:
    """Whether the words before a name place it: "off X", "between X and Y", "from X to Y", "the town of X"."""
    sentence = words.sentences[words.sentence[first]][0]
    before = words.lower[max(sentence, first - 4) : first]
    if not before:
        return False
    if before[-1] in _PLACING:
        return True
    if before[-1] == "of" and len(before) > 1 and before[-2] in vocab.PLACE_TYPES:
        return True
    start = max(sentence, first - _FROM_TO)
    if before[-1] == "to" and "from" in words.lower[start : first - 1]:
        at = first - 2 - words.lower[start : first - 1][::-1].index("from")
        return words.text[at + 1][0].isupper() and all(words.text[i][0].isupper() for i in range(at + 1, first - 1))
    if before[-1] == "from":
        end = run(words, first)
        return words.lower[end : end + 1] == ["to"] and end + 1 < len(words) and words.text[end + 1][0].isupper()
    if before[-1] == "and" and "between" in words.lower[start : first - 1]:
        at = first - 2 - words.lower[start : first - 1][::-1].index("between")
        return all(words.text[i][0].isupper() for i in range(at + 1, first - 1))
    return False


# Tokens from "from" to the name after "to" ("from New Port Marrow to X").
_FROM_TO = 6


def is_common(words: Words, c: Candidate, small: Set[str]) -> bool:
    """Whether a lone capital only opens a sentence: before a common noun ("Coast guard officers"), or where the article
    has the same word in lower case (``small``).
    """
    first = c.first
    if c.name or c.end - first > 1 or words.sentences[words.sentence[first]][0] != first:
        return False
    lower = words.lower[first]
    if lower in small and not words.text[first].isupper():
        return True
    common = vocab.PLACE_TYPES | vocab.ORGANISATION_TYPES | vocab.PORTFOLIOS | vocab.ORGANISATION_HEADS
    before_noun = c.end < len(words) and words.text[c.end][0].islower() and words.pos[c.end] == "NOUN"
    return before_noun and lower in common


def is_vessel(words: Words, c: Candidate) -> bool:
    """Whether the name stands after a kind of ship or craft ("the ferry Northern Star"): none of our kinds."""
    return (
        bool(c.first)
        and words.lower[c.first - 1] in _VESSELS
        and words.sentence[c.first - 1] == words.sentence[c.first]
    )
