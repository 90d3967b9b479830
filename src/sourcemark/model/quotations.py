"""What stands in quotation marks, and so whether words are given directly."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .line_wraps import unwrapped
from .patterns import pattern
from .spans import Span
from .statements import Mode

_QUOTED = pattern(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|(?<!\w)»[^«\n]*«|「[^」\n]*(?:」|$)|『[^』\n]*(?:』|$)"
    r"|\"[^\"\n]*(?:\"|$)|(?<!\w)‘[^\n]*?’(?!\w)",
    re.MULTILINE,
)
_BACK = 4_000
"""Code points before a place in which its line is looked for: straight marks show their side only by counting."""

_WORD = pattern(r"\w+")
_NAMED_THING = 2
"""Words in quotation marks up to which they are taken for a name or a nickname."""


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The stretches in quotation marks, marks included, that touch `[start, end)`. An open one ends its line,
    a wrapped one with the last of its lines.
    """
    low = max(0, start - _BACK)
    near = unwrapped(text[low : end + _BACK])
    line = near.rfind("\n", 0, start - low) + 1
    stop = near.find("\n", end - low)
    within = _QUOTED.finditer(near, line, stop if stop >= 0 else len(near))
    found = (Span(low + m.start(), low + m.end()) for m in within)
    return [span for span in found if span.start < end and span.end > start]


def mode_of(text: str, places: Iterable[Span], clause: Span | None = None) -> Mode:
    """Direct when all words of a statement's `places` are quoted, mixed when some are, else indirect.

    `clause`, the words that name the speaker, does not count.
    """
    counted = within = 0
    for place in places:
        quoted = quotations(text, place.start, place.end)
        starts = (m.start() for m in _WORD.finditer(text, place.start, place.end))
        words = [at for at in starts if not (clause and clause.covers(at))]
        counted += len(words)
        within += sum(any(q.covers(at) for q in quoted) for at in words)
    if counted and within == counted:
        return "direct"
    return "mixed" if within > _NAMED_THING else "indirect"
