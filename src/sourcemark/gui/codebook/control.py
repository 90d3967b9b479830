"""Keeps the Codebook room in step with the project, and carries out what is wished in it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ...model.articles import Progress
from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from ...model.fresh_code import fresh_code
from ...model.statements import Statement
from ...project.queries.codes import usage
from ...work import codebook as work
from ...work.codebooks import BUILTIN, builtin, start_from, take_facets
from ...work.marks import codebook_of
from ..kit import Kit
from ..widgets.pick import Option
from .facet import FacetPane
from .facets import FacetsPane
from .value import ValuePane
from .values import value_rows

_START, _TAKE = "start:", "take:"


class CodebookControl(QObject):
    """The only one who knows both the panes and the project."""

    def __init__(self, kit: Kit, facets: FacetsPane, facet: FacetPane, value: ValuePane) -> None:
        super().__init__(facets)
        self.kit, self.facets, self.pane, self.value = kit, facets, facet, value
        self._facet, self._code = SOURCE_TYPE, ""
        self._stale = False
        facets.facet_wanted.connect(self._go_to_facet)
        facets.add_wanted.connect(self._add_facet)
        facets.other_wanted.connect(self._take_other)
        facet.edited.connect(lambda edited: self.do(work.edit_facet, edited))
        facet.value_wanted.connect(self.go_to)
        facet.add_wanted.connect(self._add_value)
        value.edited.connect(lambda edited: self.do(work.edit_code, self._facet, edited))
        value.merge_wanted.connect(self._merge)
        value.left.connect(facet.list.setFocus)
        kit.session.changed.connect(self._changed)
        kit.session.closing.connect(self.settle)
        facets.offer(_other_books())
        self.show()

    @property
    def book(self) -> Codebook:
        """The codebook in force."""
        return codebook_of(self.kit.session.project)

    @property
    def facet(self) -> Facet:
        """The facet shown."""
        return self.book.facet(self._facet) or self.book.source_types

    @property
    def code(self) -> Code | None:
        """The value shown."""
        return next((c for c in self.facet.codes if c.id == self._code), None)

    def do(self, act: object, *args: object) -> bool:
        """Carries it out; a refusal puts back what was there."""
        done = self.kit.session.do(act, *args) is not None  # type: ignore[arg-type]
        if not done:
            self.show()
        return done

    def go_to(self, code: str) -> None:
        """Show that value."""
        self.settle()
        self._code = code
        self.show()

    def show(self) -> None:
        """Show everything anew."""
        session, facet = self.kit.session, self.facet
        rows = value_rows(facet, usage(session.project.link, facet.id))
        here = next((r for r in rows if r.code.id == self._code), rows[0] if rows else None)
        self._facet, self._code = facet.id, here.code.id if here else ""
        self.facets.show_book(self.book, facet.id, read_only=session.read_only)
        self.pane.show_facet(facet, rows, self._code, read_only=session.read_only)
        self.value.show_value(facet, here, read_only=session.read_only)

    def settle(self) -> None:
        """Save what is being typed."""
        self.pane.settle()
        self.value.settle()

    def wake(self) -> None:
        """The room is in view again: what changed meanwhile is shown, unless the project was closed."""
        if self._stale and self.kit.session.is_open:
            self._stale = False
            self.show()

    def _go_to_facet(self, facet: str) -> None:
        self.settle()
        self._facet, self._code = facet, ""
        self.show()

    def _add_facet(self, name: str) -> None:
        if name and self.do(work.add_facet, name):
            self._go_to_facet(self.book.facets[-1].id)

    def _add_value(self, name: str) -> None:
        made = fresh_code(self.facet, name)
        if name and self.do(work.add_code, self._facet, made):
            self.go_to(made.id)

    def _merge(self, into: str) -> None:
        if self._code and self.do(work.merge_code, self._facet, self._code, into):
            self.go_to(into)
            self.pane.list.setFocus()

    def _take_other(self, wish: str) -> None:
        how, _, name = wish.partition(":")
        self.do(start_from if f"{how}:" == _START else take_facets, builtin(name))

    def _changed(self, changes: Changes) -> None:
        """Who works blind and submits sees more marks, so that more are counted."""
        if not any(changes.of(kind.kind) for kind in (Codebook, Statement, Progress)):
            return
        if self.pane.isVisible():
            self.show()
        else:
            self._stale = True


def _other_books() -> list[Option]:
    books = {name: builtin(name).name for name in BUILTIN}
    starts = [Option(f"{_START}{name}", f"Start from “{title}”") for name, title in books.items()]
    takes = [Option(f"{_TAKE}{name}", f"Take missing facets from “{title}”") for name, title in books.items()]
    return starts + takes
