"""Markdown: its text without the marks, with title, author and date of its front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.articles import AS_FOUND, Choices, Draft
from ..charset import text_in
from ..drafting import drafted, first_line, guess, iso_date
from ..flow import Flow
from ..format import Format

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^(\w+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_NAMES = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline"),
    "outlet": ("outlet", "publication", "source"),
    "section": ("section",),
    "published": ("date", "published"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text as it reads when it is set. Raises `BadFile` when it is blank, or no text."""
    found = text_in(name, data, chosen=choices.charset)
    source = found.text.replace("\r\n", "\n")
    known = _front_matter(source)
    text = _plain(_FRONT.sub("", source))
    known["title"] = known["title"] or first_line(text)
    known["published"] = iso_date(known["published"])
    return drafted(
        name,
        text,
        known,
        library="markdown-it-py",
        media_type="text/markdown",
        charset=found.charset,
        remarks=(guess(found),),
        offers=("charset",),
    )


def _front_matter(source: str) -> dict[str, str]:
    """Metadata between two lines of dashes; only plain `key: value` lines count."""
    found = _FRONT.match(source)
    pairs = _ENTRY.findall(found.group(1)) if found else ()
    entries = {key.lower(): value.strip("'\"[] ") for key, value in pairs}
    return {field: next((entries[n] for n in names if n in entries), "") for field, names in _NAMES.items()}


def _plain(source: str) -> str:
    from markdown_it import MarkdownIt

    writer = _Writer()
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        writer.take(token)
    return writer.flow.text()


class _Writer:
    """Puts the text together from block tokens."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._item = ""

    def take(self, token: Token) -> None:
        """The next token."""
        match token.type:
            case "inline":
                self._words("".join(map(_inline, token.children or ())))
            case "fence" | "code_block":
                self._words(token.content)
            case "html_block":
                self._words(_TAG.sub("", token.content))
            case "list_item_open":
                self._item = f"{token.info}. " if token.info else "- "
            case "tr_open":
                self.flow.row()
            case "tr_close":
                self.flow.end_row()
            case "th_open" | "td_open":
                self.flow.cell()
            case "th_close" | "td_close":
                self.flow.end_cell()
            case "bullet_list_close" | "ordered_list_close" | "table_open" | "table_close":
                self.flow.part()

    def _words(self, text: str) -> None:
        self.flow.add(self._item + text, tight=bool(self._item))
        self._item = ""


def _inline(token: Token) -> str:
    """What is read of a piece of a line: links and pictures by their words, tags not at all."""
    if token.type in ("text", "code_inline", "image", "text_special"):
        return token.content
    return {"softbreak": " ", "hardbreak": "\n"}.get(token.type, "")


FORMAT = Format(
    name="markdown",
    title="Markdown text (.md)",
    suffixes=(".md", ".markdown"),
    media_types=("text/markdown",),
    holds="article",
    read=read,
)
