"""A text read passage by passage: for proposals, for learning and for evaluating alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ..model.line_wraps import unwrapped
from ..model.spans import Span
from .blocks import Block, blocks, readable
from .language import NotEnglish, is_english
from .network.coreference import Meant, meant
from .network.found import Found, found_in
from .network.loading import Model
from .network.reading import Read, read

_LINE = re.compile(r"\s*\n\s*")


class Passage(NamedTuple):
    """One block as it was read; places in it are counted from its start."""

    block: Block
    read: Read
    found: list[Found]

    def holds(self, span: Span) -> bool:
        """Whether what begins with `span` belongs here, not into the surroundings."""
        return self.block.core_start <= self.block.start + span.start < self.block.core_end

    def meant(self, model: Model) -> list[Meant]:
        """Whom the source of each finding means."""
        return meant(self.read, self.found, model.brain)


def passages(text: str, model: Model) -> Iterator[Passage]:
    """All of a text, in order. Memory does not grow with it. Raises `NotEnglish` before the first."""
    if not is_english(text):
        raise NotEnglish
    for block in blocks(text):
        # the network tells a headline and what stands below it from the rest: more than two lines need no count
        before = sum(1 for _ in islice(_LINE.finditer(text, 0, block.start), 2)) if block.start else 0
        words = unwrapped(readable(text[block.start : block.end]))
        one = read(words, model.tokenizer, model.brain, before)
        yield Passage(block, one, found_in(one, model.brain))
