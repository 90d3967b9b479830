"""The difference in focus: what it is, all readings side by side, the decision with its why, and what was said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ...kit import Kit
from ...looks import GRID
from ...theme import dress
from ...widgets.form import Remark
from ...widgets.parts import button, label, named
from ...widgets.scroll import ScrollPage
from .stands import StandsForm
from .table import SidesView
from .takes import Takes
from .thread import Thread
from .why import WhyForm


class DetailPane(QFrame):
    """Holds the parts; who fills them is `control`."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Difference in focus")
        dress(self, kind="page")
        self.empty = label("", "muted", wrap=True)
        self.empty.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 0)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.title = Remark("strong")
        self.again, self.standing = Remark("warning"), Remark()
        self.back = button("Take back", lambda: kit.actions.run("withdraw_decision"), kind="quiet")
        named(self.back, "Take the decision back")
        self.stay = button("Keep", lambda: kit.actions.run("keep_decision"), kind="quiet")
        named(self.stay, "Keep what was decided")
        self.sides = SidesView(kit.theme)
        self.takes = Takes(kit.actions)
        self.why = WhyForm()
        self.stands = StandsForm()
        self.talk = Thread()
        self._lay_out()

    def show_nothing(self, hint: str) -> None:
        """No difference is in focus: a word on how to come by one."""
        self.empty.setText(hint)
        self._stack.setCurrentWidget(self.empty)

    def show_something(self) -> None:
        """A difference is in focus."""
        self._stack.setCurrentWidget(self._filled)
        self._scroll.settle()

    def to_top(self) -> None:
        """Another difference is read from the top."""
        self._scroll.verticalScrollBar().setValue(0)

    def show_part(self, part: QWidget) -> None:
        """Scroll so that this part is seen."""
        self._scroll.ensureWidgetVisible(part)

    def _lay_out(self) -> None:
        """What is read scrolls; what decides stays in view below it."""
        read, filled = QWidget(), QWidget()
        column = QVBoxLayout(read)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.stay, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for part in (self.again, self.standing, self.sides, self.stands, self.talk):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ScrollPage(read)
        self._foot = QFrame()
        dress(self._foot, kind="status")
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        below.setSpacing(GRID)
        below.addWidget(self.takes)
        below.addWidget(self.why)
        whole = QVBoxLayout(filled)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot)
        self._filled = filled
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(filled)
