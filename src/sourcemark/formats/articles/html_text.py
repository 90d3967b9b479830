"""HTML parsed without fetching or running anything, and the text of its elements."""

from __future__ import annotations

import re
from typing import Any

from ...model.errors import BadFile
from ...model.layout import Layout
from ...model.text import Decoded, canonical
from ..charset import text_in
from .html_writer import HIDDEN, MARKED, PLAIN, Writer

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_SEARCHED = 4096
"""Bytes in which a charset may be declared; browsers look at 1,024."""

_MARGINS = frozenset({"nav", "aside"})
_SURROUNDINGS = ("nav", "aside", "header", "footer")
_ARTICLES = frozenset({"article", "main"})


def decoded(name: str, data: bytes, declared: str = "", chosen: str = "") -> Decoded:
    """The source as text; what the carrier declares goes before what the page says of itself. Raises `BadFile`.

    `chosen`: the charset that a person wants instead.
    """
    found = _META_CHARSET.search(data, 0, _SEARCHED)
    charset = found.group(1).decode("ascii", "ignore") if found else ""
    # A page that is read as bytes of ASCII can't be in UTF-16, whatever it says (HTML standard, 13.2.3.2).
    meant = declared or ("utf-8" if charset.lower().startswith("utf-16") else charset)
    return text_in(name, data, meant, chosen)


def parsed(name: str, source: str) -> Any:
    """The tree of a page. Raises `BadFile` when it is empty or nested deeper than any real page."""
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    # The library's own way asks Python for the class of each element, each time that one is met.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
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


def text_of(tree: Any) -> tuple[str, Layout]:
    """All visible text below an element, as a reader sees it, with its headings, items, quotations and rows."""
    from lxml import etree

    writer = Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag in PLAIN:
                writer.finish()
            elif tag in MARKED:
                writer.end(tag, element)
            text = element.tail if element is not tree else None
        elif tag in HIDDEN:
            walk.skip_subtree()
            continue
        else:
            if tag in PLAIN:
                writer.finish()
            elif tag in MARKED:
                writer.start(tag, element)
            text = element.text
        if text and (writer.words or not text.isspace() or writer.literal):
            writer.words.append(text)
    return writer.finished()
