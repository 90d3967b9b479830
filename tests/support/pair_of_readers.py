"""A project in which Ann and Ben have read two articles, and a third that only Ann has read."""

from __future__ import annotations

from pathlib import Path

from files import TEXT, mark, new_project, put_article, user

from sourcemark.model.articles import Article
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Source
from sourcemark.model.statements import Attribution, CredibilityGrade, ReliabilityGrade, Statement
from sourcemark.project import Operation, Project

ANN, BEN = user("Ann"), user("Ben", "tower")
TYPES = "oooddooddo", "ooodddodoo"
"""The source types the two gave to the same ten statements: o official, d defector."""
RELIABILITY = "AABBCCDDFE", "ABBBCDDDEF"
CREDIBILITY = "1122334465", "1123334556"
NAMES = {"o": "official", "d": "defector"}


def made(path: Path, who: tuple[str, str] = ("Ann", "Ben")) -> Project:
    """The project, open, with Ann at it; `who` gives other names to the two."""
    project = new_project(path, ANN)
    with project.operation("All of it") as op:
        first, second, third = (put_article(op, TEXT, title) for title in ("One", "=Two", "Three"))
        for one, name in zip((ANN, BEN), who, strict=True):
            op.put(Annotator(id=one.annotator.id, name=name))
        op.put(Source(id="lee", name="Lee"))
        for number in range(10):
            _marked(op, (first, second)[number % 2], number)
        op.put(mark(third, TEXT, (0, 12), who=ANN, codes={"source_type": ("official",)}))
        op.put(mark(first, TEXT, (300, 310), who=BEN, codes={"source_type": ("official",)}))
    return project


def _marked(op: Operation, article: Article, number: int) -> None:
    for side, who in enumerate((ANN, BEN)):
        start = 20 * number
        op.put(
            mark(
                article,
                TEXT,
                (start, start + 15 - side * (number % 3)),
                who=who,
                codes={"source_type": (NAMES[TYPES[side][number]],)},
                attribution=Attribution(sources=("lee",) if number % 4 else ()),
                reliability=ReliabilityGrade(grade=RELIABILITY[side][number]),  # type: ignore[arg-type]
                credibility=CredibilityGrade(grade=CREDIBILITY[side][number]),  # type: ignore[arg-type]
            )
        )


def statements(project: Project, who: str) -> list[Statement]:
    """Of one of the two, by place."""
    return sorted(
        (s for s in project.all(Statement) if s.annotator == f"annotator-{who}"), key=lambda s: s.spans
    )
