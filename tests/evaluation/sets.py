"""The public sets, beside the checkout in ../shared/bench: their rows, their own scorer, and our commands over them."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.evaluation.baselines import Row

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
# The development parts: the file of a set, and the command of ours that reads it.
FILES = {"times": "times.jsonl", "attribution": "attribution-dev.jsonl", "stories": "stories.jsonl"}
COMMANDS = {"times": "extract", "attribution": "extract", "stories": "link"}


@cache
def scorer() -> ModuleType:
    """The sets' own scorer: a function a task, from gold and output (both by id) to the figures."""
    spec = importlib.util.spec_from_file_location("bench_score", BENCH / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(BENCH / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(task: str) -> list[Row]:
    """The documents of a set with their gold."""
    return [json.loads(line) for line in (BENCH / FILES[task]).read_text(encoding="utf8").splitlines()]


def shown(rows: list[Row]) -> list[Row]:
    """What a system may see of them."""
    return [{key: row.get(key) for key in ("id", "text", "published")} for row in rows]


def run(command: str, *arguments: str, rows: list[Row] | None = None) -> list[Row]:
    """One of our commands over rows (as JSON Lines) or files; its output rows.

    What it says on stderr passes through.
    """
    piped = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows or [])
    done = subprocess.run(
        [sys.executable, "manage.py", command, *arguments],
        cwd=ROOT,
        input=piped,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def ours(task: str, rows: list[Row]) -> list[Row]:
    """What our command gives for a set."""
    return run(COMMANDS[task], "--verbatim", rows=shown(rows))


def score(task: str, gold: list[Row], out: list[Row]) -> dict[str, Any]:
    """The scorer's figures for one system's output."""
    scored: dict[str, Any] = getattr(scorer(), task)({row["id"]: row for row in gold}, {row["id"]: row for row in out})
    return scored
