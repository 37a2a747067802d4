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
# American and British spellings of what names of bodies and places are made of.
_SPELLINGS = {
    "center": "centre", "theater": "theatre", "harbor": "harbour", "defense": "defence", "organization": "organisation",
}  # fmt: skip
# Last words of companies' and news media's names, which are shortened to their first word; unions, courts, parties or
# universities are not. Our own list; "Berg Council" says too little about "Berg".
_COMPANY = re.compile(
    r" (?:rail|railroad|railways|group|holdings|corporation|company|industries|motors?|airlines|airways|shipping|lines?"
    r"|ferries|logistics|foods|steel|mining|petroleum|oil|energy|power|electric|telecom|technologies|systems|software"
    r"|electronics|semiconductors|pharmaceuticals|chemicals|insurance|securities|capital|partners|ventures|brothers|sons"
    r"|bank|stores|hotels|breweries|shipyards|aviation|aerospace|agency|media|news)$"
)
# Shorter words are too often words of other names ("Sun", "Bay").
_SHORTEST = 4
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


def unify(entities: Mapping[str, Sequence[NamedEntity]], told: Mapping[tuple[str, str], int] | None = None) -> Unified:
    """Find one name for each entity of a pile. ``entities`` maps an article's id to what it names; ``told`` how many
    articles give a name, by ``(kind, name)``, where ``entities`` does not show it.

    Made: the same name but for case, apostrophes, "the" and full stops; a name that another article gives as an alias
    of one entity only; a person's surname alone where the pile has one person of that surname; initials that one
    body's name spells; a company's first word that is in no other name of the pile. Suggested: a surname that several
    share, and names of bodies of which one holds all words of the other. The result does not depend on the order of
    articles.
    """
    items = [(article, entity) for article in sorted(entities) for entity in sorted(entities[article], key=_order)]
    forest = _Forest(len(items))
    by_name: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, entity) in enumerate(items):
        by_name[_kind(entity), normal(entity.name)].append(number)
    for group in by_name.values():
        forest.join(group)
    _join_aliases(items, by_name, forest)
    _join_openings(items, by_name, forest)
    doubtful = _join_short_names(items, by_name, forest)
    told = told or Counter((entity.kind.value, entity.name) for _, entity in items)
    chosen = {root: _fullest([items[n][1] for n in members], told) for root, members in forest.groups().items()}
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
    return " ".join(_SPELLINGS.get(word, word) for word in plain.split())


def is_company(name: str) -> bool:
    """Whether a body's name ends as companies' names do."""
    return bool(_COMPANY.search(normal(name)))


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


def _join_openings(items: Items, by_name: Named, forest: _Forest) -> None:
    """ "Berg" for "Berg Holdings", where that word is in no other name of the pile: no place, person or other body.

    Where "Berg" is read as a person, too, without any title, an article has to use it for the company.
    """
    holders: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for key in by_name:
        for word in key[1].split():
            holders[word].add(key)
    person, body = str(EntityKind.PERSON), str(EntityKind.ORGANISATION)
    for name in sorted(holders):
        longer = sorted(holders[name] - {(person, name), (body, name)})
        if len(name) < _SHORTEST or len({forest.root(by_name[key][0]) for key in longer}) != 1:
            continue
        if not all(kind == body and _is_company(name, long) for kind, long in longer):
            continue
        company = [n for key in longer for n in by_name[key]]
        forest.join([*company, *by_name.get((body, name), ())])
        lone = by_name.get((person, name), ())
        meant = (body, name) in by_name or any(normal(a) == name for n in company for a in items[n][1].aliases)
        if meant and not any(items[n][1].titles for n in lone):
            forest.join([*company, *lone])


def _is_company(opening: str, name: str) -> bool:
    return name.startswith(opening + " ") and bool(_COMPANY.search(name))


def _join_short_names(items: Items, by_name: Named, forest: _Forest) -> list[tuple[int, int, str]]:
    """Surnames to full names, initials to bodies; what is not certain comes back as doubtful."""
    doubtful = []
    holders: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for key in by_name:
        for word in {*key[1].split(), *spellings(key[1].split())}:
            holders[key[0], word].add(key)
    for (kind, name), numbers in sorted(by_name.items()):
        near = holders[kind, next(iter(name.split()), "")]  # a longer name has every word of it, or spells it
        longer = [key for key in sorted(near) if key[1] != name and _shortens(kind, name, key[1])]
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
    return short in spellings(words)


def spellings(words: Sequence[str]) -> frozenset[str]:
    """The initials of several words, small ones counted or not: AP, WPK, FBI."""
    strong = "".join(w[0] for w in words if w not in ("of", "the", "for", "and", "in"))
    both = (strong, "".join(w[0] for w in words)) if len(words) > 1 else ()
    return frozenset(initials for initials in both if len(initials) > 1)


def _fullest(entities: Sequence[NamedEntity], told: Mapping[tuple[str, str], int]) -> str:
    """The name that stands for the group: most words, then told by most articles, then first in the alphabet."""
    counts = Counter[str]()
    for kind, name in {(entity.kind.value, entity.name) for entity in entities}:
        counts[name] += told.get((kind, name), 0)
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
