"""Two files that differ only in what a coworker marked, for who works blind in both; and all questions to them."""

from __future__ import annotations

import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from answered import learnt, verdict
from files import TEXT, WHEN, mark, new_project, put_article, said_by, user

from sourcemark.model.articles import Article, Progress
from sourcemark.model.bundle import Moment
from sourcemark.model.changes import Step
from sourcemark.model.fingerprint import fingerprint
from sourcemark.model.review import ADJUDICATED, Comment, Considered, Decision, Result, Settlement
from sourcemark.model.scope import ArticleFilter, Scope, StatementFilter
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import CredibilityGrade, Hop, ReliabilityGrade, Statement
from sourcemark.project import Project, open_project, queries
from sourcemark.project.queries.steps import VEILED
from sourcemark.work import submitting, tagging

ANN, BO = user("Ann"), user("Bo", "tower")
HIDDEN = "hiddenword"
"""Stands in every note, comment, code and name of a step of the coworker's."""

Answers = dict[str, str]


class Pair(NamedTuple):
    """Paths of two projects, in both of which Ann works blind."""

    much: Path
    """Bo marked a lot, in many steps; it was decided and commented on."""
    little: Path
    """Bo made one plain mark."""


def pair(folder: Path) -> Pair:
    """Make them."""
    made = Pair(folder / "much.sourcemark", folder / "little.sourcemark")
    _begin(made.much)
    shutil.copy(made.much, made.little)
    with closing(open_project(made.much, BO)) as project:
        _mark_much(project)
    with closing(open_project(made.little, BO)) as project:
        article = next(project.all(Article))
        with project.operation(HIDDEN) as op:
            op.put(mark(article, TEXT, (0, 3), who=BO))
    return made


def _begin(path: Path) -> None:
    with closing(new_project(path, ANN)) as project:
        with project.operation("Import") as op:
            found = [put_article(op, TEXT, title) for title in ("One", "Two", "Three")]
            for id, name in (("lee", "Lee"), ("kim", "Kim"), ("bos", "Whom Bo entered")):
                op.put(Source(id=id, name=name))
            op.put(BO.annotator)
            op.put(ADJUDICATED)
            # How far a coworker is may be seen: it tells of no mark.
            op.put(
                Progress(id="bo", article=found[0].id, annotator=BO.annotator.id, done=True, submitted=True)
            )
        for article in found[:2]:
            tagging.tag(project, article.id, [Span(4, 12)], "official")
        submitting.arrange(project, blind=True)


def _mark_much(project: Project) -> None:
    for article in list(project.all(Article)):
        for start in range(0, 40, 8):
            with project.operation(f"{HIDDEN} {start}") as op:
                op.put(_theirs(article, start))
    first = next(s for s in project.all(Statement) if s.annotator == BO.annotator.id)
    agreed = msgspec.structs.replace(first, id="agreed", annotator=ADJUDICATED.id, status="adjudicated")
    considered = Considered(statement=first.id, annotator=first.annotator, mark=fingerprint(first))
    base: dict[str, Any] = {"article": first.article, "annotator": BO.annotator.id, "at": WHEN}
    with project.operation(f"{HIDDEN} decided") as op:
        op.put(agreed)
        results = (Result(statement=agreed.id, origins=(first.id,), mark=fingerprint(agreed)),)
        op.put(
            Decision(
                id="d", considered=(considered,), outcome="taken", results=results, reason=HIDDEN, **base
            )
        )
        op.put(Comment(id="c", about=(first.id,), text=HIDDEN, **base))
    with project.operation(f"{HIDDEN} dismissed") as op:
        op.put(verdict(first.article, who=BO, type=HIDDEN))
        op.put(learnt(BO))
    gone = msgspec.structs.replace(first, id="gone")
    with project.operation(f"{HIDDEN} made") as op:
        op.put(gone)
    with project.operation(f"{HIDDEN} deleted") as op:
        op.drop("statement", gone.id)
    with project.operation(f"{HIDDEN} settled") as op:
        settled: dict[str, Any] = {"heads": ("x",), "annotator": BO.annotator.id, "at": WHEN}
        for of, entity in (
            ("statement", first.id),
            ("statement", gone.id),
            ("decision", "d"),
            ("comment", "c"),
        ):
            op.put(Settlement(id=f"s-{of}-{entity}", of=of, entity=entity, part="note", **settled))


