"""What it costs when a text is set otherwise: quotation marks, paragraphs, wrapped lines, small letters, loose marks.

The shared corpus' articles that training never saw; nothing is measured where they are not at hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from measuring import Figure, tell

sys.path.append(str(Path(__file__).parents[2] / "src"))

from sourcemark_training.corpus import TOP, shared_articles
from sourcemark_training.figures import figures_of
from sourcemark_training.varying import (
    QUOTES,
    Change,
    a_line_a_sentence,
    changed,
    one_paragraph,
    other_quotes,
)

ROW = 25
MODEL = TOP / "resources" / "suggest"
WIDTH = 68
"""Code points at which lines are wrapped."""


def wrapped(text: str) -> Iterator[Change]:
    """Lines broken at blanks, with an empty line between paragraphs."""
    for line in re.finditer(r"[^\n]+|\n+", text):
        if line[0][0] == "\n":
            yield line.start(), line.end(), "\n\n"
        else:
            begun = line.start()
            for word in re.finditer(r"\S+", line[0]):
                if line.start() + word.end() - begun > WIDTH and word.start():
                    begun = line.start() + word.start()
                    yield begun - 1, begun, "\n"


def loose(text: str) -> Iterator[Change]:
    """A blank around every mark, as in tokenised text."""
    places = re.finditer(r"(?<=\w)(?=[,.;:!?\"”’](?:\s|$))|(?<=\s[\"“])(?=\w)", text)
    return ((found.start(), found.start(), " ") for found in places)


def in_small_letters(text: str) -> Iterator[Change]:
    return (
        (at, at + 1, one.lower()) for at, one in enumerate(text) if len(one.lower()) == 1 != one.islower()
    )


WAYS: dict[str, Callable[[str], Iterable[Change]]] = {
    "as printed": lambda _: (),
    "lines wrapped": wrapped,
    "a line a sentence": a_line_a_sentence,
    "one paragraph": one_paragraph,
    **{f"quotations in {marks}": partial(other_quotes, marks=marks) for marks in QUOTES},
    "small letters": in_small_letters,
    "blanks around marks": loose,
}


def figures() -> Iterator[Figure]:
    """The first is what the others are held against."""
    articles, floor = shared_articles("dev"), 0.0
    for name, changes in WAYS.items():
        set_so = [changed(one, changes(one["text"])) for one in articles]
        f1 = 100 * figures_of(MODEL, set_so).f1
        floor = floor or f1
        yield Figure(ROW, f"content and source, F1: {name}", f1, floor, unit="%")


if __name__ == "__main__":
    tell(figures() if shared_articles("dev") else ())
