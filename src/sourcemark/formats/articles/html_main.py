"""The main text of a web page, without what surrounds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ...model.layout import Block, Layout
from ..flow import ITEM
from .html_text import text_of

_DATES = {"extensive_search": False, "original_date": True}
"""Only dates that the page states as its own; the analyst knows better than a search through its words."""
_AS_TREE = "txt"
"""With the library's usual choice it writes the text, too, which takes its time and is not what we want."""
_TRIPS = (LookupError, AttributeError, TypeError, ValueError, ArithmeticError)
"""What the library raises on pages that nobody tried it on: it has found nothing there then."""
_WORDY = 40
"""Code points from which a paragraph that stands inside one of the main text is part of it; shorter ones, as in
menus, stand there by chance."""

Text = tuple[str, Layout]


def _extracted(tree: Any) -> Any:
    """The body that trafilatura makes of a page's main text; None where it finds none."""
    from trafilatura import bare_extraction

    for quote in tree.iter("q"):
        quote.tag = "span"  # the library takes these few words for a paragraph of their own
    try:
        page = bare_extraction(tree, include_comments=False, output_format=_AS_TREE)
        return getattr(page, "body", None)
    except _TRIPS:
        return None


def described(tree: Any) -> Any:
    """What trafilatura finds that the page says of itself, as its `Document`."""
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import Document

    try:
        return extract_metadata(tree, date_config=_DATES)
    except _TRIPS:
        return Document()


def main_text(tree: Any, whole: Callable[[], Text]) -> Text:
    """The main text, with headings where the page has them; empty where there is none."""
    body = _extracted(tree)
    if body is None:
        return "", ()
    text, layout = text_of(body)
    return text, _headed(text, layout, whole)


def _headed(text: str, layout: Layout, whole: Callable[[], Text]) -> Layout:
    """With the headings of the page: one of the ways in which the library finds a text forgets them."""
    if any(block.role == "heading" for block in layout):
        return layout
    words, blocks = whole()
    levels = {words[b.start : b.end]: b.level for b in blocks if b.role == "heading"}
    taken = {block.start for block in layout}
    found, start = [], 0
    for paragraph in text.split("\n\n") if levels else ():
        if paragraph in levels and start not in taken:
            found.append(Block(start, start + len(paragraph), "heading", levels[paragraph]))
        start += len(paragraph) + 2
    return tuple(sorted((*layout, *found)))


def left_out(text: str, whole: str) -> Iterator[str]:
    """The lines of a page that are not in the text made of it, one after the other."""
    lines = {line.removeprefix(ITEM) for line in text.split("\n")}
    running = text.replace("\n", " ")
    for line in whole.split("\n"):
        words = line.removeprefix(ITEM)
        if words and words not in lines and (len(words) < _WORDY or words not in running):
            yield words


def is_run_together(main: str, own: str) -> bool:
    """True for what the library gives of a page it can't tell apart: one paragraph made of all there are."""
    words = " ".join(main.split())
    return not any(words in " ".join(block.split()) for block in own.split("\n\n"))
