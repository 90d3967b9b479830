"""The words of a statement in one cell, taken apart again."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.spans import Quote, Span
from .table_names import CUT, PIECES


def quotes(spans: Sequence[Span], cell: str) -> tuple[Quote, ...]:
    """The words of each span; none where the cell is cut or can't be taken apart."""
    if len(spans) == 1:
        cut = cell.endswith(CUT) and len(cell) < len(spans[0])
        return (Quote(exact=cell),) if cell and not cut else ()
    found, at = list[str](), 0
    for span in spans:
        found.append(cell[at : at + len(span)])
        at += len(span) + len(PIECES)
    if PIECES.join(found) != cell:
        found = cell.split(PIECES)
    return tuple(Quote(exact=words) for words in found) if len(found) == len(spans) else ()
