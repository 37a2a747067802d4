"""How well our own stories are linked, and how well plain ways would link the same claims."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.evaluation.linked_story import Story, clusters, match, read_story
from tests.evaluation.linking_baselines import same_lemma_and_day, similar_meaning, similar_wording
from tests.evaluation.linking_scores import Tally, measures, score, total

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"

# What a reader of the table wants of each story; of all stories together everything is shown.
OF_A_STORY = (
    "event clusters, B³ F1",
    "event dates, wrong (share)",
    "origin groups, precision",
    "origin groups, recall",
    "disagreements, precision",
    "disagreements, recall",
    "suggested publications, wrong (count)",
)
BASELINES = {
    "same lemma and day": same_lemma_and_day,
    "similar wording": similar_wording,
    "embeddings": similar_meaning,
}


def linking() -> dict[str, float]:
    """Scores of each story, of all, and of the baselines; the misses go to stderr."""
    scores: dict[str, float] = {}
    stories, tallies = [], []
    for path in sorted((FIXTURES / "gold").glob("*.json")):
        files = sorted((FIXTURES / "articles" / path.stem).iterdir())
        story = read_story(path.stem, json.loads(path.read_text(encoding="utf8")), files)
        tally = score(story)
        for miss in tally.misses:
            print(f"  linking, {story.name}: {miss}", file=sys.stderr)
        found = measures(tally)
        scores |= {f"linking, {story.name}: {name}": found[name] for name in OF_A_STORY}
        stories.append(story)
        tallies.append(tally)
    scores |= {f"linking, all: {name}": value for name, value in measures(total(tallies)).items()}
    for name, labels in BASELINES.items():
        try:
            found = measures(baseline(stories, labels))
        except ImportError as error:
            print(f"  linking, {name}: not run ({error})", file=sys.stderr)
            continue
        scores |= {
            f"baseline, {name}: {key}": value for key, value in found.items() if key.startswith("event clusters")
        }
    return scores


def baseline(stories: Sequence[Story], labels: Callable[[Story], Mapping[str, str]]) -> Tally:
    """Another way to group the same claims, over all stories. ``labels`` maps claim ids to groups."""
    found = Tally()
    for story in stories:
        matched = match(story)
        found.add(Tally([set(m) for m in matched.events.values()], clusters(matched, labels(story))))
    return found
