"""Markdown: its text without the marks, with title, author and date of its front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.layout import Layout, Role
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
    text, layout = _plain(_FRONT.sub("", source))
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
        layout=layout,
        offers=("charset",),
    )


def _front_matter(source: str) -> dict[str, str]:
    """Metadata between two lines of dashes; only plain `key: value` lines count."""
    found = _FRONT.match(source)
    pairs = _ENTRY.findall(found.group(1)) if found else ()
    entries = {key.lower(): value.strip("'\"[] ") for key, value in pairs}
    return {field: next((entries[n] for n in names if n in entries), "") for field, names in _NAMES.items()}


def _plain(source: str) -> tuple[str, Layout]:
    from markdown_it import MarkdownIt

    writer = _Writer()
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        writer.take(token)
    return writer.flow.text(), writer.flow.layout


class _Writer:
    """Puts the text together from block tokens."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._item = ""
        self._heading = 0
        self._lists = 0
        self._quotes = 0

    def take(self, token: Token) -> None:
        """The next token."""
        match token.type:
            case "inline":
                self._words("".join(map(_inline, token.children or ())))
            case "fence" | "code_block":
                self._words(token.content, verbatim=True)
            case "heading_open" | "heading_close" | "blockquote_open" | "blockquote_close":
                self._enclosed(token)
            case "bullet_list_open" | "ordered_list_open":
                self._lists += 1
            case "html_block":
                self._words(_TAG.sub("", token.content))
            case "list_item_open" | "list_item_close":  # one without words leaves no mark to what follows
                mark = f"{token.info}. " if token.info else "- "
                self._item = mark if token.nesting > 0 else ""
            case "tr_open":
                self.flow.row()
            case "tr_close":
                self.flow.end_row()
            case "th_open" | "td_open":
                self.flow.cell()
            case "th_close" | "td_close":
                self.flow.end_cell()
            case "bullet_list_close" | "ordered_list_close":
                self._lists -= 1
                self.flow.part()
            case "table_open" | "table_close":
                self.flow.part()

    def _enclosed(self, token: Token) -> None:
        """A heading or quotation begins or ends."""
        if token.tag == "blockquote":
            self._quotes += token.nesting
        else:
            self._heading = int(token.tag[1:]) if token.nesting > 0 else 0

    def _words(self, text: str, verbatim: bool = False) -> None:
        self.flow.add(self._item + text, bool(self._item), *self._role(verbatim))
        self._item = ""

    def _role(self, verbatim: bool) -> tuple[Role | None, int]:
        """What the words are, with their level; of several things what stands closest to them."""
        if self._item:
            return "item", self._lists
        if self._heading:
            return "heading", self._heading
        if verbatim:
            return "verbatim", 1
        return ("quotation", 1) if self._quotes else (None, 1)


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
