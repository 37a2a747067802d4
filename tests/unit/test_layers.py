"""The layers hold, and the check that says so can say otherwise: a planted violation turns it red."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, where something can be planted."""
    tree = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "events", tree / "events", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    return tree


def lint(tree: Path) -> tuple[int, str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_layers_hold(copy: Path) -> None:
    status, said = lint(copy)
    assert status == 0, said
    assert "0 broken" in said


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("linking", "import django"),
        ("extraction", "import urllib.request"),
        ("reading", "from http import client"),
        ("extraction", "import sqlite3"),
        ("linking", "from events.extraction import words"),
        ("linking", "from events.models import Story"),
        ("models", "from events.services import Refused"),
        ("services", "from events.views import event"),
    ],
)
def test_a_planted_violation_turns_it_red(copy: Path, module: str, line: str) -> None:
    planted = copy / "events" / module / "planted.py"
    planted.write_text(f"{line}\n", encoding="utf-8")
    try:
        status, said = lint(copy)
    finally:
        planted.unlink()
    assert status == 1, said
    assert f"events.{module}.planted" in said
