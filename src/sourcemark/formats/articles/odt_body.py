"""The text of an OpenDocument's content (OASIS ODF 1.3 part 3, section 6), taken from the stream of its elements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ...model.layout import Role
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
_STYLES: dict[str, tuple[Role | None, int]] = {
    "Title": ("heading", 1),
    "Quotations": ("quotation", 1),
    "Preformatted_20_Text": ("verbatim", 1),
}
"""What paragraphs of the styles that every OpenDocument program ships are, with their level."""
_SPACES = 100
"""Most spaces in a row that one element may stand for."""
_SPACE = re.compile(r"[ \t\r\n]+")


class Body:
    """A sink for the content."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._flows = [Flow()]
        self._skipping = 0
        self._styles = dict(_STYLES)
        self._opened: list[tuple[Role | None, int]] = []
        self._lists = 0
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
                self._paragraph(name, tag, attributes)
            case "style:style":
                self._style(*(attribute(tag, attributes, a) for a in ("name", "parent-style-name")))
            case "text:s":
                self._write(" " * _count(attribute(tag, attributes, "c") or "1"))
            case "text:tab":
                self._write("\t")
            case "text:line-break":
                self._write("\n")
            case "text:list" | "text:list-item":
                self._lists += name == "text:list"
                self._item = name == "text:list-item"
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
            case "text:p" | "text:h":
                role, level = self._opened.pop() if self._opened else (None, 1)
                is_item = self._item and role != "heading"
                self.flow.end_paragraph(*(("item", max(1, self._lists)) if is_item else (role, level)))
                self._item = False
            case "text:list":
                self._lists -= 1
                self.flow.part()
            case "table:table":
                self.flow.part()
            case "text:note":
                self.notes.append(self._flows.pop().text())
            case "table:table-row":
                self.flow.end_row()
            case "table:table-cell":
                self.flow.end_cell()

    def _style(self, name: str, parent: str) -> None:
        """A style of the document's own that rests on another."""
        if parent in _STYLES:
            self._styles[name] = _STYLES[parent]

    def _paragraph(self, name: str, tag: str, attributes: Mapping[str, str]) -> None:
        role, level = self._styles.get(attribute(tag, attributes, "style-name"), (None, 1))
        if name == "text:h":
            role, level = "heading", min(6, max(1, _count(attribute(tag, attributes, "outline-level"))))
        self._opened.append((role, level))
        self.flow.paragraph()
        self._spaced = True

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


def attribute(tag: str, attributes: Mapping[str, str], name: str) -> str:
    """An attribute in the namespace of its element; empty when it is missing."""
    return attributes.get(f"{tag.rpartition('}')[0]}}}{name}", "")


def _count(value: str) -> int:
    """A number of spaces, whatever a file claims."""
    return min(int(value), _SPACES) if value.isdecimal() and len(value) < 9 else 1
