"""Days with a name, by year: fixed days and movable feasts.

Sources: the computus of Meeus, Jones and Butcher for Western Easter; United States Code, title 5, section 6103, for
federal holidays and title 2, section 7, for election day; the usual civil dates for the others. Feasts of lunar
calendars (Eid, Diwali, Passover, Chinese New Year) need tables: they are recognised but never dated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable


def easter(year: int) -> dt.date:
    """Western Easter Sunday of a Gregorian year."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    leap = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * leap) // 451
    month, day = divmod(h + leap - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _from_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter(year) + dt.timedelta(days=days)


def _nth(month: int, weekday: int, n: int, plus: int = 0) -> Callable[[int], dt.date]:
    """The n-th such weekday (Monday 0) of a month, moved by ``plus`` days; n = -1 the last."""

    def of(year: int) -> dt.date:
        if n < 0:
            last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
        first = dt.date(year, month, 1)
        return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1) + plus)

    return of


FEASTS: dict[str, Callable[[int], dt.date]] = {
    "new-year": _fixed(1, 1),
    "new-year-eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "valentine": _fixed(2, 14),
    "st-patrick": _fixed(3, 17),
    "april-fools": _fixed(4, 1),
    "may-day": _fixed(5, 1),
    "juneteenth": _fixed(6, 19),
    "us-independence": _fixed(7, 4),
    "bastille": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "all-saints": _fixed(11, 1),
    "veterans": _fixed(11, 11),
    "christmas-eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing": _fixed(12, 26),
    "mlk": _nth(1, 0, 3),
    "presidents": _nth(2, 0, 3),
    "us-mothers": _nth(5, 6, 2),
    "fathers": _nth(6, 6, 3),
    "memorial": _nth(5, 0, -1),
    "labor": _nth(9, 0, 1),
    "columbus": _nth(10, 0, 2),
    "us-election": _nth(11, 0, 1, plus=1),
    "thanksgiving": _nth(11, 3, 4),
    "black-friday": _nth(11, 3, 4, plus=1),
    "ash-wednesday": _from_easter(-46),
    "palm-sunday": _from_easter(-7),
    "maundy-thursday": _from_easter(-3),
    "good-friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter-monday": _from_easter(1),
    "ascension": _from_easter(39),
    "pentecost": _from_easter(49),
}

# Names of feasts and what they are in ``FEASTS``; empty for those that are recognised and never dated: feasts of lunar
# calendars, and names that stand for different days in different countries.
FEAST_NAMES: dict[str, str] = {
    "new year's day": "new-year",
    "new year's": "new-year",
    "new year's eve": "new-year-eve",
    "epiphany": "epiphany",
    "valentine's day": "valentine",
    "st. patrick's day": "st-patrick",
    "april fools' day": "april-fools",
    "april fool's day": "april-fools",
    "may day": "may-day",
    "juneteenth": "juneteenth",
    "fourth of july": "us-independence",
    "bastille day": "bastille",
    "halloween": "halloween",
    "all saints' day": "all-saints",
    "veterans day": "veterans",
    "veterans' day": "veterans",
    "armistice day": "veterans",
    "remembrance day": "veterans",
    "christmas eve": "christmas-eve",
    "christmas day": "christmas",
    "christmas": "christmas",
    "boxing day": "boxing",
    "martin luther king day": "mlk",
    "presidents day": "presidents",
    "presidents' day": "presidents",
    "father's day": "fathers",
    "memorial day": "memorial",
    "labor day": "labor",
    "columbus day": "columbus",
    "election day": "us-election",
    "thanksgiving day": "thanksgiving",
    "thanksgiving": "thanksgiving",
    "black friday": "black-friday",
    "ash wednesday": "ash-wednesday",
    "palm sunday": "palm-sunday",
    "maundy thursday": "maundy-thursday",
    "good friday": "good-friday",
    "easter sunday": "easter",
    "easter": "easter",
    "easter monday": "easter-monday",
    "ascension day": "ascension",
    "pentecost": "pentecost",
    **dict.fromkeys(
        (
            "mother's day",
            "independence day",
            "ramadan",
            "eid al-fitr",
            "eid al-adha",
            "passover",
            "hanukkah",
            "yom kippur",
            "rosh hashanah",
            "diwali",
            "lunar new year",
            "chinese new year",
        ),
        "",
    ),
}
