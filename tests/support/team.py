"""Several people who mark the same article, and what a reviewer then looks at."""

from __future__ import annotations

from typing import NamedTuple

from files import TEXT, mark, put_all, put_article, user

from sourcemark.model.articles import Article, Progress
from sourcemark.model.ids import id_of
from sourcemark.model.review import ADJUDICATED, ARRANGEMENT, Arrangement, Decision
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import Project


class Team(NamedTuple):
    """A project in which Ann, who sits at it, reviews what Bob and Cy marked."""

    project: Project
    article: Article

    def mark(
        self, who: str, place: tuple[int, int] = (0, 12), type: str = "official", **fields: object
    ) -> Statement:
        """A statement of that person's, of that source type (empty for none)."""
        codes = {"source_type": (type,)} if type else {}
        article = fields.pop("article", self.article)
        assert isinstance(article, Article)
        made = mark(article, TEXT, place, who=user(who), codes=codes, **fields)
        put_all(self.project, "Mark", [user(who).annotator, made])
        return made

    def change(self, statement: Statement) -> None:
        """Write a statement anew, as its annotator would on a machine of their own."""
        put_all(self.project, "Change", [statement])

    def gone(self, statement: Statement) -> None:
        """Take a statement away, as its annotator would."""
        with self.project.operation("Delete") as op:
            op.drop(Statement.kind, statement.id)

    def done(self, who: str, article: Article | None = None, submitted: bool = False) -> None:
        """That person is done with the article."""
        on, annotator = (article or self.article).id, user(who).annotator
        said = Progress(
            id=id_of(on, annotator.id), article=on, annotator=annotator.id, done=True, submitted=submitted
        )
        put_all(self.project, "Done", [annotator, said])

    def arranged(self, **fields: bool) -> None:
        """Work blind, or without names."""
        put_all(self.project, "Arrange", [Arrangement(id=ARRANGEMENT, **fields)])

    def another(self, title: str = "Another") -> Article:
        """One more article, of the same text."""
        with self.project.operation("Import") as op:
            return put_article(op, TEXT, title)

    @property
    def layer(self) -> list[Statement]:
        """What stands in the adjudicated layer, in the order of the text."""
        found = [s for s in self.project.all(Statement) if s.annotator == ADJUDICATED.id]
        return sorted(found, key=lambda s: s.spans)

    @property
    def decisions(self) -> list[Decision]:
        """All of them, the earliest first."""
        return sorted(self.project.all(Decision), key=lambda d: d.at)

    @property
    def step(self) -> str:
        """The name of the step that undo would take back."""
        step = self.project.undoable()
        return step.name if step else ""


def team(project: Project) -> Team:
    """Fill a new project with an article and two sources."""
    with project.operation("Beginning", undoable=False) as op:
        article = put_article(op, TEXT)
        op.put(Source(id="lee", name="Lee Woong-gil", types=("defector",)))
        op.put(Source(id="yi", name="Mr Lee", merged_into="lee"))
        op.put(Source(id="ahn", name="Ahn Chan-il", types=("official",)))
    return Team(project, article)


def ids(*statements: Statement) -> list[str]:
    """Their ids."""
    return [s.id for s in statements]
