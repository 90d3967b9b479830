"""From process start to a painted window: ours on a project against a bare PySide6 window with a text view.

Run it as a script for one table: `python tests/benchmarks/bench_start.py [runs]`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QPlainTextEdit(open(sys.argv[1], encoding="utf-8").read()))
window.resize(1280, 800)
window.show()
application.processEvents()
window.grab()
print(time.time(), len(sys.modules))
"""

OURS = """
import gc; gc.disable()  # as `python -m sourcemark` does until the window stands
import sys, time
import sourcemark.project
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sourcemark.gui.app import make_kit, make_window
from sourcemark.work.profile import Profile
application = QApplication([])
kit = make_kit(application, Profile(), application)
window = make_window(kit)
window.projects.open(Path(sys.argv[1]))
window.show()
application.processEvents()
window.grab()
print(time.time(), len(sys.modules))
"""

PREPARE = """
import sys
from pathlib import Path
from sourcemark.model.people import Annotator, User
from sourcemark.work.profile import Profile
from sourcemark.work.sample_project import make_sample
profile = Profile()
profile.take(Annotator(id="bench", name="Bench"))
make_sample(Path(sys.argv[1]), User(annotator=profile.me, device=profile.habits.device)).close()
"""

TEXT = Path(__file__).parents[2] / "resources" / "articles" / "kesten-dam.txt"


def once(code: str, argument: Path) -> tuple[float, int]:
    """Seconds from the start of a fresh process to its painted window, and the modules it holds then."""
    import time

    began = time.time()
    told = subprocess.check_output([sys.executable, "-c", code, str(argument)], text=True)
    at, modules = told.split()
    return float(at) - began, int(modules)


def measure(runs: int) -> dict[str, float]:
    """Medians in milliseconds over `runs` interleaved starts, after one that warms the caches."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOURCEMARK_HOME"] = home
        # An installed program is compiled already; so is this one after the first run, whatever the shell says.
        os.environ["PYTHONPYCACHEPREFIX"] = f"{home}/compiled"
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        project = Path(home) / "Bench.sourcemark"
        subprocess.run([sys.executable, "-c", PREPARE, str(project)], check=True)
        pairs = [(once(BARE, TEXT), once(OURS, project)) for _ in range(runs + 1)][1:]
    bare, ours = (statistics.median(p[i][0] for p in pairs) * 1000 for i in (0, 1))
    best_bare, best = (min(p[i][0] for p in pairs) * 1000 for i in (0, 1))
    return {"bare ms": bare, "ours ms": ours, "ratio": ours / bare, "ratio of the best": best / best_bare,
            "modules bare": pairs[0][0][1], "modules ours": pairs[0][1][1]}  # fmt: skip


if __name__ == "__main__":
    for name, figure in measure(int(sys.argv[1]) if len(sys.argv) > 1 else 9).items():
        print(f"{name:20} {figure:10.2f}")
