"""Words of a text replaced by others, and where everything that pointed into the text points afterwards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from .layout import Block, Layout
from .spans import Span, normalised


class Edit(Struct, frozen=True, order=True, array_like=True):
    """The words at `[start, end)` give way to `names`."""

    start: int
    end: int
    names: tuple[str, ...]
    sure: bool = False
    """A person said that these words stand for these names; otherwise they were only found to be alike."""

    @property
    def words(self) -> str:
        """What stands there afterwards."""
        return ", ".join(self.names)


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Sorted, with overlapping ones made one. Names that a person gave stand alone."""
    found: list[Edit] = []
    for edit in sorted(edits):
        if found and edit.start < found[-1].end:
            found[-1] = _both(found[-1], edit)
        else:
            found.append(edit)
    return found


def _both(one: Edit, other: Edit) -> Edit:
    end, sure = max(one.end, other.end), one.sure or other.sure
    names = (name for edit in (one, other) if edit.sure == sure for name in edit.names)
    return Edit(one.start, end, tuple(dict.fromkeys(names)), sure)


class Edited:
    """A text after its edits, which are apart from each other and sorted."""

    def __init__(self, text: str, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [edit.start for edit in edits]
        self._moved = [0]
        """By how much an offset behind that many edits has moved."""
        pieces, at = list[str](), 0
        for edit in edits:
            pieces += (text[at : edit.start], edit.words)
            at = edit.end
            self._moved.append(self._moved[-1] + len(edit.words) - (edit.end - edit.start))
        self.text = "".join((*pieces, text[at:]))

    def start(self, offset: int) -> int:
        """Where a stretch that began at `offset` begins now: inside an edit, where its new words begin."""
        before = bisect_right(self._starts, offset)
        if before and offset < self._edits[before - 1].end:
            return self._starts[before - 1] + self._moved[before - 1]
        return offset + self._moved[before]

    def end(self, offset: int) -> int:
        """Where a stretch that ended at `offset` ends now: inside an edit, where its new words end."""
        before = bisect_left(self._starts, offset)
        if before and offset < (edit := self._edits[before - 1]).end:
            return edit.end + self._moved[before]
        return offset + self._moved[before]

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Places in the new text, sorted and apart."""
        return normalised(Span(self.start(s.start), self.end(s.end)) for s in spans)

    def layout(self, layout: Layout) -> Layout:
        """The same blocks; of two that an edit lies in both of, it stays with the first."""
        pages = [self._block(block, 0) for block in layout if block.role == "page"]
        found, at = list[Block | None](), 0
        for block in layout:
            if block.role != "page" and (moved := self._block(block, at)):
                found.append(moved)
                at = moved.end
        return tuple(sorted(block for block in (*pages, *found) if block))

    def _block(self, block: Block, at: int) -> Block | None:
        start, end = max(at, self.start(block.start)), self.end(block.end)
        return Block(start, end, block.role, block.level) if start < end else None
