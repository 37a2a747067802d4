"""Which of an article's personal names are one person's."""

from __future__ import annotations

from collections import defaultdict

from events.extraction.entities import vocabulary as vocab

# Names with one family name that are compared with each other, at most: more are a list of relatives or hostile text.
_COMPARED = 50


def persons(counts: dict[str, int], taken: set[str]) -> dict[str, str]:
    """Surface -> name: full names stand for themselves, parts of one for it where no other full name fits.

    ``counts`` gives how often each surface is mentioned, in order of first mention. East Asian family names stand first
    ("Kim"): with several fitting, the one that is introduced first and is mentioned most often, as news style has it
    for
    the main figure only. Otherwise a shared part stays a name of its own.
    """
    parts = {s: _parts(s) for s in counts}
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for s, words in parts.items():
        if len(words) > 1:
            by_last[words[-1]].append(s)
            by_first[words[0]].append(s)
    names = {s: s for s in counts}
    for s, words in parts.items():
        if len(words) > 1:
            same = [t for t in by_last[words[-1]][:_COMPARED] if _is_same_person(words, parts[t])]
            names[s] = max(same, key=lambda t: (counts[t], len(t)), default=s)
    names = {s: names.get(t, t) for s, t in names.items()}
    for s, words in parts.items():
        if len(words) == 1:
            last = list(dict.fromkeys(names[t] for t in by_last.get(words[0], ())[:_COMPARED]))
            first = list(dict.fromkeys(names[t] for t in by_first.get(words[0], ())[:_COMPARED]))
            names[s] = _whole(s, words[0], last, first, counts)
    return names


def _whole(surface: str, word: str, last: list[str], first: list[str], counts: dict[str, int]) -> str:
    """The full name that a single word stands for: ``last`` end with it, ``first`` begin with it."""
    family_first = word in vocab.FAMILY_FIRST
    if len(last) == 1 and not (first and family_first):
        return last[0]
    if not last and len(first) == 1:
        return first[0]
    if family_first and first:
        others = [counts[name] for name in first[1:]]
        return first[0] if all(counts[first[0]] > count for count in others) else surface
    return surface


def _is_same_person(one: list[str], other: list[str]) -> bool:
    """ "Vladimir V. Putin", "Vladimir Putin", "V. Putin": the same last word, and first words that do not
    contradict."""
    a, b = sorted((one, other), key=len)
    if a[-1] != b[-1]:
        return False
    if len(a) < len(b):
        return a[0] == b[0] or a == b[-len(a) :]
    return all(x == y or (x[0] == y[0] and "." in x + y) for x, y in zip(a, b, strict=True))


def _parts(name: str) -> list[str]:
    parts = name.replace("’", "'").lower().replace(",", "").split()
    while len(parts) > 2 and parts[-1].rstrip(".") in vocab.GENERATIONS:
        parts.pop()
    return parts or [name]
