"""What an analyst has comes in and what a colleague's tool reads goes out, by keys: previews, mappings, ceilings."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from coworking import Answer, tab_to, undoes
from foreign_files import zipped
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from sitting import Sitting

from sourcemark.cli.main import main
from sourcemark.gui.exchange.export_card import ExportCard
from sourcemark.gui.exchange.importing.card import ImportCard
from sourcemark.gui.exchange.mapping_card import MappingCard
from sourcemark.model.articles import Article
from sourcemark.model.people import Annotator
from sourcemark.model.statements import Statement

PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>The dam holds, the ministry said on Monday, although engineers had warned of cracks for months.</p>
<ul><li>Cracks in the concrete</li><li>Water in the gallery</li></ul></article></body></html>"""
TABLE = "Slug,Story,Head\ndam-1,The dam holds after all.,Dam holds\ndam-2,The river is rising again.,River rises\n"
URL = "https://weir.example/dam"
TLP = "TLP:CLEAR"
REPORTS = {"web page": ("r.html", b"<!doctype html>"), "printed": ("r.pdf", b"%pdf")}
"""Words by which a format is found -> a name, and how such a file begins."""


def articles(sitting: Sitting) -> dict[str, Article]:
    """By headline."""
    return {article.title: article for article in sitting.kit.session.project.all(Article)}


def marks(sitting: Sitting) -> list[Statement]:
    return list(sitting.kit.session.project.all(Statement))


@pytest.fixture
def begun(sit: Callable[[], Sitting], answer: Answer, tmp_path: Path) -> Sitting:
    """A sitting at a project that is empty."""
    sitting = sit()
    answer(tmp_path / "Weir.sourcemark")
    sitting.press("Ctrl+N")
    return sitting


@pytest.fixture
def sample(sit: Callable[[], Sitting]) -> Sitting:
    """A sitting at the sample project."""
    sitting = sit()
    sitting.kit.actions.run("sample_project")
    return sitting


def exporting(sitting: Sitting, words: str) -> ExportCard:
    """The export card, with the format that these words find."""
    sitting.press("Ctrl+E")
    sitting.type(words)
    card = sitting.window.overlay.content
    assert isinstance(card, ExportCard)
    return card


def test_a_zip_and_a_table_come_in_as_they_were_chosen(
    begun: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, table = tmp_path / "pages.zip", tmp_path / "table.csv"
    pages.write_bytes(zipped({f"{name}.html": PAGE.format(f"Page {name}") for name in "abc"}))
    table.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(pages), str(table)], ""))
    begun.press("Ctrl+I")
    card = begun.window.overlay.content
    assert isinstance(card, ImportCard)
    tab_to(begun, "Articles in it")
    begun.press("Down")
    assert card.preview.text.toPlainText().startswith("Page b")
    begun.press("Space")  # it stays out
    tab_to(begun, "Files")
    begun.press("Down")
    tab_to(begun, "Column of: Headline")
    begun.press("Home", "Down")  # none, then the first
    assert card.preview.columns.columns() == {"text": "Story", "title": "Slug"}
    assert articles(begun) == {}, "nothing is written yet"
    begun.press("Return")
    came = articles(begun)
    assert {title: a.captured.container for title, a in came.items()} == {
        "Page a": "pages.zip", "Page c": "pages.zip", "dam-1": "table.csv", "dam-2": "table.csv"
    }  # fmt: skip
    assert came["dam-1"].captured.choices.columns["title"] == "Slug"
    assert begun.kit.session.project.text(came["dam-1"]) == "The dam holds after all."
    begun.press("Ctrl+Z")
    assert articles(begun) == {}, "one step"
    begun.press("Ctrl+Shift+Z")
    assert articles(begun) == came


