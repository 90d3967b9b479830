"""The start page: what one can do while no project is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ..project import SUFFIX
from .actions import action
from .kit import Kit
from .looks import GRID
from .recent import RecentList
from .theme import dress
from .widgets.parts import button, label, named, own_viewport

_OFFERS = (
    ("sample_project", "Try the sample project", "Four articles to practise on"),
    ("new_project", "New project", "One file for articles, sources, marks"),
    ("open_project", "Open a project", f"A {SUFFIX} file on this machine"),
)


class StartPage(QFrame):
    """Offers on the left, recent projects on the right; arrows, Tab and Enter do all of it."""

    wanted = Signal(object)
    """`Path` of a recent project."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        named(self, "Start")
        self._kit = kit
        dress(self, kind="page")
        self.recent = RecentList(kit)
        self.recent.wanted.connect(self.wanted)
        self._icons: dict[str, QLabel] = {}
        self._offers = [self._offer(*offer) for offer in _OFFERS]
        outer = QHBoxLayout(_scrolled(self))
        outer.setContentsMargins(4 * GRID, 6 * GRID, 4 * GRID, 4 * GRID)
        block = QWidget()
        block.setMaximumWidth(120 * GRID)
        outer.addStretch(1)
        outer.addWidget(block, 20)
        outer.addStretch(1)
        self._fill(block)
        kit.theme.changed.connect(self._tint)
        self._tint()

    def refresh(self) -> None:
        """Reads the recent projects anew and puts the focus where one most likely goes on."""
        paths = [Path(p) for p in self._kit.profile.habits.recent]
        self.recent.fill(paths)
        self._empty.setVisible(not paths)
        self.recent.setVisible(bool(paths))
        (self.recent if paths else self._offers[0]).setFocus()

    def _fill(self, block: QWidget) -> None:
        across = QHBoxLayout(block)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8 * GRID)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GRID)
        right.setSpacing(GRID)
        left.addWidget(label("Sourcemark", "title"))
        left.addWidget(label("Mark who says what, and grade how far it can be trusted.", "muted", wrap=True))
        left.addSpacing(3 * GRID)
        for offer in self._offers:
            left.addWidget(offer)
        left.addStretch(1)
        self._empty = label("Projects you open are listed here.", "muted", wrap=True)
        right.addSpacing(GRID)
        right.addWidget(label("Recent projects", "heading"))
        right.addWidget(self._empty)
        right.addWidget(self.recent, 1)
        right.addStretch(0)
        across.addLayout(left, 5)
        across.addLayout(right, 6)

    def _offer(self, ident: str, title: str, words: str) -> QPushButton:
        made = button("", lambda: self._kit.actions.run(ident), kind="offer")
        row = QHBoxLayout(named(made, title, words))
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(2 * GRID)
        self._icons[ident] = picture = QLabel()
        row.addWidget(picture)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch(1)
        text.addWidget(label(title, "strong"))
        text.addWidget(label(words, "muted", wrap=True))
        text.addStretch(1)
        row.addLayout(text, 1)
        if hint := self._kit.actions.hint(ident):
            row.addWidget(label(hint, kind="keycap"), 0, Qt.AlignmentFlag.AlignVCenter)
        for part in made.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _tint(self) -> None:
        for ident, picture in self._icons.items():
            icon = self._kit.icons.icon(action(ident).icon, "accent")
            picture.setPixmap(icon.pixmap(QSize(24, 24), self.devicePixelRatio()))


def _scrolled(frame: QFrame) -> QWidget:
    """A page within `frame` that scrolls where the type is large and the screen small."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page, ground = QWidget(), own_viewport(area)
    area.setWidget(page)
    for part in (page, ground):
        part.setAutoFillBackground(False)
    around = QVBoxLayout(frame)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    return page
