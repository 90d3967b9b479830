"""Columns of the tables that CSV and XLSX share, and how several values stand in one cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from .. import losses
from ..losses import Loss

ARTICLE: Final = (
    *("article_id", "title", "outlet", "byline", "section", "published", "url", "language", "handling"),
    "sha256",
)
STATEMENT: Final = (
    *("statement_id", "start", "end", "spans", "quote", "page", "status", "created", "kind", "mode"),
)
VOICE: Final = ("source", "source_kind", "source_types", "anonymity")
WORDS: Final = ("source_words_at", "cue_at")
WHO: Final = ("source_id", *VOICE, "chain", *WORDS)
OTHER = "other_facets"
"""Column of the facets that the codebook does not know: "basis: witnessed | terms: off_record"."""
GRADES: Final = (
    *("reliability", "reliability_reason", "reliability_from"),
    *("credibility", "credibility_reason", "confirmed_by"),
)
DECIDED: Final = ("decided_from", "decided_by", "decided_at", "cause", "reason")
FIXED = frozenset((*STATEMENT, "annotator", *DECIDED, *WHO, OTHER, *GRADES, "note", *ARTICLE))
"""All columns but those of the codebook's facets."""

LONG: Final = (
    *("statement_id", "start", "end", "spans", "quote", "page", "created", "annotator", *WORDS),
    *("attribute", "value", *ARTICLE),
)
"""Columns of the long table: one row for each statement, attribute and value."""

LOSES = (
    *(losses.TEXTS, losses.UNMARKED, *losses.BUNDLES_ALONE, *losses.LISTS),
    *(losses.CAPTURE, losses.CHAIN_WORDS),
    Loss(
        losses.DECISIONS.key, f"{losses.DECISIONS.words}, when the table is read back", losses.DECISIONS.tally
    ),
    Loss(
        losses.CONFIRMED.key, f"{losses.CONFIRMED.words}, when the table is read back", losses.CONFIRMED.tally
    ),
)
"""What is not in the table, or stands in columns that are not read back."""

SEPARATOR = " | "
"""Between several values in one cell."""
INNER = " ; "
"""Between the types of one source, of which there may be several in the cell."""
PIECES = " […] "
"""Between the pieces of a quote."""
CUT = " […]"
"""At the end of a cell that was too long."""

Cells = tuple[str, ...]
Guard = Callable[[str], str]
"""Makes a cell of text from outside harmless."""


def joined(values: Iterable[str], separator: str = SEPARATOR) -> str:
    """Several values as one cell. The separator's sign is doubled in values, so that `parted` finds them again."""
    sign = separator.strip()
    return separator.join([value.replace(sign, sign * 2) if sign in value else value for value in values])


def parted(cell: str, separator: str = SEPARATOR) -> Cells:
    """The values that were joined; none in an empty cell."""
    sign = separator.strip()
    return tuple(value.replace(sign * 2, sign) for value in cell.split(separator)) if cell else ()
