"""From mentions to entities: one name each, the others its aliases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from events.extraction.entities import places
from events.extraction.entities import vocabulary as vocab
from events.extraction.entities.candidates import EVENT, ORGANISATION, PERSON, PLACE, Candidate
from events.extraction.entities.persons import persons
from events.extraction.words import Words, word_set
from events.values import EntityKind

_LINKING = word_set("the of and for in on de la")

Key = tuple[EntityKind, str]


def surface_of(words: Words, c: Candidate) -> str:
    """The name as it is kept: no leading article, straight spaces."""
    return re.sub(r"^[Tt]he ", "", c.name if c.weight == 4 else words.slice(c.first, c.end))


def canonical_names(words: Words, candidates: Sequence[Candidate]) -> dict[Key, str]:
    """For each (kind, surface) of the article the canonical name."""
    counts: Counter[Key] = Counter((c.kind, surface_of(words, c)) for c in candidates)
    order = list(counts)
    names: dict[Key, str] = {(c.kind, surface_of(words, c)): c.name for c in candidates if c.name}
    for kind, resolve in ((PERSON, persons), (ORGANISATION, _organisations), (PLACE, _places), (EVENT, _events)):
        open_surfaces = [surface for k, surface in order if k is kind and (k, surface) not in names]
        taken = {name for (k, _), name in names.items() if k is kind}
        for surface, name in resolve({s: counts[kind, s] for s in open_surfaces}, taken).items():
            names[kind, surface] = name
    names.update(_bracketed(words, candidates, names))
    return names


def _fold(name: str) -> str:
    return name.replace("’", "'").replace("-", " ").lower()


def _organisations(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    """A short form stands for the only longer name it fits: initials, the name without its form of company, its
    opening."""
    names = {s: s for s in counts}
    longer = [s for s in dict.fromkeys([*counts, *taken]) if " " in s]
    by_initials, by_bare, by_opening = (
        _index(longer, _initials),
        _index(longer, _without_form),
        _index(longer, _opening),
    )
    by_last = _index(longer, lambda s: _fold(s).split()[-1])
    for s in counts:
        fits = {*by_initials.get(s.replace(".", ""), ()), *by_bare.get(_fold(s), ())} - {s}
        if not fits and " " not in s:
            fits = set(by_opening.get(s, ()))
            if not fits and _fold(s) in vocab.ORGANISATION_HEADS:
                fits = set(by_last.get(_fold(s), ()))
        if len({_without_form(t) for t in fits}) == 1:
            longest = max(fits, key=lambda t: (len(t), t))
            names[s] = names.get(longest, longest)
    return names


def _index(names: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        found[key(name)].append(name)
    return found


_ENDS = vocab.COMPANY_FORMS | vocab.ORGANISATION_HEADS


def _opening(name: str) -> str:
    """The first word of a name whose last says that it is a company or body."""
    return name.split()[0] if _fold(name).split()[-1] in _ENDS else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word and word.lower() not in _LINKING)


def _without_form(name: str) -> str:
    words = _fold(name).replace(",", "").split()
    while len(words) > 1 and words[-1] in vocab.COMPANY_FORMS:
        words.pop()
    return " ".join(words)


def _places(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    """A place's bare name stands for the only one that adds what it is ("Vostochny" for "Vostochny cosmodrome")."""
    names = {s: s.title() if s.isupper() and s.lower() in places.cities() else s for s in counts}
    told = (s for s in counts if " " in s and s.split()[-1].lower() in vocab.PLACE_HEADS)
    by_bare = _index(told, lambda s: s.rpartition(" ")[0])
    for s in counts:
        if len(by_bare.get(s, ())) == 1:
            names[s] = by_bare[s][0]
    return names


def _events(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    by_initials = _index((s for s in counts if " " in s), _initials)
    return {s: by_initials[s][0] if len(by_initials.get(s, ())) == 1 else s for s in counts}


def _bracketed(words: Words, candidates: Sequence[Candidate], names: dict[Key, str]) -> dict[Key, str]:
    """Abbreviations in brackets after a name whose initials they are: "Workers' Party of Korea (WPK)"."""
    ends = {c.end: c for c in candidates}
    found: dict[Key, str] = {}
    for c in candidates:
        before = ends.get(c.first - 1) if c.first and words.text[c.first - 1] == "(" else None
        if before is None or before.kind is not c.kind or c.end - c.first > 1 or not words.text[c.first].isupper():
            continue
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
