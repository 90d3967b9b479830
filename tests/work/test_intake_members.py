"""Members of collections coming in: each an article with where it comes from, once, in one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from coming import kept, titles, write
from files import state
from foreign_files import zipped
from tasks import Watcher

from sourcemark.formats.inputs import Wanted
from sourcemark.model.articles import Article, Choices
from sourcemark.project import Project
from sourcemark.work.intake import import_files
from sourcemark.work.task import Cancelled


def archive(folder: Path, **texts: str | bytes) -> Path:
    path = folder / "saved.zip"
    parts = {name.replace("_", "."): text for name, text in texts.items()}
    path.write_bytes(zipped(parts))
    return path


def test_members_know_where_they_come_from(project: Project, folder: Path) -> None:
    path = archive(folder, a_txt="A\n\nText.", b_txt="B\n\nText.", c_pdf=b"no", d_png=b"\x89PNG")
    before = state(project)
    summary = import_files(project, [path, *write(folder, e_txt="E")])
    assert [name for name, _ in summary.added] == ["saved.zip/a.txt", "saved.zip/b.txt", "e.txt"]
    assert [name for name, _ in summary.refused] == ["saved.zip/c.pdf"]
    assert [name for name, _ in summary.passed] == ["saved.zip/d.png"]
    a, b = sorted((x for x in project.all(Article) if x.title != "e"), key=lambda x: x.title)
    assert (a.captured.container, a.captured.name) == ("saved.zip", "a.txt")
    assert project.original(b) == b"B\n\nText.", "its own bytes, not those of the archive"
    project.undo()
    assert (titles(project), state(project)) == ([], before)


def test_a_member_is_known_by_its_own_bytes_and_its_text(project: Project, folder: Path) -> None:
    import_files(project, write(folder, first_txt="A\n\nText.", second_txt="B\r\n\r\nText."))
    summary = import_files(project, [archive(folder, a_txt="A\n\nText.", b_txt="B\n\nText.", c_txt="C")])
    assert summary.known == (("saved.zip/a.txt", "A"), ("saved.zip/b.txt", "B"))
    assert [name for name, _ in summary.added] == ["saved.zip/c.txt"]


def test_only_what_is_wanted_comes_in(project: Project, folder: Path) -> None:
    path = archive(folder, a_txt="A", b_txt="B")
    summary = import_files(project, [Wanted(path, only=("b.txt", "gone.txt"))])
    assert [name for name, _ in summary.added] == ["saved.zip/b.txt"]
    assert summary.refused == (("saved.zip/gone.txt", "it is not in there"),)


def test_progress_is_told_member_by_member(project: Project, folder: Path) -> None:
    watcher = Watcher()
    import_files(project, [archive(folder, a_txt="A", b_txt="B"), *write(folder, c_txt="C")], watcher)
    assert watcher.told == [(0, 2, ""), (1, 3, "a.txt"), (2, 3, "b.txt"), (3, 3, "c.txt"), (3, 3, "")]


@pytest.mark.parametrize("stop_at", [0, 2, 3])
def test_cancelled_between_members_nothing_has_come_in(project: Project, folder: Path, stop_at: int) -> None:
    before = state(project)
    with pytest.raises(Cancelled):
        import_files(project, [archive(folder, a_txt="A", b_txt="B", c_txt="C")], Watcher(stop_at))
    assert (state(project), kept(project), project.undoable()) == (before, [0, 0], None)


def test_a_folder_takes_archives_and_passes_tables_over(project: Project, folder: Path) -> None:
    archive(folder, a_txt="A")
    write(folder, t_csv="text\nwords", u_jsonl='{"text": "x"}', v_xlsx="x", w_txt="W")
    summary = import_files(project, [folder], how="folder")
    assert [name for name, _ in summary.added] == ["saved.zip/a.txt", "w.txt"]
    why = "it could be a table of anything: import it by itself"
    assert summary.passed == tuple((name, why) for name in ("t.csv", "u.jsonl", "v.xlsx"))


def test_rows_of_a_table_come_in_by_the_columns_chosen(project: Project, folder: Path) -> None:
    (path,) = write(folder, t_csv="Alpha,Beta\nThe first text.,Head\n,nothing\n")
    columns = {"text": "Alpha", "title": "Beta"}
    summary = import_files(project, [Wanted(path, Choices(columns=columns))])
    assert [name for name, _ in summary.added] == ["t.csv/row 2"]
    assert summary.refused == (("t.csv/row 3", "there is no text in it"),)
    (article,) = project.all(Article)
    assert (article.title, article.captured.container, article.captured.name) == ("Head", "t.csv", "row 2")
    assert article.captured.choices.columns == columns


def test_an_empty_archive_says_so(project: Project, folder: Path) -> None:
    summary = import_files(project, [archive(folder)])
    assert len(summary.refused) == 1


def test_another_reading_of_the_same_file_is_another_article(project: Project, folder: Path) -> None:
    """Who sees that a charset was guessed wrongly can take the file in anew."""
    (path,) = write(folder, one_txt="caf\xe9".encode("cp1252"))
    import_files(project, [Wanted(path, Choices(charset="cp437"))])
    again = import_files(project, [Wanted(path, Choices(charset="cp1252"))])
    assert len(again.added) == 1
    assert len(import_files(project, [Wanted(path, Choices(charset="cp1252"))]).known) == 1
    assert len(import_files(project, [path]).known) == 1, "nothing was asked for"


def test_a_set_is_no_article(project: Project, folder: Path) -> None:
    (path,) = write(
        folder, said_jsonl='{"text": "A word.", "spans": [{"start": 0, "end": 1, "label": "x"}]}\n'
    )
    summary = import_files(project, [path])
    assert "holds no articles" in summary.refused[0][1]
