"""The text of an OpenDocument's content (OASIS ODF 1.3 part 3, section 6), taken from the stream of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ..flow import Flow, note_mark

_SKIPPED = frozenset(
    {
        "text:tracked-changes",
        "text:note-citation",
        "text:ruby-text",
        "text:sequence-decls",
        "text:variable-decls",
        "office:annotation",
        "office:forms",
        "office:binary-data",
        "svg-compatible:title",
        "svg-compatible:desc",
    }
)
"""Deleted text, numbers of notes (we give our own), comments, and what is no text."""
_SPACES = 100
"""Most spaces in a row that one element may stand for."""
_SPACE = re.compile(r"[ \t\r\n]+")


class Body:
    """A sink for the content."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._flows = [Flow()]
        self._skipping = 0
        self._item = False
        self._spaced = False

    @property
    def flow(self) -> Flow:
        """Where text goes now: the document, or the note that is open."""
        return self._flows[-1]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = _name(tag)
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
            return
        match name:
            case "text:p" | "text:h":
                self.flow.paragraph()
                self._spaced = True
            case "text:s":
                self._write(" " * _count(attributes.get(tag.rpartition("}")[0] + "}c", "1")))
            case "text:tab":
                self._write("\t")
            case "text:line-break":
                self._write("\n")
            case "text:list-item":
                self._item = True
            case "text:note":
                self._write(note_mark(len(self.notes) + len(self._flows)))
                self._flows.append(Flow())
            case "table:table":
                self.flow.part()
            case "table:table-row":
                self.flow.row()
            case "table:table-cell":
                self.flow.cell()

    def data(self, text: str) -> None:
        """Words; white space counts once, as in HTML (section 6.1.2)."""
        if self._skipping:
            return
        text = _SPACE.sub(" ", text)
        text = text[1:] if self._spaced and text.startswith(" ") else text
        if text:
            self.flow.write(text)
            self._spaced = text.endswith(" ")

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        match _name(tag):
            case "text:p" | "text:h" as name:
                self.flow.end_paragraph(self._item and name == "text:p")
                self._item = False
            case "text:list" | "table:table":
                self.flow.part()
            case "text:note":
                self.notes.append(self._flows.pop().text())
            case "table:table-row":
                self.flow.end_row()
            case "table:table-cell":
                self.flow.end_cell()

    def _write(self, text: str) -> None:
        """What an element stands for; white space after it counts."""
        self.flow.write(text)
        self._spaced = False


@cache
def _name(tag: str) -> str:
    """ "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p" -> "text:p"."""
    namespace, _, name = tag.rpartition("}")
    parts = namespace.split(":")
    return f"{parts[-2]}:{name}" if len(parts) > 2 else name


def _count(value: str) -> int:
    """A number of spaces, whatever a file claims."""
    return min(int(value), _SPACES) if value.isdecimal() and len(value) < 9 else 1
