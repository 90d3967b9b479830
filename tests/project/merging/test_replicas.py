"""Several people at several machines, hours apart: whoever merges what first, all come to the same."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest
from answered import learnt, verdict
from files import WHEN, mark, new_project, problems, put_article, user
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from replicas import Desk, common, shared, take

from sourcemark.model.articles import Article, Progress
from sourcemark.model.codebook import CODEBOOK, Code, Codebook
from sourcemark.model.errors import Refused
from sourcemark.model.ids import id_of, new_id
from sourcemark.model.review import Comment
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Attribution, Statement
from sourcemark.model.telling_apart import unclear
from sourcemark.project import Project
from sourcemark.project.queries.articles import articles_with_text

PEOPLE = ("Ann", "Bob", "Cat")
HOURS = {"Ann": 0, "Bob": -5, "Cat": 7}
"""How far the clocks of their machines are out."""
Act = tuple[str, str, int]


@contextmanager
def clock_of(person: str) -> Iterator[None]:
    """Time as that person's machine has it."""
    real = time.time_ns

    def told() -> int:
        return real() + HOURS[person] * 3_600_000_000_000

    with patch("time.time_ns", told):
        yield


def put(project: Project, name: str, *things: object) -> None:
    with project.operation(name) as op:
        for thing in things:
            op.put(thing)  # type: ignore[arg-type]


def pick(project: Project, kind: type, number: int) -> object | None:
    found = list(project.all(kind))
    return found[number % len(found)] if found else None


def own(project: Project, number: int) -> Statement | None:
    found = [s for s in project.all(Statement) if s.annotator == project.user.annotator.id]
    return found[number % len(found)] if found else None


def tag(project: Project, number: int) -> None:
    article = pick(project, Article, number)
    assert isinstance(article, Article)
    source = pick(project, Source, number)
    said = Attribution(sources=(source.id,)) if isinstance(source, Source) else Attribution()
    text = project.text(article)
    start = number % (len(text) - 3)
    put(project, "Tag", mark(article, text, (start, start + 3), who=project.user, attribution=said))


def change_mark(project: Project, number: int) -> None:
    if statement := own(project, number):
        put(project, "Note", replace(statement, note=f"{number}"))


def move_mark(project: Project, number: int) -> None:
    if statement := own(project, number):
        article = project.get(Article, statement.article)
        assert article is not None
        text = project.text(article)
        put(project, "Move", statement.at(text, mark(article, text, (number % 20, number % 20 + 5)).spans))


def delete_mark(project: Project, number: int) -> None:
    if statement := own(project, number):
        with project.operation("Delete") as op:
            op.drop("statement", statement.id)


def enter(project: Project, number: int) -> None:
    put(project, "Enter", Source(id=new_id(), name=f"Source {number}"))


def change_source(project: Project, number: int) -> None:
    source = pick(project, Source, number)
    if isinstance(source, Source):
        field = ("note", "motive", "name", "role")[number % 4]
        put(project, "Change", replace(source, **{field: f"{project.user.annotator.name} {number}"}))


def delete_source(project: Project, number: int) -> None:
    source = pick(project, Source, number)
    if isinstance(source, Source):
        with project.operation("Delete source") as op:
            op.drop("source", source.id)


