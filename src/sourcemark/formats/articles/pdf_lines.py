"""Lines of a page put together into paragraphs, by where they stand and how they end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .pdf_chunks import Chunk
from .pdf_hyphens import HYPHEN, cut

ENDED = re.compile(r"""[.!?…:;。！？؟۔]["'”’»)\]」』】]*$""")
_ITEM = re.compile(r"[•‣▪◦·–-]\s|\(?\d{1,3}[.)]\s")
_IDEOGRAPHS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")

_SPREAD = 1.3
"""Times the usual distance of lines: more is a gap between paragraphs."""
_SIZE = 0.15
"""Share by which the height of letters differs between headline and text."""
_INDENT = 0.8
"""Times the height of a line: the least first-line indent."""
_SHORT = 0.9
"""Share of the column's width: a line that ends before may be the last of its paragraph."""


class Paragraph(NamedTuple):
    """Its text, and the height of its lines in points."""

    text: str
    height: float


def paragraphs(lines: Sequence[Chunk]) -> list[Paragraph]:
    """The paragraphs of one page, in the order of its lines."""
    drops = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = median([drop for drop in drops if drop > 0] or [0.0])
    found: list[list[Chunk]] = []
    edge = 0.0
    for line, above, drop in zip(lines, (None, *lines), (0.0, *drops), strict=False):
        if above is None or _breaks(above, line, drop, usual, edge):
            found.append([])
        edge = line.right if drop < 0 else max(edge, line.right)
        found[-1].append(line)
    return [Paragraph(joined(line.text for line in part), part[0].height) for part in found]


def _breaks(above: Chunk, line: Chunk, drop: float, usual: float, edge: float) -> bool:
    """True when a paragraph ends between the two."""
    ended = bool(ENDED.search(above.text))
    if _ITEM.match(line.text):
        return True
    if abs(above.height - line.height) > _SIZE * max(above.height, line.height):
        return True
    if drop < 0:  # the next column
        return ended
    if drop > _SPREAD * usual or line.left - above.left > _INDENT * line.height:
        return True
    return ended and above.right - above.left < _SHORT * (edge - above.left)


def joined(parts: Iterable[str]) -> str:
    """Lines as one; ideographs are written without spaces."""
    return "".join(_ended(part, following) for part, following in pairwise((*parts, "")))


def _ended(line: str, following: str) -> str:
    """A line with what stands between it and the next one."""
    line = cut(line, following)
    close = _IDEOGRAPHS.match(line[-1:]) and _IDEOGRAPHS.match(following)
    return line if close or not following or line.endswith(HYPHEN) else f"{line} "
