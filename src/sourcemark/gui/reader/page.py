"""One article on a page of some width: where its text, its margin and each of its blocks lie."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...model.paragraphs import Blocks, paragraphs
from ...model.spans import Span
from .heading import TITLE_HEIGHT, Heading
from .laid import Laid, Metrics
from .layouts import Layouts
from .structure import Structure
from .typography import Typography
from .values import ReaderArticle

_WRAPPED = 90
"""Code points of a line on average at most, where lines were broken for a screen or a letter."""


_SAMPLE = 50_000
"""Code points by which that is judged."""

_ABOVE_HEADING = 1.7
"""Gap above a heading, in gaps between paragraphs: it belongs to what follows."""

_FAR = 50
"""Blocks of a span that are measured: more than a screen holds."""


class Frame(NamedTuple):
    """How the width of the pane is shared out, in pixels."""

    left: int
    width: int
    chips_left: int
    chips_width: int


Beside = Callable[[int, Typography], int]
"""How wide the margin is in a pane so wide; 0 for as wide as chips are."""


def no_room(pane: int, type: Typography) -> int:
    """The margin is that of the chips."""
    return 0


def frame(pane: int, type: Typography, beside: int = 0) -> Frame:
    """The text and its margin, centred as one: `beside` wide, or of chips, which give way in a narrow pane."""
    unit = type.pitch
    gutter = max(16, unit)
    gap = max(12, round(unit * 0.8))
    chips = beside or max(round(unit * 2.2), min(round(unit * 7.5), (pane - 2 * gutter) // 4))
    width = max(80, min(type.measure, pane - gutter - gap - chips - gutter // 2))
    left = max(gutter, (pane - width - gap - chips) // 2)
    return Frame(left, width, left + width + gap, max(40, min(chips, pane - left - width - gap - 8)))


class Page:
    """Blocks of one article, laid out on demand for one width and one typography."""

    def __init__(self, article: ReaderArticle, type: Typography, pane: int) -> None:
        self.article = article
        self.blocks: Blocks = paragraphs(article.text)
        self._wrapped = _is_wrapped(article.text)
        self._headed = _is_headed(article)
        self.structure = Structure(article.layout, self.blocks)
        self.layouts = Layouts(self._lay_out)
        self.beside: Beside = no_room
        self.set(type, pane)

    def set(self, type: Typography, pane: int) -> None:
        """Another width, zoom or font: everything is laid out anew when it is next seen."""
        self.pane, self.type, self.frame = pane, type, frame(pane, type, self.beside(pane, type))
        above = self.article._replace(title="") if self._headed else self.article
        self.heading = Heading(above, type, self.frame.width)
        self._title = Metrics.of(type.title, self.frame.width, TITLE_HEIGHT)
        self._metrics = Metrics(type.body, self.frame.width, type.pitch, type.ascent, type.descent)
        self.layouts.clear()

    def height_of(self, block: int) -> int:
        """Pixels from this block's upper edge to the next one's; -1 is the heading."""
        if block < 0:
            return self.heading.height
        last = block == len(self.blocks) - 1
        body = 0 if self.is_blank(block) else self.layouts[block].height
        return body + (self.type.pitch * 2 if last else self._gap_after(block))

    def block_at(self, offset: int) -> int:
        """The block that holds `offset`."""
        return self.blocks.block_at(offset)

    def start(self, block: int) -> int:
        """Offset of the block's first character."""
        return self.blocks.starts[block]

    def end(self, block: int) -> int:
        """Offset after the block's last character."""
        return self.blocks.ends[block]

    def is_blank(self, block: int) -> bool:
        """True for a line without a character: it takes no room of its own."""
        return self.blocks.starts[block] == self.blocks.ends[block]

    def lines_of(self, span: Span) -> tuple[int, int, int]:
        """Where a span stands: its first block, and top and bottom of its lines there and below, in pixels."""
        block = self.block_at(span.start)
        top, last = self._top_of(block, span.start), self.block_at(span.end - 1)
        down = sum(self.height_of(b) for b in range(block, min(last, block + _FAR)))
        return block, top, down + self._top_of(last, span.end - 1) + self.type.pitch

    def _top_of(self, block: int, offset: int) -> int:
        if self.is_blank(block):
            return 0
        laid = self.layouts[block]
        return laid.top_of(laid.line_of(offset - self.start(block)))

    def _gap_after(self, block: int) -> int:
        start, end = self.blocks.bounds(block)
        following = self.blocks.starts[block + 1]
        if end in (start, following):
            return 0
        blank_next = self.blocks.ends[block + 1] == following
        if not blank_next and (self._wrapped or self.structure.is_tight(block)):
            return self.type.gap // 4 if self.structure.is_tight(block) else 0
        above_heading = self.structure.is_heading(block + 1 + blank_next)
        return round(self.type.gap * _ABOVE_HEADING) if above_heading else self.type.gap

    def _lay_out(self, block: int) -> Laid:
        start, end = self.blocks.bounds(block)
        if block == 0 and self._headed:
            return Laid(self.article.text[start:end], self._title)
        return Laid(self.article.text[start:end], self.structure.metrics(block, self._metrics, self.type))


def _is_headed(article: ReaderArticle) -> bool:
    """True when the text begins with its own headline: it is set as one there, and not shown twice."""
    first, _, rest = article.text.partition("\n")
    return bool(article.title) and first.strip() == article.title.strip() and bool(rest.strip())


def _is_wrapped(text: str) -> bool:
    """True when paragraphs are told apart by blank lines, so that a single line feed is but a line's end."""
    sample = text[:_SAMPLE]
    feeds, blank = sample.count("\n"), sample.count("\n\n")
    return 0 < 3 * blank < feeds and len(sample) < _WRAPPED * feeds
