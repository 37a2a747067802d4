"""Whether two figures can be one and the same quantity: units, rounding, and words like "at least"."""

from __future__ import annotations

import math

from events.values import Figure

# Units of one dimension, as multiples of its first: length in metres, area in square metres, weight in kilograms.
_UNITS: dict[str, tuple[str, float]] = {
    "metre": ("length", 1.0),
    "meter": ("length", 1.0),
    "m": ("length", 1.0),
    "kilometre": ("length", 1000.0),
    "kilometer": ("length", 1000.0),
    "km": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "foot": ("length", 0.3048),
    "feet": ("length", 0.3048),
    "hectare": ("area", 10_000.0),
    "acre": ("area", 4046.856),
    "kilogram": ("weight", 1.0),
    "kilo": ("weight", 1.0),
    "kg": ("weight", 1.0),
    "pound": ("weight", 0.45359237),
    "tonne": ("weight", 1000.0),
    "ton": ("weight", 1000.0),
    "percent": ("share", 1.0),
    "per cent": ("share", 1.0),
    "%": ("share", 1.0),
}
# What is measured beside these, as extraction names it.
_MEASURES = frozenset({"dollar", "pound", "euro", "yen", "rouble", "yuan", "rupee", "won", "franc", "cent", "degree"})
_MEASURES |= {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time", "magnitude"}
_MEASURES |= {"a.m.", "p.m.", "am", "pm", "point", "litre", "liter", "gallon", "barrel", "volt", "watt", "megawatt"}
# Words for all who are counted; men, women or residents may be a part of them.
_PEOPLE = frozenset({"people", "person", "victim"})
_LEAST = frozenset({"at least", "more than", "over", "no fewer than", "no less than", "upwards of", "not less than"})
_MOST = frozenset({"at most", "up to", "less than", "fewer than", "under", "no more than", "nearly", "almost"})
_ABOUT = frozenset(
    {"about", "around", "roughly", "approximately", "some", "nearly", "almost", "an estimated", "estimated"}
)
# "About 40" still fits 42 and 38, not 50: newsroom style books let round words stand for a tenth. The less round the
# number, the more it claims: "about 640" is no 580 (Krifka 2007, "Approximate interpretation of number words").
ABOUT_SHARE = 0.10
# Converted units are rounded twice: 40 miles are 64.4 km, printed as 64 or 65, sometimes as 60.
CONVERTED_SHARE = 0.07


def comparable(left: Figure, right: Figure) -> bool:
    """Whether both count or measure the same kind of thing."""
    return bool(left.unit and right.unit) and _kind(left.unit) == _kind(right.unit)


def is_count(figure: Figure) -> bool:
    """Whether it counts people or things, and measures no length, weight, share, money or time."""
    return _plain(figure.unit) not in _UNITS.keys() | _MEASURES


def agree(left: Figure, right: Figure) -> bool:
    """Whether two comparable figures can both be true of one thing."""
    a, b = left.value * _scale(left.unit), right.value * _scale(right.unit)
    converted = _scale(left.unit) != _scale(right.unit)
    slack = CONVERTED_SHARE * max(abs(a), abs(b)) if converted else 0.0
    slack = max(slack, _about(left) * _scale(left.unit), _about(right) * _scale(right.unit))
    if abs(a - b) <= slack:
        return True
    if not converted and (_rounded(a, b) or _rounded(b, a)):
        return True
    return _bounded(left, a, b) or _bounded(right, b, a)


def say(figure: Figure) -> str:
    """The figure in words: ``at least 2 missiles``."""
    value = f"{figure.value:,.0f}" if figure.value == int(figure.value) else f"{figure.value:,g}"
    return " ".join(part for part in (figure.qualifier, value, figure.unit) if part)


def _about(figure: Figure) -> float:
    """How far "about" reaches: a tenth, or a step of the round numbers that the figure is one of, whichever is less."""
    if figure.qualifier.lower() not in _ABOUT:
        return 0.0
    steps = (base * 10**power for power in range(12) for base in (5, 1))
    step = max((step for step in steps if figure.value % step == 0), default=1)
    return min(ABOUT_SHARE * abs(figure.value), step)


def _bounded(figure: Figure, bound: float, value: float) -> bool:
    qualifier = figure.qualifier.lower()
    return (qualifier in _LEAST and value >= bound) or (qualifier in _MOST and value <= bound)


def _rounded(coarse: float, fine: float) -> bool:
    """Whether ``coarse`` is ``fine`` rounded to fewer digits: 3,000 for 2,987, but never 10 for 12."""
    if coarse == 0 or coarse != int(coarse) or coarse < 100:
        return coarse == round(fine) and fine != int(fine)
    digits = len(str(int(coarse)).rstrip("0"))
    step = 10 ** (int(math.log10(coarse)) + 1 - digits)
    return step >= 10 and digits >= 2 and abs(coarse - fine) <= step / 2


def _kind(unit: str) -> str:
    plain = _plain(unit)
    return "person" if plain in _PEOPLE else _UNITS.get(plain, (plain, 1.0))[0]


def _scale(unit: str) -> float:
    return _UNITS.get(_plain(unit), ("", 1.0))[1]


def _plain(unit: str) -> str:
    lowered = unit.lower().strip()
    if lowered in _UNITS or lowered in _PEOPLE:
        return lowered
    return lowered[:-1] if lowered.endswith("s") and not lowered.endswith("ss") else lowered
