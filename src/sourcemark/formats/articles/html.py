"""Web pages: the article's own text and what the page says of it, without what surrounds it."""

from __future__ import annotations

from functools import cached_property

from ...model.articles import AS_FOUND, Choices, Draft
from ..drafting import drafted, guess, looked_at
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
    page = _Page(name, found.text)
    if looked_at.get() or choices.whole:
        page.whole  # noqa: B018 - while the tree is as it was parsed
    known = metadata(page.tree, described(page.tree))
    (text, layout), remark = (page.whole, "") if choices.whole else _own_text(page)
    return drafted(
        name,
        text,
        known,
        library="trafilatura",
        media_type="text/html",
        charset=found.charset,
        remarks=(guess(found), remark),
        layout=layout,
        dropped=left_out(text, page.whole[0]) if looked_at.get() else (),
        offers=("charset", "whole"),
    )


class _Page:
    """A page as a tree, which looking for its main text may change; all of its text is made when it is asked for."""

    def __init__(self, name: str, source: str) -> None:
        self._name, self._source = name, source
        self.tree = parsed(name, source)
        self._untouched = True

    @cached_property
    def whole(self) -> Text:
        """All of it."""
        return text_of(self.tree if self._untouched else parsed(self._name, self._source))

    def main(self) -> Text:
        """Without what surrounds it; empty when it can't be told apart."""
        self._untouched = False
        return main_text(self.tree, lambda: self.whole)


def _own_text(page: _Page) -> tuple[Text, str]:
    """The main text or what stands for it, with a remark when a person should look at what was left out."""
    main = page.main()
    if "\n\n" in main[0]:
        return main, _share(main[0], page)
    own = text_of(without_surroundings(page.tree))
    own = own if own[0] else page.whole
    if main[0] and not is_run_together(main[0], own[0]):
        return main, _share(main[0], page)
    left_out = " but its menus and margins" if own[0] != page.whole[0] else ""
    return own, f"No main text was found: this is all text of the page{left_out}"


def _share(main: str, page: _Page) -> str:
    if not looked_at.get():
        return ""
    share = len(main) / max(1, len(page.whole[0]))
    return f"The main text is {share:.0%} of the page's text" if share < _LITTLE else ""


FORMAT = Format(
    name="html",
    title="web page (.html)",
    suffixes=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    holds="article",
    read=read,
    takes_charset=True,
)
