"""The little English that linking needs: verbs and participles, pronouns, what is plural, the head of a noun phrase.

Sources: the inflection rules of any school grammar; the irregular words are those that news of accidents, politics and
courts use.
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """A set of words written with blanks between them."""
    return frozenset(text.split())


_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURALS = word_set(
    """
    people men women children police feet teeth media staff crew troops dozens hundreds
    """
)
_PLURALS |= {"thousands"}
# Words in -s that are one thing.
_SINGULARS = frozenset({"news", "politics", "economics", "series", "species", "crisis", "headquarters"})
# Past tenses in other than -ed that are participles, too.
_SAME = word_set(
    """
    fought held found built brought bought lost won made paid sent told put cut hit set caught taught sold struck
    shot met led fed laid heard
    """
)
NUMBER = re.compile(r"[$€£¥]?\d")
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
EACH_OTHER = frozenset({"other", "another", "together"})
# Pronouns that only the article explains.
PRONOUN = re.compile(r"(?:it|he|she|they|we|i|this|that|these|those|one|you|others|there)\b(?!-)", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:we|i|us|me|my|our|you|your)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:it|them|him|us|me)\b", re.IGNORECASE)
_OWNER = re.compile(r"(?:his|her|its|their|my|our|your)\s+(?=\w)", re.IGNORECASE)
# Verbs that say of another what somebody makes of doing it; a title keeps them ("promises to freeze rents").
_WISHES = word_set("hope want wish aim seek try threaten promise vow pledge refuse fail decline ask offer struggle")


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


def wish(text: str, verb: str) -> str:
    """The verb of wishing, trying or refusing before "to ``verb``" in a text, in its base form; empty for none."""
    found = re.search(rf"\b(\w+)\s+to\s+(?:\w+ly\s+)?{re.escape(verb)}\b", text) if verb else None
    return _FORMS.get(found[1].lower(), "") if found else ""


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    past = f"{verb[:-1]}ied" if verb.endswith("y") else f"{stem}ed"
    return {verb, third_person(verb), past, f"{stem}ing"}


_FORMS = {form: verb for verb in sorted(_WISHES) for form in _forms(verb)} | {"sought": "seek"}


def is_open(text: str) -> bool:
    """Whether a title has a pronoun that nothing in it explains."""
    return bool(PRONOUN.match(text) or _OPEN.search(text))


def closed(text: str) -> str:
    """The text with its quotation marks closed, where its end was cut off inside a quotation."""
    for opening, closing in (("“", "”"), ("‘", "’")):
        if text.count(opening) > len(re.findall(rf"{closing}(?!\w)", text)):
            text += closing
    return text + '"' * (text.count('"') % 2)


def without_owner(phrase: str) -> str:
    """ "Her team" to "team": whose it is only the article says."""
    return _OWNER.sub("", phrase, count=1) if _OWNER.match(phrase) else phrase


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
