"""Origins keep their initials and hue on every page."""

from __future__ import annotations

import pytest

from events.views.palette import HUES, Palette, initials


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ines Vole", "IV"),
        ("The Harbour Press", "HP"),
        ("Kestrel", "Ke"),
        ("AFP", "AFP"),
        ("Ministry of the Sea", "MS"),
        ("harbour sources", "hs"),
        ("Jean-Luc Marée", "JM"),
        ("The The", "Th"),
        ("…", "·"),
        ("", "·"),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_a_name_that_is_no_origin_has_no_hue() -> None:
    palette = Palette({"Kestrel": 1})
    assert palette.named("Kestrel").hue == 1
    assert palette.named("Somebody").hue == 0
    assert HUES == 8
