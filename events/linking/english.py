"""The little English that linking needs: the third person, what is plural, and the head of a noun phrase.

Sources: the inflection rules of any school grammar; the irregular words are those that news of accidents, politics and
courts use.
"""

from __future__ import annotations

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURALS = frozenset({"people", "men", "women", "children", "police", "feet", "teeth", "media", "staff", "crew"})
_PLURALS |= {"troops", "dozens", "hundreds", "thousands"}
# Words in -s that are one thing.
_SINGULARS = frozenset({"news", "politics", "economics", "series", "species", "crisis", "headquarters"})

# Past tenses in other than -ed that are participles, too.
_SAME = frozenset(
    {"fought", "held", "found", "built", "brought", "bought", "lost", "won", "made", "paid", "sent", "told"}
)
_SAME |= {
    "put",
    "cut",
    "hit",
    "set",
    "caught",
    "taught",
    "sold",
    "struck",
    "shot",
    "met",
    "led",
    "fed",
    "laid",
    "heard",
}


def is_participle(past: str) -> bool:
    """Whether a past tense may stand in a passive as it is: "fought", not "took"."""
    return past.lower() in _SAME or past.lower().endswith("ed")


def third_person(verb: str) -> str:
    """``breaks out`` for ``break out``."""
    first, _, rest = verb.partition(" ")
    if first in _IRREGULAR:
        done = _IRREGULAR[first]
    elif first.endswith(("s", "x", "z", "ch", "sh", "o")):
        done = f"{first}es"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        done = f"{first[:-1]}ies"
    else:
        done = f"{first}s"
    return f"{done} {rest}" if rest else done


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a plural verb, by the last word before its "of"; "dozens of houses" does, too."""
    words = phrase.lower().replace("’", "'").split()
    if not words:
        return False
    if "and" in words:
        return True
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if head.replace(",", "").isdigit():
        return head != "1"  # "about 200 take part"
    if head in _PLURALS or head.endswith(("men", "people")):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s")) and head not in _SINGULARS


def last_word(phrase: str) -> str:
    """The head of a noun phrase in small letters and the singular, as far as its last word before "of" tells."""
    words = phrase.split(" of ")[0].lower().split()
    last = words[-1] if words else ""
    return last[:-1] if last.endswith("s") and not last.endswith("ss") else last