def merge_sources(project: Project, number: int) -> None:
    one, other = pick(project, Source, number), pick(project, Source, number // 7)
    if isinstance(one, Source) and isinstance(other, Source) and one.id != other.id:
        alone = one.merged_into is None and other.merged_into is None
        into = [s for s in project.all(Source) if s.merged_into == one.id]
        if alone:
            put(
                project,
                "Merge",
                replace(one, merged_into=other.id),
                *(replace(s, merged_into=other.id) for s in into),
            )


def assess(project: Project, number: int) -> None:
    source = pick(project, Source, number)
    if isinstance(source, Source):
        me = project.user.annotator.id
        put(project, "Assess", Assessment(id=new_id(), source=source.id, annotator=me, grade="B", at=WHEN))


def change_book(project: Project, number: int) -> None:
    book = project.get(Codebook, CODEBOOK)
    assert book is not None
    facet = book.facets[0]
    codes = [*facet.codes]
    if number % 2:
        codes.append(Code(id=new_id(), name=f"New {number % 3}", key="n"))
    else:
        codes[0] = replace(codes[0], definition=f"{number}")
    changed = replace(book, version=book.version + 1, facets=(replace(facet, codes=tuple(codes)),))
    if not unclear(changed):  # else the program refuses it
        put(project, "Codebook", changed)


def bring(project: Project, number: int) -> None:
    """As the program does: a text that is here already is not taken in again."""
    text = f"An article that several import: number {number % 2}."
    if any(articles_with_text(project.link, sha256(text.encode()).hexdigest())):
        return
    with project.operation("Import") as op:
        put_article(op, text, f"{project.user.annotator.name}'s")


def say_done(project: Project, number: int) -> None:
    article, me = pick(project, Article, number), project.user.annotator.id
    assert isinstance(article, Article)
    put(
        project,
        "Done",
        Progress(id=id_of(article.id, me), article=article.id, annotator=me, done=bool(number % 3)),
    )


def comment(project: Project, number: int) -> None:
    article, me = pick(project, Article, number), project.user.annotator.id
    assert isinstance(article, Article)
    put(
        project,
        "Comment",
        Comment(id=new_id(), article=article.id, about=("x",), annotator=me, at=WHEN, text="?"),
    )


def answer(project: Project, number: int) -> None:
    """Dismiss a proposal, or make a mark of it; learn from that. What else is in the step travels, and that alone."""
    article = pick(project, Article, number)
    assert isinstance(article, Article)
    start = number % (article.length - 3)
    made = mark(article, project.text(article), (start, start + 3), who=project.user)
    accepted = [made] if number % 3 else []
    left = verdict(article.id, start, start + 3, who=project.user, statement=made.id if accepted else None)
    put(project, "Answer", *accepted, left, learnt(project.user, number))


ACTS: dict[str, Callable[[Project, int], object]] = {
    "tag": tag,
    "change mark": change_mark,
    "move mark": move_mark,
    "delete mark": delete_mark,
    "enter": enter,
    "change source": change_source,
    "delete source": delete_source,
    "merge sources": merge_sources,
    "assess": assess,
    "codebook": change_book,
    "import": bring,
    "done": say_done,
    "comment": comment,
    "answer": answer,
    "undo": lambda project, number: project.undo(),
    "redo": lambda project, number: project.redo(),
}
acts = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from([*ACTS, "merge", "merge"]), st.integers(0, 400)),
    max_size=30,
)


class Bench:
    """Three people who work on copies of one project, and two who only read."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        ann = new_project(folder / "ann.sourcemark", user("Ann", "ann's"))
        stack.callback(ann.close)
        with ann.operation("Import") as op:
            put_article(op)
        put(ann, "Enter", Source(id="lee", name="Lee"), Source(id="kim", name="Kim"))
        tag(ann, 3)
        desk = Desk(folder, ann, stack)
        self.people = {"Ann": ann, "Bob": desk.copy("Bob"), "Cat": desk.copy("Cat", "none")}
        self.readers = desk.copy("Dan"), desk.copy("Eve")

    def do(self, act: Act) -> None:
        """One step; where it is refused nothing happens."""
        who, what, number = act
        project = self.people[who]
        with clock_of(who):
            try:
                if what != "merge":
                    ACTS[what](project, number)
                    return
            except Refused:
                return
            other = self.people[[name for name in PEOPLE if name != who][number % 2]]
            merged_and_undone(project, other)


def merged_and_undone(project: Project, other: Project) -> None:
    """Merging changes nothing the second time, and one undo takes all of it back."""
    before = common(project)
    done = take(project, other)
    after = common(project)
    again = take(project, other)
    assert again.preview.nothing, again.preview
    assert common(project) == after
    if done.changes or not done.preview.nothing:
        project.undo()
        assert common(project) == before
        project.redo()
        assert common(project) == after


@given(acts)
@example([("Ann", "tag", 0), ("Ann", "merge sources", 400), ("Cat", "delete source", 0)])
@example([("Ann", "delete source", 0), ("Bob", "enter", 0), ("Bob", "change source", 1), ("Cat", "tag", 0)])
@settings(
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
    max_examples=max(15, settings.default.max_examples // 6),
)
def test_all_come_to_the_same(tmp_path_factory: pytest.TempPathFactory, steps: list[Act]) -> None:
    folder = tmp_path_factory.mktemp("replicas")
    with ExitStack() as stack:
        bench = Bench(folder, stack)
        for step in steps:
            bench.do(step)
        marks = {
            key: body
            for p in bench.people.values()
            for key, body in shared(p).items()
            if key[0] == "statement"
        }
        dan, eve = bench.readers
        for name in PEOPLE:
            take(dan, bench.people[name])
        for name in reversed(PEOPLE):
            take(eve, bench.people[name])
        assert common(dan) == common(eve)
        assert {key for key in shared(dan) if key[0] == "statement"} <= marks.keys()
        for _ in range(2):
            for one in bench.people.values():
                for other in bench.people.values():
                    if one is not other:
                        take(one, other)
        for project in bench.people.values():
            assert common(project) == common(dan)
    for path in folder.glob("*.sourcemark"):
        assert problems(path) == []
