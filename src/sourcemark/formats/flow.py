"""Text put together from paragraphs, list items and tables, as a reader meets them."""

from __future__ import annotations

from ..model.layout import Block, Layout, Role

ITEM = "- "
"""In front of a list item, as in any plain text."""


class Flow:
    """A blank line stands between two blocks, only a line end between items of a list and rows of a table.

    Paragraphs may nest (a text box stands in one), and so may tables. What is opened wrongly does no harm.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tight = False
        self._open: list[list[str]] = []
        self._rows: list[list[str]] = []
        self._cells: list[list[str]] = []

    def paragraph(self) -> None:
        """Begin a paragraph."""
        self._open.append([])

    def write(self, text: str) -> None:
        """Words of the innermost paragraph; those between paragraphs are lost."""
        if self._open:
            self._open[-1].append(text)

    def end_paragraph(self, role: Role | None = None, level: int = 1) -> None:
        """End the innermost paragraph, which may be a heading or an item of a list."""
        text = "".join(self._open.pop()) if self._open else ""
        item = role == "item"
        if text.strip():
            self.add(ITEM + text.lstrip() if item else text, item, role, level)

    def row(self) -> None:
        """Begin a row of a table."""
        self._rows.append([])

    def cell(self) -> None:
        """Begin a cell; what follows is set beside its neighbours."""
        self._cells.append([])

    def end_cell(self) -> None:
        """End the innermost cell."""
        text = " ".join(self._cells.pop()) if self._cells else ""
        if self._rows:
            self._rows[-1].append(text)
        else:
            self.add(text)

    def end_row(self) -> None:
        """End the innermost row: its cells are parted by tabs."""
        if self._rows:
            self.add("\t".join(self._rows.pop()), True, "row")

    def part(self) -> None:
        """End a list or table: the next item or row begins another."""
        self._tight = False

    def add(self, text: str, tight: bool = False, role: Role | None = None, level: int = 1) -> None:
        """A whole block, unless it is blank. `tight`: an item or a row. `role`: what else it is than a paragraph."""
        text = text.strip("\n ")
        if not text.strip():
            return
        if self._cells:
            self._cells[-1].append(text)
            return
        if self._parts:
            self._append("\n" if tight and self._tight else "\n\n")
        start = self._length
        self._append(text)
        if role is not None:
            self._blocks.append(Block(start, self._length, role, level))
        self._tight = tight

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> str:
        """All of it."""
        return "".join(self._parts)

    @property
    def layout(self) -> Layout:
        """Blocks of the text so far that are more than paragraphs."""
        return tuple(self._blocks)


def with_notes(text: str, notes: list[str]) -> str:
    """A text with its footnotes below, under the numbers that stand in it as `note_mark`."""
    below = (f"{note_mark(number)} {note}" for number, note in enumerate(notes, 1) if note)
    return "\n\n".join((text, *below))


def note_mark(number: int) -> str:
    """What stands in the text where a footnote is referred to; the first is 1."""
    return f"[{number}]"
