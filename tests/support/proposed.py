"""An article to try proposals on: made from its words, answered, and looked at."""

from __future__ import annotations

from typing import NamedTuple

from files import put_article

from sourcemark.model.changes import Changes
from sourcemark.model.proposals import Proposal, ProposedSource, Verdict
from sourcemark.model.quotations import mode_of
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Kind, Statement
from sourcemark.project import Project


class Read(NamedTuple):
    """An open article."""

    project: Project
    article: str
    text: str

    def span(self, words: str, after: int = 0) -> Span:
        """Where words stand, the first time behind `after`."""
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def source(
        self, words: str = "", fullest: str = "", types: tuple[str, ...] = (), name: str = ""
    ) -> ProposedSource:
        """Who speaks, by its words; and where it is named most fully, if elsewhere."""
        own = (self.span(words),) if words else ()
        full = self.span(fullest) if fullest else next(iter(own), None)
        return ProposedSource(spans=own, fullest=full, types=types, name=name)

    def proposal(  # noqa: PLR0913, PLR0917 - each may be left out
        self,
        content: str,
        source: str | ProposedSource = "",
        cue: str = "",
        types: tuple[str, ...] = ("official",),
        chain: tuple[ProposedSource, ...] = (),
        kind: Kind = "statement",
    ) -> Proposal:
        """What somebody says, by its words; "…" parts pieces."""
        spans = tuple(self.span(piece) for piece in content.split("…"))
        said = self.source(source, types=types) if isinstance(source, str) else source
        return Proposal(
            spans=spans, source=said, cue_spans=(self.span(cue, spans[0].start),) if cue else (),
            mode=mode_of(self.text, spans), statement_kind=kind, chain=chain, confidence=0.9, tier="sure",
        )  # fmt: skip

    def made(self, changes: Changes) -> Statement:
        """The one statement that came of it."""
        (id,) = changes.of("statement")
        found = self.project.get(Statement, id)
        assert found is not None
        return found

    def step(self) -> str:
        """The name of the step that undo would take back."""
        step = self.project.undoable()
        return step.name if step else ""

    @property
    def me(self) -> str:
        """Whose project it is."""
        return self.project.user.annotator.id

    @property
    def sources(self) -> list[Source]:
        """The register."""
        return sorted(self.project.all(Source), key=lambda source: source.name)

    @property
    def statements(self) -> list[Statement]:
        """All statements, in the order of the text."""
        return sorted(self.project.all(Statement), key=lambda s: s.spans)

    @property
    def verdicts(self) -> list[Verdict]:
        """All answers."""
        return list(self.project.all(Verdict))


def read(project: Project, text: str) -> Read:
    """Put an article into a new project and open it."""
    with project.operation("Beginning", undoable=False) as op:
        article = put_article(op, text)
    return Read(project, article.id, text)
