"""The text of a Word document's parts (ECMA-376 part 1, section 17), taken from the stream of their elements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ...model.layout import Role
from ..flow import Flow, note_mark

_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "tabs", "rt", "pPrChange"})
"""Text given twice, deleted or moved away, tab stops, properties before they were changed, and small print beside
ideographs."""
_PROPERTIES = frozenset({"pStyle", "outlineLvl", "ilvl", "numId"})
_WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


Styles = Mapping[str, tuple[Role, int]]
"""What paragraphs of a style are, with their level, by its id; styles of running text are not in it."""


class _Paragraph:
    """What the properties of one paragraph say; a paragraph may stand in another (in a text box)."""

    styled: tuple[Role, int] | None = None
    outline = 0
    item = False
    depth = 1

    def role(self) -> tuple[Role | None, int]:
        """What it is, with its level. A heading may be numbered like a list, and is none."""
        if self.outline:
            return "heading", self.outline
        if self.styled and (self.styled[0] == "heading" or not self.item):
            return self.styled
        return ("item", self.depth) if self.item else (None, 1)


class Body:
    """A sink for the document, its footnotes or its endnotes."""

    def __init__(self, styles: Styles = MappingProxyType({})) -> None:
        self.flow = Flow()
        self.references: list[tuple[str, str]] = []
        """Kind and id of the notes referred to, in order: ("footnote", "2")."""
        self.notes: dict[tuple[str, str], str] = {}
        self._skipping = 0
        self._in_text = False
        self._styles = styles
        self._paragraphs: list[_Paragraph] = []
        self._note = ("", "")

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name = name_of(tag)
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
        elif name in _WRITTEN:
            self.flow.write(_WRITTEN[name])
        elif name in ("footnoteReference", "endnoteReference"):
            self.references.append((name.removesuffix("Reference"), attribute(tag, attributes, "id")))
            self.flow.write(note_mark(len(self.references)))
        elif name in ("footnote", "endnote"):
            self._note = (name, attribute(tag, attributes, "id"))
        elif name in _PROPERTIES:
            self._property(name, attribute(tag, attributes, "val"))
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
        match name_of(tag):
            case "t":
                self._in_text = False
            case "p":
                self.flow.end_paragraph(*(self._paragraphs.pop().role() if self._paragraphs else (None, 1)))
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
                self._paragraphs.append(_Paragraph())
                self.flow.paragraph()
            case "tc":
                self.flow.cell()
            case "tr":
                self.flow.row()
            case "tbl":
                self.flow.part()

    def _property(self, name: str, value: str) -> None:
        """What is said of the paragraph that is open."""
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        match name:
            case "pStyle":
                paragraph.styled = self._styles.get(value)
            case "outlineLvl":
                paragraph.outline = outline(value)
            case "ilvl":
                paragraph.depth = outline(value, 9) or 1
            case "numId":
                paragraph.item = value != "0"


def outline(value: str, deepest: int = 6) -> int:
    """A level that counts from 0, as one that counts from 1; 0 for running text and for what is none."""
    level = int(value) if value.isascii() and value.isdigit() and len(value) < 3 else 9
    return min(level + 1, deepest) if level < 9 else 0


@cache
def name_of(tag: str) -> str:
    """The name of an element of Word's, or of text in a formula; empty for all others."""
    if tag == _FALLBACK:
        return "Fallback"
    if tag.startswith(_WORD):
        return tag.rpartition("}")[2]
    return "t" if tag == f"{_MATH}t" else ""


def attribute(tag: str, attributes: Mapping[str, str], name: str) -> str:
    """An attribute in the namespace of its element."""
    return attributes.get(tag.rpartition("}")[0] + "}" + name, "")
