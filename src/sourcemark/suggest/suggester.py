"""Texts → proposals, block by block. What loads the network is imported when a `Suggester` is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..model.proposals import Proposal, ProposedSource
from ..model.spans import Span
from .asking import Ask
from .blocks import moved_spans
from .language import is_english
from .learning.lessons import Lessons, marks_attitudes
from .recognising import Recogniser

if TYPE_CHECKING:
    from .network.found import Found


class Suggester:
    """A loaded model. Slow to make (half a second), quick to ask."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the model's files. Raises `NoModel`."""
        from .network.loading import load

        self._model = load(folder)

    @property
    def version(self) -> str:
        """The model's."""
        return self._model.described.version

    def proposals(self, ask: Ask) -> Iterator[list[Proposal]]:
        """All that are likely enough, in the order of the text: a list for each block, empty ones too.

        Raises `NotEnglish`, and `BadHead` for what was learnt, before the first list. Memory does not grow with the
        text.
        """
        from .learning.applying import judge_of
        from .passages import passages
        from .proposing import proposals

        calibration = self._model.described.calibration
        judge = judge_of(ask.head, ask.codes, ask.offered, calibration, self.version)
        recogniser = Recogniser(ask.known, judge.told)
        told: set[Span] = set()
        for passage in passages(ask.text, self._model):
            ones = judge.believed(passage.found, passage.meant(self._model))
            kept = [one for one in ones if one.kind == "statement" or not ask.statements_only]
            made = proposals(passage.read.text, kept, judge.calibration)
            here = [moved(one, passage.block.start) for one in made if passage.holds(one.spans[0])]
            here = [one for one in here if told.isdisjoint(one.cue_spans)]
            told = {cue for one in here for cue in one.cue_spans}
            yield [recogniser.told(ask.text, one) for one in here]

    def findings(self, text: str) -> Iterator[list[Found]]:
        """What the network finds, likely or not, with its vectors: a list for each block, to learn from.

        Raises `NotEnglish` before the first list.
        """
        from .passages import passages

        for passage in passages(text, self._model):
            ours = [one for one in passage.found if passage.holds(one.content[0])]
            yield [_moved_finding(one, passage.block.start) for one in ours]

    def learning(self, lessons: Lessons) -> Iterator[int | bytes]:
        """How many lessons were read, after each; at last what they teach, as `Ask.head` takes it.

        That is no bytes where they teach nothing. What is not English teaches nothing.
        """
        from .learning.answers import Row, answered
        from .learning.fitting import learn
        from .learning.head_bytes import to_bytes

        rows, attitudes = list[Row](), marks_attitudes(lessons.lessons)
        for at, lesson in enumerate(lessons.lessons):
            if is_english(lesson.text):
                found = [one for ones in self.findings(lesson.text) for one in ones]
                rows += answered(found, lesson, at, attitudes)
            yield at + 1
        head = learn(rows, lessons.codes, self._model.described.calibration, self.version)
        yield b"" if head.silent else to_bytes(head)


def moved(proposal: Proposal, by: int) -> Proposal:
    """With all places counted from `by` code points earlier."""
    if not by:
        return proposal
    return replace(
        proposal,
        spans=moved_spans(proposal.spans, by),
        cue_spans=moved_spans(proposal.cue_spans, by),
        source=_moved_source(proposal.source, by),
        chain=tuple(_moved_source(hop, by) for hop in proposal.chain),
    )


def _moved_source(source: ProposedSource, by: int) -> ProposedSource:
    fullest = moved_spans((source.fullest,), by)[0] if source.fullest else None
    return replace(source, spans=moved_spans(source.spans, by), fullest=fullest)


def _moved_finding(found: Found, by: int) -> Found:
    return found._replace(
        content=moved_spans(found.content, by),
        source=moved_spans((found.source,), by)[0] if found.source else None,
        cue=moved_spans((found.cue,), by)[0],
    )
