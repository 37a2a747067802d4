"""Bodies that their own words give away: courts, ministries, unions, offices, papers, and whom a role is held in."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from events.extraction.entities import nations, places
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import ORGANISATION, Candidate
from events.extraction.entities.heads import run, runs
from events.extraction.entities.titles import is_role
from events.extraction.words import Words, word_set

# Capitalised, these end the name of a body and of nothing else: "Madhya Pradesh High Court", "Harbour Board".
STRONG_HEADS = word_set("""
    court ministry union association federation university council commission committee senate parliament bureau
    authority institute foundation department corporation agency treasury secretariat tribunal congress assembly
    directorate inspectorate ombudsman party
    """)
# They also open one: "Office of the Controller of Budget", "Ministry of Roads", "Court of Appeal".
OPENING_HEADS = STRONG_HEADS | word_set(
    "office bank society league academy board federation confederation school college"
)
# The office of who holds a role: "the Attorney General's Office".
_SEATS_OF_ROLES = word_set("office department service bureau")
# Last words of newspapers' names. Most mean something else, too: they count after "the" ("the Ormond Star").
NEWSPAPERS = word_set("""
    times post journal tribune herald gazette ledger observer chronicle courier mercury star sun mirror express mail
    telegraph guardian independent standard inquirer examiner sentinel dispatch record advertiser argus echo bulletin
    globe nation monitor review reporter register
    """)
# What a politician or priest is, not where: "Tory councillor".
_LEANINGS = word_set(
    "tory whig democrat democratic republican liberal conservative green socialist communist independent protestant "
    "anglican methodist baptist orthodox muslim jewish hindu sikh buddhist sunni shiite shia gop"
)
_DAYS = word_set("sunday monday saturday daily weekly morning evening")
_PEOPLE_PLURALS = ("men", "women", "people", "children", "ers", "ors", "ists", "ians", "ents", "ants", "ees")
_PEOPLE_NAMED = word_set("doctors nurses veterans mothers fathers parents pilots peasants scouts girls boys victims")
# Tokens of a name after "of" at most: what is longer has run into the next name.
_LONGEST_PART = 5


def organisations(words: Words) -> Iterator[Candidate]:
    """Every such body, in no order."""
    yield from _by_head(words)
    yield from _of_roles_and_members(words)
    yield from _papers(words)
    yield from _employers(words)


def with_form(words: Words, c: Candidate) -> Candidate:
    """A company's name with its form ("Norvik Shipping ASA"), which the model leaves out; another name as it is."""
    end = c.end
    while words.lower[end : end + 1] and words.text[end][0].isupper() and words.lower[end] in vocab.COMPANY_FORMS:
        end += 1
    return c if end == c.end or c.name else replace(c, end=end, kind=ORGANISATION)


def is_shortened(words: Words, c: Candidate, small: Set[str]) -> bool:
    """Whether a company's first word alone may stand for it: no place or country, none of the ``small`` words."""
    first = words.lower[c.first]
    known = first in nations.countries() or first in nations.adjectives() or first in places.cities()
    company = c.end - c.first > 1 and words.lower[c.end - 1] in vocab.COMPANY_HEADS
    common = first in vocab.NEVER or first in small
    return company and words.pos[c.first] == "PROPN" and not known and not common


def _by_head(words: Words) -> Iterator[Candidate]:
    """ "Sonapur High Court", "Institute of Public Finance", "Office of the Controller of Budget"."""
    until = 0
    for i, whole in runs(words):
        end = _without_roles(words, i, whole)
        if i < until or end == i:
            continue
        last, first = words.lower[end - 1], words.lower[i]
        linked = _linked(words, end) if last in OPENING_HEADS or (first in OPENING_HEADS and end - i > 1) else end
        if linked > end:
            yield Candidate(i, linked, ORGANISATION, weight=2)
            until = linked
        elif end - i > 1 and last in STRONG_HEADS and words.pos[i] == "PROPN" and not is_role(words, end):
            yield Candidate(i, end, ORGANISATION, weight=2)


def _without_roles(words: Words, i: int, end: int) -> int:
    """The end of the part of a capitalised run before the first role in it ("Supreme Court Justice Ann Lee")."""
    if words.pos[i] not in ("PROPN", "NOUN", "ADJ"):
        return i
    return next((k for k in range(i, end) if is_role(words, k)), end)


