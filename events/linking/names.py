"""One entity across articles, by cautious rules: what is certain is made, what is doubtful is only suggested."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.linking.clusters import chained
from events.values import EntityKind, NamedEntity

Local = tuple[str, str]  # (article, the entity's name in it)

# Words before or behind a body's name that do not make it another one.
_DROPPED = re.compile(r"^the |['’]s?$|[.]|,? (?:inc|ltd|llc|plc|corp|co)$")
# What one writer calls so and another so: the words that a facility's own name is followed by.
_FACILITIES = {
    "spaceport": ("space centre", "space center", "cosmodrome", "launch site"),
    "airport": ("international airport", "airfield"),
    "station": ("train station", "railway station"),
    "prison": ("jail", "penitentiary"),
    "hospital": ("medical center", "medical centre"),
}
# A place and the country of one name are one thing to linking ("Georgia" is the price: it goes to the suggestions).
_KINDS = {EntityKind.COUNTRY: "land", EntityKind.PLACE: "land"}


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge that is likely but not certain: two story entity names, and why."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unified:
    """``names``: the story's name of each article's entity; ``suggestions``: doubtful merges, not made, sorted."""

    names: Mapping[Local, str]
    suggestions: tuple[Merge, ...]


def unify(entities: Mapping[str, Sequence[NamedEntity]]) -> Unified:
    """Find one name for each entity of a pile. ``entities`` maps an article's id to what it names.

    Made: the same name but for case, apostrophes, "the" and full stops; a name that another article gives as an alias
    of one entity only; a person's surname alone where the pile has one person of that surname; initials that one
    body's name spells. Suggested: a surname that several share, and names of bodies of which one holds all words of
    the other. The result does not depend on the order of articles.
    """
    items = [(article, entity) for article in sorted(entities) for entity in sorted(entities[article], key=_order)]
    forest = _Forest(len(items))
    by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, entity) in enumerate(items):
        by_name[_kind(entity), normal(entity.name)].append(number)
    for group in by_name.values():
        forest.join(group)
    _join_aliases(items, by_name, forest)
    doubtful = _join_short_names(items, by_name, forest)
    chosen = {root: _fullest([items[n][1] for n in members]) for root, members in forest.groups().items()}
    names = {(article, entity.name): chosen[forest.root(n)] for n, (article, entity) in enumerate(items)}
    pairs = [(sorted((chosen[forest.root(a)], chosen[forest.root(b)])), why) for a, b, why in doubtful]
    merges = {Merge(left, right, why) for (left, right), why in pairs}
    return Unified(
        names, tuple(sorted((m for m in merges if m.left != m.right), key=lambda m: (m.left, m.right, m.reason)))
    )


def normal(name: str) -> str:
    """A name for comparing: no accents, case, "the", possessive, full stops or company form; one word for each kind of
    facility.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold().strip()
    plain = " ".join(_DROPPED.sub("", _DROPPED.sub("", plain)).split())
    for kind, words in _FACILITIES.items():
        plain = next((plain.removesuffix(word) + kind for word in words if plain.endswith(" " + word)), plain)
    return plain


def _order(entity: NamedEntity) -> tuple[str, str]:
    return entity.name, entity.kind


def _kind(entity: NamedEntity) -> str:
    return _KINDS.get(entity.kind, str(entity.kind))


Items = Sequence[tuple[str, NamedEntity]]
Named = Mapping[tuple[str, str], Sequence[int]]


def _join_aliases(items: Items, by_name: Named, forest: _Forest) -> None:
    """An alias that belongs to one entity of the pile names that entity in the other articles, too."""
    owners: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (_, entity) in enumerate(items):
        for alias in entity.aliases:
            owners[_kind(entity), normal(alias)].add(number)
    for key, numbers in sorted(owners.items()):
        roots = {forest.root(n) for n in numbers}
        if key in by_name and len(roots) == 1 and _says_enough(key[1]):
            forest.join([*numbers, *by_name[key]])


def _says_enough(name: str) -> bool:
    """One short word ("kim") is a name only inside its article; initials ("ap") and two words are names anywhere."""
    return len(name.split()) > 1 or len(name) <= 4


def _join_short_names(items: Items, by_name: Named, forest: _Forest) -> list[tuple[int, int, str]]:
    """Surnames to full names, initials to bodies; what is not certain comes back as doubtful."""
    doubtful = []
    for (kind, name), numbers in sorted(by_name.items()):
        longer = [key for key in by_name if key[0] == kind and key[1] != name and _shortens(kind, name, key[1])]
        roots = {forest.root(by_name[key][0]) for key in longer} - {forest.root(numbers[0])}
        exact = kind == EntityKind.PERSON or _initials(name, longer)
        if len(roots) == 1 and exact:
            forest.join([numbers[0], *(by_name[key][0] for key in longer)])
            continue
        why = "several people share this name" if len(roots) > 1 else "one name holds the other"
        doubtful += [(numbers[0], by_name[key][0], f"{items[numbers[0]][1].name}: {why}") for key in longer]
    return doubtful


def _shortens(kind: str, short: str, long: str) -> bool:
    words, all_words = short.split(), long.split()
    if kind == EntityKind.PERSON:
        return len(words) < len(all_words) and (all_words[-len(words) :] == words or all_words[: len(words)] == words)
    if kind == EntityKind.ORGANISATION:
        inside = len(words) < len(all_words) and all(w in all_words for w in words)
        return inside or _spelt(short, all_words)
    return False


def _initials(name: str, longer: Sequence[tuple[str, str]]) -> bool:
    return bool(longer) and all(_spelt(name, key[1].split()) for key in longer)


def _spelt(short: str, words: Sequence[str]) -> bool:
    """Whether the short name is the initials of the words, small ones counted or not: AP, WPK, FBI."""
    strong = "".join(w[0] for w in words if w not in ("of", "the", "for", "and", "in"))
    return len(short) > 1 and len(words) > 1 and short in (strong, "".join(w[0] for w in words))


def _fullest(entities: Sequence[NamedEntity]) -> str:
    """The name that stands for the group: most words, then most frequent, then first in the alphabet."""
    counts = Counter(entity.name for entity in entities)
    return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))


class _Forest:
    """Disjoint sets; the root is the lowest number, so that the result does not depend on the order of joins."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, numbers: Sequence[int]) -> None:
        for left, right in chained([numbers]):
            a, b = sorted((self.root(left), self.root(right)))
            self._parent[b] = a

    def groups(self) -> Mapping[int, Sequence[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            found[self.root(number)].append(number)
        return found
