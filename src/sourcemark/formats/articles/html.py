"""Web pages: the article's own text and what the page says of it, without what surrounds it."""

from __future__ import annotations

from typing import Any

from ...model.articles import AS_FOUND, Choices, Draft
from ..drafting import drafted, guess
from ..format import Format
from .html_main import Text, described, is_run_together, left_out, main_text
from .html_metadata import metadata
from .html_text import decoded, parsed, text_of, without_surroundings

_LITTLE = 0.25
"""Share of the page's text below which the main text is remarked on."""


def read(name: str, data: bytes, choices: Choices = AS_FOUND, declared: str = "") -> Draft:
    """The main text, or all text but menus and margins when none can be told apart. Raises `BadFile`.

    `choices.whole`: all text of the page. `declared`: the charset that the page's carrier names.
    """
    found = decoded(name, data, declared, choices.charset)
    tree = parsed(name, found.text)
    whole = text_of(tree)
    known = metadata(tree, described(tree))
    (text, layout), remark = (whole, "") if choices.whole else _own_text(tree, whole)
    return drafted(
        name,
        text,
        known,
        library="trafilatura",
        media_type="text/html",
        charset=found.charset,
        remarks=(guess(found), remark),
        layout=layout,
        dropped=left_out(text, whole[0]),
        offers=("charset", "whole"),
    )


def _own_text(tree: Any, whole: Text) -> tuple[Text, str]:
    """The main text or what stands for it, with a remark when a person should look at what was left out."""
    main = main_text(tree, whole)
    if "\n\n" in main[0]:
        return main, _share(main[0], whole[0])
    own = _without_surroundings(tree, whole)
    if main[0] and not is_run_together(main[0], own[0]):
        return main, _share(main[0], whole[0])
    left_out = " but its menus and margins" if own[0] != whole[0] else ""
    return own, f"No main text was found: this is all text of the page{left_out}"


def _without_surroundings(tree: Any, whole: Text) -> Text:
    own = text_of(without_surroundings(tree))
    return own if own[0] else whole


def _share(main: str, whole: str) -> str:
    share = len(main) / max(1, len(whole))
    return f"The main text is {share:.0%} of the page's text" if share < _LITTLE else ""


FORMAT = Format(
    name="html",
    title="web page (.html)",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    holds="article",
    read=read,
)
