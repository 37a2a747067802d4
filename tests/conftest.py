"""What all tests share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

# Beside the checkout, where it is: real articles that may not be passed on. Tests that read them skip without it.
SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The language model, loaded once. Tests that ask for it are marked ``model``."""
    from events.extraction.model import load

    return load()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real articles."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the five real articles are not here")
    return folder


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any) -> None:
    """Passwords are hashed quickly in tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
