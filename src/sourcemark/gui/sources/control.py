"""Keeps the Sources room in step with the project: the entry shown, what it said, and what is edited."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.codebook import Codebook
from ...model.people import Annotator
from ...model.scales import Reliability
from ...model.sources import Assessment, Source
from ...model.statements import Statement
from ...project.queries import sources as queries
from ...project.queries.sources import SourceRow
from ...project.queries.spoken import spoken_keys, track_record
from ...work import sources as work
from ...work.submitting import shown_names
from ..kit import Kit
from .assessing import Judged
from .entry import EntryPane
from .listing import Listing
from .spoken import SpokenPane
from .types import Types

_KINDS = (Source, Assessment, Statement, Article, Codebook, Annotator, Progress)
_SAID = (Statement, Article, Codebook, Progress)
"""What changes what a source said, beside merging it with another. Who submits may see more than before."""
_NOBODY = "Who speaks is kept here once, with every name it goes by."
_SILENT = "No statements yet. On the Desk, tag what this source says and give it this name."


class SourceControl(QObject):
    """The only one who knows both the entry's panes and the project."""

    def __init__(
        self, kit: Kit, listing: Listing, entry: EntryPane, spoken: SpokenPane, types: Types
    ) -> None:
        super().__init__(entry)
        self.kit, self.listing, self.entry, self.spoken = kit, listing, entry, spoken
        self._types = types
        self._draft: Source | None = None
        """A new entry that has no name yet, and so is not in the register."""
        self._stale = False
        listing.here_changed.connect(self._moved)
        entry.edited.connect(self._save)
        entry.assess.assess_wanted.connect(self._assess)
        kit.session.changed.connect(self._changed)
        kit.session.closing.connect(entry.settle)

    @property
    def here(self) -> str | None:
        """Id of the entry shown; None for none or a new one."""
        return None if self._draft else self.listing.here

    def begin(self, draft: Source) -> None:
        """Show a new entry; it comes into the register when it has a name."""
        self.entry.settle()
        self.listing.leave()
        self._draft = draft
        self.show()
        self.entry.head.name.setFocus()

    def give_up(self) -> None:
        """Forget a new entry that got no name."""
        if self._draft is not None:
            self._draft = None
            self.listing.renew()

    def show(self, *, said: bool = True) -> None:
        """Show the entry anew; with `said`, what it said as well."""
        session = self.kit.session
        row = queries.source_row(session.project.link, self.here) if self.here else None
        shown = SourceRow(self._draft, 0, None) if self._draft else row
        empty = "" if self.listing.count else _NOBODY
        self.entry.show_row(shown, empty, read_only=session.read_only)
        self.entry.assess.show_assessments(self._judged() if row else [], read_only=session.read_only)
        self.entry.twins.show_twins(self.listing.twins() if row and not session.read_only else [])
        if said:
            self._show_spoken(row.source.id if row else "")

    def wake(self) -> None:
        """The room is in view again: what changed meanwhile is shown, unless the project was closed."""
        if self._stale and self.kit.session.is_open:
            self._stale = False
            self.listing.renew()
            self.show()

    def _moved(self) -> None:
        self.entry.settle()
        self._draft = None
        self.show()

    def _save(self, source: Source) -> None:
        """Enter what was edited. A refusal puts back what was there."""
        draft, self._draft = self._draft, None
        project = self.kit.session.project
        if draft is not None and source.anonymity == "unnamed" and source.name:
            source = work.placeholder(project, source.name)
        if self.kit.session.do(work.enter, source) is None:
            self._draft = draft
            self.show()
        elif draft is not None:
            self.listing.go_to(source.id)

    def _assess(self, grade: Reliability, reason: str) -> None:
        if self.here and self.kit.session.do(work.assess, self.here, grade, reason):
            self.entry.assess.clear()

    def _judged(self) -> list[Judged]:
        project = self.kit.session.project
        found = queries.assessments(project.link, self.here or "")
        names = shown_names(project)
        return [Judged(a, names.get(a.annotator, "a coworker")) for a in found]

    def _show_spoken(self, source: str) -> None:
        link, model = self.kit.session.project.link, self.spoken.model
        keys = spoken_keys(link, source) if source else []
        if keys != model.keys:
            model.show(keys)
        else:
            model.refresh()
        self.spoken.show_record(track_record(link, source), _SILENT if source else "")

    def _changed(self, changes: Changes) -> None:
        if not any(changes.of(kind.kind) for kind in _KINDS):
            return
        if changes.of(Codebook.kind):
            self._types.forget()
        self.listing.learn(changes)
        if not self.entry.isVisible():
            self._stale = True
            return
        if changes.of(Source.kind) and self._draft is None:
            self.listing.renew()
        else:
            self.listing.refresh()
        others = {*changes.of(Source.kind)} - {self.here}
        self.show(said=bool(others) or any(changes.of(kind.kind) for kind in _SAID))
