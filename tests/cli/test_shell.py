"""In a real shell: what is loaded, who else has the file open, pipes, and Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from files import new_project, state, user
from ran import Run

from sourcemark.cli import history_verb
from sourcemark.formats import pool
from sourcemark.model.articles import Article, Draft
from sourcemark.project import open_project
from sourcemark.work.articles import add

posix = pytest.mark.skipif(sys.platform == "win32", reason="other signals and terminals")


HEAVY = {
    "PySide6",
    "lxml",
    "trafilatura",
    "pypdfium2",
    "xlsxwriter",
    "charset_normalizer",
    "markdown_it",
    "striprtf",
}


def loaded_by(*arguments: object) -> set[str]:
    """Names of the modules that a call loads."""
    code = "import sys; from sourcemark.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


@pytest.mark.parametrize("verb", ["list", "history", "check", "undo"])
def test_a_light_verb_loads_nothing_heavy(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "a.sourcemark"
    project = new_project(path)
    add(project, Draft(text="A text"))
    project.close()
    assert not (HEAVY | {"rich"}) & loaded_by(verb, path)


def test_an_export_loads_what_it_writes_with(sample: Path, tmp_path: Path) -> None:
    assert not HEAVY & loaded_by("export", sample, tmp_path / "a.csv")
    assert HEAVY & loaded_by("export", sample, tmp_path / "a.xlsx") == {"xlsxwriter"}


def test_an_import_leaves_the_reading_to_its_children(sample: Path, folder: Path) -> None:
    (folder / "page.html").write_text("<p>A page of words.</p>", "utf-8")
    assert not HEAVY & loaded_by("import", sample, folder / "page.html")


def test_open_elsewhere_it_can_be_read_but_not_changed(run: Run, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.sourcemark"
    project = new_project(path)
    add(project, Draft(text="A text", title="Words"))
    before = state(project)
    assert [row["title"] for row in run("list", path, "--json").json] == ["Words"]
    assert run("export", path, tmp_path / "a.csv").code == 0
    assert run("check", path).code == 0
    assert run("history", path, "--json").code == 0
    for arguments in (["undo", path], ["import", path, folder]):
        ran = run(*arguments)
        assert ran.code == 1
        assert ran.err.startswith("sourcemark: Open elsewhere (")
    assert state(project) == before
    project.close()


CALL = [sys.executable, "-m", "sourcemark"]


@posix
def test_ctrl_c_takes_an_import_back(tmp_path: Path) -> None:
    path, many = tmp_path / "a.sourcemark", tmp_path / "many"
    project = new_project(path)
    before = state(project)
    project.close()
    many.mkdir()
    for number in range(300):
        (many / f"{number}.txt").write_text(f"Article {number}", "utf-8")
    os.mkfifo(tmp_path / "told")
    # The child of this call says when the first files are in; then it is interrupted.
    code = (
        "import sys; from sourcemark.cli import bar\n"
        "told = open(sys.argv.pop(1), 'w'); tell = bar._Bar.progress\n"
        "def progress(self, done, total=0, label=''):\n"
        "    if done == 20: told.write('x'); told.close(); sys.stdin.readline()\n"
        "    tell(self, done, total, label)\n"
        "bar._Bar.progress = progress\n"
        "from sourcemark.__main__ import main; sys.exit(main())\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "told"), "import", str(path), str(many)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert (tmp_path / "told").read_text() == "x"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate("\n")
    assert (process.returncode, out, err) == (130, "", "sourcemark: Cancelled; nothing was changed.\n")
    project = open_project(path, user())
    assert {key: body for key, body in state(project).items() if key[0] != "annotator"} == {
        key: body for key, body in before.items() if key[0] != "annotator"
    }
    assert list(project.all(Article)) == []
    project.close()


@posix
def test_a_cancelled_import_into_a_new_project_leaves_none(
    run: Run, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return iter(())

    monkeypatch.setattr(pool.Readers, "read_all", interrupted)
    ran = run("import", "--new", tmp_path / "new.sourcemark", folder)
    assert (ran.code, ran.err) == (130, "sourcemark: Cancelled; nothing was changed.\n")
    assert not list(tmp_path.glob("new*"))


def test_an_interrupt_elsewhere_is_no_crash(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(history_verb, "steps", interrupt)
    assert run("history", sample).code == 130


@posix
def test_a_reader_that_leaves_is_no_crash(sample: Path) -> None:
    command = f"{sys.executable} -m sourcemark list {sample} statements | head -n 1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert (ran.stdout.split("\t")[0], ran.stderr) == ("id", "")
