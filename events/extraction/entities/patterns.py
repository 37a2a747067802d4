"""Names that the words around them give away, where the model sees none or another kind.

The rules are those that newspapers' style books teach: a role stands before its holder's name, an age after it; a
ship stands after what kind of ship it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from events.extraction.entities import nations, places
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import PARTICLES, PERSON, PLACE, Candidate
from events.extraction.entities.heads import by_head, run, runs
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
    icebreaker dinghy barge tugboat schooner steamer lifeboat carrier bulker
    spacecraft spaceship rover probe locomotive
    """)
# Before a ship's name, in capitals: "Ms" is a form of address.
_SHIP_PREFIXES = frozenset({"MV", "MS", "SS", "HMS", "USS", "HMCS", "HMAS", "RMS", "RRS"})


def by_role(words: Words) -> Iterator[Candidate]:
    """Persons after their role ("coast guard spokeswoman Ines Berg", "its chair Jon Berg") or before their age."""
    until = 0
    for i, word in enumerate(words.text):
        if i < until or not word[0].isupper() or (end := _person_run(words, i)) == i:
            continue
        until = end
        role = _follows_role(words, i)
        if (role and (end - i > 1 or _is_lone(words, i))) or (
            end - i > 1 and (_is_aged(words, end) or _is_explained(words, i, end))
        ):
            yield Candidate(i, end, PERSON, weight=2)


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
        elif (after := _after_particles(words, end)) > end and after < limit and _is_part(words, after):
            end = after + 1
        elif _is_hyphen(words, end, limit):
            end += 2  # "Choe Son-hui"
        else:
            break
    phrase = words.slice(i, end).replace("’", "'").lower()
    body = end - i > 1 and by_head(words, i, end)
    return (
        i
        if body or phrase in nations.countries() or phrase in places.large_cities() or phrase in places.regions()
        else end
    )


def _after_particles(words: Words, i: int) -> int:
    """The token after the particles that begin at ``i`` ("van der"); ``i`` where none does."""
    while i + 1 < len(words) and words.lower[i] in PARTICLES:
        i += 1
    return i


def _is_hyphen(words: Words, i: int, limit: int) -> bool:
    """Whether a hyphen joins parts of one name: "gran-of-six" is none."""
    if (
        words.text[i] != "-"
        or i + 1 >= limit
        or words.start[i + 1] != words.end[i]
        or words.end[i - 1] != words.start[i]
    ):
        return False
    return words.lower[i + 1] not in _JOINTS and words.text[i + 1].isalpha()


_JOINTS = word_set("of in on the to by at and or for up")


def _is_part(words: Words, i: int) -> bool:
    word = words.text[i]
    return (
        word[0].isupper()
        and words.pos[i] == "PROPN"
        and not is_role(words, i)
        and words.lower[i] not in vocab.NEVER | vocab.ROLE_MODIFIERS
        and words.lower[i] not in nations.adjectives()
        and not (word.isupper() and len(word) > 3)
    )


def _is_lone(words: Words, i: int) -> bool:
    """Whether one word after a role is a name: no abbreviation, no city, no country."""
    lower = words.lower[i]
    return not words.text[i].isupper() and lower not in places.cities() and lower not in nations.countries()


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


def placed(words: Words, taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names of one or two words that stand where places stand, ``AGREEING`` times in the article and never elsewhere
    as the model's name: towns that no gazetteer holds.
    """
    covered = {i for c in taken for i in range(c.first, c.end)}
    seen: dict[str, list[Candidate]] = defaultdict(list)
    for i, end in runs(words):
        if end - i <= 2 and covered.isdisjoint(range(i, end)) and words.pos[end - 1] == "PROPN" and is_placed(words, i):
            seen[words.slice(i, end)].append(Candidate(i, end, PLACE, weight=1))
    for surface, found in seen.items():
        if (
            len(found) >= AGREEING
            and surface.lower() not in nations.adjectives()
            and surface.lower() not in vocab.NEVER
        ):
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
    before = words.lower[max(c.first - 3, words.sentences[words.sentence[c.first]][0]) : c.first]
    return bool(before) and (
        words.text[c.first - 1] in _SHIP_PREFIXES
        or before[-1] in _VESSELS
        or before[-2:] == ["aboard", "the"]
        or before == ["on", "board", "the"]
    )


def things(words: Words, found: Sequence[Candidate]) -> Set[str]:
    """Names that the model takes for persons and that stand after "the" as no person's does ("the Conker King")."""
    return {
        words.slice(c.first, c.end)
        for c in found
        if c.kind is PERSON
        and c.end - c.first > 1
        and c.first
        and words.lower[c.first - 1] == "the"
        and words.dep[c.end - 1] not in ("compound", "nmod", "poss", "amod")
        and words.tag[c.end - 1] != "NNPS"
        and words.lower[c.first] not in vocab.ROLES
    }


def joined(words: Words, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Persons' names that the model cut in two: "Idris" and "Ould Cheikh" side by side, or with a particle between."""
    ends = {c.end: c for c in found if c.kind is PERSON and not c.name}
    for c in found:
        at = c.first
        while at and words.lower[at - 1] in PARTICLES:
            at -= 1
        before = ends.get(at)
        if c.kind is PERSON and not c.name and before and words.sentence[before.first] == words.sentence[c.first]:
            yield Candidate(before.first, c.end, PERSON, weight=2)
