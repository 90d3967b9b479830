"""Handing out copies and merging what comes back: the actions, their jobs, and what is told when they are done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ...model.changes import Changes
from ...project import SUFFIX, Project
from ..jobs import Job
from ..kit import HoldsArticle, Kit
from ..overlay import Overlay

if TYPE_CHECKING:
    from ...project.merging.drifted import Foreign
    from ...project.merging.merge import Merged
    from ...work.foreign_sets.coming import Brought, Looked
    from ...work.foreign_sets.mapping import Mapping

Chosen = dict[tuple[str, str], str | None]
"""`(facet, their value)` -> ours."""
Banner = Callable[[str, str, Callable[[], object]], object]
"""Words above the room, the word on a button, and what it does."""


class Sharing(QObject):
    """Opens the cards and carries out what was chosen in them."""

    def __init__(self, kit: Kit, overlay: Overlay, window: QWidget, banner: Banner) -> None:
        super().__init__(window)
        self._kit, self._overlay, self._window, self._banner = kit, overlay, window, banner
        kit.actions.bind("merge", self._ask, self._can_write)
        kit.actions.bind("conflicts", self.decide, self._can_write)

    def hand_out(self, room: QWidget | None) -> None:
        """Open the card for a copy; the article that is open in `room` is offered."""
        from .handing_card import HandingCard

        here = room.open_article if isinstance(room, HoldsArticle) else None
        self._overlay.open(HandingCard(self._kit, self._overlay.close_card, here), 640, 600)

    def merge(self, path: Path, instead: Callable[[], object] | None = None) -> None:
        """Open the card that shows what merging the file would do. `instead` opens it as a project."""
        from .merge_card import MergeCard

        card = MergeCard(self._kit, path, self._overlay.close_card, self.take_in, instead)
        self._overlay.open(card, 860, 620)
        card.look()

    def bring(self, path: Path) -> None:
        """Open the card that shows what a set of another tool would become."""
        from .mapping_card import MappingCard

        card = MappingCard(self._kit, path, self._overlay.close_card, self.bring_in)
        self._overlay.open(card, 860, 640)
        card.look()

    def bring_in(self, path: Path, looked: Looked, mapping: Mapping) -> None:
        """Bring the set in as a job, and remember what was chosen otherwise than it was guessed."""
        from ...work.remembering import keep_mapping, limits_of

        limits = limits_of(self._kit.profile)

        def run(project: Project, job: Job) -> Brought:
            from ...work.foreign_sets.bringing import bring

            return bring(project, path, mapping, job, limits=limits)

        session = self._kit.session
        keep_mapping(self._kit.profile, looked.format, mapping.beyond(looked.mapping))
        title = f"Bringing in {path.name}"
        self._kit.jobs.start_on(
            session.project, title, run, lambda done: self._brought(path, done), writing=True
        )

    def _brought(self, path: Path, done: Brought) -> None:
        from ...work.coworkers.merging import VEILED
        from ...work.foreign_sets.coming import in_words

        self._kit.session.tell(done.changes)
        veiled = f" {VEILED}" if done.preview.veiled else ""
        self._kit.session.said.emit(f"{path.name}: {in_words(done.looked.coming)}{veiled}")

    def decide(self) -> None:
        """Open the card with the conflicts."""
        from .conflicts_card import ConflictsCard

        self._overlay.open(ConflictsCard(self._kit, self._overlay.close_card), 760)

    def take_in(
        self, path: Path, carry: dict[str, str] | None, foreign: tuple[Foreign, ...], same: Chosen
    ) -> None:
        """Merge the file as a job; values that are the same as ours are entered as such first."""

        def run(project: Project, job: Job) -> tuple[Changes, Merged]:
            from ...work.coworkers.mapping import map_codes
            from ...work.coworkers.merging import take_in

            mapped = map_codes(project, foreign, same) if any(same.values()) else Changes()
            return mapped, take_in(project, path, job, carry)

        session = self._kit.session
        title = f"Merging {path.name}"
        self._kit.jobs.start_on(
            session.project, title, run, lambda found: self._done(path, *found), writing=True
        )

    def _done(self, path: Path, mapped: Changes, done: Merged) -> None:
        from ...work.coworkers.merging import in_words
        from ...work.coworkers.settling import conflicts

        session = self._kit.session
        session.tell(mapped)
        session.tell(done.changes)
        session.said.emit(f"{path.name}: {in_words(done.preview)}")
        if number := len(conflicts(session.project)):
            words = "1 conflict to decide" if number == 1 else f"{number:,} conflicts to decide"
            self._banner(f"{words}: two people changed the same at once.", "Decide …", self.decide)

    def _can_write(self) -> bool:
        return not self._kit.session.read_only

    def _ask(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from ...formats.registry import suffix_of
        from ...work.coworkers.merging import mergeable
        from ...work.foreign_sets.bringing import foreign_suffixes

        ours = sorted(mergeable(), key=lambda s: (s != SUFFIX, s))
        others = sorted(foreign_suffixes() - mergeable())
        kinds = (
            f"Projects, bundles and sets of other tools ({_patterns([*ours, *others])})",
            f"Projects and bundles ({_patterns(ours)})",
            f"Annotated sets of other tools ({_patterns(others)})",
        )
        chosen, _ = QFileDialog.getOpenFileName(self._window, "Merge a coworker's file", "", ";;".join(kinds))
        if chosen and suffix_of(chosen) in mergeable():
            self.merge(Path(chosen))
        elif chosen:
            self.bring(Path(chosen))


def _patterns(suffixes: Iterable[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)
