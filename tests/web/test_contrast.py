"""The tokens' colours reach WCAG 2.2's contrast: 4.5:1 for text, 3:1 for what bounds a control."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
PAIR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(TOKENS)}
GROUNDS = ("paper", "raised", "sunk")
TEXT = ("ink", "soft", "faint", "accent", "dispute", "doubt", "ok", *(f"o{n}" for n in range(9)))
# Text that stands on a ground of its own.
ON = [
    ("on-accent", "accent"),
    ("accent", "accent-bg"),
    ("dispute", "dispute-bg"),
    ("doubt", "doubt-bg"),
    ("ok", "ok-bg"),
]
ON += [("ink", "accent-bg"), ("soft", "accent-bg"), *(("paper", f"o{n}") for n in range(9))]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [*((t, g) for t in TEXT for g in GROUNDS), *ON])
def test_text(scheme: int, text: str, ground: str) -> None:
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields(scheme: int, ground: str) -> None:
    assert contrast(COLOURS["edge"][scheme], COLOURS[ground][scheme]) >= 3
