"""What is seen of the lanes: bars at their lines, told apart without colour; heads that stay; the group in focus."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPalette

from sourcemark.gui.reader import MarkStyle, ReaderArticle
from sourcemark.gui.reader.lanes import Lane, LaneMark, LaneReader
from sourcemark.gui.reader.lanes.column import Stands
from sourcemark.gui.reader.lanes.outlines import outlines
from sourcemark.gui.reader.lanes.placing import head_height
from sourcemark.model.spans import Span

from .conftest import LANES, TEXT

ARABIC = "قال مسؤولان في وزارة الدفاع إن الدوريات تضاعفت منذ أغسطس. لم يرغب أحد في تفسير السبب.\n" * 6


def stands(reader: LaneReader) -> dict[str, Stands]:
    return {bar.id: bar for bar in reader._lanes.stands(reader._stage.canvas)}


def seen(reader: LaneReader, area: QRect) -> list[int]:
    """How light each pixel is: what is left of a picture without its colours."""
    image = reader.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return [image.pixelColor(x, y).lightness() for y in range(image.height()) for x in range(image.width())]


def test_a_bar_stands_beside_the_words_of_its_statement(laned: LaneReader) -> None:
    bars = stands(laned)
    block = next(iter(laned._stage.canvas.blocks()))
    words = block.boxes(0, 56)
    assert bars["a1"].box.top() < words[0].bottom()
    assert words[-1].top() < bars["a1"].box.bottom() < words[-1].bottom()
    assert bars["a1"].box.top() == bars["b1"].box.top()
    assert bars["a2"].box.bottom() < bars["b2"].box.bottom()
    assert [bars[id].lane for id in ("a1", "a2", "b2", "d1")] == [0, 0, 1, 2]


def test_lanes_stay_inside_the_pane_beside_the_text(laned: LaneReader) -> None:
    laned.set_lanes([lane._replace(key=f"{lane.key}{n}") for n in range(2) for lane in LANES])
    for width, zoom in ((420, 1.0), (640, 1.0), (1280, 3.0), (1280, 1.0)):
        laned.resize(width, 600)
        laned.set_zoom(zoom)
        frame = laned._stage.page.frame
        assert frame.left + frame.width < frame.chips_left
        bars = list(laned._lanes.stands(laned._stage.canvas))
        assert all(bar.box.right() <= laned.viewport().width() for bar in bars)
        assert {bar.lane for bar in bars} == set(range(6))


@pytest.mark.parametrize("page", ["#ffffff", "#1c1e22"])
def test_agreed_differing_and_lone_look_otherwise_without_colour(laned: LaneReader, page: str) -> None:
    palette = laned.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(page))
    palette.setColor(QPalette.ColorRole.Text, QColor("#808080" if page == "#ffffff" else "#e0e2e6"))
    laned.setPalette(palette)
    laned.set_styles({"": MarkStyle("#7f7f7f", "X")})
    states = ((), ("other type",), ("other span",), ("other source",), ("other grade",), ("only one",))
    pictures = []
    for state in states:
        laned.set_lanes([Lane("a", "A", "Ann", [LaneMark("m", (Span(0, 56),), "", state)])])
        pictures.append(seen(laned, stands(laned)["m"].box.toRect()))
    for n, one in enumerate(pictures):
        for other in pictures[n + 1 :]:
            assert len(one) == len(other)
            assert sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True)) > 8


def test_the_shape_alone_tells_agreed_differing_and_lone(laned: LaneReader) -> None:
    """Far below letter and sign."""
    ends = []
    for state in ((), ("other type",), ("only one",)):
        laned.set_lanes([Lane("a", "A", "Ann", [LaneMark("m", (Span(0, 300),), "media", state)])])
        box = stands(laned)["m"].box.toRect()
        ends.append(seen(laned, QRect(box.left(), box.bottom() - 11, box.width(), 12)))
    plain, folded, alone = ends
    for one, other in ((plain, folded), (plain, alone), (folded, alone)):
        assert sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True)) > 20


def test_overlapping_statements_of_one_annotator_stand_beside_each_other(laned: LaneReader) -> None:
    marks = [LaneMark(f"m{n}", (Span(n * 10, 140 - n * 10),), "media") for n in range(3)]
    laned.set_lanes([Lane("a", "A", "Ann", marks)])
    boxes = [stands(laned)[f"m{n}"].box for n in range(3)]
    assert boxes[0].right() <= boxes[1].left()
    assert boxes[1].right() <= boxes[2].left()
    assert all(box.width() >= 6 for box in boxes)


def test_heads_stay_while_one_scrolls(laned: LaneReader) -> None:
    frame = laned._stage.page.frame
    heads = QRect(frame.chips_left, 0, frame.chips_width, head_height(laned._stage.page.type))
    before = seen(laned, heads)
    assert len(set(before)) > 3
    laned.restore(laned.position()._replace(offset=1000))
    assert stands(laned) == {}
    assert seen(laned, heads) == before


def test_the_layer_of_what_was_decided_is_set_apart_by_a_double_line(laned: LaneReader) -> None:
    def lines() -> int:
        """Vertical lines between the second lane and the third."""
        frame, bars = laned._stage.page.frame, stands(laned)
        left = round(bars["b2"].box.right())
        row = seen(laned, QRect(left, 500, round(bars["d1"].box.left()) - left, 1))
        assert frame.chips_left < left
        return sum(a - b > 15 for a, b in pairwise(row))

    double = lines()
    laned.set_lanes([lane._replace(adjudicated=False) for lane in LANES])
    assert (double, lines()) == (2, 1)


def test_only_what_is_in_view_is_placed(laned: LaneReader) -> None:
    text = TEXT * 20
    every = [LaneMark(f"m{at}", (Span(at, at + 60),), "media") for at in range(0, len(text) - 60, 88)]
    laned.show_article(ReaderArticle(text))
    laned.set_lanes(
        [Lane(str(n), str(n), str(n), [m._replace(id=f"{n}{m.id}") for m in every]) for n in range(4)]
    )
    made = laned._stage.page.layouts.made
    assert 0 < len(stands(laned)) < 200
    laned.viewport().repaint()
    assert laned._stage.page.layouts.made - made < 30


def test_a_group_is_outlined_once_for_each_reading_of_its_places(laned: LaneReader) -> None:
    assert outlines(laned._lanes) == []
    laned.focus_group(["a2", "b2"])
    assert [(o.spans, o.labels) for o in outlines(laned._lanes)] == [
        ((Span(88, 140),), ("AM",)),
        ((Span(88, 175),), ("BK",)),
    ]
    laned.focus_group(["a1", "b1", "d1"])
    assert [o.labels for o in outlines(laned._lanes)] == [("AM", "BK", "✓")]


@pytest.mark.parametrize("text", [TEXT, ARABIC])
def test_a_group_in_focus_is_seen_in_the_text_and_in_all_lanes(laned: LaneReader, text: str) -> None:
    laned.show_article(ReaderArticle(text))
    laned.set_lanes(LANES)
    margin = QRect(laned._stage.page.frame.chips_left, 0, laned._stage.page.frame.chips_width, 600)
    words = QRect(0, 0, margin.left(), 600)
    plain = seen(laned, margin), seen(laned, words)
    laned.focus_group(["a2", "b2"])
    for before, area in zip(plain, (margin, words), strict=True):
        changed = sum(a != b for a, b in zip(before, seen(laned, area), strict=True))
        assert changed > 200
    laned.focus_group([])
    assert (seen(laned, margin), seen(laned, words)) == plain


def test_where_spans_differ_the_first_outline_is_solid_and_the_second_dashed(laned: LaneReader) -> None:
    laned.focus_group(["a2", "b2"])
    block = list(laned._stage.canvas.blocks())[1]
    first = block.boxes(88, 140)[0]

    def gaps(row: Iterable[int]) -> int:
        """Changes from dark to light along a line."""
        dark = [value < 160 for value in row]
        return sum(a and not b for a, b in pairwise(dark))

    left, top = round(first.left()) + 12, round(first.top())
    breaks = [gaps(seen(laned, QRect(left, y, 200, 1))) for y in (top, top - 1, top - 2, top - 3)]
    assert breaks[0] == 0
    assert max(breaks[1:]) > 8
