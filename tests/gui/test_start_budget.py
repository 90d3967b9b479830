"""How much is loaded until the window stands: too slow a start begins with one import too many."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from sourcemark.model.people import Annotator, User
from sourcemark.work.profile import Profile
from sourcemark.work.sample_project import make_sample

LAUNCH = Path(__file__).parents[1] / "benchmarks" / "launch.py"
LOADED = """
import json, sys
sys.path.insert(0, sys.argv[1])
import launch
from sourcemark.gui import loading
prepare = loading.prepare
def unwarmed():
    prepare()
    from sourcemark.gui import warming
    warming.FIRST = 10**9
loading.prepare = unwarmed
launch.ours(sys.argv[2], later=False)
from PySide6 import QtGui, QtWidgets
print(json.dumps([sorted(sys.modules), sorted({*vars(QtGui), *vars(QtWidgets)})]))
"""
"""What is warmed once the window stands does not count, however long that takes to stand here."""
OURS, ALL = 200, 386
"""Modules of the program, and of everything, with the sample project open on the Desk."""
HEAVY = {
    "lxml", "trafilatura", "pypdfium2", "striprtf", "xlsxwriter", "charset_normalizer", "markdown_it", "rich",
    "click", "platformdirs", "asyncio", "multiprocessing", "concurrent", "email", "http", "ssl", "socket",
    "numpy", "onnxruntime", "tokenizers",
}  # fmt: skip
"""What only some work needs, which is not done at the start."""
LATER = (
    "sourcemark.cli", "sourcemark.formats", "sourcemark.gui.codebook", "sourcemark.gui.sources",
    "sourcemark.gui.palette", "sourcemark.gui.settings", "sourcemark.gui.key_help", "sourcemark.gui.job_line",
    "sourcemark.gui.exchange.export_card", "sourcemark.gui.desk.articles.form",
    "sourcemark.gui.desk.panel.panel", "sourcemark.gui.desk.panel.control", "sourcemark.gui.widgets.offers",
    "sourcemark.suggest", "sourcemark.model.name_index",
    "hashlib", "dataclasses", "platformdirs",
)  # fmt: skip
"""Parts that are loaded when they are wanted, or in small steps once the window stands."""

KINDS = {"QAccessible", "QColorDialog", "QFileDialog", "QMdiArea", "QPlainTextEdit", "QWizard"}
"""Qt's kinds that the start does without. All widgets are there once PySide is asked for one that Qt made."""


def loaded(project: Path) -> tuple[list[str], list[str]]:
    """Modules of a process whose window stands, and Qt's kinds that it has loaded."""
    command = [sys.executable, "-c", LOADED, str(LAUNCH.parent), str(project)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    modules, kinds = json.loads(told.stdout.splitlines()[-1])
    return modules, kinds


def test_the_start_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    me, path = Annotator(id="ann", name="Ann Example"), tmp_path / "sample.sourcemark"
    Profile().take(me)
    make_sample(path, User(annotator=me, device="here")).close()
    modules, kinds = loaded(path)
    ours = [name for name in modules if name.startswith("sourcemark")]
    assert "sourcemark.gui.reader.view" in ours, "the Desk was not opened"
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()
    assert [name for name in modules if name.startswith(LATER)] == []
    assert KINDS & set(kinds) == set()
    assert len(ours) <= OURS
    assert len(modules) <= ALL
