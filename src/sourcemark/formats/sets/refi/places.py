"""Which way a tool counts: a line end as one or as two, characters or UTF-16 units. The names of selections tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from ....model.spans import Span
from ...recast import Recast
from .found import Selection

LOOKED_AT = 300
"""Selections of a document that are compared with their names."""
_SHORTENED = 8
"""Characters that a name must have to be taken for the beginning of longer words."""


def counted(text: str, selections: Iterable[Selection]) -> Recast:
    """The text, with the reading under which most selections are what they are called; the plainest of equals."""
    named = [s for s in selections if s.name.strip()][:LOOKED_AT]
    best, most = Recast(text), -1
    for make in _readings(text):
        recast = make()
        fitting = sum(_fits(s, recast) for s in named)
        if fitting > most:
            best, most = recast, fitting
        if most == len(named):
            break
    return best


def place(selection: Selection, recast: Recast) -> Span:
    """Where it lies. Raises ValueError for what is no place in the text."""
    if max(len(selection.start), len(selection.end)) > 20:
        raise ValueError("no number of a place is as long")
    return recast.span(int(selection.start), int(selection.end))


def _readings(text: str) -> Iterable[Callable[[], Recast]]:
    bare = text.removeprefix("\ufeff")
    one = bare.replace("\r\n", "\n")
    texts = dict.fromkeys((text, bare, one, one.replace("\n", "\r\n")))
    astral = max(text, default="") > "\uffff"
    for utf16 in (False, True) if astral else (False,):
        for variant in texts:
            yield partial(Recast, variant, utf16=utf16)


def _fits(selection: Selection, recast: Recast) -> bool:
    try:
        span = place(selection, recast)
    except ValueError:
        return False
    words = " ".join(recast.text[span.start : span.end].split())
    name = " ".join(selection.name.split())
    shortened = name.removesuffix("…").removesuffix("...").rstrip()
    return words == name or (len(shortened) >= _SHORTENED and words.startswith(shortened))
