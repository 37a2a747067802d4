"""What htmldate finds in a page, held against the characters the page shows, and which parts of a page do not count.

htmldate also takes days out of running text and years out of copyright lines. Its reading counts only where a short
piece of the page, no sentence, outside comments and lists of other articles, carries that very day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from events.reading.dates import UnreadableDate, date_at, from_match, read_day
from events.reading.decoding import one_line
from events.values import PublicationDate

# htmldate caps dates at today when not told otherwise; reading has no clock, so the cap is the end of the century.
FAR = "2099-12-31"
# "Published Wednesday 13 September 2023, 10:15 GMT by Jane Doe" and its likes are shorter than this.
DATE_LINE = 100
# A line of more words that ends with a full stop is a sentence of the text, and its dates are the text's.
SENTENCE_WORDS = 8
CHANGED = re.compile(r"(?<![a-z])(?:updated?|modified|edited|changed)(?![a-z])|dateModified", re.IGNORECASE)
# "Published 8 June, updated 1 July": what a line says of a change, up to where it says more of publication. A line that
# speaks of change only ("8 June, updated") may mean either day.
_PUBLISHED = re.compile(r"\b(?:published|posted)\b", re.IGNORECASE)
_OF_CHANGE = re.compile(rf"(?:last\s+)?(?:{CHANGED.pattern}).*?(?={_PUBLISHED.pattern}|$)", re.IGNORECASE)
# Parts of a page with dates of other things, by their element or by the class names that themes give them.
_ELSEWHERE = ("footer", "aside", "nav")
_CLASSED = re.compile(r"comment|related|sidebar|widget|recommend|popular|trending|most-?read|teaser", re.I)
# Names of meta tags that tell when; those that state publication were read before (``page_dates``).
_OF_TIME = re.compile(r"date|time|publi|creat|issued|posted", re.IGNORECASE)


def is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element is in a part of the page that is not about this article."""
    return any(
        parent.tag in _ELSEWHERE
        or _is_masthead(parent)
        or (parent.tag != "body" and _CLASSED.search(f"{parent.get('class', '')} {parent.get('id', '')}"))
        for parent in element.iterancestors()
    )


def _is_masthead(element: HtmlElement) -> bool:
    """Whether an element is the header of the site, which shows the day of the visit, and not one of the article."""
    if element.tag != "header" or element.find(".//h1") is not None:
        return False
    return not any(parent.tag in ("article", "main") for parent in element.iterancestors())


def found_by_htmldate(tree: HtmlElement, url: str, day_first: bool | None) -> PublicationDate | None:
    """htmldate's reading with the characters it rests on, or ``None`` where the page does not show them."""
    from htmldate import find_date  # brings dateparser and its languages

    try:
        found = find_date(tree, url=url or None, original_date=True, extensive_search=True, max_date=FAR)
    except Exception:  # a library over arbitrary markup: what it stumbles over states no date
        return None
    if not found:
        return None
    day = dt.date.fromisoformat(found)
    written = _written(day)
    for element, evidence, line in _short_lines(tree):
        match = written.search(line)
        if match and not _is_misread(match[0], day, day_first) and not is_elsewhere(element):
            return read_day(day, evidence, match[0])
    return None


def _is_misread(wording: str, day: dt.date, day_first: bool | None) -> bool:
    """Whether htmldate had to choose between 3 April and 4 March, and the page's locale does not bear it out."""
    match = date_at(wording)
    try:
        return match is not None and from_match(match, "", day_first=day_first).lower != day
    except UnreadableDate:
        return True


def _short_lines(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """Pieces of text and attributes that are short and no sentence, with their element and the kind of evidence."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if CHANGED.search(" ".join(element.attrib.values())):
            continue
        if element.tag == "meta" and not _OF_TIME.search(_name(element)):
            continue
        lines = [("visible text", element.text), ("visible text", element.tail)]
        lines += [("markup", value) for name, value in element.attrib.items() if name not in ("src", "href", "style")]
        for evidence, text in lines:
            if not text or len(text) > 2 * DATE_LINE:
                continue
            line = one_line(text)
            if _PUBLISHED.search(line):
                line = _OF_CHANGE.sub("", line).strip()
            sentence = line.endswith(".") and line.count(" ") >= SENTENCE_WORDS
            if line and len(line) <= DATE_LINE and not sentence and not CHANGED.search(line):
                yield element, evidence, line


def _name(meta: HtmlElement) -> str:
    return " ".join(meta.get(attribute, "") for attribute in ("property", "name", "itemprop", "http-equiv"))


def _written(day: dt.date) -> re.Pattern[str]:
    """Ways to write a day: numbers in any order, or day and year around the name of a month in any language."""
    d, m, y = day.day, day.month, f"(?:{day.year}|{day.year % 100:02})"
    gap, nth = r"[-/. ]{1,2}", "(?:st|nd|rd|th)?"
    forms = (
        rf"0?{d}{gap}0?{m}{gap}{y}",
        rf"0?{m}{gap}0?{d}{gap}{y}",
        rf"{day.year}{gap}0?{m}{gap}0?{d}",
        day.strftime("%Y%m%d"),
        rf"0?{d}{nth}[^\d\n]{{3,16}}{day.year}",
        rf"[^\W\d]{{3,12}}\.? 0?{d}{nth},? {day.year}",
    )
    return re.compile(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)")
