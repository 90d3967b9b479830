"""Where a page of the original begins: its number in the margin on the left, where there is room for it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF

from .backgrounds import Placed
from .page import Page
from .pencil import Pencil

_APART = 16
"""Pixels between the number and the text."""


def paint_pages(pencil: Pencil, block: Placed, page: Page) -> None:
    """The numbers of pages that begin in a block, each beside the line in which its page begins."""
    for begun in page.structure.pages(page.block_at(block.start)):
        line = block.laid.line_of(max(0, begun.start - block.start))
        baseline = block.top + block.laid.baselines[line] if block.laid.baselines else block.top
        _write(pencil, block.left - _APART, baseline, begun.level)


def _write(pencil: Pencil, right: int, baseline: int, number: int) -> None:
    font = pencil.type.small
    measured = QFontMetricsF(font)
    for words in (f"p. {number}", f"{number}"):
        left = right - measured.horizontalAdvance(words)
        if left >= 2:
            pencil.painter.setFont(font)
            pencil.painter.setPen(pencil.look.muted)
            pencil.painter.drawText(QPointF(left, baseline), words)
            return
