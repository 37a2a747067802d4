"""Whether an article writes 9/3/2023 with the day or the month first, and what tells so.

An order is told by the article's own dates, by the locale and the country that its page states, and by the style it is
spelled in. Where these speak against each other, or nothing tells, there is no order: a date that may be two days is
better than a plausible wrong one. What each sign is worth: the date formats of the locales are those of Unicode CLDR;
the spellings are those of Oxford's and Merriam-Webster's dictionaries; "Sept. 13" is the Associated Press's style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pycountry

from events.reading.language import language_code
from events.values import DayOrder, PublicationDate

# English is written month first in these countries and territories (CLDR).
_MONTH_FIRST = frozenset(("as", "gu", "mh", "mp", "ph", "pr", "um", "us", "vi"))
# Both orders are in use, or the year stands first: a date with the year last may be either.
_EITHER = frozenset(("ca", "cn", "hk", "jp", "kp", "kr", "mn", "tw"))
_EITHER_LANGUAGES = frozenset(("zh", "ja", "ko", "mn"))
# Countries' domains that are sold to the world for what their letters mean.
_SOLD = frozenset(
    re.findall(r"\w+", "ac ag ai am cc cd co dj fm gg im io is la ly me ms mu nu pw sc sh st tk to tv vc ws")
)
_MONTH_FIRST_DOMAINS = frozenset(("gov", "mil", "us", "ph"))

_HOST = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+){0,8}\.([a-z]{2,3})(?=[:/?#]|$)")
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|(?<=/)\d{2})(?![\d/-])")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY_MONTH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\b")
_MONTH_DAY = re.compile(rf"\b(?:{_MONTH}) \d{{1,2}}\b(?!:)")
_AP_MONTH_DAY = re.compile(r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. \d{1,2}\b")
# Lower case only: a Labour Party and a World Trade Center are spelled so everywhere. "-ize" is Oxford's, too.
_BRITISH = re.compile(
    r"\b(?:colour|favour|honour|labour|neighbour|behaviour|harbour|rumour|centre|theatre|defence|offence|programme"
    r"|travelled|cancelled|kilometre|metre|litre|organis(?:e|ation)|recognise|realise|manoeuvre|jewellery|cheque|grey"
    r"|tyre|whilst)(?:s|d|ed|ing|able|ful|hood)?\b"
)
_AMERICAN = re.compile(
    r"\b(?:color|favor|honor|labor|neighbor|behavior|harbor|rumor|center|theater|defense|offense|traveled|canceled"
    r"|kilometer|liter|maneuver|jewelry|gray)(?:s|d|ed|ing|able|ful|hood)?\b"
)
# One word may stand in a quotation or a name; two of one spelling are the writer's.
ENOUGH_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Sign:
    """``enough``: it tells by itself; else it only speaks against others."""

    day_first: bool
    evidence: str
    enough: bool = True


def day_order(
    text: str, published: PublicationDate | None, locales: Iterable[tuple[str, str]] = (), url: str = ""
) -> DayOrder | None:
    """The order of a text's numeric dates; ``None`` where it has none, where nothing tells or the signs differ.

    ``locales`` are pairs of where it stands and what it says: ``("html lang", "en-GB")``.
    """
    if not _NUMERIC.search(text):
        return None
    own = list(_by_own_dates(text, published))
    return _agreed(own) if own else _agreed([*_by_page(locales, url), *_by_style(text)])


def stated_order(locales: Iterable[tuple[str, str]], url: str) -> DayOrder | None:
    """The order that a page's locales and address tell, without its text."""
    return _agreed(list(_by_page(locales, url)))


def _agreed(signs: list[_Sign]) -> DayOrder | None:
    first = next((sign for sign in signs if sign.enough), None)
    if first is None or any(sign.day_first != first.day_first for sign in signs):
        return None
    return DayOrder(first.day_first, first.evidence)


def _by_own_dates(text: str, published: PublicationDate | None) -> Iterator[_Sign]:
    """Numeric dates that can be read one way only, or that are the day of publication when read one way."""
    day = published.lower if published and published.lower == published.upper else None
    for match in _NUMERIC.finditer(text):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        if a != b and 0 < min(a, b) <= 12 < max(a, b) <= 31:
            yield _Sign(a > b, f"{match[0]} in the text")
        elif a != b and day is not None and year in (day.year, day.year % 100) and {a, b} == {day.month, day.day}:
            yield _Sign(a == day.day, f"{match[0]}, the day of publication")


def _by_page(locales: Iterable[tuple[str, str]], url: str) -> Iterator[_Sign]:
    for where, value in locales:
        order = of_locale(value)
        if order is not None:
            yield _Sign(order, f"{where} {value.strip()}")
    host = _HOST.match(url.strip().lower())
    domain = host[1] if host else ""
    if domain in _MONTH_FIRST_DOMAINS:
        yield _Sign(False, f"address in .{domain}")
    elif domain == "uk" or (len(domain) == 2 and domain not in _SOLD | _EITHER and _is_country(domain)):
        yield _Sign(True, f"address in .{domain}")


def _is_country(code: str) -> bool:
    return pycountry.countries.get(alpha_2=code.upper()) is not None


def of_locale(value: str) -> bool | None:
    """Whether a locale like "en-GB" writes 3/4 for 3 April; ``None`` for bare "en", for no locale, for both in use."""
    language, _, rest = value.strip().lower().replace("_", "-").partition("-")
    region = rest.rpartition("-")[2][:2] if rest else ""
    if not language_code(language) or language in _EITHER_LANGUAGES or region in _EITHER:
        return None
    if region in _MONTH_FIRST:
        return False if language == "en" else None
    if not region or not _is_country(region):
        return None if language == "en" else True
    return True


def _by_style(text: str) -> Iterator[_Sign]:
    """Months spelled out, and words that are spelled differently in Britain and America.

    "13 September" tells that the day comes first; "September 13" is written by British and Indian papers that write
    13/9, too, and tells nothing.
    """
    day_month, month_day = _DAY_MONTH.search(text), _MONTH_DAY.search(text) or _AP_MONTH_DAY.search(text)
    abbreviated = _AP_MONTH_DAY.search(text)
    if day_month and not month_day:
        yield _Sign(True, f"“{day_month[0]}” in the text")
    elif abbreviated and not day_month:
        yield _Sign(False, f"“{abbreviated[0]}” in the text")
    american = set(_AMERICAN.findall(text))
    british = set(_BRITISH.findall(text)) - american
    for words, day_first, name in ((british, True, "British"), (american, False, "American")):
        if words:
            yield _Sign(day_first, f"{name} spelling ({', '.join(sorted(words)[:2])})", len(words) >= ENOUGH_WORDS)
