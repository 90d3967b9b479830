"""What the lanes are given: readings as plain values, and the signs by which differences are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....model.spans import Span

ALONE = "only one"
"""The difference that has a shape of its own: an open bar."""

SIGNS = {
    ALONE: "○",
    "other type": "≠",
    "other source": "?",
    "other span": "↔",
    "judged or not": "∅",
    "other grade": "±",
    "other facet": "∗",
}
"""Sign of each kind of difference, worst first. The kinds are those of `analysis.differences`."""

LEGEND = " · ".join(["thin line: all agree", *(f"{sign} {kind}" for kind, sign in SIGNS.items())])
"""What the bars say, in one line."""


class LaneMark(NamedTuple):
    """One statement of a reading. How it looks is told by the reader's styles."""

    id: str
    spans: tuple[Span, ...]
    code: str = ""
    """Of its source type; empty when it has none."""
    differs: tuple[str, ...] = ()
    """Kinds of difference (keys of `SIGNS`), worst first; empty where all agree."""


class Lane(NamedTuple):
    """One annotator's reading of the article."""

    key: str
    label: str
    """At the head: initials or a number."""
    title: str
    """The full name, or "Annotator 2" where names are hidden: for hints and for the ear."""
    marks: Sequence[LaneMark] = ()
    adjudicated: bool = False
    """The layer of what was decided: a double line sets it apart."""
