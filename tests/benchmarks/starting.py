"""Starts fresh processes that open the program or a bare window (`launch.py`) and tells what they took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from measuring import Taken

from sourcemark.work.profile import Profile

SCREEN = {"name": "bench", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96}
"""Wide enough for windows of the usual size: Qt's own is 800 by 800."""
LAUNCH = Path(__file__).with_name("launch.py")


class Stood(NamedTuple):
    """A window that was painted and idle."""

    start: Taken
    """From the start of the process."""
    opening: Taken
    """From the wish to open the project; of no meaning where the process was started on it."""
    memory: float
    """Resident, in MB."""
    modules: int


@contextmanager
def at_home() -> Iterator[Path]:
    """A profile in which somebody has given a name, and everything compiled, as an installed program is."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SOURCEMARK_HOME"] = name
        os.environ["PYTHONPYCACHEPREFIX"] = f"{name}/compiled"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        screen = Path(name, "screen.json")
        screen.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        from corpus import USER

        Profile().take(USER.annotator)
        yield Path(name)


def start(kind: str, argument: Path) -> Stood:
    """One process: `kind` as launch.py says."""
    began = time.time()
    command = [sys.executable, str(LAUNCH), kind, str(argument)]
    told = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    at, opening, cpu, opening_cpu, memory, modules = json.loads(told.stdout)
    return Stood(Taken((at - began) * 1000, cpu), Taken(opening, opening_cpu), memory, int(modules))
