"""The switches of proposals, kept in the profile; and having the program learn from the project, or forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal

from ....work.profile import Switches
from ...kit import Kit

if TYPE_CHECKING:
    from ....work.proposing.worker import Worker

SAID = {
    ("show", True): "Proposals are shown.",
    ("show", False): "Proposals are not shown.",
    ("statements_only", True): "Statements only are proposed.",
    ("statements_only", False): "Attitudes are proposed too: wishes, plans, beliefs.",
    ("sure_only", True): "Sure proposals only are shown.",
    ("sure_only", False): "All proposals are shown, those to be checked too.",
}


class Switching(QObject):
    """Each switch takes effect, and is kept, at once."""

    changed = Signal()
    """Another choice, or another's choice."""

    def __init__(self, kit: Kit, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._worker = kit, worker

    @property
    def now(self) -> Switches:
        """As they stand; as they come where the project shows the same to all."""
        from ....work.proposing.setting import for_all

        return Switches() if for_all(self._kit.session.project) else self._kit.profile.habits.proposals

    def turn(self, name: str) -> None:
        """The other way round, where that is one's own choice."""
        from ....work.proposing.setting import ALIKE, for_all

        if for_all(self._kit.session.project):
            self._kit.session.said.emit(ALIKE)
            return
        on = not getattr(self.now, name)
        self._kit.profile.change(proposals=msgspec.structs.replace(self.now, **{name: on}))
        self._kit.session.said.emit(SAID[name, on])
        self.changed.emit()

    def learn(self) -> None:
        """From all marks and answers of the project, as a job."""
        from ....work.proposing.learning import learn

        session, worker = self._kit.session, self._worker
        self._kit.jobs.start_on(
            session.project,
            "Learning from this project's marks",
            lambda project, job: learn(project, worker, job),
            session.tell,
            writing=True,
        )

    def forget(self) -> None:
        """What was learnt is dropped, as one step that undo takes back."""
        from ....work.proposing.learning import reset

        self._kit.session.do(reset)
