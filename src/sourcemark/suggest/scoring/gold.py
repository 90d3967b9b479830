"""Articles with the attributions that people marked in them, as a file of JSON lines holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ...model.errors import BadFile
from ...model.quotations import mode_of
from ...model.spans import Span
from ...model.statements import Kind, Mode


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what, in spans of a text (code points). Either marked by a person or found by the program."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    """None where no source is named."""
    mode: Mode | None = None
    """None in a file that does not say; `modes` fills it in."""
    kind: Kind = "statement"
    type: str | None = None
    """A type of the guide, the main one first ("defector+analyst"); "" where no source is named; None: not judged."""
    by: int | None = None
    """Which other one of the article this one stands in; None for an outermost one."""

    @property
    def main_type(self) -> str | None:
        """The first of its types."""
        return self.type.partition("+")[0] if self.type is not None else None


class Marked(msgspec.Struct, frozen=True):
    """One article with all its attributions."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def read_gold(path: Path) -> list[Marked]:
    """All articles of a file. Raises `BadFile` with the line, when there is none, or when one is there twice."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise BadFile(path, error.strerror or "it can't be opened") from error
    found = [_article(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise BadFile(path, "there is no article in it")
    for id, count in Counter(article.id for article in found).items():
        if count > 1:
            raise BadFile(path, f"the article {id!r} is there twice")
    return found


def _article(path: Path, number: int, line: bytes) -> Marked:
    try:
        article = msgspec.json.decode(line, type=Marked)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BadFile(path, str(error), f"line {number}") from error
    for why in _wrong(article):
        raise BadFile(path, why, f"line {number}")
    return msgspec.structs.replace(article, attributions=modes(article.text, article.attributions))


def _wrong(article: Marked) -> Iterator[str]:
    """What a reader of JSON can't know."""
    count = len(article.attributions)
    for number, one in enumerate(article.attributions, 1):
        if any(span.end > len(article.text) for span in (*one.content, *one.cue, *one.source)):
            yield f"attribution {number} lies outside its text"
        if one.by is not None and not 0 <= one.by < count:
            yield f"attribution {number} stands in one that is not there"


def modes(text: str, ones: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The same, those without a mode with the one that quotation marks tell."""
    return tuple(
        one if one.mode else msgspec.structs.replace(one, mode=mode_of(text, one.content) or "indirect")
        for one in ones
    )
