"""`make eval`: score what is read and linked, hold it against the floors, and write the table.

usage: python -m tests.evaluation [--only times attribution stories gold] [--write]

The public sets lie beside the checkout in ../shared/bench and may not be passed on; where they are absent our own gold
is scored alone. Exit status 1 where a score is under its floor. A floor is lowered by a person, by name, in
floors.json.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.evaluation.gold import score_story

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"
SEEDS = ROOT.parent / "shared" / "seeds"
SEED_GOLD = ROOT.parent / "shared" / "gold"
FLOORS = Path(__file__).with_name("floors.json")
TABLE = ROOT / "docs" / "evaluation.md"
MARKS = ("<!-- scores -->", "<!-- /scores -->")

Scores = dict[str, float]


def run(command: str, *arguments: str, rows: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
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


def benchmark(task: str, file: str, command: str) -> dict[str, Any]:
    """A public set through our command and its own scorer. Only id, text and date are shown to the command."""
    gold = [json.loads(line) for line in (BENCH / file).read_text(encoding="utf8").splitlines()]
    shown = [{key: row.get(key) for key in ("id", "text", "published")} for row in gold]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as out:
        for row in run(command, "--verbatim", rows=shown):
            out.write(json.dumps(row) + "\n")
        out.flush()
        scorer = [sys.executable, str(BENCH / "score.py"), task, str(BENCH / file), out.name]
        scored: dict[str, Any] = json.loads(subprocess.run(scorer, stdout=subprocess.PIPE, check=True).stdout)
    return scored


def times() -> Scores:
    scored = benchmark("times", "times.jsonl", "extract")
    return {
        "times: relaxed span F1": scored["relaxed span"]["F1"],
        "times: strict span F1": scored["strict span"]["F1"],
        "times: calendar interval F1": scored["calendar interval"]["F1"],
        "times: dated where the gold has no time (count)": scored["dated where gold has no time"],
    }


def attribution() -> Scores:
    scored = benchmark("attribution", "attribution-dev.jsonl", "extract")
    return {
        "attribution: sentence F1": scored["sentence attributed"]["F1"],
        "attribution: sentence precision": scored["sentence attributed"]["P"],
        "attribution: content overlap F1": scored["content overlap"]["F1"],
        "attribution: source overlap F1": scored["source overlap, given content"]["F1"],
        "attribution: source exact F1": scored["source exact, given content"]["F1"],
    }


def stories() -> Scores:
    scored = benchmark("stories", "stories.jsonl", "link")
    pairs = scored["same event, sentence pairs across documents"]
    stray = scored["out pairs across different stories"] / max(1, scored["out pairs"])
    return {
        "stories: precision": pairs["P"],
        "stories: recall": pairs["R"],
        "stories: pairs across stories, percent (share)": round(100 * stray, 2),
    }


def gold() -> Scores:
    """Our own stories, and the five real articles where they lie beside the checkout."""
    scores: Scores = {}
    for path in sorted((ROOT / "fixtures" / "gold").glob("*.json")):
        scores |= _story(
            f"own gold, {path.stem}",
            path,
            [str(f) for f in sorted((ROOT / "fixtures" / "articles" / path.stem).iterdir())],
        )
    if SEEDS.is_dir():
        files = [str(file) for file in sorted(SEEDS.glob("*.txt"))]
        scores |= _story("five real articles", SEED_GOLD / "kim-putin-2023.json", files)
    return scores


def _story(label: str, path: Path, files: list[str]) -> Scores:
    wanted = json.loads(path.read_text(encoding="utf8"))
    read = {str(row["id"]).rsplit("/", 1)[-1]: row for row in run("extract", *files)}
    score = score_story(wanted, read)
    for miss in score.misses:
        print(f"  {label}: {miss}", file=sys.stderr)
    subjects = sorted({*score.right, *score.wrong})
    return {f"{label}: {subject}, percent right": score.percent(subject) for subject in subjects}


def failures(scores: Scores) -> list[str]:
    """Scores under their floor; for counts and shares, over their ceiling."""
    floors: Scores = json.loads(FLOORS.read_text(encoding="utf8"))
    found = []
    for name, score in scores.items():
        floor = floors.get(name)
        if floor is None:
            continue
        ceiling = name.endswith(("(count)", "(share)"))
        if score > floor if ceiling else score < floor:
            found.append(f"{name}: {score}, {'ceiling' if ceiling else 'floor'} {floor}")
    return found


def write(scores: Scores) -> None:
    """Put the scores into the table between the marks of docs/evaluation.md; sets not scored this time keep
    their rows.
    """
    text = TABLE.read_text(encoding="utf8")
    before, rest = text.split(MARKS[0])
    old, after = rest.split(MARKS[1])
    kept = dict(re.findall(r"^\| (.+?) \| ([\d.]+) \|", old, re.M))
    rows = {**kept, **{name: str(score) for name, score in scores.items()}}
    lines = [f"| {name} | {score} |" for name, score in sorted(rows.items())]
    table = "\n".join(["| set: metric | ours |", "| --- | --- |", *lines])
    TABLE.write_text(f"{before}{MARKS[0]}\n{table}\n{MARKS[1]}{after}", encoding="utf8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = {"times": times, "attribution": attribution, "stories": stories, "gold": gold}
    parser.add_argument("--only", nargs="+", choices=tasks, default=list(tasks))
    parser.add_argument("--write", action="store_true", help="put the scores into docs/evaluation.md")
    options = parser.parse_args()
    scores: Scores = {}
    for name in options.only:
        if name != "gold" and not BENCH.is_dir():
            print(f"{name}: not scored, the public sets are not beside this checkout", file=sys.stderr)
            continue
        scores |= tasks[name]()
    print("\n".join(f"{score:>7}  {name}" for name, score in scores.items()))
    if options.write:
        write(scores)
    under = failures(scores)
    print("\n".join(under), file=sys.stderr)
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
