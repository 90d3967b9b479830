"""A text to look at before it comes in: headings, items and quotations set as such, nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ....model.layout import Block
from ...looks import GRID
from ...widgets.parts import named

Part = tuple[str, Block | None]


class TextView(QTextEdit):
    """Read-only; what is shown is never read back."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Text as it will be read")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(GRID)
        self.setMinimumHeight(4 * GRID)

    def show_text(self, text: str, layout: Sequence[Block], end: str = "") -> None:
        """From its beginning; `end` stands below it."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, (line, block) in enumerate((*lines(text, layout), *([(end, None)] if end else []))):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_set(block))
            cursor.insertText(line, self._type(block))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was shown while there was less room begins at its beginning."""
        super().resizeEvent(event)
        if self.textCursor().atStart():
            self.verticalScrollBar().setValue(0)

    def _type(self, block: Block | None) -> QTextCharFormat:
        made = QTextCharFormat()
        if block is not None and block.role == "heading":
            made.setFontWeight(QFont.Weight.DemiBold)
            made.setFontPointSize(self.font().pointSizeF() * (1.0 + 0.3 / block.level))
        return made


def lines(text: str, layout: Sequence[Block]) -> Iterator[Part]:
    """Each line of a text with the block it begins in; pages are left out."""
    blocks = [block for block in layout if block.role != "page"]
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        at = bisect_left(blocks, end, key=lambda block: block.start) - 1
        inside = at >= 0 and blocks[at].start < end and start < blocks[at].end
        yield line, blocks[at] if inside else None
        start = end + 1


def _set(block: Block | None) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if block is not None and block.role in ("item", "quotation"):
        made.setLeftMargin(2 * GRID * min(block.level, 6))
    return made
