"""Runs every benchmark in a process of its own, prints the figures and writes the table of docs/benchmarks.md.

`run.py` runs all; `run.py start desk` runs bench_start.py and bench_desk.py and prints without writing.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import PySide6
from measuring import HEAD, Figure, tell

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- figures: written by make bench -->", "<!-- end of figures -->"


def measured(script: Path) -> list[Figure]:
    """What one benchmark tells, printed as it comes."""
    command, found = [sys.executable, str(script), "--json"], list[Figure]()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            found.append(Figure(**json.loads(line)))
            tell(found[-1:])
    if process.returncode:
        sys.exit(f"{script.name} failed")
    return found


def table(figures: list[Figure]) -> str:
    """Markdown, in the order of the rows."""
    lines = [HEAD, ["---", *["---:"] * (len(HEAD) - 2), "---"]]
    lines += [figure.cells() for figure in sorted(figures, key=lambda figure: figure.row)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine() -> str:
    """One paragraph: when, on what, with which versions."""
    load = f", load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC · {platform.platform()} · {os.cpu_count()} × {_processor()}{load} · "
        f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · "
        f"SQLite {sqlite3.sqlite_version} · msgspec {msgspec.__version__}"
    )


def _processor() -> str:
    """The processor's name where the system tells it, else its kind."""
    path = Path("/proc/cpuinfo")
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def write(figures: list[Figure]) -> None:
    """Put the figures in place of the old ones; what is written around them stays."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{machine()}\n\n{table(figures)}\n\n{END}{after}", "utf-8")


if __name__ == "__main__":
    chosen = [HERE / f"bench_{name}.py" for name in sys.argv[1:]]
    found = [figure for script in chosen or sorted(HERE.glob("bench_*.py")) for figure in measured(script)]
    if not chosen:
        write(found)
