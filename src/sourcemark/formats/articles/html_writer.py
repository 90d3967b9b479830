"""Elements of HTML, as they pass, written as text: paragraphs, lists, tables and line breaks."""

from __future__ import annotations

import re
from typing import Protocol

from ...model.layout import Layout, Role
from ..flow import ITEM, Flow

HIDDEN = frozenset(
    {"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "rt"}
)
"""Elements without words that a reader sees."""
_CELLS = frozenset({"td", "th", "cell"})
_ROWS = frozenset({"tr", "row"})
_LISTS = frozenset({"ul", "ol", "list"})
_PARTS = _LISTS | {"table"}
_ITEMS = frozenset({"li", "item"})
_BREAKS = frozenset({"br", "lb"})
_QUOTES = frozenset({"blockquote", "quote"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXTS = """
    address article aside body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form header hr legend main nav option p section summary
"""
PLAIN = frozenset(_TEXTS.split())
"""Elements that begin and end a paragraph, and are nothing else: the writer is told to `finish` what there is."""
MARKED = _CELLS | _ROWS | _PARTS | _ITEMS | _QUOTES | _BREAKS | frozenset(_HEADINGS) | {"head", "pre"}
"""Other elements of which the writer must know: list, item, row, cell, quote, lb and head are trafilatura's.

All that stands in neither set is words in a paragraph.
"""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\u2028"
"""Stands for a line break until the paragraph ends: line feeds of the source are but spaces."""
_AROUND_BREAK = re.compile(f" *{_BREAK} *")


class Attributes(Protocol):
    """What is asked of an element beside its tag."""

    def get(self, name: str) -> str | None: ...


class Writer:
    """A sink for the elements in `MARKED`: each `start` has its `end`, and `words` are kept where they stand."""

    def __init__(self) -> None:
        self._flow = Flow()
        self.words: list[str] = []
        """Of the paragraph at hand: what is met goes to its end."""
        self.literal = 0
        """Above 0 where white space counts."""
        self._quotes = 0
        self._lists = 0
        self._headings: list[int] = []
        self._item = False

    def start(self, tag: str, element: Attributes) -> None:
        """An element begins."""
        if tag in _BREAKS:
            self.words.append(_BREAK)
            return
        self.finish()
        self._item = self._item or tag in _ITEMS
        self._within(tag, 1)
        if level := _level(tag, element):
            self._headings.append(level)
        if tag in _PARTS:
            self._flow.part()
        elif tag in _ROWS:
            self._flow.row()
        elif tag in _CELLS:
            self._flow.cell()

    def end(self, tag: str, element: Attributes) -> None:
        """It ends."""
        if tag in _BREAKS:
            return
        self.finish()
        self._item = self._item and tag not in _ITEMS
        self._within(tag, -1)
        if _level(tag, element):
            self._headings.pop()
        if tag in _PARTS:
            self._flow.part()
        elif tag in _ROWS:
            self._flow.end_row()
        elif tag in _CELLS:
            self._flow.end_cell()

    def finished(self) -> tuple[str, Layout]:
        """All text, with its headings, items, quotations and rows."""
        self.finish()
        return self._flow.text(), self._flow.layout

    def _within(self, tag: str, step: int) -> None:
        """Count what stands around the words that follow."""
        self.literal += step * (tag == "pre")
        self._quotes += step * (tag in _QUOTES)
        self._lists += step * (tag in _LISTS)

    def finish(self) -> None:
        """End the paragraph at hand, if there is one."""
        if not self.words:
            return
        text = "".join(self.words)
        self.words.clear()
        if self.literal:
            text = text.replace(_BREAK, "\n")
        elif not text.isspace():
            text = _SPACE.sub(" ", text).strip()
            if _BREAK in text:
                text = _AROUND_BREAK.sub("\n", text).strip()
        if text.strip():
            self._flow.add(ITEM + text if self._item else text, self._item, *self._role())
            self._item = False

    def _role(self) -> tuple[Role | None, int]:
        """What the paragraph at hand is, with its level; a heading in a list is an item of it."""
        if self._item:
            return "item", max(1, self._lists)
        if self._headings:
            return "heading", self._headings[-1]
        if self.literal:
            return "verbatim", 1
        return ("quotation", 1) if self._quotes else (None, 1)


def _level(tag: str, element: Attributes) -> int:
    """Of a heading, 1 to 6; 0 for any other element. The library says it in an attribute."""
    return _HEADINGS.get(element.get("rend") or "", 0) if tag == "head" else _HEADINGS.get(tag, 0)
