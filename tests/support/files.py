"""Project files for tests: made, filled and looked at with few words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from sourcemark.model.articles import Article, Capture, Progress
from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.ids import new_id
from sourcemark.model.kinds import KINDS
from sourcemark.model.people import Annotator, User
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, Hop, Statement
from sourcemark.project import Operation, Project, create
from sourcemark.project.check import check

WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
TEXT = "The ministry said 军队 moved. 😀 Lee, who fled, told us: “قال الوزير” — no one stayed. " * 4
TYPES = Facet(
    id=SOURCE_TYPE,
    name="Source type",
    codes=(Code(id="official", name="Official", key="o"), Code(id="defector", name="Defector", key="d")),
)
BOOK = Codebook(id="codebook", name="For tests", facets=(TYPES,))


def user(name: str = "Ann", device: str = "laptop") -> User:
    """A person at a machine; the same name gives the same annotator."""
    return User(annotator=Annotator(id=f"annotator-{name}", name=name), device=device)


def new_project(path: Path, who: User | None = None) -> Project:
    """A project file with the codebook for tests, open."""
    return create(path, who or user(), BOOK)


def put_article(op: Operation, text: str = TEXT, title: str = "Troops move", **fields: object) -> Article:
    """An article of that text, kept and written."""
    digest = op.keep_text(text)
    assert digest == sha256(text.encode()).hexdigest()
    made = Article(
        id=new_id(), title=title, sha256=digest, length=len(text), captured=Capture(at=WHEN), **fields
    )  # type: ignore[arg-type]
    op.put(made)
    return made


def mark(
    article: Article, text: str, *places: tuple[int, int], who: User | None = None, **fields: object
) -> Statement:
    """A statement at those places, not yet written."""
    annotator = (who or user()).annotator.id
    bare = Statement(
        id=new_id(), article=article.id, annotator=annotator, spans=(), quotes=(), created=WHEN, **fields
    )  # type: ignore[arg-type]
    return bare.at(text, tuple(Span(*place) for place in places))


def said_by(*sources: Source) -> Attribution:
    """An attribution to those sources."""
    return Attribution(sources=tuple(source.id for source in sources))


def state(project: Project) -> dict[tuple[str, str], str]:
    """Everything that stands in the file: `(kind, id)` -> JSON."""
    return {
        (kind, id): body
        for kind in KINDS
        for id, body in project.link.execute(f"SELECT id, body FROM {kind}")
    }


def beside(path: Path) -> list[str]:
    """Names of all that lies in the folder of `path`, sorted."""
    return sorted(entry.name for entry in path.parent.iterdir())


def problems(path: Path) -> list[str]:
    """What a full check finds, in words."""
    return [f"{problem.where}: {problem.what}" for problem in check(path).problems]


def put_all(project: Project, name: str, things: Iterable[object]) -> None:
    """All of them in one operation."""
    with project.operation(name) as op:
        for thing in things:
            op.put(thing)  # type: ignore[arg-type]


def tagged(project: Project, *places: tuple[int, int]) -> Statement:
    """An article, and a statement in it, each made in a step of its own."""
    with project.operation("Import") as op:
        article = put_article(op)
    with project.operation("Tag as official") as op:
        statement = mark(article, TEXT, *places or ((4, 12),), codes={"source_type": ("official",)})
        op.put(statement)
    return statement


def fill(path: Path) -> None:
    """Everything that a check looks at, at least once."""
    project = new_project(path)
    lee, kim = Source(id="lee", name="Lee", aliases=("Yi",)), Source(id="kim", name="Kim", merged_into="lee")
    with project.operation("Import") as op:
        op.keep_original(TEXT.encode())
        article = put_article(op)
        op.put(lee)
        op.put(kim)
    one = mark(
        article, TEXT, (4, 12), (20, 30), attribution=said_by(lee), codes={"source_type": ("official",)}
    )
    two = mark(
        article, TEXT, (8, 25), chain=(Hop(source="kim"),), codes={"terms": ("a", "b")}, note="军队 said"
    )
    put_all(project, "Tag", [one, two])
    put_all(project, "Done", [Progress(id="p", article=article.id, annotator=user().annotator.id, done=True)])
    with project.operation("Remove") as op:
        op.drop("statement", one.id)
    project.undo()
    project.close()
