"""Keeps the Sources room in step with the project: what is listed, which entry is shown, what it said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from sourcemark.gui.desk.widgets.choice import Choice
from sourcemark.gui.kit import Kit
from sourcemark.model.articles import Article
from sourcemark.model.changes import Changes
from sourcemark.model.codebook import Codebook
from sourcemark.model.likeness import Likeness
from sourcemark.model.people import Annotator
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Statement
from sourcemark.project.queries import sources as queries
from sourcemark.project.queries.sources import SourceRow
from sourcemark.project.queries.spoken import spoken_keys, track_record
from sourcemark.work import sources as work

from .assessing import Judged
from .entry import EntryPane
from .register import TWINS, RegisterPane
from .rows import description
from .spoken import SpokenPane
from .types import Types

OFFERED = 8
_KINDS = (Source, Assessment, Statement, Article, Codebook, Annotator)


class SourceControl(QObject):
    """The only one who knows both the panes and the project."""

    def __init__(
        self, kit: Kit, register: RegisterPane, entry: EntryPane, spoken: SpokenPane, types: Types
    ) -> None:
        super().__init__(register)
        self.kit, self.register, self.entry, self.spoken = kit, register, entry, spoken
        self._listed, self._said, self._types = register.model, spoken.model, types
        self._likeness: Likeness | None = None
        self._here: str | None = None
        self.draft: Source | None = None
        """A new entry that has no name yet, and so is not in the register."""
        self._stale = False
        register.filter_wanted.connect(self.list_all)
        register.chosen_changed.connect(self._choose)
        entry.edited.connect(self.save)
        entry.assess.assess_wanted.connect(self._assess)
        kit.session.changed.connect(self._changed)
        kit.session.closing.connect(entry.settle)

    @property
    def here(self) -> str | None:
        """Id of the entry shown; None for none or a new one."""
        return None if self.draft else self._here

    def chosen(self) -> list[int]:
        """Keys of the entries chosen in the register."""
        return [self._listed.keys[row] for row in self.register.chosen()]

    @property
    def likeness(self) -> Likeness:
        """Made when it is first asked for: it reads the whole register."""
        if self._likeness is None:
            self._likeness = Likeness(queries.all_sources(self.kit.session.project.link))
        return self._likeness

    def start(self) -> None:
        """List everything and show the first entry."""
        self.list_all()

    def list_all(self) -> None:
        """List what fits the words; the entry shown stays shown if it is among it, else the first is."""
        link, words = self.kit.session.project.link, self.register.words.text()
        keys = queries.source_keys(link, words)
        if self.register.shown.chosen == TWINS:
            twins = self.likeness.with_twins()
            keys = [key for key, source in queries.ids_of(link, keys).items() if source in twins]
        self._listed.show(keys)
        self.register.set_empty("" if keys else self._why_empty(words))
        row = self._listed.row_of(queries.source_key(link, self._here)) if self._here else -1
        if row < 0 and keys and self.draft is None:
            row = 0
        self.register.show_chosen(row)
        if self.draft is None:
            found = self._listed.row(row)
            self._here = found.source.id if found else None
            self.show()

    def go_to(self, source: str) -> None:
        """Show that entry, wherever it is listed."""
        self.draft, self._here = None, source
        row = self._listed.row_of(queries.source_key(self.kit.session.project.link, source))
        if row < 0:
            self.register.words.clear()
            self.register.shown.show_value("all")
            self.list_all()
        else:
            self.register.show_chosen(row)
            self.show()

    def begin(self, draft: Source) -> None:
        """Show a new entry; it comes into the register when it has a name."""
        self.entry.settle()
        self.draft = draft
        self.register.show_chosen(-1)
        self.show()
        self.entry.head.name.setFocus()

    def save(self, source: Source) -> None:
        """Enter what was edited. A refusal puts back what was there."""
        session = self.kit.session
        if self.draft is not None and source.id == self.draft.id and source.anonymity == "unnamed":
            source = work.placeholder(session.project, source.name)
        entering = self.draft is not None
        if entering:
            self.draft, self._here = None, source.id
        if session.do(work.enter, source) is None:
            self.show(force=True)
        elif entering:
            self.go_to(source.id)

    def show(self, *, force: bool = False) -> None:
        """Show the entry anew, and what it said."""
        session = self.kit.session
        row = queries.source_row(session.project.link, self._here) if self._here else None
        if self.draft is not None:
            row = SourceRow(self.draft, 0, None)
        if force:
            self.entry.show_row(None)
        self.entry.show_row(row, self._what_next(), read_only=session.read_only)
        judged = self._judged() if row and not self.draft else []
        self.entry.assess.show_assessments(judged, read_only=session.read_only)
        twins = self.twins() if row and not self.draft and not session.read_only else []
        self.entry.twins.show_twins(twins)
        self._show_spoken(row)

    def twins(self) -> list[Source]:
        """Entries that are likely the same as the one shown."""
        project = self.kit.session.project
        found = (project.get(Source, id) for id in self.likeness.like(self._here or ""))
        return [source for source in found if source is not None]

    def fitting(self, words: str) -> Sequence[Choice]:
        """Entries whose names have the words, for a line in which one types."""
        link = self.kit.session.project.link
        keys = queries.source_keys(link, words)[:OFFERED]
        found = queries.source_rows(link, keys)
        return [
            Choice(r.source.id, r.source.name, description(r)) for r in (found[k] for k in keys if k in found)
        ]

    def wake(self) -> None:
        """The room is in view again."""
        if self._stale:
            self._stale = False
            self.list_all()

    def _show_spoken(self, row: SourceRow | None) -> None:
        link = self.kit.session.project.link
        source = row.source.id if row and not self.draft else ""
        keys = spoken_keys(link, source) if source else []
        if keys != self._said.keys:
            self._said.show(keys)
        else:
            self._said.refresh()
        empty = "No statements yet. On the Desk, tag what this source says and give it this name."
        self.spoken.show_record(track_record(link, source), empty if source else "")

    def _choose(self) -> None:
        rows = self.register.chosen()
        found = self._listed.row(rows[0]) if rows else None
        if found is not None:
            self.entry.settle()
            self.draft, self._here = None, found.source.id
            self.show()

    def _assess(self, grade: str, reason: str) -> None:
        if self._here and self.kit.session.do(work.assess, self._here, grade, reason):  # type: ignore[arg-type]
            self.entry.assess.clear()

    def _judged(self) -> list[Judged]:
        project = self.kit.session.project
        found = queries.assessments(project.link, self._here or "")
        people = {a.annotator: project.get(Annotator, a.annotator) for a in found}
        names = {id: person.name if person else "a coworker" for id, person in people.items()}
        return [Judged(a, names[a.annotator]) for a in found]

    def _changed(self, changes: Changes) -> None:
        if not any(changes.of(kind.kind) for kind in _KINDS):
            return
        if changes.of(Codebook.kind):
            self._types.forget()
        self._learn(changes)
        if not self.register.isVisible():
            self._stale = True
        elif changes.of(Source.kind):
            self.list_all()
        else:
            self._listed.refresh()
            self.show()

    def _learn(self, changes: Changes) -> None:
        if self._likeness is None:
            return
        for id in changes.of(Source.kind):
            source = self.kit.session.project.get(Source, id)
            self._likeness.drop(id) if source is None else self._likeness.put(source)

    def _why_empty(self, words: str) -> str:
        if words:
            return "No source has these words."
        if self.register.shown.chosen == TWINS:
            return "No two entries look the same."
        hint = self.kit.actions.hint
        return (
            f"No sources yet.\n\n{hint('new_source')}  enters one,\n{hint('new_placeholder')}  one the text does not"
            " name.\nTagging statements on the Desk enters them, too."
        )

    def _what_next(self) -> str:
        return "" if self._listed.keys else "Who speaks is kept here once, with every name it goes by."
