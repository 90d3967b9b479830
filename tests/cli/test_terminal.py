"""What reaches a terminal: bars and tables, and no name that steers it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from files import new_project, user
from ran import Run

from sourcemark.cli import common
from sourcemark.model.articles import Draft
from sourcemark.project import open_project
from sourcemark.work.articles import add

posix = pytest.mark.skipif(sys.platform == "win32", reason="other signals and terminals")


EVIL = "\x1b[2J\x1b]0;owned\x07\u202etxt\u2028\x9b31m\r\n[red]x"


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """A project whose title would take over a terminal."""
    path = tmp_path / "a.sourcemark"
    project = new_project(path, common.user())
    add(project, Draft(text="A text", title=EVIL, outlet=EVIL))
    project.close()
    return path


@pytest.mark.parametrize("verb", ["list", "history", "undo"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_no_name_steers_the_terminal(verb: str, form: list[str], run: Run, evil: Path) -> None:
    ran = run(verb, evil, *form)
    assert ran.code == 0
    assert "owned" in ran.out
    assert [c for c in ran.out if not c.isprintable() and c not in "\n\t"] == []
    if form:
        assert EVIL in str(ran.json[0]) or any(EVIL in str(value) for value in _values(ran.json))


def _values(thing: object) -> list[object]:
    if isinstance(thing, dict):
        return [value for inner in thing.values() for value in _values(inner)]
    return [value for inner in thing for value in _values(inner)] if isinstance(thing, list) else [thing]


@posix
def test_neither_does_the_name_of_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "\x1b[2Jx.txt"
    path.write_bytes(b"")
    for arguments in (["list", path], ["check", path], ["import", "--new", tmp_path / "b.sourcemark", path]):
        ran = run(*arguments)
        assert ran.code in {1, 3}
        assert "\x1b" not in ran.out + ran.err
        assert "[2Jx.txt" in ran.out + ran.err


CALL = [sys.executable, "-m", "sourcemark"]


@posix
@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_only_on_a_terminal(terminal: bool, sample: Path, tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty() if terminal else os.pipe()
    command = [*CALL, "export", str(sample), str(tmp_path / "a.csv")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    done = subprocess.run(
        command, stderr=theirs, stdout=subprocess.PIPE, env=environment, text=True, check=True
    )
    os.set_blocking(ours, False)
    drawn = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except BlockingIOError:
            break
        if not piece:
            break
        drawn += piece
    os.close(ours)
    os.close(theirs)
    assert (b"Writing a.csv" in drawn) is terminal
    assert (b"139/139" in drawn) is terminal
    assert done.stdout.startswith("139 statements written")


@posix
def test_a_table_is_drawn_on_a_terminal(evil: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    subprocess.run([*CALL, "list", str(evil)], stdout=theirs, env=environment, check=True)
    drawn = os.read(ours, 65536).decode()
    os.close(ours)
    os.close(theirs)
    (article,) = (
        row["id"] for row in msgspec.json.decode(subprocess.check_output([*CALL, "list", evil, "--json"]))
    )
    head, row, *_ = drawn.splitlines()
    assert head.split()[:3] == ["id", "published", "outlet"]
    assert row.startswith(article), "ids are never cut"
    assert "[red]x" in drawn
    assert not {"\x1b", "\x07", "\u202e"} & set(drawn)


def test_a_console_that_knows_few_characters_gets_them_written_out(evil: Path, tmp_path: Path) -> None:
    project = open_project(evil, user())
    add(project, Draft(text="Other", title="Zürich 😀"))
    project.close()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        [*CALL, "list", str(evil)], capture_output=True, text=True, env=environment, check=True
    )
    assert "Z\\xfcrich \\U0001f600" in ran.stdout
