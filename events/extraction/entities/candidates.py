"""Where names may stand: what the model marked, mended; what the gazetteers know; what a head noun gives away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from events.extraction.entities import gazetteer as gaz
from events.extraction.entities import vocabulary as vocab
from events.extraction.words import Words, word_set
from events.values import EntityKind

PERSON, ORGANISATION, COUNTRY = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.COUNTRY
PLACE, EVENT = EntityKind.PLACE, EntityKind.EVENT

# The model's labels that can be one of our kinds; nationalities, products, laws, works and numbers are none.
_LABELS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "EVENT": EVENT}
# Small words that may open a name ("al-Qaeda", "de Gaulle") or join its parts.
PARTICLES = word_set("al el de da di du del della la le van von der den bin ibn abu ben st st.")
_BREAKS = word_set("\" “ ” ( ) [ ] : ; / | « » `` '' – — ... …")
# The longest name of the gazetteers in words ("Democratic People's Republic of Korea": six tokens).
_LONGEST = 6


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


@cache
def _phrases() -> tuple[dict[str, tuple[EntityKind, str]], frozenset[str]]:
    """All names that the gazetteers know for certain, lower case, and the first words of them."""
    known: dict[str, tuple[EntityKind, str]] = {}
    known.update((phrase, (PLACE, name)) for phrase, name in gaz.large_cities().items())
    known.update((phrase, (PLACE, name)) for phrase, name in gaz.regions().items())
    known.update((phrase, (COUNTRY, name)) for phrase, name in gaz.countries().items())
    known.update((seat, (ORGANISATION, "")) for seat in gaz.SEATS)
    known.update((name.lower(), (ORGANISATION, canonical)) for name, canonical in gaz.outlets().items())
    return known, frozenset(phrase.replace("'", " ").split()[0] for phrase in known)


def known_names(words: Words) -> Iterator[Candidate]:
    """Countries, regions, seats of power and news agencies, the longest match at each place."""
    phrases, openers = _phrases()
    i = 0
    while i < len(words):
        if words.lower[i] in openers and words.text[i][0].isupper() and (match := _longest(words, i, phrases)):
            yield match
            i = match.end
        else:
            i += 1


def _longest(words: Words, i: int, phrases: dict[str, tuple[EntityKind, str]]) -> Candidate | None:
    for end in range(min(i + _LONGEST, len(words), words.sentences[words.sentence[i]][1]), i, -1):
        if words.text[end - 1].isspace():
            continue
        surface = words.slice(i, end).replace("’", "'")
        entry = phrases.get(surface.lower())
        if entry and _is_written_as_name(words, i, end, surface, entry[0]):
            name = entry[1] or words.slice(i, end)
            return Candidate(i, _with_trade(words, end) if entry[0] is ORGANISATION else end, entry[0], name, 3)
    return None


def _with_trade(words: Words, end: int) -> int:
    """ "Kyodo news agency": what an agency calls its trade in lower case belongs to the mention, not to the name."""
    for trade in (["news", "agency"], ["news", "service"], ["news"], ["newswire"]):
        if words.text[end : end + len(trade)] == trade and words.pos[end - 1] == "PROPN":
            return end + len(trade)
    return end


def _is_written_as_name(words: Words, i: int, end: int, surface: str, kind: EntityKind) -> bool:
    if kind is ORGANISATION:
        return surface in gaz.outlets() or surface.lower() in gaz.SEATS
    if surface.endswith(".") and kind is PLACE:
        return surface in gaz.state_abbreviations()
    if len(surface) < 5 and surface.upper() in gaz.acronyms() and surface not in gaz.acronyms():
        return False
    if surface.lower() in gaz.DOUBTFUL:
        return any(
            first <= i < last and label in ("GPE", "LOC") and last - first == 1 for first, last, label in words.names
        )
    # "Iran" before a capitalised word of the same compound may be part of a longer name; the longer candidate wins
    # later.
    return surface[0].isupper()


def from_model(words: Words) -> Iterator[Candidate]:
    """The model's names without articles, possessives, titles and numbers, cut at possessives and breaks.

    Names in title-case headings are left out: there the model sees names in every other word.
    """
    for first, end, label in words.names:
        kind = _LABELS.get(label)
        if kind is None or words.title_case[first]:
            continue
        for start, stop in _pieces(words, first, end):
            if span := _trimmed(words, start, stop, kind):
                told = by_head(words, *span)
                if told or kind is not EVENT or stop - start == end - first:
                    yield Candidate(*span, told or kind)


def _pieces(words: Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    """The runs between possessives, quotes, brackets, loose dashes, line breaks, and the "and" of two plain names."""
    start = first
    joined = words.lower[end - 1] not in vocab.ORGANISATION_HEADS and not {"of", "for"} & set(words.lower[first:end])
    nickname = words.text[first + 1 : end - 1].count('"') == 2 and words.lower[end - 1] not in _BREAKS
    for i in range(first, end):
        word = words.text[i]
        parting = (
            (word in _BREAKS and not (nickname and word == '"'))
            or "\n" in word
            or (words.tag[i] == "POS" and i + 1 < end)
            or (word == "-" and i and words.start[i] > words.end[i - 1])
            or (word == "and" and joined)
            or (word == "," and words.lower[i + 1 : i + 2] != ["inc."])
        )
        if parting:
            yield start, i
            start = i + 1
    yield start, end


def _trimmed(words: Words, first: int, end: int, kind: EntityKind) -> tuple[int, int] | None:
    while first < end and not _opens(words, first):
        first += 1
    while first < end and not _closes(words, end - 1):
        end -= 1
    if first + 2 < end and words.lower[first] in _PREFIXES and words.text[first + 1] == "-":
        first += 2
    opens = first == words.sentences[words.sentence[first]][0]
    while first < end - 1 and opens and (words.pos[first] in _NO_NAME or words.lower[first] in _OPENERS):
        first, opens = first + 1, False
    if kind is PERSON:
        first = _without_title(words, first, end)
    if first >= end or all(word in vocab.NEVER for word in words.lower[first:end]):
        return None
    if words.lower[end - 1] in vocab.PAPERS or (end - first == 1 and not _is_single_name(words, first)):
        return None
    if any(ch in words.text[i] for i in range(first, end) for ch in "@/=<>#_") or len(words.text[end - 1]) < 2:
        return None
    return first, end


def _without_title(words: Words, first: int, end: int) -> int:
    """Where the name itself begins. Those who reign keep the title as part of a name of one word ("King Hussein")."""
    while first < end - 1 and words.lower[first].rstrip(".") in vocab.ROLES | {"former"}:
        if words.lower[first] in vocab.REIGNING and end - first == 2:
            return first
        first += 1
    reigns = (
        end - first == 1 and first and words.lower[first - 1] in vocab.REIGNING and words.text[first - 1][0].isupper()
    )
    return first - 1 if reigns else first


_OPENERS = word_set("following despite during amid under after before until since while meanwhile according convicted")
# What opens a sentence with a capital and is no part of the name after it ("Following Smith's resignation").
_NO_NAME = frozenset({"VERB", "ADP", "ADV", "SCONJ", "DET", "PRON", "AUX", "INTJ", "CCONJ"})
_PREFIXES = frozenset({"anti", "pro", "ex", "post", "pre", "non"})


def _opens(words: Words, i: int) -> bool:
    word = words.text[i]
    if words.tag[i] in ("DT", "PRP$", "POS", "CD", "SYM") and words.lower[i] not in PARTICLES:
        return False
    return word[0].isupper() or (
        words.lower[i] in PARTICLES and i + 1 < len(words) and words.text[i + 1][0] in "-AEIOUQ"
    )


def _closes(words: Words, i: int) -> bool:
    return words.tag[i] not in ("POS", "CD", "SYM") and (words.text[i][0].isupper() or words.text[i][0].isdigit())


def _is_single_name(words: Words, i: int) -> bool:
    """One word is a name when it is tagged as one, has no lower-case twin in use, and is no adjective of a country."""
    if words.lower[i] in gaz.adjectives() and words.lower[i] not in gaz.countries():
        return False
    if (
        words.lower[i] in vocab.NOT_BODIES | vocab.COMPANY_FORMS
        or words.lower[i].rstrip(".") in vocab.ROLES
        or len(words.text[i]) < 2
    ):
        return False
    return words.pos[i] == "PROPN"


def by_head(words: Words, first: int, end: int) -> EntityKind | None:
    """The kind that the last word of a longer name gives away ("... Forum", "... River", "... Ministry")."""
    last = words.lower[end - 1]
    if end - first == 1:
        return EVENT if last in vocab.SINGLE_EVENTS else None
    if last in vocab.EVENT_HEADS:
        return EVENT
    if last in vocab.PLACE_HEADS or f"{words.lower[end - 2]} {last}" in vocab.SPACEPORTS:
        return PLACE
    if last in vocab.ORGANISATION_HEADS or _is_team(words, first, end):
        return ORGANISATION
    return None


def _is_team(words: Words, first: int, end: int) -> bool:
    """ "Denver Broncos": a city and a plural, the two together no city."""
    city = words.slice(first, end - 1).lower()
    return (
        words.lower[end - 1].endswith("s")
        and words.tag[end - 1] in ("NNP", "NNPS")
        and city in gaz.cities()
        and words.slice(first, end).lower() not in gaz.cities()
    )


def by_head_noun(words: Words) -> Iterator[Candidate]:
    """Capitalised runs that end in a telling word, and names before a lower-case one ("Vostochny cosmodrome")."""
    i = 0
    while i < len(words):
        end = run(words, i)
        if end == i:
            i += 1
            continue
        if end - i >= 2 and (kind := by_head(words, i, end)) in (PLACE, EVENT):
            yield Candidate(i, end, kind, weight=2)
        elif end < len(words) and words.lower[end] in _FACILITIES and words.head[end - 1] == end:
            if words.lower[end - 1] not in gaz.adjectives() and words.pos[end - 1] == "PROPN":
                yield Candidate(i, end + 1, PLACE, weight=2)
        elif end - i == 1 and words.dep[i] == "pobj" and words.lower[i] in gaz.cities() and words.pos[i] == "PROPN":
            yield Candidate(i, end, PLACE)
        i = end


# Common nouns for one built or natural thing; with a name before them the two words together are the name.
_FACILITIES = word_set("cosmodrome spaceport airport airbase peninsula strait river province prefecture oblast")


def run(words: Words, i: int) -> int:
    """The end of the run of capitalised words that starts at ``i``; ``i`` where none does."""
    limit = words.sentences[words.sentence[i]][1]
    end = i
    while end < limit and words.text[end][0].isupper() and not words.title_case[end] and words.tag[end] in _NAMELIKE:
        end += 1
    return end if end == i or words.lower[i] not in vocab.NEVER else i


_NAMELIKE = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
