"""The language of a text: what a field or attribute says, or whether it reads like English."""

from __future__ import annotations

import re

import pycountry

UNDETERMINED = "und"  # ISO 639-2

# Frequent in English and (nearly) absent from other languages written in Latin letters.
_ENGLISH = frozenset(
    ["the", "of", "and", "to", "that", "for", "with", "from", "by", "has", "have", "were", "said", "its", "this"]
)
# English news has 10 to 30 of these in 100 words; of other languages the nearest (Danish, Dutch) share "for" and "of".
ENGLISH_SHARE = 0.03
# Shorter texts (a headline and a line of credits) do not tell.
LEAST_WORDS = 60
SAMPLE_WORDS = 500

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"[a-z]{2,3}(?=$|[-_])")


def language_code(value: str) -> str:
    """ISO 639-1 (or 639-3) code of "en", "en-GB", "eng" or "English"; ``""`` where it is none."""
    wording = value.strip().lower()
    code = match[0] if (match := _CODE.match(wording)) else ""
    found = (
        pycountry.languages.get(**{f"alpha_{len(code)}": code})
        if code
        else pycountry.languages.get(name=wording.title())
    )
    return str(getattr(found, "alpha_2", found.alpha_3)) if found else ""


def guess(text: str) -> str:
    """``en`` for what reads like English or is too short to tell, ``und`` for the rest."""
    words = [m[0].lower() for m, _ in zip(_WORD.finditer(text), range(SAMPLE_WORDS), strict=False)]
    if sum(map(len, words)) > 4 * LEAST_WORDS and sum(w.isascii() for w in words) < len(words) / 2:
        return UNDETERMINED
    if len(words) < LEAST_WORDS:
        return "en"
    return "en" if sum(w in _ENGLISH for w in words) >= ENGLISH_SHARE * len(words) else UNDETERMINED
