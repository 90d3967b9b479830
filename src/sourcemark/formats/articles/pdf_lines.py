"""Lines of a page put together into paragraphs, by where they stand and how they end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line, with the next line right behind."""

_HYPHENATED = re.compile(f"{HYPHEN}(?=[^\\W\\d_])")
_ENDED = re.compile(r"""[.!?…:;。！？؟۔]["'”’»)\]」』]*$""")
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


class Line(NamedTuple):
    """A line of a page, in points; y grows upwards. A hyphenated word makes one line of two."""

    text: str
    left: float
    right: float
    bottom: float
    end_bottom: float
    height: float


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of one page, in the order of its lines."""
    drops = [above.end_bottom - below.bottom for above, below in pairwise(lines)]
    usual = median([drop for drop in drops if drop > 0] or [0.0])
    found: list[list[str]] = []
    edge = 0.0
    for line, above, drop in zip(lines, (None, *lines), (0.0, *drops), strict=False):
        if above is None or _breaks(above, line, drop, usual, edge):
            found.append([])
        edge = line.right if drop < 0 else max(edge, line.right)
        found[-1].append(line.text)
    return [_joined(parts) for parts in found]


def mended(pages: Iterable[Sequence[str]]) -> str:
    """The text of all pages; a sentence that the end of a page cuts goes on."""
    whole: list[str] = []
    for page in pages:
        rest = list(page)
        if whole and rest and rest[0][0].islower() and not _ENDED.search(whole[-1]):
            whole[-1] = _joined([whole[-1], rest.pop(0)])
        whole.extend(rest)
    return "\n\n".join(_unhyphenated(paragraph) for paragraph in whole)


def _breaks(above: Line, line: Line, drop: float, usual: float, edge: float) -> bool:
    """True when a paragraph ends between the two."""
    ended = bool(_ENDED.search(above.text))
    if _ITEM.match(line.text):
        return True
    if drop < 0:  # the next column
        return ended
    if abs(above.height - line.height) > _SIZE * max(above.height, line.height) or drop > _SPREAD * usual:
        return True
    if line.left - above.left > _INDENT * line.height:
        return True
    return ended and above.right - above.left < _SHORT * (edge - above.left)


def _joined(parts: Iterable[str]) -> str:
    """Lines as one; ideographs are written without spaces."""
    text = ""
    for part in parts:
        close = not text or text.endswith(HYPHEN) or (_IDEOGRAPHS.match(text[-1]) and _IDEOGRAPHS.match(part))
        text += part if close else f" {part}"
    return text


def _unhyphenated(text: str) -> str:
    """A word cut at the end of a line is whole again; before a capital letter the hyphen was the author's."""
    return _HYPHENATED.sub(lambda cut: "-" if text[cut.end()].isupper() else "", text).replace(HYPHEN, "-")
