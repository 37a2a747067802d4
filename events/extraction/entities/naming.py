"""From mentions to entities: one name each, the others its aliases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from events.extraction.entities import gazetteer as gaz
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import EVENT, ORGANISATION, PERSON, PLACE, Candidate
from events.extraction.words import Words
from events.values import EntityKind

_LINKING = frozenset("the of and for in on de la".split())

Key = tuple[EntityKind, str]


def surface_of(words: Words, c: Candidate) -> str:
    """The name as it is kept: no leading article, straight spaces."""
    return re.sub(r"^[Tt]he ", "", c.name if c.weight == 4 else words.slice(c.first, c.end))


def canonical_names(words: Words, candidates: Sequence[Candidate]) -> dict[Key, str]:
    """For each (kind, surface) of the article the canonical name."""
    counts: Counter[Key] = Counter((c.kind, surface_of(words, c)) for c in candidates)
    order = list(counts)
    names: dict[Key, str] = {(c.kind, surface_of(words, c)): c.name for c in candidates if c.name}
    for kind, resolve in ((PERSON, _persons), (ORGANISATION, _organisations), (PLACE, _places), (EVENT, _events)):
        open_surfaces = [surface for k, surface in order if k is kind and (k, surface) not in names]
        taken = {name for (k, _), name in names.items() if k is kind}
        for surface, name in resolve({s: counts[kind, s] for s in open_surfaces}, taken).items():
            names[kind, surface] = name
    names.update(_bracketed(words, candidates, names))
    return names


def _fold(name: str) -> str:
    return name.replace("’", "'").replace("-", " ").lower()


def _persons(counts: dict[str, int], _: set[str]) -> dict[str, str]:
    """Full names stand for themselves; parts of one stand for it where no other full name fits.

    East Asian family names stand first ("Kim"): with several fitting, the one that is introduced first and is mentioned
    most often, as news style has it for the main figure only. Otherwise a shared part stays a name of its own.
    """
    full = [s for s in counts if " " in s]
    names = {s: s for s in counts}
    for s in full:
        same = [t for t in full if _is_same_person(s, t)]
        names[s] = max(same, key=lambda t: (counts[t], len(t)))
    names = {s: names[t] if t in names else t for s, t in names.items()}
    for s in counts:
        if s in full:
            shorter = [t for t in full if t != s and _fold(t).endswith(" " + _fold(s))]
            names[s] = names[shorter[0]] if len({names[t] for t in shorter}) == 1 else names[s]
            continue
        by_last = _distinct(names, [t for t in full if _parts(t)[-1] == _fold(s)])
        by_first = _distinct(names, [t for t in full if _parts(t)[0] == _fold(s)])
        if len(by_last) == 1 and not (by_first and _fold(s) in vocab.FAMILY_FIRST):
            names[s] = by_last[0]
        elif not by_last and len(by_first) == 1:
            names[s] = by_first[0]
        elif _fold(s) in vocab.FAMILY_FIRST and by_first:
            lead = max(by_first, key=lambda t: counts[t])
            alone = sum(counts[t] == counts[lead] for t in by_first) == 1
            names[s] = lead if lead == by_first[0] and (alone or len(by_first) == 1) else s
    return names


def _is_same_person(one: str, other: str) -> bool:
    """"Vladimir V. Putin", "Vladimir Putin", "V. Putin": the same last word, and first words that do not contradict."""
    a, b = sorted((_parts(one), _parts(other)), key=len)
    if a[-1] != b[-1]:
        return False
    if len(a) < len(b):
        return a[0] == b[0] or a == b[-len(a) :]
    return all(x == y or (x[0] == y[0] and "." in x + y) for x, y in zip(a, b, strict=True))


def _parts(name: str) -> list[str]:
    parts = _fold(name).replace(",", "").split()
    while len(parts) > 2 and parts[-1].rstrip(".") in vocab.GENERATIONS:
        parts.pop()
    return parts


def _distinct(names: dict[str, str], surfaces: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names[s] for s in surfaces))


def _organisations(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    """A short form stands for the only longer name it fits: initials, or the name without its form of company."""
    names = {s: s for s in counts}
    longer = [s for s in [*counts, *taken] if " " in s]
    for s in counts:
        fits = [t for t in longer if t != s and (_initials(t) == s.replace(".", "") or _without_form(t) == _fold(s))]
        if not fits and " " not in s:
            fits = [t for t in longer if t.startswith(s + " ") and _fold(t).split()[-1] in _ENDS]
        if len(set(fits)) == 1:
            names[s] = names.get(fits[0], fits[0])
    return names


_ENDS = vocab.COMPANY_FORMS | vocab.ORGANISATION_HEADS


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in _LINKING)


def _without_form(name: str) -> str:
    words = _fold(name).replace(",", "").split()
    while len(words) > 1 and words[-1] in vocab.COMPANY_FORMS:
        words.pop()
    return " ".join(words)


def _places(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    """A place's bare name stands for the only one that adds what it is ("Vostochny" for "Vostochny cosmodrome")."""
    names = {s: s.title() if s.isupper() and s.lower() in gaz.cities() else s for s in counts}
    for s in counts:
        fits = [
            t for t in counts if t != s and t.split()[:-1] == s.split() and t.split()[-1].lower() in vocab.PLACE_HEADS
        ]
        if len(fits) == 1:
            names[s] = fits[0]
    return names


def _events(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    names = {s: s for s in counts}
    for s in counts:
        fits = [t for t in counts if t != s and _initials(t) == s]
        if len(fits) == 1:
            names[s] = fits[0]
    return names


def _bracketed(words: Words, candidates: Sequence[Candidate], names: dict[Key, str]) -> dict[Key, str]:
    """Abbreviations in brackets after a name whose initials they are: "Workers' Party of Korea (WPK)"."""
    ends = {c.end: c for c in candidates}
    found: dict[Key, str] = {}
    for c in candidates:
        before = ends.get(c.first - 1) if c.first and words.text[c.first - 1] == "(" else None
        if before and before.kind is c.kind and c.end - c.first == 1 and words.text[c.first].isupper():
            if _initials(surface_of(words, before)).upper().startswith(words.text[c.first][0]):
                found[c.kind, surface_of(words, c)] = names[before.kind, surface_of(words, before)]
    return found


def aliases_by_name(names: dict[Key, str]) -> dict[Key, list[str]]:
    """For each (kind, canonical name) the other surfaces, in order of first mention."""
    found: dict[Key, list[str]] = defaultdict(list)
    for (kind, surface), name in names.items():
        entry = found[kind, name]
        if surface != name and surface not in entry:
            entry.append(surface)
    return found
