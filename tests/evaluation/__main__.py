"""`make eval`: score what is read and linked, hold it against the floors, and write the table.

usage: python -m tests.evaluation [--only times attribution stories gold linking pages] [--others] [--write]

The public sets lie beside the checkout in ../shared/bench and may not be passed on; where they are absent our own gold
is scored alone. ``--others`` runs other systems over the same sets in the same run, which takes many minutes. Exit
status 1 where a score is under its floor. A floor is lowered by a person, by name, in floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

from tests.evaluation import errors, sets, table
from tests.evaluation.baselines import Absent, Row, systems
from tests.evaluation.gold import score_story
from tests.evaluation.linking import linking
from tests.evaluation.metrics import METRICS, Scores, figures
from tests.evaluation.pages import pages
from tests.evaluation.sets import BENCH, ROOT, run

SEEDS = ROOT.parent / "shared" / "seeds"
SEED_GOLD = ROOT.parent / "shared" / "gold"
FLOORS = Path(__file__).with_name("floors.json")


def say(words: str) -> None:
    """Progress goes to standard error: scores alone are the output."""
    print(words, file=sys.stderr, flush=True)


def others(task: str, gold: list[Row]) -> dict[str, Scores]:
    """The figures of the other systems over a set; those that are absent are named on standard error."""
    readers, absent = systems(task)
    scores = {}
    for name, read in readers.items():
        say(f"{task}: {name} ...")
        started = time.monotonic()
        try:
            out = list(read(sets.shown(gold)))
        except Absent as error:
            absent.append(f"{name}: {error}")
            continue
        scores[name] = figures(task, sets.score(task, gold, out))
        say(f"{task}: {name} {scores[name]} in {time.monotonic() - started:.0f} s")
    for what in absent:
        say(f"{task}: not run, {what} (`make eval-tools` installs what may be installed)")
    return scores


def own_gold() -> Scores:
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


def own_linking() -> tuple[Scores, dict[str, Scores]]:
    """Scores of how our own stories are linked, and those of plain ways to link the same claims, by name."""
    scores: Scores = {}
    plain: dict[str, Scores] = {}
    for name, score in linking().items():
        subject, metric = name.split(": ", 1)
        if subject.startswith("baseline, "):
            plain.setdefault(subject.removeprefix("baseline, "), {})[metric] = score
        else:
            scores[name] = score
    return scores, plain


def _story(label: str, path: Path, files: list[str]) -> Scores:
    wanted = json.loads(path.read_text(encoding="utf8"))
    read = {str(row["id"]).rsplit("/", 1)[-1]: row for row in run("extract", *files)}
    score = score_story(wanted, read)
    for miss in score.misses:
        say(f"  {label}: {miss}")
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = [*METRICS, "gold", "linking", "pages"]
    parser.add_argument("--only", nargs="+", choices=tasks, default=tasks)
    parser.add_argument("--others", action="store_true", help="run other systems over the same sets as well")
    parser.add_argument("--write", action="store_true", help="run them, and put all into docs/evaluation.md")
    options = parser.parse_args()
    page = table.PAGE.read_text(encoding="utf8")
    scores: Scores = {}
    beside: dict[str, dict[str, Scores]] = {}
    classes: errors.Classes = Counter()
    for task in options.only:
        if task == "gold":
            say("our own gold ...")
            scores |= own_gold()
            continue
        if task == "linking":
            say("linking of our own gold ...")
            linked, beside["linking, all"] = own_linking()
            scores |= linked
            continue
        if task == "pages":
            say("pages of HTML ...")
            paged, beside_paged, absent = pages()
            scores, beside = scores | paged, beside | beside_paged
            for what in absent:
                say(f"pages: not scored, {what}")
            continue
        if not BENCH.is_dir():
            say(f"{task}: not scored, the public sets are not beside this checkout")
            continue
        say(f"{task}: Newsdesk ...")
        gold = sets.rows_of(task)
        out = sets.ours(task, gold)
        own = figures(task, sets.score(task, gold, out))
        scores |= {f"{task}: {name}": figure for name, figure in own.items()}
        if options.others or options.write:
            beside[task] = others(task, gold)
            page = table.replaced(page, f"systems {task}", table.systems_table(task, own, beside[task]))
        if options.write and task in errors.CLASSES:
            classes += errors.CLASSES[task](gold, out)
    print("\n".join(f"{score:>7}  {name}" for name, score in scores.items()))
    if options.write:
        compared = table.scores_table(scores, beside, table.section(page, "scores")[2:])
        page = table.replaced(page, "scores", compared)
        page = table.replaced(page, "own", table.own_table(scores, table.section(page, "own")[2:]))
        if {task for task, _ in classes} == set(errors.CLASSES):
            page = table.replaced(page, "errors", table.errors_table(classes))
        table.PAGE.write_text(page, encoding="utf8")
    under = failures(scores)
    say("\n".join(under))
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())
