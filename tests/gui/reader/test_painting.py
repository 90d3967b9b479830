"""What is seen: tints, lines, chips, the statement in focus and the hits of a search."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from sourcemark.gui.reader import Chip, MarkStyle, Reader, ReaderArticle
from sourcemark.model.spans import Span

TEXT = "Two officials said the patrols had doubled since August. Nobody would say why they had.\n" * 8
CODES = {"outer": "official", "inner": "media"}


@pytest.fixture
def marked(reader: Reader) -> Reader:
    reader.show_article(ReaderArticle(TEXT, "A headline", "Outlet · day"))
    reader.set_marks([(18, 56, "outer"), (35, 48, "inner")], CODES)
    return reader


def colours_of(reader: Reader, area: QRect | None = None) -> Counter[str]:
    """How often each colour is seen."""
    image = reader.viewport().grab(area or reader.viewport().rect()).toImage()
    return Counter(
        image.pixelColor(x, y).name() for y in range(image.height()) for x in range(0, image.width(), 2)
    )


def tint(reader: Reader, code: str, focused: bool = False) -> str:
    return reader._look.tint(reader._styles[code], focused).name()


def margin(reader: Reader) -> QRect:
    frame = reader._stage.page.frame
    return QRect(frame.chips_left, 0, frame.chips_width, reader.viewport().height())


def test_both_of_two_nested_statements_are_seen(marked: Reader) -> None:
    seen = colours_of(marked)
    for code in ("official", "media"):
        assert seen[tint(marked, code)] > 200
        assert seen[marked._look.ink(marked._styles[code]).name()] > 5


def test_a_statement_that_is_gone_is_seen_no_more(marked: Reader) -> None:
    marked.update_marks({}, ["inner"])
    seen = colours_of(marked)
    assert seen[tint(marked, "media")] == 0
    assert seen[tint(marked, "official")] > 200


def test_a_new_statement_and_another_style_are_seen_at_once(marked: Reader) -> None:
    marked.update_marks({"new": ([Span(60, 80)], "expert")})
    assert colours_of(marked)[tint(marked, "expert")] > 100
    marked.set_styles({"expert": MarkStyle("#ff00ff", "E", "wave")})
    assert colours_of(marked)[tint(marked, "expert")] > 100


def test_the_one_in_focus_is_tinted_more(marked: Reader) -> None:
    marked.set_focus_statement("outer", [Span(0, 13)], [Span(14, 18)])
    assert marked._stage.focus.id == "outer"
    seen = colours_of(marked)
    assert seen[tint(marked, "official", focused=True)] > 200
    assert seen[tint(marked, "media")] == seen[tint(marked, "media", focused=True)] == 0


def test_a_statement_that_was_picked_keeps_its_tint_while_it_is_selected(marked: Reader) -> None:
    marked.set_focus_statement("outer")
    marked.select([Span(18, 56)])
    seen = colours_of(marked)
    assert seen[tint(marked, "official", focused=True)] > 200
    assert seen[marked._look.selection.name()] == 0
    marked.select([Span(18, 57)])
    assert colours_of(marked)[marked._look.selection.name()] > 200


def test_hits_light_up_wherever_they_are_in_view(marked: Reader) -> None:
    hit = marked._look.hit.name()
    assert colours_of(marked)[hit] == 0
    marked.set_find("AUGUST")
    assert colours_of(marked)[hit] > 500
    assert marked.find_next("nobody") == Span(57, 63)
    assert marked.find_next("nobody") == Span(57 + 88, 63 + 88)
    assert marked.find_next("nobody", forward=False) == Span(57, 63)
    assert marked.selected_spans() == (Span(57, 63),)
    marked.set_find("")
    marked.select([])
    assert colours_of(marked)[hit] == 0


def test_chips_are_asked_for_only_in_view_and_only_once(reader: Reader) -> None:
    asked: list[str] = []

    def provider(id: str) -> Chip:
        asked.append(id)
        return Chip("O", id, "B2")

    long = TEXT * 100
    reader.show_article(ReaderArticle(long))
    reader.set_chips(provider)
    reader.set_marks([(start, start + 20, f"s{start}") for start in range(0, len(long) - 20, 88)], {})
    colours_of(reader)
    assert 0 < len(asked) < 30
    colours_of(reader)
    assert len(asked) == len(set(asked))
    reader.forget_chips(["s0"])
    colours_of(reader)
    assert Counter(asked)["s0"] == 2


def test_chips_of_one_line_never_overlap_and_none_is_lost(reader: Reader) -> None:
    reader.show_article(ReaderArticle(TEXT))
    reader.set_marks([(i, i + 5, f"s{i:02}") for i in range(30)], {})
    stands = reader._stage.canvas.stands("s29")
    boxes = [box for _, box in stands]
    assert all(a.bottom() < b.top() for a, b in itertools.pairwise(boxes))
    assert len(stands) + sum(stand.hidden for stand, _ in stands) == 30
    assert "s29" in [stand.id for stand, _ in stands]


def test_lanes_do_not_change_while_one_scrolls(reader: Reader) -> None:
    reader.show_article(ReaderArticle(TEXT))
    reader.set_marks([(0, 100, "a"), (50, 300, "b"), (200, 400, "c"), (350, 500, "d")], {})
    marks = reader._stage.marks
    everything = marks.shown(0, len(TEXT)).lanes
    for start in range(0, 480, 20):
        for _, _, id in marks.shown(start, start + 40).marks:
            assert marks.shown(start, start + 40).lanes[id] == everything[id]


def test_a_click_on_words_or_chip_names_the_statement(marked: Reader, qtbot: QtBot) -> None:
    canvas = marked._stage.canvas
    block = next(iter(canvas.blocks()))
    for offset, id in ((20, "outer"), (40, "inner")):
        point = block.boxes(offset, offset + 1)[0].center().toPoint()
        with qtbot.waitSignal(marked.statement_clicked) as clicked:
            qtbot.mouseClick(marked.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert clicked.args == [id]
    for stand, box in canvas.stands(None):
        with qtbot.waitSignal(marked.statement_clicked) as clicked:
            qtbot.mouseClick(marked.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
        assert clicked.args == [stand.id]
    with qtbot.assertNotEmitted(marked.statement_clicked):
        qtbot.mouseClick(marked.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_the_pointer_tells_what_a_click_would_do(marked: Reader, qtbot: QtBot) -> None:
    (_, box), *_ = marked._stage.canvas.stands(None)
    shapes = []
    for point in (box.center().toPoint(), QPoint(200, 300), QPoint(3, 300)):
        qtbot.mouseMove(marked.viewport(), point)
        shapes.append(marked.viewport().cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [shape.PointingHandCursor, shape.IBeamCursor, shape.ArrowCursor]


def test_statements_at_the_caret_innermost_first(marked: Reader) -> None:
    assert marked.statements_at_caret() == ["outer", "inner"]
    marked.select([Span(30, 40)])
    assert marked.statements_at_caret() == ["inner", "outer"]
    marked.select([Span(0, 5)])
    assert marked.statements_at_caret() == []


def test_a_page_of_another_colour_is_taken_over(marked: Reader) -> None:
    light = tint(marked, "official")
    palette = marked.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#1c1e22"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e0e2e6"))
    marked.setPalette(palette)
    assert colours_of(marked).most_common(1)[0][0] == "#1c1e22"
    assert tint(marked, "official") != light


def test_the_margin_is_used_and_stays_inside_a_narrow_pane(marked: Reader) -> None:
    for width in (360, 520, 1280, 2400):
        marked.resize(width, 600)
        frame = marked._stage.page.frame
        assert frame.left > 0
        assert frame.left + frame.width < frame.chips_left
        assert frame.chips_left + frame.chips_width <= marked.viewport().width()
        assert len(colours_of(marked, margin(marked))) > 3


def test_the_hint_of_an_empty_page_is_shown(reader: Reader) -> None:
    reader.clear("Import an article to begin.")
    middle = QRect(0, reader.viewport().height() // 2 - 20, reader.viewport().width(), 40)
    assert len(colours_of(reader, middle)) > 3
