"""Places of marks in the canonical text, whichever line ends they were counted with."""

from __future__ import annotations

from collections.abc import Iterable

from ....model.errors import BadFile
from ....model.spans import Span
from ...recast import Recast
from .fragments import cut, joined, pairs
from .parsing import Bound, Marked


class Places:
    """Of one text, with the marks of one file."""

    def __init__(self, name: str, member: str, text: str, found: Marked) -> None:
        self._name, self._member = name, member
        self._recast = Recast(_as_counted(text, found))

    def of(self, bound: Bound, told: Iterable[str]) -> tuple[Span, ...]:
        """Where a mark stands: as its note tells, if that still fits; else its fragments, joined at line ends.

        Raises `BadFile` for a place outside of the text.
        """
        text = self._recast.text
        fragments = [self._span(bound, start, end) for start, end in bound.places]
        for words in told:
            if (spans := _told(words, len(text))) and list(cut(spans, text)) == fragments:
                return spans
        return joined(sorted(fragments), text)

    def _span(self, bound: Bound, start: int, end: int) -> Span:
        try:
            return self._recast.span(start, end)
        except ValueError as error:
            raise BadFile(self._name, str(error), f"{self._member}, line {bound.line:,}") from error


def _as_counted(text: str, found: Marked) -> str:
    """With its line ends as one character each, where more marks hold their words in that."""
    if "\r\n" not in text:
        return text
    short = text.replace("\r\n", "\n")
    return short if _fitting(short, found) > _fitting(text, found) else text


def _fitting(text: str, found: Marked) -> int:
    return sum(_fits(text, bound) for bound in found.bounds.values())


def _fits(text: str, bound: Bound) -> bool:
    length = sum(end - start + 1 for start, end in bound.places) - 1
    return length == len(bound.words) and bound.words == " ".join(text[a:b] for a, b in bound.places)


def _told(words: str, length: int) -> tuple[Span, ...]:
    try:
        spans = tuple(Span(start, end) for start, end in pairs(words))
    except ValueError:
        return ()
    return spans if all(span.end <= length for span in spans) else ()
