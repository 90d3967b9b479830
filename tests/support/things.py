"""A project to try acts on: an article, two sources, and short ways to mark and to look."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from files import TEXT, WHEN, put_article

from sourcemark.model.articles import Article
from sourcemark.model.changes import Changes
from sourcemark.model.scales import Reliability
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work import tagging


class Case(NamedTuple):
    """What the project holds."""

    project: Project
    article: Article
    lee: Source
    ahn: Source

    def tag(self, start: int = 0, end: int = 12, type: str = "official") -> Statement:
        """One more statement."""
        return self.made(tagging.tag(self.project, self.article.id, [Span(start, end)], type))

    def made(self, changes: Changes) -> Statement:
        """The one statement that was changed."""
        (id,) = changes.of("statement")
        return self.get(id)

    def get(self, id: str) -> Statement:
        """The statement as it stands."""
        found = self.project.get(Statement, id)
        assert found is not None
        return found

    def assess(self, source: str, *grades: Reliability) -> str:
        """Assess a source with these grades, a day after each other; the id of the last assessment."""
        known = len(list(self.project.all(Assessment)))
        with self.project.operation("Assess") as op:
            for number, grade in enumerate(grades, known):
                made, at = f"assessment {number}", WHEN + timedelta(days=number)
                op.put(Assessment(id=made, source=source, annotator="annotator-Ann", grade=grade, at=at))
        return made

    def step(self) -> str:
        """The name of the step that undo would take back."""
        step = self.project.undoable()
        return step.name if step else ""

    @property
    def statements(self) -> list[Statement]:
        """All of them."""
        return list(self.project.all(Statement))


def case(project: Project) -> Case:
    """Fill a new project."""
    lee = Source(id="lee", name="Lee Woong-gil", types=("defector",))
    ahn = Source(id="ahn", name="Ahn Chan-il", types=("official",))
    with project.operation("Beginning", undoable=False) as op:
        article = put_article(op, TEXT)
        op.put(lee)
        op.put(ahn)
    return Case(project, article, lee, ahn)
