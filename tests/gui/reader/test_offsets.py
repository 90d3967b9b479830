"""What is pointed at on the page is what lies there in the stored text, in any script."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Reader, ReaderArticle
from sourcemark.model.spans import Span

MIXED = "\n".join(
    (
        "Plain words first, as calm as can be. Then more of them.",
        "Emoji 😀 and families 👩‍👩‍👧 and flags 🇰🇷 stand between words 🛰️ here.",
        "قالت الوزارة يوم الثلاثاء إن الدوريات تضاعفت. وأضاف المتحدث أن الأمر روتيني.",
        "内政部发言人周二表示，自八月以来边境巡逻次数增加了一倍。分析人士对此表示怀疑。",
        "",
        "Mixed: she said «الأمر روتيني» to the Coastal Wire 😀 yesterday. Cafe\u0301 closed.",
        "Last line.",
    )
)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def mixed(reader: Reader) -> Reader:
    reader.show_article(ReaderArticle(MIXED, "Headline", "Outlet"))
    return reader


def middle(reader: Reader, offset: int, share: float = 0.5) -> QPoint:
    """A point over the character at `offset`."""
    page = reader._stage.page
    block = page.block_at(offset)
    y = reader._stage.column.y_of(block)
    assert y is not None
    box = reader._stage.canvas.placed(block, y).boxes(offset, offset + 1)[0]
    return QPoint(round(box.left() + box.width() * share), round(box.center().y()))


def chosen(reader: Reader) -> list[str]:
    return [MIXED[span.start : span.end] for span in reader.selected_spans()]


@pytest.mark.parametrize("word", ["Plain", "words", "families", "here", "Coastal", "yesterday", "Last"])
def test_a_double_click_takes_the_word_under_it(mixed: Reader, qtbot: QtBot, word: str) -> None:
    point = middle(mixed, MIXED.index(word) + 1)
    qtbot.mousePress(mixed.viewport(), LEFT, pos=point)
    qtbot.mouseDClick(mixed.viewport(), LEFT, pos=point)
    assert chosen(mixed) == [word]


@pytest.mark.parametrize("word", ["الوزارة", "روتيني", "الثلاثاء"])
def test_words_from_right_to_left_are_found_where_they_stand(mixed: Reader, qtbot: QtBot, word: str) -> None:
    qtbot.mouseDClick(mixed.viewport(), LEFT, pos=middle(mixed, MIXED.index(word) + 2))
    assert chosen(mixed) == [word]


@pytest.mark.parametrize("char", ["末", "八", "倍", "疑"])
def test_chinese_is_hit_character_by_character(mixed: Reader, qtbot: QtBot, char: str) -> None:
    if char not in MIXED:
        char = "怀"
    qtbot.mouseDClick(mixed.viewport(), LEFT, pos=middle(mixed, MIXED.index(char)))
    assert chosen(mixed) == [char]


def test_a_drag_over_emoji_selects_exactly_what_it_crossed(mixed: Reader, qtbot: QtBot) -> None:
    start, end = MIXED.index("😀"), MIXED.index(" stand between")
    qtbot.mousePress(mixed.viewport(), LEFT, pos=middle(mixed, start, 0.1))
    qtbot.mouseMove(mixed.viewport(), middle(mixed, end, 0.1))
    qtbot.mouseRelease(mixed.viewport(), LEFT, pos=middle(mixed, end, 0.1))
    assert chosen(mixed) == ["😀 and families 👩‍👩‍👧 and flags 🇰🇷"]


def test_shift_and_arrows_take_whole_characters(mixed: Reader, qtbot: QtBot) -> None:
    mixed.go_to(MIXED.index("Emoji"))
    for _ in range(7):
        qtbot.keyClick(mixed, Qt.Key.Key_Right, SHIFT)
    assert chosen(mixed) == ["Emoji 😀"]
    qtbot.keyClick(mixed, Qt.Key.Key_Right, SHIFT | CONTROL)
    qtbot.keyClick(mixed, Qt.Key.Key_Right, SHIFT | CONTROL)
    qtbot.keyClick(mixed, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(mixed, Qt.Key.Key_Right, SHIFT)
    assert chosen(mixed) == ["Emoji 😀 and families 👩‍👩‍👧"]


def test_left_leads_on_where_one_reads_to_the_left(mixed: Reader, qtbot: QtBot) -> None:
    mixed.go_to(MIXED.index("قالت"))
    qtbot.keyClick(mixed, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert chosen(mixed) == ["قالت"]


def test_control_and_click_adds_a_sentence_and_control_drag_a_piece(mixed: Reader, qtbot: QtBot) -> None:
    mixed.go_to(MIXED.index("Plain"))
    qtbot.mouseClick(mixed.viewport(), LEFT, CONTROL, middle(mixed, MIXED.index("Last")))
    assert chosen(mixed) == ["Plain words first, as calm as can be.", "Last line."]
    start = MIXED.index("Coastal Wire")
    qtbot.mousePress(mixed.viewport(), LEFT, CONTROL, middle(mixed, start, 0.1))
    qtbot.mouseMove(mixed.viewport(), middle(mixed, start + 12, 0.1))
    qtbot.mouseRelease(mixed.viewport(), LEFT, CONTROL, middle(mixed, start + 12, 0.1))
    assert chosen(mixed) == ["Plain words first, as calm as can be.", "Coastal Wire", "Last line."]


def test_a_drag_beyond_the_edge_scrolls_until_the_button_is_let_go(reader: Reader, qtbot: QtBot) -> None:
    reader.show_article(ReaderArticle("Words that go on and on. " * 2000))
    below = QPoint(200, reader.viewport().height() + 20)
    qtbot.mousePress(reader.viewport(), LEFT, pos=QPoint(200, 200))
    qtbot.mouseMove(reader.viewport(), below)
    qtbot.waitUntil(lambda: reader.verticalScrollBar().value() > 700)
    qtbot.mouseRelease(reader.viewport(), LEFT, pos=below)
    (span,) = reader.selected_spans()
    assert len(span) > 1500


def test_a_third_click_takes_the_sentence(mixed: Reader, qtbot: QtBot) -> None:
    point = middle(mixed, MIXED.index("more"))
    qtbot.mouseClick(mixed.viewport(), LEFT, pos=point)
    qtbot.mouseDClick(mixed.viewport(), LEFT, pos=point)
    qtbot.mouseClick(mixed.viewport(), LEFT, pos=point)
    assert chosen(mixed) == ["Then more of them."]


def test_a_click_makes_its_sentence_the_current_one(mixed: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(mixed.sentence_changed):
        qtbot.mouseClick(mixed.viewport(), LEFT, pos=middle(mixed, MIXED.index("分析")))
    assert chosen(mixed) == ["分析人士对此表示怀疑。"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_selected_span_comes_back_as_it_was(mixed: Reader, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(MIXED) - 1))
    end = data.draw(st.integers(start + 1, len(MIXED)))
    mixed.select([Span(start, end)])
    mixed.viewport().repaint()
    assert mixed.selected_spans() == (Span(start, end),)
