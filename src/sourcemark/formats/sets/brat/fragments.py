"""Places as brat holds them: a line end in a mark cuts it in two, which are joined again on reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....model.spans import Span


def cut(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """The spans without the line ends in them; one of nothing but line ends stays as it is."""
    return tuple(piece for span in spans for piece in _cut(span, text))


def joined(fragments: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Neighbours between which there are only line ends, as one."""
    found: list[Span] = []
    for fragment in fragments:
        between = text[found[-1].end : fragment.start] if found else ""
        if found and between and not between.strip("\n"):
            found[-1] = Span(found[-1].start, fragment.end)
        else:
            found.append(fragment)
    return tuple(found)


def words(fragments: Iterable[Span], text: str) -> str:
    """What stands there, as a line of brat repeats it."""
    found = " ".join(text[fragment.start : fragment.end] for fragment in fragments)
    return found.replace("\n", " ").replace("\t", " ")


def written(spans: Iterable[Span]) -> str:
    """ "0 5;9 12"."""
    return ";".join(f"{span.start} {span.end}" for span in spans)


def pairs(words: str) -> list[tuple[int, int]]:
    """The numbers in "0 5;9 12". Raises ValueError for anything else."""
    found = [tuple(map(_number, pair.split(" "))) for pair in words.split(";")]
    if any(len(pair) != 2 for pair in found):
        raise ValueError(f"{words[:60]!r} names no places")
    return [(pair[0], pair[1]) for pair in found]


def _number(digits: str) -> int:
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise ValueError(f"{digits[:60]!r} is no place")
    return int(digits)


def _cut(span: Span, text: str) -> Iterable[Span]:
    at, found = span.start, list[Span]()
    for line in text[span.start : span.end].split("\n"):
        if line:
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return found or [span]