def _linked(words: Words, end: int) -> int:
    """The end of a name that goes on with "of" or "for" after ``end``; ``end`` itself where it does not."""
    at = end
    while words.lower[at : at + 1] in (["of"], ["for"]):
        first = at + 1 + (words.lower[at + 1 : at + 2] == ["the"])
        if first >= len(words) or words.sentence[first] != words.sentence[end - 1]:
            break
        stop = run(words, first)
        while words.text[stop : stop + 1] == ["and"] and run(words, stop + 1) == stop + 2:
            stop += 2  # "Ministry of Roads and Harbours"; a longer second part may be a name of its own
        if stop == first or stop - first > _LONGEST_PART:
            break
        at = stop
    return at


def _of_roles_and_members(words: Words) -> Iterator[Candidate]:
    """ "Attorney General's Office", and bodies named after their members: "Seamen's Union"."""
    for i, tag in enumerate(words.tag):
        if tag != "POS" or not i or i + 1 >= len(words) or words.title_case[i] or not words.text[i - 1][0].isupper():
            continue
        end = i + 1
        while end < len(words) and words.text[end][0].isupper() and words.sentence[end] == words.sentence[i]:
            end += 1
        if end == i + 1:
            continue
        last, lower = words.lower[end - 1], words.lower[i - 1]
        held = last in _SEATS_OF_ROLES and (is_role(words, i - 1) or lower in vocab.ROLE_MODIFIERS)
        people = lower.endswith(_PEOPLE_PLURALS) or lower in _PEOPLE_NAMED
        body = last in vocab.ORGANISATION_HEADS | vocab.ORGANISATION_TYPES
        if held or (people and body and lower not in nations.countries()):
            first = i - 1
            while first and words.text[first - 1][0].isupper() and words.pos[first - 1] in ("PROPN", "ADJ"):
                first -= 1
            yield Candidate(first, end, ORGANISATION, weight=2)


def _papers(words: Words) -> Iterator[Candidate]:
    """ "The Sunday Ledger", "the Ormond Star": after the article, capitalised throughout."""
    for last, lower in enumerate(words.lower):
        if lower not in NEWSPAPERS or words.title_case[last] or not words.text[last][0].isupper():
            continue
        first = last
        while first and words.text[first - 1][0].isupper() and words.sentence[first - 1] == words.sentence[last]:
            if words.pos[first - 1] not in ("PROPN", "NOUN", "ADJ") and words.lower[first - 1] not in _DAYS:
                break
            first -= 1
        after = words.text[last + 1] if last + 1 < len(words) else ""
        if first < last and first and words.lower[first - 1] == "the" and not after[:1].isupper():
            yield Candidate(first, last + 1, ORGANISATION, weight=3)


def _employers(words: Words) -> Iterator[Candidate]:
    """ "Nordvik analyst Kjell Aas": a name right before a role in lower case that stands before a person's name."""
    for i, word in enumerate(words.text):
        if word not in vocab.ROLES or not 0 < i < len(words) - 1 or words.title_case[i]:
            continue
        if words.pos[i + 1] != "PROPN" or words.pos[i - 1] != "PROPN" or not is_role(words, i):
            continue
        first = i - 1
        while first and words.pos[first - 1] == "PROPN" and words.sentence[first - 1] == words.sentence[i]:
            first -= 1
        name = words.slice(first, i).lower()
        known = name in nations.countries() or name in nations.adjectives() or name in places.cities()
        if not known and _is_employer(words, first, i):
            yield Candidate(first, i, ORGANISATION, weight=1)


def _is_employer(words: Words, first: int, end: int) -> bool:
    last = words.lower[end - 1]
    plain = not any(ch in word for word in words.text[first:end] for ch in "-'’.")
    office = last in vocab.NOT_BODIES | vocab.ROLE_MODIFIERS | vocab.NEVER | _LEANINGS or is_role(words, end - 1)
    opens = end - first == 1 and words.sentences[words.sentence[first]][0] == first
    return plain and not office and not opens and words.text[first][0].isupper()