def test_marks_go_out_to_another_tool_and_come_in_elsewhere(
    sample: Sitting, answer: Answer, tmp_path: Path
) -> None:
    out = tmp_path / "out.qdpx"
    names = {a.id: a.name for a in sample.kit.session.project.all(Annotator)}
    theirs = [s for s in marks(sample) if names[s.annotator] == "Jonas Brandt"]
    card = exporting(sample, "qdpx")
    tab_to(sample, "Annotators")
    sample.press("Space", "End", "Space")  # neither one's own marks nor what was decided
    assert card.number.text() == f"{len(theirs)} statements"
    answer(out)
    sample.press("Return")
    answer(tmp_path / "Other.sourcemark")
    sample.press("Ctrl+N")
    answer(out)
    sample.press("Ctrl+Shift+J")
    card = sample.window.overlay.content
    assert isinstance(card, MappingCard)
    tab_to(sample, "17 values of source_type")
    sample.press("Space")
    tab_to(sample, "Official becomes")
    sample.press("Down")
    assert marks(sample) == [], "nothing is written yet"
    sample.press("Return")
    assert sorted(s.exact for s in marks(sample)) == sorted(s.exact for s in theirs)
    before, now = ([s.code("source_type") for s in some] for some in (theirs, marks(sample)))
    assert now.count("official") == 0
    assert now.count("political") == before.count("official") + before.count("political")
    assert undoes(sample) == "Undo: Bring in marks of out.qdpx"
    sample.press("Ctrl+Z")
    assert (marks(sample), articles(sample)) == ([], {})


def test_a_ceiling_refuses_by_name_and_the_shell_writes_the_same(sample: Sitting, answer: Answer) -> None:
    project = sample.kit.session.project
    secret, *others = articles(sample).values()
    with project.operation("Handling") as op:
        for article in (secret, *others):
            op.put(replace(article, handling="TLP:RED" if article is secret else TLP))
    card = exporting(sample, "CSV")
    tab_to(sample, card.care.ceiling.accessibleName())
    sample.press("Down")
    assert card.care.ceiling.currentData() == TLP
    assert secret.title[:20] in card.loses.text()
    assert not card.go.isEnabled()
    assert all(other.title[:20] not in card.loses.text() for other in others)
    sample.press("Tab", "Down")  # leave it out
    assert card.number.text().endswith("1 article above the ceiling left out")
    sample.press("Ctrl+Shift+C")
    line = shlex.split(QGuiApplication.clipboard().text())
    target = Path(line[3])
    answer(target)
    sample.press("Return")
    written = target.read_bytes()
    assert secret.title[:20].encode() not in written
    target.unlink()
    assert main(line[1:]) == 0
    assert target.read_bytes() == written


@pytest.mark.parametrize("words", REPORTS)
def test_a_report_is_written(sample: Sitting, answer: Answer, tmp_path: Path, words: str) -> None:
    name, first = REPORTS[words]
    exporting(sample, words)
    answer(tmp_path / name)
    sample.press("Return")
    assert (tmp_path / name).read_bytes().lower().startswith(first)
    assert name in sample.said[-1]


@pytest.mark.parametrize("name", ["cut.docx", "cut.zip", "cut.qdpx"])
def test_a_file_that_was_cut_off_is_named_and_changes_nothing(
    begun: Sitting, answer: Answer, tmp_path: Path, name: str
) -> None:
    before = undoes(begun)
    (tmp_path / name).write_bytes(zipped({"a.txt": "x" * 5_000})[:-90])
    answer(tmp_path / name)
    begun.press("Ctrl+Shift+J" if name.endswith("qdpx") else "Ctrl+I")
    card = begun.window.overlay.content
    assert isinstance(card, ImportCard | MappingCard)
    told = "  ".join(part.text() for part in card.findChildren(QLabel) if part.isVisible())
    assert (name in told, "cut off" in told) == (True, True)
    begun.press("Return")
    assert (undoes(begun), articles(begun), marks(begun)) == (before, {}, [])


def test_a_part_of_a_web_page_is_pasted(begun: Sitting) -> None:
    copied = QMimeData()
    copied.setHtml(PAGE.format("Dam holds"))
    copied.setData("chromium/x-source-url", URL.encode())
    QGuiApplication.clipboard().setMimeData(copied)
    begun.press("Ctrl+Shift+V")
    (article,) = articles(begun).values()
    assert (article.title, article.url) == ("Dam holds", URL)
    assert {block.role for block in article.layout} >= {"heading", "item"}
    begun.press("Ctrl+Z")
    assert articles(begun) == {}