def _theirs(article: Article, start: int) -> Statement:
    source = Source(id="lee", name="")
    return mark(
        article, TEXT, (start, start + 4), (start + 5, start + 7), who=BO, note=HIDDEN,
        codes={"source_type": ("defector",), "terms": (HIDDEN,)}, attribution=said_by(source),
        chain=(Hop(source="bos"),), reliability=ReliabilityGrade(grade="B"), credibility=CredibilityGrade(grade="2"),
    )  # fmt: skip


def answers(project: Project, without: tuple[str, ...] = ()) -> Answers:
    """What every public question of `project.queries` answers, with every value that fits a parameter."""
    values = _values(project)
    return {
        f"{name}{chosen}": _told(ask(project.link, **chosen))
        for name, ask in _questions()
        if name not in without
        for chosen in _choices(name, ask, values)
    }


def _questions() -> Iterator[tuple[str, Callable[..., object]]]:
    for found in pkgutil.iter_modules(queries.__path__):
        module = import_module(f"{queries.__name__}.{found.name}")
        for name, ask in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(ask).parameters)
            if ask.__module__ == module.__name__ and not name.startswith("_") and parameters[0] == "link":
                yield f"{found.name}.{name}", ask


def _choices(
    name: str, ask: Callable[..., object], values: dict[str, list[object]]
) -> Iterator[dict[str, object]]:
    asked = list(inspect.signature(ask).parameters.values())[1:]
    known = [p for p in asked if p.name in values or p.annotation in values]
    unknown = [p.name for p in asked if p not in known and p.default is inspect.Parameter.empty]
    assert not unknown, f"{name} is a new question: say in {__file__} what may stand for {unknown}"
    offered = [values[p.annotation] if p.annotation in values else values[p.name] for p in known]
    for chosen in product(*offered):
        yield {p.name: value for p, value in zip(known, chosen, strict=True)}


def _told(answer: object) -> str:
    found = list(answer) if isinstance(answer, Iterator) else answer
    if isinstance(found, list):  # when a coworker was at work is no secret
        # Undoing one's own step moves the moment on, too; that it tells of nobody else is held in tests/cli.
        found = [f for f in found if not isinstance(f, Moment)]
        found = [
            msgspec.structs.replace(f, operation="", at=WHEN)
            if isinstance(f, Step) and f.name == VEILED
            else f
            for f in found
        ]
    return repr(found)


def _values(project: Project) -> dict[str, list[object]]:
    """What may stand for a parameter, by its name or by its annotation; hidden ids are known to who asks."""
    link = project.link
    bodies = [body for (body,) in link.execute("SELECT body FROM main.statement ORDER BY id")]
    statements = [msgspec.json.decode(body, type=Statement) for body in bodies]
    articles = [id for (id,) in link.execute("SELECT id FROM article ORDER BY id")]
    people = [ANN.annotator.id, BO.annotator.id, ADJUDICATED.id]
    by_bo, graded = StatementFilter(annotators=(BO.annotator.id,)), StatementFilter(reliability=("B",))
    of_lee, with_words = StatementFilter(sources=("lee",)), StatementFilter(words=HIDDEN)
    return {
        "ArticleFilter": [ArticleFilter(state=s) for s in ("all", "new", "started", "done")],
        "StatementFilter": [
            StatementFilter(),
            StatementFilter(words="The"),
            with_words,
            by_bo,
            of_lee,
            graded,
        ],
        "Scope": [Scope(), Scope(annotators=tuple(people[1:])), Scope(statuses=("adjudicated",))],
        "type[Entity]": [Statement],
        "Step": [Step("none", "none", WHEN, people[1], 1)],
        "Statement": [s for s in statements if s.annotator != people[0]][:1],
        "article": [*articles],
        "articles": [[*articles]],
        "address": ["", "https://paper.example/a"],
        "title": ["Troops move"],
        "annotator": [*people],
        "me": [people[0]],
        "source": ["lee", "bos"],
        "sha256": ["0" * 64],
        "facet": ["source_type", "terms"],
        "words": ["", HIDDEN],
        "name": ["Lee"],
        "alias": ["s"],
        "keys": [list(range(1, 60))],
        "ids": [[s.id for s in statements]],
        "statements": [[s.id for s in statements]],
        "places": [(Span(0, 4), Span(5, 7)), (Span(4, 12),)],
        "status": ["draft", "submitted", "adjudicated"],
        "here": [[]],
        "most": [10],
        "limit": [100],
        "newest": [0, 5],
    }
