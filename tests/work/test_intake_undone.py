"""An import that is cancelled or killed: nothing of it stays, not even its texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from coming import kept, write
from files import new_project, put_article, state, user
from tasks import Watcher

from sourcemark.model.articles import Article
from sourcemark.project import Project, open_project
from sourcemark.work.intake import import_files
from sourcemark.work.task import Cancelled

IMPORTER = Path(__file__).parents[1] / "support" / "importer.py"


def test_progress_is_told_file_by_file(project: Project, folder: Path) -> None:
    watcher = Watcher()
    import_files(project, write(folder, a_txt="A", b_txt="B", c_txt=""), watcher)
    assert watcher.told == [(0, 3, ""), (1, 3, "a.txt"), (2, 3, "b.txt"), (3, 3, "c.txt"), (3, 3, "")]


@pytest.mark.parametrize("stop_at", [0, 1, 3, 6, 7])
def test_cancelled_nothing_has_come_in(project: Project, folder: Path, stop_at: int) -> None:
    with project.operation("Before") as op:
        put_article(op, "Old text")
    before = state(project)
    for number in range(6):
        write(folder, **{f"{number}_txt": f"Text {number}"})
    watcher = Watcher(stop_at)
    with pytest.raises(Cancelled):
        import_files(project, [folder], watcher)
    assert len(watcher.told) == stop_at
    assert (state(project), kept(project)) == (before, [1, 0])
    step = project.undoable()
    assert step is not None
    assert step.name == "Before"


def test_what_was_cancelled_comes_in_the_next_time(project: Project, folder: Path) -> None:
    write(folder, a_txt="A", b_txt="B")
    with pytest.raises(Cancelled):
        import_files(project, [folder], Watcher(2))
    assert len(import_files(project, [folder]).added) == 2


def test_taking_back_a_cancelled_import_keeps_the_texts_of_an_undone_one(
    project: Project, folder: Path
) -> None:
    """They are not used by any article now, but redo needs them."""
    import_files(project, write(folder, a_txt="A"))
    project.undo()
    write(folder, b_txt="B")
    with pytest.raises(Cancelled):
        import_files(project, [folder / "b.txt"], Watcher(2))
    assert kept(project) == [1, 1]
    project.redo()
    (article,) = project.all(Article)
    assert (project.text(article), project.original(article)) == ("A", b"A")


def test_nothing_is_half_imported_by_a_killed_process(path: Path, folder: Path) -> None:
    project = new_project(path)
    before = state(project)
    project.close()
    for number in range(4):
        write(folder, **{f"{number}_txt": f"Text {number}"})
    command = [sys.executable, str(IMPORTER), str(path), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in ("0 4\n", "1 4\n", "2 4\n"):
            assert process.stdout.readline() == line
            if line != "2 4\n":
                process.stdin.write("\n")
                process.stdin.flush()
        look = open_project(path, user(), read_only=True)
        assert kept(look) == [2, 2], "two are on the disk, and do not count yet"
        look.close()
        process.kill()
    project = open_project(path, user())
    assert (project.why_read_only, state(project), kept(project)) == ("", before, [0, 0])
    assert project.undoable() is None
    assert len(import_files(project, [folder]).added) == 4
    project.close()
