"""Where a title says that it happened: behind the preposition that the text has before the place, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from events.values import ClaimFacts

_PREPOSITIONS = (
    "in|at|off|near|from|to|into|on|outside|around|across|over|through|towards?|north of|south of|east of|west of|along"
    "|under|above|below|beyond|by|past"
)
# "In the Calder region", "at Russia's Fort Grey": other names before the place.
_BEFORE = r"(?:the\s+)?(?:(?:north|south|east|west|central|downtown)\w*\s+)?(?:[A-Z]\S*\s+){0,3}?"
# What may follow a place that is no other noun's.
_FREE = re.compile(
    r"$|[^\w\s]|\s(?:[a-z]+ing|on|in|at|to|for|with|by|from|as|and|or|but|who|where|when|while|after|before|during|until"
    r"|since|last|this|next|today|yesterday|[A-Z]\w+day)\b"
)
# "Off the harbour of Port Marby", "outside the town of Elsby".
_PART_OF = r"(?:the|a)\s+\w+\s+of\s+"


def where(claim: ClaimFacts, claims: Sequence[ClaimFacts], place: str, text: str) -> str:
    """The place with its preposition, for a title that has ``text`` already; empty where no text says how.

    ``place`` is the event's, for a claim without its own: then another claim of the event has to say it.
    """
    named = claim.place or place
    if not named or named in text:
        return ""
    if claim.place:
        if own := _phrase(claim, named):
            return own
        if claim.head and re.search(rf"\b{re.escape(claim.head)}\s+{_BEFORE}{re.escape(named)}\b", claim.quote):
            return named  # the verb's own object: "visits Marby", "reaches Korsholm"
    others = Counter(phrase for each in claims if each.place == named and (phrase := _phrase(each, named)))
    if others:
        return min(others, key=lambda phrase: (-others[phrase], phrase))
    # Named by another of its names ("the capital"): where a claim lies is "in" it, if nothing nearer is said.
    return f"in {named}" if claim.place and named not in claim.quote else ""


def _phrase(claim: ClaimFacts, place: str) -> str:
    """ "Off Port Marby", "off the harbour of Port Marby", as the claim has it; empty where it has no such words.

    What is the place's own is another place ("at Marby's port").
    """
    end = rf"{re.escape(place)}\b(?!['’]s?\b)"
    quote = " ".join(claim.quote.split())
    if part := re.search(rf"\b(?i:{_PREPOSITIONS})\s+{_PART_OF}{end}", quote):
        return part[0][:1].lower() + part[0][1:]
    if found := re.search(rf"\b((?i:{_PREPOSITIONS}))\s+(the\s+)?{_BEFORE}{end}", quote):
        if found[2] and not _FREE.match(quote, found.end()):
            return ""  # "on the Port Marby ferry"
        article = "the " if found[2] and f"the {place}" in quote else ""
        return f"{found[1].lower()} {article}{place}"
    return ""
