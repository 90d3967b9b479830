"""The card on which one sees how files would be read, chooses, and lets them in: by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from coming import write
from dropped import drop, import_card, let_in, of_files, titles
from hands import nameless, press
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sourcemark.gui.exchange.importing.card import ImportCard
from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Article, Choices
from sourcemark.work.remembering import limits_of

Key = Qt.Key
PAGE = """<html><head><title>Dam holds</title></head><body><nav>Home World</nav><article><h1>Dam holds</h1>
<p>The dam holds, the ministry said on Monday, although engineers had warned of cracks for months.</p>
<h2>After</h2><p>“We see no danger,” said the minister, and residents were told to stay where they were.</p>
</article><footer>Imprint</footer></body></html>"""


@pytest.fixture
def pile(tmp_path: Path) -> list[Path]:
    made = tmp_path / "pile"
    made.mkdir()
    return write(
        made,
        a_txt="Brief aus Köln\n\nDer Damm hält.".encode("cp1252"),
        b_html=PAGE,
        c_pdf="no",
        d_txt="D\n\nd.",
    )


def states(card: ImportCard) -> list[str]:
    rows = card.files.rows
    return [rows.index(row, 1).data() for row in range(rows.rowCount())]


def by_name(kit: Kit) -> dict[str, Article]:
    return {a.captured.name: a for a in kit.session.project.all(Article)}


def test_the_file_in_focus_is_read_and_the_others_wait(desk: Window, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    card = import_card(desk)
    assert QApplication.focusWidget() is card.files
    assert card.heading.text() == "Import 4 files"
    assert states(card) == ["ready", "", "", ""]
    assert card.preview.headline.text() == "Brief aus Köln"
    assert card.preview.remarks.text() == "Charset guessed: cp1252"
    press(Key.Key_Down)
    assert card.preview.headline.text() == "Dam holds"
    assert "Home World" not in card.preview.text.toPlainText()
    press(Key.Key_Down)
    assert states(card)[:3] == [
        "ready",
        "ready",
        "can't be read: the name ends in .pdf, but this is no PDF document (.pdf)",
    ]
    assert card.preview.words.text().startswith("This can't be read: the name ends in .pdf")


def test_esc_leaves_all_as_it_was(desk: Window, kit: Kit, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    press(Key.Key_Escape)
    assert desk.overlay.content is None
    assert titles(kit) == ["Words"]


def test_what_was_chosen_is_how_it_comes_in(desk: Window, kit: Kit, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    card = import_card(desk)
    card.preview.form.charset.setCurrentText("cp437")
    card.preview.form.charset.setFocus()
    press(Key.Key_Return)
    assert desk.overlay.content is card, "Enter reads anew first"
    assert "h\u03a3lt" in card.preview.text.toPlainText()
    card.files.setFocus()
    press(Key.Key_Down)
    card.preview.form.whole.setFocus()
    press(Key.Key_Space)
    assert "Home World" in card.preview.text.toPlainText()
    press(Key.Key_Return)
    came = by_name(kit)
    assert came["a.txt"].captured.choices == Choices(charset="cp437")
    assert kit.session.project.text(came["b.html"]).startswith("Home World")
    assert came["b.html"].captured.choices.whole
    assert came["d.txt"].captured.choices == Choices()


def test_a_choice_counts_for_all_of_its_kind(desk: Window, kit: Kit, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    card = import_card(desk)
    assert card.preview.form.all.isHidden(), "nothing is chosen yet"
    card.preview.form.charset.setCurrentText("cp437")
    card.preview.form.charset.setFocus()
    press(Key.Key_Return)
    assert card.preview.form.all.text() == "Apply to all 2 .txt files"
    card.preview.form.all.setFocus()
    press(Key.Key_Space)
    let_in(desk)
    assert by_name(kit)["d.txt"].captured.choices.charset == "cp437"
    assert by_name(kit)["b.html"].captured.choices == Choices()


def test_a_charset_that_does_not_exist_is_named_and_can_be_mended(
    desk: Window, kit: Kit, pile: list[Path]
) -> None:
    drop(desk, of_files(pile[0]))
    card = import_card(desk)
    card.preview.form.chosen.emit(Choices(charset="klingon"))
    assert "no charset named klingon" in card.preview.words.text()
    assert not card.go.isEnabled()
    assert not card.preview.form.charset.isHidden()
    card.preview.form.chosen.emit(Choices())
    let_in(desk)
    assert len(titles(kit)) == 2


def test_what_was_left_out_can_be_unfolded(desk: Window, pile: list[Path]) -> None:
    drop(desk, of_files(pile[1]))
    form = import_card(desk).preview.form
    assert form.dropped.isHidden()
    form.left_out.setFocus()
    press(Key.Key_Space)
    assert form.dropped.isVisible()
    assert "Imprint" in form.dropped.toPlainText()


def test_headings_are_set_as_such(desk: Window, pile: list[Path]) -> None:
    drop(desk, of_files(pile[1]))
    document = import_card(desk).preview.text.document()
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    sizes = {
        block.text(): block.begin().fragment().charFormat().fontPointSize()
        for block in blocks
        if block.text()
    }
    assert sizes["Dam holds"] > sizes["After"] > 0.0


def test_a_file_that_can_not_be_read_stays_out(desk: Window, kit: Kit, pile: list[Path]) -> None:
    drop(desk, of_files(pile[2]))
    card = import_card(desk)
    assert not card.go.isEnabled()
    assert card.leave.text() == card.leave.accessibleName() == "Close"
    assert QApplication.focusWidget() is card.leave
    press(Key.Key_Return)
    assert desk.overlay.content is card


def test_limits_are_kept_and_what_failed_is_tried_again(desk: Window, kit: Kit, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"word " * 3_000_000)
    kit.profile.change(reading=type(kit.profile.habits.reading)(size=10))
    drop(desk, of_files(tmp_path / "long.txt"))
    card = import_card(desk)
    assert "larger than 10 MB" in card.preview.words.text()
    box = card.limits.boxes["size"]
    box.setFocus()
    press(Key.Key_Down)
    assert limits_of(kit.profile).size == 100 << 20
    assert card.go.isEnabled()
    let_in(desk)
    assert len(titles(kit)) == 2


def test_a_long_list_is_shown_at_once(desk: Window, kit: Kit, tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number:04}.txt").touch()
    (tmp_path / "0000.txt").write_text("First\n\nText.", "utf-8")
    drop(desk, of_files(tmp_path))
    card = import_card(desk)
    assert card.files.rows.rowCount() == 2_000
    assert len(card.plan.looks) == 1, "only the one in focus is read"
    press(Key.Key_Escape)


@pytest.mark.parametrize("zoom", [0, 5])
def test_everything_has_room_and_a_name(desk: Window, kit: Kit, pile: list[Path], zoom: int) -> None:
    desk.resize(QSize(1280, 720))
    for _ in range(zoom):
        kit.theme.zoom(1)
    drop(desk, of_files(*pile))
    QApplication.processEvents()
    card = import_card(desk)
    for part in (card.go, card.preview.form.charset, card.limits.boxes["size"]):
        corner = part.mapTo(desk, part.rect().bottomRight())
        assert corner.y() < desk.height()
        assert corner.x() < desk.width()
    assert card.preview.text.height() >= 3 * card.preview.text.fontMetrics().height()
    assert [part for part in nameless(card) if part.isVisible()] == []


def test_nothing_moves_from_one_file_to_the_next(desk: Window, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    QApplication.processEvents()
    card = import_card(desk)
    places = set()
    for _ in range(4):
        places.add(
            (card.preview.text.parentWidget().geometry().top(), card.go.geometry().top(), card.files.width())
        )
        press(Key.Key_Down)
        QApplication.processEvents()
    assert len(places) == 1


def test_tab_walks_all_of_the_card(desk: Window, pile: list[Path], qtbot: QtBot) -> None:
    drop(desk, of_files(*pile))
    card, seen = import_card(desk), []
    for _ in range(9):
        holder = QApplication.focusWidget()
        assert holder is not None
        seen.append(holder.accessibleName())
        press(Key.Key_Tab)
    limits = ["Most time for a file", "Most memory for a file", "Largest file"]
    text = ["Files", "Text as it will be read", "Charset"]
    assert seen == [*text, *limits, "Cancel", "Import", "Files"]
    assert card.isVisible()


def test_names_have_more_room_than_words_on_them(desk: Window, pile: list[Path]) -> None:
    drop(desk, of_files(*pile))
    QApplication.processEvents()
    header = import_card(desk).files.header()
    assert header.sectionSize(0) > 1.4 * header.sectionSize(1) > 0
