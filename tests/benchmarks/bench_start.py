"""Rows 1 and 8: from process start to a window painted and usable, beside a bare window; what is imported for it."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
from pathlib import Path

from corpus import USER
from measuring import Figure, against, in_turns, median, tell
from starting import LAUNCH, at_home, start

from sourcemark.work.sample_project import make_sample

TEXT = Path(__file__).parents[2] / "resources" / "articles" / "kesten-dam.txt"


def starting(sample: Path, times: int = 15) -> Figure:
    """The line for the start on the sample project."""
    bare, ours = in_turns(times, lambda: start("bare", TEXT).start, lambda: start("ours", sample).start)
    return against(1, "process start → window usable, sample project", median(bare), median(ours), 2)


def importing(sample: Path, times: int = 5) -> list[Figure]:
    """The lines for what is imported. Each import is timed by itself, which makes all of them slower."""
    floors, counts = [], []
    for _ in range(times):
        floors.append(_imported("bare", TEXT))
        counts.append(_imported("ours", sample))
    bare, ours = (statistics.median(ms for ms, _ in taken) for taken in (floors, counts))
    return [
        Figure(8, "modules until the window stands", counts[0][1], floors[0][1], unit="modules"),
        Figure(8, "importing them, timed one by one", ours, bare),
    ]


def _imported(kind: str, argument: Path) -> tuple[float, int]:
    """Milliseconds in imports, and modules."""
    command = [sys.executable, "-X", "importtime", str(LAUNCH), kind, str(argument)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    alone = re.findall(r"^import time: +(\d+) \|", run.stderr, re.MULTILINE)
    return sum(map(int, alone)) / 1000, start(kind, argument).modules


if __name__ == "__main__":
    with at_home() as home:
        sample = home / "sample.sourcemark"
        make_sample(sample, USER).close()
        for warm, argument in (("bare", TEXT), ("ours", sample)):
            start(warm, argument)
        tell([starting(sample), *importing(sample)])
