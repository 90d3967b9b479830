"""Handing out a copy: for whom, which articles, whose statements go along, and how they work blind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...project import SUFFIX, Project
from ...work.coworkers.handing_out import hand_out, has_learned, proposed
from ...work.proposing.setting import CHOICES, WHILE_BLIND
from ...work.submitting import arranged
from ..jobs import Job
from ..kit import Kit
from ..looks import GRID
from ..widgets.box import choice
from ..widgets.parts import button, label, named, tip
from .article_choice import ArticleChoice

MOST = 80
"""Characters of a name."""
_MARKS = [
    ("None: they begin with unmarked articles", "none"),
    ("Mine", "own"),
    ("All that I may see", "all"),
]
BLIND = "They work blind: others' marks stay hidden until they submit their own"
PROPOSALS_WORDS = "The same for all: as the program ships, whatever a copy has learnt or knows of sources"
LEARNED = "Give what the program has learnt"
LEARNED_WORDS = "What proposals have taken from this project's marks: numbers, not a word of a text"
NOT_LEARNED = "The program has learnt nothing from this project yet"
WORDS = "A project of its own, with the codebook and all sources. Merge it when it comes back."


class HandingCard(QWidget):
    """Enter or the button asks where to and starts the job."""

    def __init__(self, kit: Kit, close: Callable[[], None], here: str | None = None) -> None:
        """`here`: the article that is open on the Desk."""
        super().__init__()
        self._kit, self._close = kit, close
        self.who = named(QLineEdit(), "For whom")
        self.who.setMaxLength(MOST)
        self.who.setPlaceholderText("A coworker's name")
        self.articles = ArticleChoice(kit.session.project, here)
        self.marks = choice("Statements that go along", _MARKS)
        self.blind = named(QCheckBox(BLIND), BLIND)
        self.proposals = choice(WHILE_BLIND, [(words.capitalize(), words) for words in CHOICES])
        self.proposals.setCurrentIndex(CHOICES.index(arranged(kit.session.project).proposals))
        self.proposals.setToolTip(tip(PROPOSALS_WORDS))
        self.proposals.setEnabled(False)
        self.blind.toggled.connect(self.proposals.setEnabled)
        self.learned = named(QCheckBox(LEARNED), LEARNED)
        known = has_learned(kit.session.project)
        self.learned.setEnabled(known)
        self.learned.setToolTip(tip(LEARNED_WORDS if known else NOT_LEARNED))
        self.number, self.go = label("", "strong"), button("Hand out …", self._ask, "primary")
        self._lay_out()
        self.who.textChanged.connect(self._tell)
        self.articles.changed.connect(self._tell)
        self._tell()
        self.setFocusProxy(self.who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)

    def write(self, path: Path) -> None:
        """Start the job and close the card."""
        session, articles = self._kit.session, self.articles.chosen()
        marks, who, blind = self.marks.currentData(), self.who.text(), self.blind.isChecked()
        give, shown = self.learned.isChecked(), self.proposals.currentData()

        def run(project: Project, job: Job) -> Path:
            return hand_out(
                project,
                path,
                articles,
                marks,
                who,
                blind=blind,
                carry_learned=give,
                proposals=shown,
                task=job,
            )

        def done(made: Path) -> None:
            session.said.emit(f"Handed out to {' '.join(who.split())} as {made.name}.")

        self._kit.jobs.start_on(session.project, f"Handing out {path.name}", run, done)
        self._close()

    def _tell(self) -> None:
        number = len(self.articles.chosen())
        self.number.setText(f"{number:,} of {self.articles.number:,} articles")
        self.go.setEnabled(number > 0 and bool(self.who.text().strip()))

    def _ask(self) -> None:
        offered = str(proposed(self._kit.session.project, self.who.text()))
        kinds = f"Sourcemark projects (*{SUFFIX})"
        chosen, _ = QFileDialog.getSaveFileName(self, "Hand out a copy", offered, kinds)
        if not chosen:
            return
        path = Path(chosen)
        full = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        if full.exists():
            self._kit.session.said.emit(f"{full.name} exists already: choose another name.")
        else:
            self.write(full)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label("Hand out a copy", "heading"))
        column.addWidget(label(WORDS, "muted", wrap=True))
        column.addSpacing(GRID)
        self._add(column, self.who)
        column.addWidget(self.articles, 1)
        self._add(column, self.marks)
        column.addWidget(self.blind)
        self._add(column, self.proposals)
        column.addWidget(self.learned)
        column.addSpacing(GRID)
        end = QHBoxLayout()
        end.addWidget(self.number, 1)
        end.addWidget(button("Cancel", self._close))
        end.addWidget(self.go)
        column.addLayout(end)

    @staticmethod
    def _add(column: QVBoxLayout, field: QWidget) -> None:
        name = label(field.accessibleName(), "muted")
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)
