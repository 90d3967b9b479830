"""Articles coming into the window: by action, drop and clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from dropped import drop, let_in, of_files, titles
from files import user
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article
from sourcemark.model.changes import Changes
from sourcemark.project import open_project
from sourcemark.work.remembering import set_limit


def answer(monkeypatch: pytest.MonkeyPatch, kind: str, value: object) -> None:
    """The system's own dialog gives this."""
    monkeypatch.setattr(QFileDialog, kind, lambda *_: value)


def test_files_are_dropped_and_everybody_learns_of_it(
    desk: Window, kit: Kit, folder: Path, said: list[str]
) -> None:
    heard: list[Changes] = []
    kit.session.changed.connect(heard.append)
    drop(desk, of_files(folder / "one.txt", folder / "two.txt"))
    assert titles(kit) == ["Words"], "nothing comes in before somebody says so"
    let_in(desk)
    assert titles(kit) == ["One", "Two", "Words"]
    assert said == ["2 articles added."]
    assert [len(changes.of("article")) for changes in heard] == [2]
    assert {a.captured.how for a in kit.session.project.all(Article) if a.title != "Words"} == {"drop"}
    assert desk.overlay.content is None, "nothing was left out: no card stands in the way"
    kit.session.undo()
    assert titles(kit) == ["Words"]


def test_a_folder_is_dropped(desk: Window, kit: Kit, folder: Path) -> None:
    drop(desk, of_files(folder))
    let_in(desk)
    assert titles(kit) == ["One", "Two", "Words"]


def test_a_text_is_dropped(desk: Window, kit: Kit) -> None:
    data = QMimeData()
    data.setText("Dropped\n\nA text.")
    assert desk.coming_in is not None
    assert desk.coming_in.wants(data)
    drop(desk, data)
    assert titles(kit) == ["Dropped", "Words"]


def test_a_link_is_not_taken_for_an_article(desk: Window, kit: Kit, said: list[str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/article")])
    data.setText("https://example.org/article")
    drop(desk, data)
    assert titles(kit) == ["Words"]
    assert said == ["A link brings no text with it: save the page, or copy its text."]


def test_nothing_is_dropped_on_a_project_that_can_only_be_read(
    window: Window, kit: Kit, project: Path, folder: Path
) -> None:
    holder = open_project(project, user())
    window.projects.open(project)
    assert kit.session.read_only
    assert window.coming_in is not None
    assert not window.coming_in.wants(of_files(folder))
    assert not kit.actions.run("paste_article")
    holder.close()


def test_an_article_is_pasted_by_its_action(desk: Window, kit: Kit, said: list[str]) -> None:
    QApplication.clipboard().setText("Pasted\n\nA text.")
    assert kit.actions.run("paste_article")
    assert titles(kit) == ["Pasted", "Words"]
    kit.actions.run("paste_article")
    assert said[-1] == "This text is in the project already: “Pasted”."
    QApplication.clipboard().setText("  \n")
    kit.actions.run("paste_article")
    assert said[-1] == "There is no text on the clipboard: copy an article first."
    assert titles(kit) == ["Pasted", "Words"]


def test_a_part_of_a_page_is_pasted_with_what_is_known_of_it(desk: Window, kit: Kit, said: list[str]) -> None:
    page = QMimeData()
    page.setText("Dam holds\nThe ministry said so.")
    page.setHtml("<h1>Dam holds</h1><p>The ministry said so.</p><ul><li>Once</li></ul>")
    page.setData("text/x-moz-url-priv", "https://example.org/dam".encode("utf-16-le"))
    QApplication.clipboard().setMimeData(page)
    brought: list[str] = []
    kit.session.brought.connect(brought.append)
    assert kit.actions.run("paste_article")
    (article,) = [a for a in kit.session.project.all(Article) if a.title != "Words"]
    assert (article.url, article.captured.how) == ("https://example.org/dam", "paste")
    assert kit.session.project.text(article).endswith("- Once")
    assert brought == [article.id]
    assert desk.overlay.content is None, "pasting stays direct"
    kit.session.undo()
    assert titles(kit) == ["Words"]


def test_a_page_without_words_says_so(desk: Window, kit: Kit, said: list[str]) -> None:
    page = QMimeData()
    page.setHtml("<img src='x.png'>")
    drop(desk, page)
    assert titles(kit) == ["Words"]
    assert said == ["This can't be pasted: there is no text in it."]


def test_a_page_beyond_the_limits_that_somebody_set_comes_in_as_text(desk: Window, kit: Kit) -> None:
    set_limit(kit.profile, size=1)
    page = QMimeData()
    page.setText("Dam holds")
    page.setHtml(f"<h1>Dam holds</h1><ul><li>Once</li></ul><!--{'x' * 1_100_000}-->")
    drop(desk, page)
    (article,) = [a for a in kit.session.project.all(Article) if a.title != "Words"]
    assert kit.session.project.text(article) == "Dam holds"


def test_files_are_chosen_in_the_dialog(
    desk: Window, kit: Kit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "getOpenFileNames", ([str(folder / "one.txt")], ""))
    assert kit.actions.run("import_files")
    let_in(desk)
    assert titles(kit) == ["One", "Words"]
    answer(monkeypatch, "getExistingDirectory", str(folder))
    assert kit.actions.run("import_folder")
    let_in(desk)
    assert titles(kit) == ["One", "Two", "Words"]


def test_a_dialog_that_is_left_does_nothing(desk: Window, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "getOpenFileNames", ([], ""))
    answer(monkeypatch, "getOpenFileName", ("", ""))
    answer(monkeypatch, "getExistingDirectory", "")
    for action in ("import_files", "import_folder", "merge"):
        kit.actions.run(action)
    assert titles(kit) == ["Words"]


def test_an_import_that_is_refused_says_so(desk: Window, kit: Kit, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "nothing").mkdir()
    drop(desk, of_files(tmp_path / "nothing"))
    assert said == ["There is no file in it that Sourcemark can read."]
    assert desk.overlay.content is None


def test_a_coworkers_file_comes_in_by_itself(
    desk: Window, kit: Kit, bundle: Path, folder: Path, said: list[str]
) -> None:
    drop(desk, of_files(bundle, folder))
    assert said == ["Merge a coworker's file by itself, so that it can be undone by itself."]
    assert titles(kit) == ["Words"]
