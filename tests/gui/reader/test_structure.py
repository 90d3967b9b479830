"""Headings, lists and pages of a text are seen in the reader, and places stay where they are."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from sourcemark.gui.reader import Reader
from sourcemark.gui.reader.page import Page
from sourcemark.gui.reader.typography import typography
from sourcemark.gui.reader.values import ReaderArticle
from sourcemark.model.layout import Block

PARTS = (
    ("heading", "What the ministry says", 1),
    (None, "The ministry said on Tuesday that no troops had moved. " * 4, 1),
    (
        "item",
        "- the first point, which runs on until it needs another line of the page to come to its end",
        1,
    ),
    (
        "item",
        "- the second point, nested, which also runs on until it needs another line of the page here",
        2,
    ),
    (
        "quotation",
        "We never said so, and whoever heard it heard it from somebody else, said the spokeswoman.",
        1,
    ),
    ("verbatim", "left   right", 1),
    (
        "item",
        "- قال الوزير إن القوات لم تتحرك وإن ما قيل غير ذلك لا أساس له من الصحة على الإطلاق في هذا اليوم",
        1,
    ),
)


def article() -> ReaderArticle:
    text, layout = "", [Block(0, 1, "page", 1)]
    for role, words, level in PARTS:
        if role == "quotation":
            layout.append(Block(len(text), len(text) + 1, "page", 2))
        if role:
            layout.append(Block(len(text), len(text) + len(words), role, level))  # type: ignore[arg-type]
        text += words + "\n\n"
    return ReaderArticle(text.rstrip("\n"), layout=tuple(sorted(layout)))


@pytest.fixture
def page(qapp: QApplication) -> Page:
    return Page(article(), typography(qapp.font()), 760)


def block_of(page: Page, role: str) -> int:
    return page.block_at(next(part.start for part in article().layout if part.role == role))


def test_headings_are_set_larger_and_bold(page: Page) -> None:
    heading, body = (page.layouts[block].metrics for block in (block_of(page, "heading"), 2))
    assert heading.font.bold()
    assert heading.font.pixelSize() > body.font.pixelSize()


@pytest.mark.parametrize("role", ["item", "quotation"])
def test_further_lines_are_set_in(page: Page, role: str) -> None:
    laid = page.layouts[block_of(page, role)]
    assert len(laid.baselines) > 1
    start = laid.line_bounds(1)[0]
    assert laid.x_of(start, 1) >= 8
    assert laid.boxes(start, start + 3)[0].left() >= 8
    assert laid.boxes(0, len(laid.text))[-1].right() <= laid.metrics.width + 1


def test_every_place_is_found_again_where_it_is_drawn(page: Page) -> None:
    for block in range(len(page.blocks)):
        if page.is_blank(block):
            continue
        laid = page.layouts[block]
        for offset in range(0, len(laid.text), 7):
            (box, *_) = laid.boxes(offset, offset + 1) or [None]
            if box is not None and not laid.bidi:
                found = laid.offset_at(box.center().x(), box.center().y(), between=False)
                assert found in (offset, offset - 1)  # two letters may be one glyph


def test_items_stand_closer_than_paragraphs(qapp: QApplication) -> None:
    text = "Before.\n\n- one\n- two\n\nAfter."
    items = (Block(9, 14, "item"), Block(15, 20, "item"))
    page = Page(ReaderArticle(text, layout=items), typography(qapp.font()), 760)
    gap = [page.height_of(block) - page.layouts[block].height for block in (0, 2, 3)]
    assert gap[1] < gap[0] == gap[2]


def test_a_page_says_its_number_beside_the_text_and_nowhere_else(reader: Reader) -> None:
    reader.resize(1100, 600)
    with_pages = article()
    pictures = []
    for layout in (with_pages.layout, tuple(part for part in with_pages.layout if part.role != "page")):
        reader.show_article(with_pages._replace(layout=layout))
        pictures.append(reader.viewport().grab().toImage())
    page = Page(with_pages, typography(reader.font()), reader.viewport().width())
    assert {x for x, _ in differing(*pictures)} <= set(range(page.frame.left))
    heights = {y // page.type.pitch for _, y in differing(*pictures)}
    assert 2 <= len(heights) <= 4


def differing(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Places at which two pictures are not the same."""
    places = ((x, y) for x in range(0, one.width() // 3) for y in range(one.height()))
    assert one.copy(one.width() // 3, 0, one.width(), one.height()) == other.copy(
        one.width() // 3, 0, one.width(), one.height()
    )
    return [(x, y) for x, y in places if one.pixel(x, y) != other.pixel(x, y)]
