"""Each kind of difference has a sign of its own, and is drawn otherwise than all others without any colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from sourcemark.analysis.differences import KINDS
from sourcemark.gui.reader.lanes import LEGEND, SIGNS
from sourcemark.gui.reader.lanes.signs import paint_sign


def drawn(kind: str, size: int = 8) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_sign(painter, box=QRectF(0, 0, size, size), kind=kind, ink=QColor("black"))
    return image


def test_the_kinds_are_those_of_the_comparison() -> None:
    assert set(SIGNS) == set(KINDS)
    assert all(f"{sign} {kind}" in LEGEND for kind, sign in SIGNS.items())


@pytest.mark.parametrize("size", [8, 16, 24])
def test_no_two_signs_look_alike(size: int) -> None:
    def darkness(image: QImage) -> list[int]:
        return [image.pixelColor(x, y).lightness() for y in range(size) for x in range(size)]

    seen = [darkness(drawn(kind, size)) for kind in SIGNS]
    for n, one in enumerate(seen):
        assert sum(255 - value for value in one) > 4 * 255 * size / 8
        for other in seen[n + 1 :]:
            assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 3 * 255 * size / 8


def test_a_kind_without_a_sign_draws_nothing() -> None:
    assert drawn("unheard of") == drawn("")
