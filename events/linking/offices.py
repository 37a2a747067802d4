"""Who speaks for a body by office: the words that put a person, with a name or without, at its head or in its press
office.
"""

from __future__ import annotations

import re

_PRESS = r"(?:spokes(?:man|woman|person)|press (?:officer|secretary))"
# Who speaks for a body as its office: its spokespeople, and those at its head. A member or a worker does not.
_OFFICE = (
    rf"(?:{_PRESS}|(?:general )?secretary|chief executive(?: officer)?|CEO|(?:vice )?(?:chair(?:man|woman|person)?"
    r"|president)|director(?: general)?|(?:finance |financial )?chief|(?:head|boss|leader))"
)
# Words between a body and the office ("the union’s deputy general secretary").
_BETWEEN = r"(?:[\w-]+ ){0,2}"
# A word alone that stands for a body after its full name ("the union"); shorter ones are no names.
SHORTEST_WORD = 4
# Characters of the rest of a sentence that a body opens; longer ones turn to something else on their way.
_REST = 200
_QUOTED = re.compile(r"[“\"][^“”\"]{1,600}[”\"]")
_NAMELESS = re.compile(
    rf"(?:an? |the )?(?:(?P<of>[\w’'. -]+?)(?:[’']s?)? {_PRESS}"
    rf"|{_PRESS} (?:for|of|at|from) (?:the )?(?P<for>[\w’'. -]+))",
    re.IGNORECASE,
)


def in_office(text: str, person: str, body: str) -> str:
    """The words that put the person at the body's office: "coast guard spokeswoman Ines Aldane"; or nothing."""
    if person not in text or len(person.split()) < 2:
        return ""
    name, called = re.escape(person), _called(body, text)
    return _first(
        text,
        rf"\b{called} {_OFFICE},? {name}\b",
        rf"\b{name}, (?:the |a )?{called} {_OFFICE}\b",
        rf"\b{name}, (?:the |a |its )?{_BETWEEN}{_OFFICE} (?:of|for|at) (?:the )?{called}\b",
    )


def in_its_office(text: str, person: str, body: str) -> str:
    """The words that give an office and no body, right after the sentence that the body opens, quotations aside: "The
    union denies it. Its president, Jon Berg, ..."; or nothing.
    """
    if person not in text or len(person.split()) < 2:
        return ""
    words = [re.escape(word) for word in body.split()]
    ends = [end for n in range(len(words)) if len(end := " ".join(words[n:])) >= SHORTEST_WORD]
    short = rf"|{words[0]}" if len(words[0]) >= SHORTEST_WORD else ""
    opens = rf"(?:^|[.!?…]\s+)(?:{' '.join(words)}{short}|the (?:{'|'.join(ends) or '(?!)'}))\b"
    office = rf"(?:its {_BETWEEN})?{_OFFICE},? {re.escape(person)}\b(?!,? (?:of|for|at|from)\b)"
    before = r"(?:…\s+|(?:at|in|on|after|during|speaking) [^.!?,\n]{1,60}, )?"
    return _first(_QUOTED.sub("…", text), rf"{opens}[^.!?\n]{{0,{_REST}}}[.!?,]\s+{before}{office}")


def body_of(words: str) -> str:
    """The body that a spokesman without a name speaks for, without its article: of "a coast guard spokesman" the coast
    guard; or nothing.
    """
    match = _NAMELESS.fullmatch(words)
    return (match["of"] or match["for"]).lower().strip() if match else ""


def _first(text: str, *patterns: str) -> str:
    flags = re.IGNORECASE | re.MULTILINE
    match = next((m for m in (re.search(pattern, text, flags) for pattern in patterns) if m), None)
    return " ".join(match[0].lstrip(".!?… ").split()) if match else ""


def _called(body: str, text: str) -> str:
    """A pattern of the body's name and of what writers leave of it: its end ("the coast guard") where the text has the
    whole, with a word or two between it and the office; its first word ("Kestner") right before the office only, for
    that word may as well be a place.
    """
    words = [re.escape(word) for word in body.split()]
    ends = range(len(words)) if body.lower() in text.lower() else range(1)
    whole = [end for n in ends if len(end := " ".join(words[n:])) >= SHORTEST_WORD]
    first = rf"|{words[0]}(?:['’]s)?" if len(words[0]) >= SHORTEST_WORD else ""
    return rf"(?:(?:{'|'.join(whole) or '(?!)'})(?:['’]s?)?(?: [\w-]+){{0,2}}{first})"
