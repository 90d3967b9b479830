"""The Desk with proposals given where the job's answer arrives, for tests that work it by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worked import TEXT, Worked

from sourcemark.gui.desk.proposing.control import Proposing
from sourcemark.gui.desk.proposing.finding import Began
from sourcemark.gui.desk.proposing.line import ProposalLine
from sourcemark.gui.desk.proposing.showing import Showing
from sourcemark.model.proposals import Proposal, ProposedSource, Tier, Verdict
from sourcemark.model.spans import Span
from sourcemark.work.proposing.recognised import Recognised


def place(words: str, text: str = TEXT) -> Span:
    """Where words stand in the text."""
    at = text.index(words)
    return Span(at, at + len(words))


def proposed(
    content: str, source: str = "", cue: str = "", *types: str, tier: Tier = "sure", name: str = ""
) -> Proposal:
    """One proposal, by the words of the text; `name` is that of an entry of the register."""
    return Proposal(
        spans=(place(content),),
        source=ProposedSource(spans=(place(source),) if source else (), types=types, name=name),
        cue_spans=(place(cue),) if cue else (),
        confidence=0.9,
        tier=tier,
    )


TROOPS = proposed("Troops have crossed the river", "Lee Woong-gil", "said", "defector", name="Lee Woong-gil")
DENIED = proposed("denied that", "The ministry", "", "official", tier="check")
BRIDGE = proposed("the bridge and the weather in the valley")
FAR = proposed("Paragraph 50 tells of the river", tier="check")


class Ghostly(NamedTuple):
    """The Desk with proposals."""

    worked: Worked
    inside: Proposing

    @property
    def showing(self) -> Showing:
        """What is shown."""
        return self.inside.showing

    @property
    def line(self) -> ProposalLine:
        """The line about them."""
        found = self.worked.desk.findChild(ProposalLine)
        assert isinstance(found, ProposalLine)
        return found

    @property
    def current(self) -> Proposal | None:
        """The current one."""
        key = self.showing.current
        return self.showing.standing[key] if key else None

    def bring(self, *found: Sequence[Proposal]) -> None:
        """What a job would bring, list by list."""
        fetcher, article = self.inside.fetcher, self.worked.desk.open_article
        fetcher.began.emit(Began("1", Recognised(self.worked.kit.session.project, article or "")))
        for some in found:
            fetcher.came.emit(some)
        fetcher.ended.emit("")

    def open(self) -> list[Proposal]:
        """The open ones, in order."""
        return [self.showing.standing[key] for key in self.showing.standing.keys]

    def verdicts(self) -> list[str]:
        """What was answered, in order."""
        return [v.answer for v in self.worked.kit.session.project.all(Verdict)]
