"""A coworker's mark is told from one's own at a glance: hollow letters, and initials in the chip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from worked import Key, Worked

from sourcemark.gui.widgets.badge import paint_badge
from sourcemark.gui.widgets.initials import initials
from sourcemark.model.statements import Statement

BLUE = "#2d78c3"


def test_a_chip_names_a_coworker_and_not_oneself(
    worked: Worked, coworker: Callable[[str], Statement]
) -> None:
    theirs = coworker("The ministry denied that.")
    worked.to_troops()
    worked.press(Key.Key_O)
    own = next(s for s in worked.statements() if s.id != theirs.id)
    assert worked.desk.known.chip(theirs).by == "BC"
    assert worked.desk.known.chip(theirs).words.endswith("BC")
    assert worked.desk.known.chip(own).by == ""


def test_initials() -> None:
    assert [initials(n) for n in ("Bo Coworker", "li", "Ann van der Berg", "")] == ["BC", "L", "AVD", ""]
    assert initials("Annotator 12") == "A12"


def filled(hollow: bool) -> int:
    """Pixels in the colour of the badge."""
    picture = QImage(QSizeF(18, 18).toSize(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        paint_badge(painter, QRectF(0, 0, 18, 18), "O", BLUE, hollow=hollow)
    return sum(picture.pixelColor(x, y) == QColor(BLUE) for x in range(18) for y in range(18))


def test_a_hollow_badge_is_not_filled(qapp: QApplication) -> None:
    assert filled(True) < filled(False) / 2


def test_a_coworkers_letter_in_the_text_looks_another_way(
    worked: Worked, coworker: Callable[[str], Statement]
) -> None:
    theirs = coworker("The ministry denied that.")
    reader = worked.desk.reader
    foreign = reader.grab().toImage()
    known = worked.desk.known.chip(theirs)
    reader.set_chips(lambda id: known._replace(by=""))
    assert reader.grab().toImage() != foreign
    reader.set_chips(lambda id: known)
    assert reader.grab().toImage() == foreign
