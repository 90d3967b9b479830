"""HTML parsed without fetching or running anything, and the text of its elements."""

from __future__ import annotations

import re
from typing import Any

from ...model.errors import BadFile
from ...model.text import Decoded, canonical
from ..charset import text_in
from ..flow import ITEM, Flow

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_SEARCHED = 4096
"""Bytes in which a charset may be declared; browsers look at 1,024."""

_HIDDEN = frozenset(
    {"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "rt"}
)
_MARGINS = frozenset({"nav", "aside"})
_SURROUNDINGS = ("nav", "aside", "header", "footer")
_ARTICLES = frozenset({"article", "main"})
_CELLS = frozenset({"td", "th", "cell"})
_ROWS = frozenset({"tr", "row"})
_PARTS = frozenset({"ul", "ol", "list", "table"})
_ITEMS = frozenset({"li", "item"})
_BREAKS = frozenset({"br", "lb"})
_TEXTS = """
    address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr legend main nav option p pre quote section summary
"""
_BLOCKS = _CELLS | _ROWS | _PARTS | _ITEMS | frozenset(_TEXTS.split())
"""Of HTML, and those that trafilatura makes of them (list, item, row, cell, quote, lb)."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(" {2,}")
_AROUND_BREAK = re.compile(r" *\n *")


def decoded(name: str, data: bytes, declared: str = "") -> Decoded:
    """The source as text; what the carrier declares goes before what the page says of itself. Raises `BadFile`."""
    found = _META_CHARSET.search(data, 0, _SEARCHED)
    charset = found.group(1).decode("ascii", "ignore") if found else ""
    # A page that is read as bytes of ASCII can't be in UTF-16, whatever it says (HTML standard, 13.2.3.2).
    meant = declared or ("utf-8" if charset.lower().startswith("utf-16") else charset)
    return text_in(name, data, meant)


def parsed(name: str, source: str) -> Any:
    """The tree of a page. Raises `BadFile` when it is empty or nested deeper than any real page."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(canonical(source).text.encode(), parser=parser)
    except etree.ParserError as error:
        raise BadFile(name, "there is no text in it") from error
    if any("XML_PARSE_HUGE" in entry.message for entry in parser.error_log):
        raise BadFile(name, "it is nested too deeply, or one piece of it is too long")
    return tree


def without_surroundings(tree: Any) -> Any:
    """A copy of a page without menus, margins and the page's own head and foot; those of an article stay."""
    from copy import deepcopy

    own = deepcopy(tree)
    for element in list(own.iter(*_SURROUNDINGS)):
        inside = {ancestor.tag for ancestor in element.iterancestors()}
        if element.getparent() is not None and (element.tag in _MARGINS or not inside & _ARTICLES):
            element.drop_tree()
    return own


def text_of(tree: Any) -> str:
    """All visible text below an element: paragraphs, lists, tables and line breaks as a reader sees them."""
    from lxml import etree

    writer = _Writer()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            writer.start(element.tag)
            writer.data(element.text or "")
        else:
            writer.end(element.tag)
            writer.data((element.tail or "") if element is not tree else "")
    writer.end("body")
    return writer.flow.text()


class _Writer:
    def __init__(self) -> None:
        self.flow = Flow()
        self._words: list[str] = []
        self._hidden = 0
        self._literal = 0
        self._item = False

    def start(self, tag: str) -> None:
        if self._hidden or tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BREAKS:
            self._words.append("\n")
        elif tag in _BLOCKS:
            self._finish()
            self._item = self._item or tag in _ITEMS
            self._literal += tag == "pre"
            if tag in _PARTS:
                self.flow.part()
            elif tag in _ROWS:
                self.flow.row()
            elif tag in _CELLS:
                self.flow.cell()

    def end(self, tag: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif tag in _BLOCKS:
            self._finish()
            self._item = self._item and tag not in _ITEMS
            self._literal -= tag == "pre"
            if tag in _PARTS:
                self.flow.part()
            elif tag in _ROWS:
                self.flow.end_row()
            elif tag in _CELLS:
                self.flow.end_cell()

    def data(self, text: str) -> None:
        if text and not self._hidden:
            self._words.append(text if self._literal else _SPACE.sub(" ", text))

    def _finish(self) -> None:
        """End the paragraph at hand, if there is one."""
        text = "".join(self._words)
        self._words.clear()
        if not self._literal:
            text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()
        if text.strip():
            self.flow.add(ITEM + text if self._item else text, tight=self._item)
            self._item = False
