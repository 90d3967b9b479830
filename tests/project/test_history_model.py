"""Any history of doing, undoing, redoing and reopening is that of two plain stacks, and the log tells it all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import strategies
from files import BOOK, problems, state, user
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sourcemark.model.articles import Article
from sourcemark.model.kinds import encode
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Statement
from sourcemark.project import Operation, Project, create, open_project
from sourcemark.project.replay import replay

ME = user()
State = dict[tuple[str, str], str]


class Boom(Exception):
    """Raised on purpose inside an operation."""


class Histories(RuleBasedStateMachine):
    """The project beside a model that keeps whole states on two stacks."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "history.sourcemark"
        self.project: Project = create(self.path, ME, BOOK)
        self.now = state(self.project)
        self.undo: list[tuple[str, State]] = []
        self.redo: list[tuple[str, State]] = []

    def act(self, name: str, op: Operation) -> None:
        """Called inside the operation, after its last write: the model follows."""
        after = state(self.project)
        if op.changes:
            self.undo.append((name, self.now))
            self.redo = []
        self.now = after

    def some(self, data: st.DataObject, kind: type) -> object:
        return data.draw(st.sampled_from(list(self.project.all(kind))))

    def has(self, kind: str) -> bool:
        return any(k == kind for k, _ in self.now)

    @rule(data=st.data(), text=strategies.texts)
    def import_article(self, data: st.DataObject, text: str) -> None:
        article = data.draw(strategies.articles(text))
        with self.project.operation("Import") as op:
            op.keep_text(text)
            op.put(article)
            self.act("Import", op)

    @rule(source=strategies.sources())
    def add_source(self, source: Source) -> None:
        with self.project.operation("Add source") as op:
            op.put(source)
            self.act("Add source", op)

    @precondition(lambda self: self.has("source"))
    @rule(data=st.data(), grade=st.sampled_from("ABCDEF"))
    def assess(self, data: st.DataObject, grade: str) -> None:
        source = self.some(data, Source)
        with self.project.operation("Assess") as op:
            op.put(Assessment(id=data.draw(strategies.ids), source=source.id, annotator=ME.annotator.id,
                              grade=grade, at=strategies.WHEN))  # fmt: skip
            self.act("Assess", op)

    @precondition(lambda self: self.has("source"))
    @rule(data=st.data())
    def merge_sources(self, data: st.DataObject) -> None:
        one, other = self.some(data, Source), self.some(data, Source)
        into = other.id if other.id != one.id and other.merged_into is None else None
        with self.project.operation("Merge") as op:
            op.put(msgspec.structs.replace(one, merged_into=into))
            self.act("Merge", op)

    @precondition(lambda self: self.has("article"))
    @rule(data=st.data(), number=st.integers(1, 3))
    def tag(self, data: st.DataObject, number: int) -> None:
        article = self.some(data, Article)
        text, known = self.project.text(article), [s.id for s in self.project.all(Source)]
        made = [
            data.draw(strategies.statements(article, text, ME.annotator.id, known)) for _ in range(number)
        ]
        with self.project.operation("Tag") as op:
            for statement in made:
                op.put(statement)
            self.act("Tag", op)

    @precondition(lambda self: self.has("statement"))
    @rule(data=st.data())
    def change_statement(self, data: st.DataObject) -> None:
        old = self.some(data, Statement)
        article = self.project.get(Article, old.article)
        assert article is not None
        known = [s.id for s in self.project.all(Source)]
        new = data.draw(strategies.statements(article, self.project.text(article), old.annotator, known))
        with self.project.operation("Change") as op:
            op.put(msgspec.structs.replace(new, id=old.id, note="on the way"))
            op.put(msgspec.structs.replace(new, id=old.id))
            self.act("Change", op)

    @precondition(lambda self: self.has("statement"))
    @rule(data=st.data())
    def remove_statement(self, data: st.DataObject) -> None:
        old = self.some(data, Statement)
        with self.project.operation("Remove") as op:
            op.drop("statement", old.id)
            self.act("Remove", op)

    @precondition(lambda self: self.has("article"))
    @rule(data=st.data())
    def remove_article(self, data: st.DataObject) -> None:
        article = self.some(data, Article)
        with self.project.operation("Remove article") as op:
            for statement in list(self.project.all(Statement)):
                if statement.article == article.id:
                    op.drop("statement", statement.id)
            op.drop("article", article.id)
            self.act("Remove article", op)

    @rule(source=strategies.sources())
    def fail(self, source: Source) -> None:
        try:
            with self.project.operation("Fail") as op:
                op.put(source)
                raise Boom
        except Boom:
            pass

    @rule(text=strategies.texts, data=st.data(), boom=st.booleans())
    def in_bulk(self, text: str, data: st.DataObject, boom: bool) -> None:
        articles = data.draw(st.lists(strategies.articles(text), min_size=1, max_size=3))
        before = self.now
        try:
            with self.project.bulk("Import many") as op:
                for article in articles:
                    op.keep_text(text)
                    op.put(article)
                    op.rest()
                if boom:
                    raise Boom
        except Boom:
            return
        self.now = {**before, **{("article", a.id): encode(a).decode() for a in articles}}
        self.undo.append(("Import many", before))
        self.redo = []

    @rule()
    def undo_one(self) -> None:
        changes = self.project.undo()
        assert (changes is None) == (not self.undo)
        if self.undo:
            name, before = self.undo.pop()
            self.redo.append((name, self.now))
            self.now = before
            assert changes.name == f"Undo: {name}"

    @rule()
    def redo_one(self) -> None:
        changes = self.project.redo()
        assert (changes is None) == (not self.redo)
        if self.redo:
            name, after = self.redo.pop()
            self.undo.append((name, self.now))
            self.now = after
            assert changes.name == f"Redo: {name}"

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = open_project(self.path, ME)

    @invariant()
    def as_the_model_says(self) -> None:
        assert state(self.project) == self.now
        for step, stack in ((self.project.undoable(), self.undo), (self.project.redoable(), self.redo)):
            assert (step and step.name) == (stack[-1][0] if stack else None)
        assert [p for p in replay(self.project.link) if p is not None] == []

    def teardown(self) -> None:
        self.project.close()
        found = problems(self.path)
        self.folder.cleanup()
        assert found == []


TestHistories = Histories.TestCase
# Each example is a whole file with its check, so there are fewer of them than of others.
TestHistories.settings = settings(stateful_step_count=20, max_examples=settings().max_examples * 2 // 5)
