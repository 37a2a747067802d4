"""The language model's names, mended: without articles, possessives, titles and numbers, cut where no name goes on."""

from __future__ import annotations

from collections.abc import Iterator

from events.extraction.entities import nations
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import EVENT, ORGANISATION, PARTICLES, PERSON, PLACE, Candidate
from events.extraction.entities.heads import by_head
from events.extraction.words import Words, word_set
from events.values import EntityKind

# The model's labels that can be one of our kinds; nationalities, products, laws, works and numbers are none.
_LABELS = {"PERSON": PERSON, "ORG": ORGANISATION, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "EVENT": EVENT}


_BREAKS = word_set("\" “ ” ( ) [ ] : ; / | « » `` '' – — ... …")


def from_model(words: Words) -> Iterator[Candidate]:
    """The model's names without articles, possessives, titles and numbers, cut at possessives and breaks.

    Names in title-case headings are left out: there the model sees names in every other word.
    """
    for first, end, label in words.names:
        kind = _LABELS.get(label)
        if kind is None or words.title_case[first]:
            continue
        for start, stop in _pieces(words, first, end):
            if _is_titled(words, start, stop):
                kind = PERSON
            if span := _trimmed(words, start, stop, kind):
                told = by_head(words, *span)
                if told or kind is not EVENT or stop - start == end - first:
                    yield Candidate(*span, told or kind)


def _is_titled(words: Words, first: int, end: int) -> bool:
    """Whether two words follow a role ("Challenger Nadia Prisk"), whatever the model takes the three for."""
    return end - first == 3 and words.lower[first] in vocab.ROLES and by_head(words, first, end) is None


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
            or (word.isdigit() and i and words.lower[i - 1] in vocab.TEAM_HEADS)  # "Harbourne United 3 Ashby Rovers 2"
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
    if first >= end:
        return None
    prefixed = first + 2 < end and words.lower[first] in _PREFIXES and words.text[first + 1] == "-"
    if prefixed and by_head(words, first + 2, end) is not ORGANISATION:  # "Anti-Corruption Agency" is all name
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
    if words.lower[i] in nations.adjectives() and words.lower[i] not in nations.countries():
        return False
    if (
        words.lower[i] in vocab.NOT_BODIES | vocab.COMPANY_FORMS
        or words.lower[i].rstrip(".") in vocab.ROLES
        or len(words.text[i]) < 2
    ):
        return False
    return words.pos[i] == "PROPN"
