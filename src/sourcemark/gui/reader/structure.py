"""How blocks are set that are more than paragraphs: headings, list items, quotations; and where pages begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetricsF

from ...model.layout import Block
from ...model.paragraphs import Blocks
from .laid import Metrics
from .typography import Typography

_LARGER = {1: 1.36, 2: 1.22, 3: 1.1}
"""Font sizes of headings in those of the body; deeper ones are only bold."""
_HEADING_HEIGHT = 1.3
_ITEM = "- "
"""What list items begin with: further lines stand below what follows it."""
_DEEPEST = 4
"""Lists that lie deeper are not set in further."""


class Structure:
    """What each block of one article is. Blocks are numbered as in `Blocks`."""

    def __init__(self, layout: Sequence[Block], blocks: Blocks) -> None:
        self._parts: dict[int, Block] = {}
        self._pages: dict[int, list[Block]] = {}
        for part in layout:
            if part.role == "page":
                self._pages.setdefault(blocks.block_at(part.start), []).append(part)
            else:
                self._parts |= dict.fromkeys(blocks.between(part.start, part.end), part)

    def pages(self, block: int) -> Sequence[Block]:
        """Pages that begin in a block."""
        return self._pages.get(block, ())

    def is_heading(self, block: int) -> bool:
        """True for a line of a heading."""
        return self._role(block) == "heading"

    def is_tight(self, block: int) -> bool:
        """True when a block and the next one are items of a list or rows of a table: they stand close."""
        role = self._role(block)
        return role in ("item", "row") and role == self._role(block + 1)

    def metrics(self, block: int, body: Metrics, type: Typography) -> Metrics:
        """How the lines of a block are set, in a text whose paragraphs are set as `body`."""
        part = self._parts.get(block)
        if part is None:
            return body
        if part.role == "heading":
            return Metrics.of(_heading(type, part.level), body.width, _HEADING_HEIGHT)
        if part.role == "verbatim":
            return body._replace(font=_fixed(type), indent=type.pitch)
        if part.role == "item":
            deep = type.pitch * (min(part.level, _DEEPEST) - 1)
            return body._replace(
                indent=deep, hanging=round(QFontMetricsF(body.font).horizontalAdvance(_ITEM))
            )
        return body._replace(indent=type.pitch) if part.role == "quotation" else body

    def _role(self, block: int) -> str:
        part = self._parts.get(block)
        return part.role if part else ""


def _heading(type: Typography, level: int) -> QFont:
    font = QFont(type.body)
    font.setPixelSize(round(font.pixelSize() * _LARGER.get(level, 1.0)))
    font.setWeight(QFont.Weight.Bold)
    return font


def _fixed(type: Typography) -> QFont:
    """Of one width, for what was set so; the body's other fonts help out."""
    font = QFont(type.body)
    font.setFamilies(["DejaVu Sans Mono", "Menlo", "Consolas", "monospace", *type.body.families()])
    font.setPixelSize(round(font.pixelSize() * 0.86))
    return font
