"""A text that begins with its own headline shows it once, set as one; its offsets stay what they are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from sourcemark.gui.reader import ReaderArticle
from sourcemark.gui.reader.page import Page
from sourcemark.gui.reader.typography import typography

TEXT = "Dyke holds\n\nThe ministry said so.\n\nسوف لن"


def page(qapp: QApplication, title: str, text: str = TEXT) -> Page:
    return Page(ReaderArticle(text, title, "Radio · 2026"), typography(qapp.font()), 800)


@pytest.mark.parametrize("title", ["Dyke holds", " Dyke holds "])
def test_a_headline_in_the_text_is_set_as_one_and_not_repeated(qapp: QApplication, title: str) -> None:
    own, other = page(qapp, title), page(qapp, "Another title")
    assert own.heading.height < other.heading.height
    assert own.layouts[0].metrics.font.pixelSize() > own.layouts[2].metrics.font.pixelSize()
    assert own.layouts[0].text == "Dyke holds"


def test_any_other_first_line_is_text(qapp: QApplication) -> None:
    shown = page(qapp, "Another title")
    assert shown.layouts[0].metrics == shown.layouts[2].metrics


def test_a_text_that_is_nothing_but_its_title_is_set_as_text(qapp: QApplication) -> None:
    shown = page(qapp, "Dyke holds", "Dyke holds\n")
    assert shown.layouts[0].metrics.font.pixelSize() == shown.type.body.pixelSize()


def test_a_name_in_another_script_moves_no_line_apart(qapp: QApplication) -> None:
    plain, mixed = "word " * 60, "word " * 30 + "ليلى الحدّوري " + "word " * 27
    heights = {page(qapp, "", text).layouts[0].height for text in (plain, mixed)}
    assert len(heights) == 1
