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
        if most == 2 * len(named):
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


def _fits(selection: Selection, recast: Recast) -> int:
    """2 for the words of its name, 1 for these with other blanks at their ends, 0 for others."""
    try:
        span = place(selection, recast)
    except ValueError:
        return 0
    words = recast.text[span.start : span.end]
    plain, name = " ".join(words.split()), " ".join(selection.name.split())
    shortened = name.removesuffix("…").removesuffix("...").rstrip()
    if plain != name and not (len(shortened) >= _SHORTENED and plain.startswith(shortened)):
        return 0
    ends = slice(None, None, -1) if plain == name else slice(None, 1)
    alike = _blank(words[ends]) == _blank(selection.name[ends]) and _blank(words) == _blank(selection.name)
    return 2 if alike else 1


def _blank(words: str) -> bool:
    return words[:1].isspace()
