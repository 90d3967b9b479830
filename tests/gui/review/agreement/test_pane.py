"""Agreement by keys and signals: what is listed, what lies behind, what is stale, what goes out."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from files import TEXT, mark, new_project, put_all, user
from pair_of_readers import ANN, BEN, TYPES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from sourcemark.gui.kit import Kit
from sourcemark.gui.review.agreement import turns
from sourcemark.gui.review.agreement.listed import LINE
from sourcemark.gui.review.agreement.pane import STALE, AgreementPane
from sourcemark.model.articles import Article
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.statements import Statement
from sourcemark.work import submitting, tagging
from sourcemark.work.review import accepting

Key = Qt.Key


def line(pane: AgreementPane, title: str):  # type: ignore[no-untyped-def]
    return next(one for one in pane.list.lines if one.title == title)


def go_to(pane: AgreementPane, title: str) -> None:
    row = [one.title for one in pane.list.lines].index(title)
    pane.list.setCurrentIndex(pane.list.model().index(row, 0))


def article(kit: Kit, title: str) -> Article:
    return next(a for a in kit.session.project.all(Article) if a.title == title)


def test_a_line_for_each_facet_with_boundaries_first(pane: AgreementPane) -> None:
    titles = [one.title for one in pane.list.lines]
    assert titles[:3] == ["Where statements begin and end", "Source type", "Source"]
    types = line(pane, "Source type")
    assert (types.measure, round(types.value, 2)) == ("alpha, nominal", 0.60)
    assert types.beside == ("80 % alike", "60 % Official", "10 units", "2 missing")
    assert types.weak
    assert "seed 1" in pane.state.text()
    assert "Ben (2 of 2)" in pane.remarks.text()


def test_a_line_is_told_whole_to_a_screen_reader(pane: AgreementPane) -> None:
    words = pane.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Source type. alpha, nominal 0.60, between")
    assert words.endswith("see the notes")
    assert pane.list.model().index(1, 0).data(LINE) is pane.list.lines[1]


def test_arrows_walk_and_enter_goes_to_what_lies_behind(pane: AgreementPane, qtbot: QtBot) -> None:
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Key.Key_Down)
    assert pane.details.heading.text() == "Source type"
    assert "below 30" in pane.details.notes.text()
    figures = [row[0] for row in pane.details.figures.table.cells.rows]
    assert figures == ["Percent agreement", "Krippendorff’s alpha", "Fleiss’ kappa", "Cohen’s kappa"]
    qtbot.keyClick(pane.list, Key.Key_Return)
    assert pane.details.figures.table.hasFocus()


def test_boundaries_name_the_version_of_alpha(pane: AgreementPane) -> None:
    go_to(pane, "Where statements begin and end")
    assert "|u-alpha of Krippendorff and others 2016" in pane.details.explained.text()
    heads = pane.details.values.table.cells.heads
    assert {"Precision", "Recall", "F1"} <= set(heads)


def test_a_cell_leads_to_the_statements_behind_it(pane: AgreementPane, kit: Kit, qtbot: QtBot) -> None:
    go_to(pane, "Source type")
    table = pane.details.confusion.table
    assert [list(row) for row in table.cells.rows] == [["5", "1"], ["1", "3"]]
    table.setFocus()
    table.setCurrentIndex(table.cells.index(0, 0))
    qtbot.keyClick(table, Key.Key_Right)
    with qtbot.waitSignal(pane.statements_wanted) as wanted:
        qtbot.keyClick(table, Key.Key_Return)
    ((article_id, ids),) = wanted.args[0]
    found = [kit.session.project.get(Statement, id) for id in ids]
    assert {s.article for s in found} == {article_id}
    assert [s.code("source_type") for s in found] == ["official", "defector"]
    number = found[0].spans[0].start // 20
    assert (TYPES[0][number], TYPES[1][number]) == ("o", "d")
    spoken = table.cells.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Ann: Official, Ben: Defector: 1"


def test_an_empty_cell_leads_nowhere(pane: AgreementPane, qtbot: QtBot) -> None:
    go_to(pane, "Reliability")
    table, asked = pane.details.confusion.table, []
    pane.statements_wanted.connect(asked.append)
    empty = next(
        (r, c) for r, row in enumerate(table.cells.rows) for c, words in enumerate(row) if words == "·"
    )
    table.setCurrentIndex(table.cells.index(*empty))
    qtbot.keyClick(table, Key.Key_Return)
    assert asked == []


def test_a_change_is_counted_at_once_and_one_stays_on_the_facet(pane: AgreementPane, kit: Kit) -> None:
    go_to(pane, "Source type")
    before = line(pane, "Source type").value
    project = kit.session.project
    wrong = next(
        s for s in project.all(Statement) if s.annotator == ANN.annotator.id and s.spans[0].start == 100
    )
    kit.session.do(tagging.retag, [wrong.id], "defector")
    assert line(pane, "Source type").value > before
    assert pane.list.facet == "source_type"


def test_what_is_not_seen_is_stale_and_counted_when_it_is(pane: AgreementPane, kit: Kit) -> None:
    before = line(pane, "Source type").beside
    pane.hide()
    other = next(s for s in kit.session.project.all(Statement) if s.annotator == ANN.annotator.id)
    kit.session.do(tagging.delete, [other.id])
    assert pane.state.text() == STALE
    assert line(pane, "Source type").beside == before
    pane.show()
    assert pane.state.text() != STALE
    assert line(pane, "Source type").beside != before


def test_seed_and_overlap_can_be_changed_by_keys(pane: AgreementPane, qtbot: QtBot) -> None:
    pane.choices.seed.setFocus()
    qtbot.keyClick(pane.choices.seed, Key.Key_Up)
    assert "seed 2" in pane.state.text()
    pane.choices.seed.setText("7")
    qtbot.keyClick(pane.choices.seed, Key.Key_Return)
    assert "seed 7" in pane.state.text()
    pane.choices.threshold.setText("nothing")
    qtbot.keyClick(pane.choices.threshold, Key.Key_Return)
    assert pane.choices.threshold.text() == "0.50"
    qtbot.keyClick(pane.choices.threshold, Key.Key_PageUp)
    assert pane.list.lines[0].measure == "F1, overlap ≥ 1"


def test_articles_can_be_chosen(pane: AgreementPane, kit: Kit) -> None:
    choices = pane.choices
    choices.set_article(article(kit, "=Two"))
    choices.articles.picked.emit("here")
    assert pane.state.text().startswith("1 article, 1 read by two or more")
    choices.set_article(article(kit, "Three"))
    assert "No article was read by two" in pane.words.text()
    choices.articles.picked.emit("some")
    choices.words.setText("One")
    choices.words.editingFinished.emit()
    assert pane.state.text().startswith("1 article, 1 read by two or more")
    choices.articles.picked.emit("here")
    choices.set_article(None)
    assert pane.state.text().startswith("3 articles")


def test_one_annotator_alone_is_told_what_to_do(pane: AgreementPane) -> None:
    pane.choices.who.wanted.emit((BEN.annotator.id,))
    assert pane.body.currentIndex() == 1
    assert pane.words.text().startswith("Only Ben has marked anything here: agreement takes two.")
    pane.choices.who.wanted.emit(())
    assert pane.body.currentIndex() == 0


def test_nobody_has_marked_anything(enter: Callable[[Path], AgreementPane], tmp_path: Path) -> None:
    path = tmp_path / "new.sourcemark"
    new_project(path, ANN).close()
    assert "Nobody has marked anything yet." in enter(path).words.text()


def test_blind_readers_are_told_to_submit(pane: AgreementPane, kit: Kit) -> None:
    window = pane.window()
    kit.session.do(submitting.arrange, blind=True)  # every room is made anew then
    pane = window.room  # type: ignore[attr-defined]
    assert "you work blind" in pane.words.text()
    kit.session.do(submitting.submit, [article(kit, "One").id])
    assert pane.words.text() == ""
    assert pane.state.text().startswith("1 article, 1 read by two or more")


def test_a_newcomer_is_held_against_the_adjudicated_layer(pane: AgreementPane, kit: Kit) -> None:
    pane.choices.against.picked.emit(ADJUDICATED.id)
    assert "Nothing is adjudicated yet" in pane.words.text()
    for one in list(kit.session.project.all(Article)):
        kit.session.do(accepting.accept_all, one.id, ANN.annotator.id)
    pane.choices.learner.picked.emit(BEN.annotator.id)
    types = line(pane, "Source type")
    assert (types.measure, types.value, types.beside) == (
        "right",
        0.8,
        ("10 compared", "1 left out", "1 added"),
    )
    go_to(pane, "Source type")
    rows = {row[0]: list(row[1:]) for row in pane.details.values.table.cells.rows}
    assert rows["Defector"] == ["4", "4", "3", "75 %", "75 %"]


def test_the_raw_table_goes_out(
    pane: AgreementPane, kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "raw"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    said: list[str] = []
    kit.session.said.connect(said.append)
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Key.Key_E, Qt.KeyboardModifier.AltModifier)
    with target.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert said[-1] == f"{len(rows):,} rows written to raw.csv."
    assert {row["facet"] for row in rows} >= {"marked", "source_type", "reliability"}


def test_keys_lead_to_each_part(pane: AgreementPane, qtbot: QtBot) -> None:
    pane.list.setFocus()
    for key, target in (
        (Key.Key_2, pane.details.figures.table),
        (Key.Key_3, pane.choices.against),
        (Key.Key_1, pane.list),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, Qt.KeyboardModifier.AltModifier)
        assert target.hasFocus()


def test_of_three_the_table_is_of_whoever_gave_what(pane: AgreementPane, kit: Kit, qtbot: QtBot) -> None:
    third, codes = user("Cy"), {"source_type": ("defector",)}
    made = mark(article(kit, "One"), TEXT, (0, 15), who=third, codes=codes)
    kit.session.do(lambda project: put_all(project, "Third", [third.annotator, made]))
    pane.counting._kept.forget(None)
    pane.counting.again()
    go_to(pane, "Source type")
    table = pane.details.confusion.table
    assert "two annotators" in pane.details.confusion.words.text()
    assert [row[0] for row in pane.details.figures.table.cells.rows][-1] == "Fleiss’ kappa"
    with qtbot.waitSignal(pane.statements_wanted) as wanted:
        table.opened.emit(0, 1)
    assert sum(made.id in ids for _, ids in wanted.args[0]) == 2


def test_names_that_are_hidden_stay_hidden(pane: AgreementPane, kit: Kit) -> None:
    window = pane.window()
    kit.session.do(submitting.arrange, nameless=True)
    pane = window.room  # type: ignore[attr-defined]
    go_to(pane, "Source type")
    assert "Annotator 1" in pane.details.confusion.words.text()
    assert "Ben" not in pane.remarks.text() + pane.details.confusion.words.text()


def test_a_second_change_ends_the_count_of_the_first(pane: AgreementPane, kit: Kit) -> None:
    turn = turns.Turn()
    turn.over = True
    with pytest.raises(turns.Cancelled):
        turn.progress(1, 2)
    assert turns.counted(kit.session.project, pane.counting._wish, turn, turns.Kept()) is None


def test_a_window_without_a_project_leaves_nothing_behind(pane: AgreementPane, kit: Kit) -> None:
    kit.session.close()
    assert not kit.jobs.running


def test_the_same_figures_whether_read_anew_or_kept(pane: AgreementPane, kit: Kit, path: Path) -> None:
    project = kit.session.project
    mine = [s for s in project.all(Statement) if s.annotator == ANN.annotator.id]
    kit.session.do(tagging.delete, [mine[0].id])
    kit.session.do(tagging.retag, [mine[3].id], "official")
    kit.session.undo()
    kit.session.do(accepting.accept_all, article(kit, "One").id, BEN.annotator.id)
    shown = pane.list.lines
    pane.counting._kept.forget(None)
    pane.counting.again()
    assert pane.list.lines == shown


def test_counts_in_parts_all_stand_on_one_point(pane: AgreementPane, kit: Kit) -> None:
    third, one = user("Cy"), article(kit, "One")
    made = [mark(one, TEXT, (at, at + 15), who=third, codes={"source_type": (type,)}) for at, type in _THIRD]
    kit.session.do(lambda project: put_all(project, "Third", [third.annotator, *made]))
    pane.counting._kept.forget(None)
    pane.counting.again()
    go_to(pane, "Source type")
    rows = pane.details.confusion.table.cells.rows
    counts = [words for row in rows for words in row if words != "·"]
    assert {len(words.partition(".")[2]) for words in counts} == {1}


_THIRD = ((0, "official"), (160, "media"))
"""The second is the third value of its unit: each pair of it counts by half."""
