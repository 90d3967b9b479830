"""Articles as another house would set them: other quotation marks, other paragraphs, the same words and marks."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sourcemark.model.quotations import quotations
from sourcemark.model.sentences import sentences

from .markup import Document

Change = tuple[int, int, str]
"""From, to, and what stands there instead."""
QUOTES = ('""', "“”", "‘’", "„“", "«»")
SHARE = 0.5
"""Of the articles that come in other marks, and of those that come in other paragraphs."""
_BREAK = re.compile(r"\s*\n\s*")
_SPANS = ("content", "source", "cue")


def varied(documents: Iterable[Document], seed: int) -> list[Document]:
    """The same articles, a part of them set otherwise, as chance will have it."""
    rng = random.Random(seed)
    return [_varied(one, rng) for one in documents]


def _varied(document: Document, rng: random.Random) -> Document:
    text, changes = document["text"], list[Change]()
    if rng.random() < SHARE:
        changes += other_quotes(text, rng.choice(QUOTES))
    if rng.random() < SHARE:
        changes += rng.choice((a_line_a_sentence, one_paragraph))(text)
    return changed(document, changes)


def other_quotes(text: str, marks: str) -> Iterator[Change]:
    """Quotations between `marks`; an open one begins with the first of them."""
    for span in quotations(text, 0, len(text)):
        yield span.start, span.start + 1, marks[0]
        if text[span.end - 1] in '"”“’»' and span.end - span.start > 1:
            yield span.end - 1, span.end, marks[1]


def a_line_a_sentence(text: str) -> Iterator[Change]:
    """As news pages and tickers have it."""
    for one, following in pairwise(sentences(text)):
        if not text[one.end : following.start].strip() and "\n" not in text[one.end : following.start]:
            yield one.end, following.start, "\n"


def one_paragraph(text: str) -> Iterator[Change]:
    """All but the first line, which may be a headline, in one."""
    for found in list(_BREAK.finditer(text))[1:]:
        yield found.start(), found.end(), " "


def changed(document: Document, changes: Iterable[Change]) -> Document:
    """The article with other words at some places that do not overlap; its marks go with the text."""
    text, out, edges, moves = document["text"], list[str](), [0], [0]
    for start, end, new in sorted(changes):
        out += (text[edges[-1] : start], new)
        edges.append(end)
        moves.append(moves[-1] + len(new) - (end - start))
    out.append(text[edges[-1] :])

    def moved(at: int) -> int:
        return at + moves[bisect_right(edges, at) - 1]

    marks = [
        one | {name: [[moved(start), moved(end)] for start, end in one[name]] for name in _SPANS}
        for one in document["attributions"]
    ]
    return document | {"text": "".join(out), "attributions": marks}
