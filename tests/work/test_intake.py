"""Articles coming in: each text once, in one step, and a reason for what stays out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from coming import kept, titles, write
from files import state
from foreign_files import docx, paragraph, run

from sourcemark.formats.limits import Limits
from sourcemark.model.articles import Article, Draft
from sourcemark.model.errors import BadFile, Refused
from sourcemark.project import Project
from sourcemark.work import intake
from sourcemark.work.articles import add, set_binned
from sourcemark.work.intake import Summary, import_files
from sourcemark.work.pasting import paste


def test_files_come_in_as_one_step(project: Project, folder: Path) -> None:
    word = docx(paragraph(run("A word.")))
    paths = write(folder, one_txt="One\n\nFirst text.", two_md="# Two\n\nSecond text.", three_docx=word)
    summary = import_files(project, paths)
    assert [name for name, _ in summary.added] == ["one.txt", "two.md", "three.docx"]
    assert str(summary) == "3 articles added."
    assert titles(project) == ["One", "Two", "three"]
    assert summary.changes.of("article") == tuple(id for _, id in summary.added)
    step = project.undoable()
    assert step is not None
    assert step.name == "Import 3 files"
    project.undo()
    assert titles(project) == []
    project.redo()
    assert titles(project) == ["One", "Two", "three"]


def test_what_came_in_can_be_proved(project: Project, folder: Path) -> None:
    data = b"\xef\xbb\xbfHead\r\n\r\ncaf\xc3\xa9 \xf0\x9f\x98\x80.\r\n"
    import_files(project, write(folder, one_txt=data))
    (article,) = project.all(Article)
    assert project.text(article) == "Head\n\ncafé 😀."
    assert project.original(article) == data
    assert (article.captured.name, article.captured.how, article.length) == ("one.txt", "file", 13)
    step = project.undoable()
    assert step is not None
    assert step.name == "Import one.txt"


def test_a_folder_is_walked_in_order_and_what_is_passed_over_is_named(project: Project, folder: Path) -> None:
    write(folder, b_txt="B", a_TXT="A", picture_png=b"\x89PNG\r\n", README="x", _hidden_txt="H")
    deeper = folder / "deeper"
    (deeper / ".git").mkdir(parents=True)
    write(deeper, c_md="C", old_doc=b"\xd0\xcf\x11\xe0")
    write(deeper / ".git", d_txt="D")
    summary = import_files(project, [folder], how="folder")
    assert [name for name, _ in summary.added] == ["a.TXT", "b.txt", "deeper/c.md"]
    assert {article.captured.name for article in project.all(Article)} == {"a.TXT", "b.txt", "c.md"}
    assert dict(summary.passed) == {
        "picture.png": "in a folder, files that end in .png are not opened",
        "README": "in a folder, files without a suffix are not opened",
        "deeper/old.doc": "in a folder, files that end in .doc are not opened",
    }
    assert str(summary) == "3 articles added, 3 passed over."
    assert {article.captured.how for article in project.all(Article)} == {"folder"}


def test_a_step_is_named_by_what_came_in(project: Project, folder: Path) -> None:
    some = write(folder, a_txt="A", same_txt="A", bad_pdf="no", b_txt="B")
    assert import_files(project, some).changes.name == "Import 2 files"
    assert project.undoable().name == "Import 2 files"  # type: ignore[union-attr]
    assert import_files(project, [*some, *write(folder, c_txt="C")]).changes.name == "Import c.txt"
    assert project.undo().name == "Undo: Import c.txt"  # type: ignore[union-attr]
    assert project.redo().name == "Redo: Import c.txt"  # type: ignore[union-attr]


def test_names_tell_the_folders_apart(project: Project, folder: Path) -> None:
    for name in ("left", "right"):
        (folder / name).mkdir()
        write(folder / name, **{"one_txt": name, "bad_pdf": "no", "other_bin": "x"})
    summary = import_files(project, [folder / "left", folder / "right"])
    assert [name for name, _ in summary.added] == ["left/one.txt", "right/one.txt"]
    assert [name for name, _ in summary.refused] == ["left/bad.pdf", "right/bad.pdf"]
    assert [name for name, _ in summary.passed] == ["left/other.bin", "right/other.bin"]
    again = import_files(project, [folder])
    assert [name for name, _ in again.known] == ["left/one.txt", "right/one.txt"]


def test_a_folder_without_anything_readable_is_refused(project: Project, folder: Path) -> None:
    write(folder, picture_png=b"x")
    with pytest.raises(Refused, match="no file in it that Sourcemark can read"):
        import_files(project, [folder])


def test_a_folder_that_does_not_open_is_named(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder / "closed"
    closed.mkdir()
    write(folder, a_txt="A")
    look = os.scandir

    def scandir(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    summary = import_files(project, [folder])
    assert (summary.refused, len(summary.added)) == ((("closed", "Permission denied"),), 1)


def test_what_can_not_be_read_is_named_and_the_rest_comes_in(project: Project, folder: Path) -> None:
    paths = write(
        folder, empty_txt="", good_txt="Good", fake_docx="not a zip", photo_txt=b"\x89PNG\r\n\x1a\n0"
    )
    summary = import_files(project, [*paths, folder / "gone.txt"], limits=Limits(seconds=20))
    reasons = dict(summary.refused)
    assert list(reasons) == ["empty.txt", "fake.docx", "photo.txt", "gone.txt"]
    assert reasons["empty.txt"] == "the file is empty"
    assert "PNG picture" in reasons["photo.txt"]
    assert reasons["gone.txt"] == "No such file or directory"
    assert titles(project) == ["good"]
    assert str(summary) == "1 article added, 4 could not be read."


def test_a_failing_file_leaves_the_project_untouched(project: Project, folder: Path) -> None:
    before = state(project)
    summary = import_files(project, write(folder, bad_pdf=b"%PDF-1.7 nonsense", worse_odt=b"PK\3\4"))
    assert len(summary.refused) == 2
    assert not summary.changes
    assert (state(project), kept(project)) == (before, [0, 0])
    assert project.undoable() is None


def test_the_same_bytes_and_the_same_text_are_noticed(project: Project, folder: Path) -> None:
    first, *others = write(
        folder,
        one_txt="Title\n\nBody of it.",
        same_txt="Title\n\nBody of it.",
        crlf_txt="Title\r\n\r\nBody of it.\r\n",
    )
    summary = import_files(project, [first, *others])
    assert [name for name, _ in summary.added] == ["one.txt"]
    assert summary.known == (("same.txt", "Title"), ("crlf.txt", "Title"))
    assert str(summary) == "1 article added, 2 already here."
    again = import_files(project, [first])
    assert (again.added, again.known, bool(again.changes)) == ((), (("one.txt", "Title"),), False)
    assert kept(project) == [1, 1]


def test_a_file_that_was_read_otherwise_before_is_noticed(project: Project, folder: Path) -> None:
    """A later extractor may make another text of the same bytes: it is still the same article."""
    add(project, Draft(text="As it was read then", title="Then"), "file", "one.txt", b"One")
    summary = import_files(project, write(folder, one_txt="One"))
    assert (summary.known, summary.added) == ((("one.txt", "Then"),), ())


def test_an_article_in_the_bin_is_known_too(project: Project, folder: Path) -> None:
    paths = write(folder, one_txt="Title\n\nBody of it.")
    set_binned(project, import_files(project, paths).changes.of("article"), True)
    assert import_files(project, paths).known == (("one.txt", "Title"),)
    with pytest.raises(Refused, match="This text is in the bin already: “Title”"):
        paste(project, "Title\n\nBody of it.")


def test_names_of_files_need_not_be_text(project: Project, folder: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems keep no such names")
    name = os.fsdecode(b"caf\xe9 \x1b[31m.txt")
    (folder / name).write_text("A text", "utf-8")
    summary = import_files(project, [folder])
    assert summary.added[0][0] == "caf? \x1b[31m.txt"
    step = project.undoable()
    assert step is not None
    assert step.name == "Import caf? \x1b[31m.txt"


def test_the_summary_counts_in_words() -> None:
    row = (("a", "b"),)
    assert str(Summary()) == "0 articles added."
    full = Summary(added=row * 1_200, known=row, refused=row * 2, passed=row)
    assert str(full) == "1,200 articles added, 1 already here, 2 could not be read, 1 passed over."


def test_a_reason_says_where() -> None:
    assert intake._reason(BadFile("a.docx", "damaged", "page 3")) == "damaged (page 3)"
    assert intake._reason(None) == "there is no article in it"
