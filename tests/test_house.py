"""The house rules that a machine can check: style, types, who imports whom, sizes, no sleeping tests."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
SOURCES = sorted((TOP / "src").rglob("*.py"))
PROGRAM = sorted((TOP / "src" / "sourcemark").rglob("*.py"))
PAGES = [*TOP.glob("*.md"), *(TOP / "docs").rglob("*.md")]
TESTS = sorted((TOP / "tests").rglob("*.py"))
LONGEST = 200
"""Lines of a module; about 120 is usual."""
SLEEPING = {
    "time.sleep",
    "sleep",
    "qtbot.wait",
    "QTest.qWait",
    "QTest.qSleep",
    "QThread.sleep",
    "QThread.msleep",
}


@pytest.mark.timeout(600)
@pytest.mark.parametrize("words", ["ruff check", "ruff format --check", "mypy", "lint-imports"])
def test_the_tools_are_content(words: str) -> None:
    tool, *rest = words.split()
    command = [str(Path(sys.executable).with_name(tool)), *rest]
    run = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_modules_stay_small_and_say_what_they_are_for() -> None:
    sources = {path: path.read_text("utf-8") for path in SOURCES}
    long = [path.name for path, source in sources.items() if source.count("\n") > LONGEST]
    silent = [path.name for path, source in sources.items() if not ast.get_docstring(ast.parse(source))]
    assert (long, silent) == ([], [])


def test_the_program_names_its_own_modules_relative_to_themselves() -> None:
    imports = [(path, node) for path in PROGRAM for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    absolute = [path.name for path, node in imports if ours_in_full(node)]
    assert absolute == []


def ours_in_full(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] == "sourcemark" for alias in node.names)
    return isinstance(node, ast.ImportFrom) and not node.level and f"{node.module}.".startswith("sourcemark.")


def test_words_from_outside_are_never_markup_in_a_hint() -> None:
    """Qt renders a hint that looks like markup; `tip` makes any words harmless."""
    calls = [(path, node) for path in PROGRAM for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    bare = [f"{path.name}: {ast.unparse(node)}" for path, node in calls if sets_a_bare_hint(node)]
    assert bare == []


def sets_a_bare_hint(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    words = {"setToolTip": -1, "showText": 1, "setWhatsThis": 0}.get(node.func.attr)
    if words is None and any("ToolTipRole" in ast.unparse(given) for given in node.args):
        words = {"setItemData": 1, "setData": 0}.get(node.func.attr)
    return words is not None and not ast.unparse(node.args[words]).startswith(("tip(", "'"))


def test_the_file_is_asked_in_one_room() -> None:
    """Who has a project at hand asks it through the functions of `project`: SQL elsewhere would know its tables."""
    outside = [
        path for path in PROGRAM if "project" not in path.relative_to(TOP / "src" / "sourcemark").parts[:1]
    ]
    nodes = [(path, node) for path in outside for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    assert [f"{path.name}: {ast.unparse(node)[:60]}" for path, node in nodes if is_sql(node)] == []


def is_sql(node: ast.AST) -> bool:
    words = node.value if isinstance(node, ast.Constant) else None
    return isinstance(words, str) and bool(re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH) ", words))


def test_no_test_waits_by_sleeping() -> None:
    assert [path.name for path in TESTS if called(path) & SLEEPING] == []


def called(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}


def test_the_page_on_the_house_knows_every_room_and_every_file_of_work() -> None:
    page, package = (TOP / "docs" / "architecture.md").read_text("utf-8"), TOP / "src" / "sourcemark"
    folders = [path.name for path in (package / "gui").iterdir() if (path / "__init__.py").exists()]
    work = [path.stem for path in (package / "work").rglob("*.py") if path.stem != "__init__"]
    missing = [name for name in folders if f"`gui/{name}/`" not in page]
    assert missing + [name for name in work if f"`{name}`" not in page] == []


def test_links_of_the_documents_lead_somewhere() -> None:
    links = [
        (page, link) for page in PAGES for link in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8"))
    ]
    inner = [(page, link) for page, link in links if not link.startswith(("http:", "https:", "mailto:"))]
    assert [f"{page.name}: {link}" for page, link in inner if not (page.parent / link).exists()] == []
