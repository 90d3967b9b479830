"""The text of a Word document's parts (ECMA-376 part 1, section 17), taken from the stream of their elements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..flow import Flow, note_mark

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "tabs", "rt"})
"""Text given twice, deleted or moved away, tab stops, and small print beside ideographs."""
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


class Body:
    """A sink for the document, its footnotes or its endnotes."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.references: list[tuple[str, str]] = []
        """Kind and id of the notes referred to, in order: ("footnote", "2")."""
        self.notes: dict[tuple[str, str], str] = {}
        self._skipping = 0
        self._in_text = False
        self._item = False
        self._note = ("", "")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = _name(tag)
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in _WRITTEN:
            self.flow.write(_WRITTEN[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self.references.append((name.removesuffix("Reference"), _attribute(tag, attributes, "id")))
            self.flow.write(note_mark(len(self.references)))
        elif name in ("footnote", "endnote"):
            self._note = (name, _attribute(tag, attributes, "id"))
        elif name == "numId":
            self._item = _attribute(tag, attributes, "val") != "0"
        else:
            self._open(name)

    def data(self, text: str) -> None:
        """Words; only those of text runs count."""
        if self._in_text and not self._skipping:
            self.flow.write(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
            return
        match _name(tag):
            case "t":
                self._in_text = False
            case "p":
                self.flow.end_paragraph(self._item)
            case "tc":
                self.flow.end_cell()
            case "tr":
                self.flow.end_row()
            case "tbl":
                self.flow.part()
            case "footnote" | "endnote":
                self.notes[self._note] = self.flow.text()
                self.flow = Flow()

    def _open(self, name: str) -> None:
        match name:
            case "t":
                self._in_text = True
            case "p":
                self._item = False
                self.flow.paragraph()
            case "tc":
                self.flow.cell()
            case "tr":
                self.flow.row()
            case "tbl":
                self.flow.part()


@cache
def _name(tag: str) -> str:
    """The name of an element of Word's, or of text in a formula; empty for all others."""
    if tag == _FALLBACK:
        return "Fallback"
    if tag.startswith(_WORD):
        return tag.rpartition("}")[2]
    return "t" if tag == f"{_MATH}t" else ""


def _attribute(tag: str, attributes: Mapping[str, str], name: str) -> str:
    """An attribute in the namespace of its element."""
    return attributes.get(tag.rpartition("}")[0] + "}" + name, "")
