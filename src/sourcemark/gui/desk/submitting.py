"""Submits one's marks of the open article, and says in a line below the text where that stands."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ...model.articles import Article, Progress
from ...model.changes import Changes
from ...model.statements import Statement
from ...work import submitting as work
from ..kit import Kit
from ..looks import GRID
from ..session import LONG
from ..theme import dress
from ..widgets.elided import ElidedLabel
from ..widgets.parts import named
from .here import Here

_BLIND = "Blind: coworkers' marks appear once you submit this article"


class Notice(QFrame):
    """A slim line; it takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "Submitting")
        dress(self, kind="status")
        self.line = named(ElidedLabel(), "Where submitting stands")
        dress(self.line, tone="muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.addWidget(self.line, 1)
        self.say("")

    def say(self, words: str) -> None:
        """Show these words; none hides the line."""
        self.line.set_words(words)
        self.setVisible(bool(words))


class Submitting(QObject):
    """The line never tells how much is hidden, nor whether anything is."""

    def __init__(self, kit: Kit, here: Here, notice: Notice) -> None:
        super().__init__(notice)
        self._kit, self._here, self._notice = kit, here, notice
        here.article_opened.connect(self.show)
        here.changed.connect(self._changed)
        kit.actions.keys_changed.connect(self.show)
        kit.actions.bind("submit_article", self._submit, self._may_act, owner=notice)
        kit.actions.bind("withdraw_article", self._withdraw, self._may_act, owner=notice)
        self.show()

    def show(self) -> None:
        """Say where the open article stands."""
        article = self._here.article
        self._notice.say(self._words(article) if article is not None else "")

    def _words(self, article: Article) -> str:
        project, key = self._kit.session.project, self._kit.actions.hint("submit_article")
        hint = f" ({key})" if key else ""
        if not work.is_submitted(project, article.id):
            return f"{_BLIND}{hint}." if work.arranged(project).blind else ""
        since = work.drafts(project, article.id)
        if not since:
            return "You have submitted your marks of this article."
        drafts = "1 mark made since is a draft" if since == 1 else f"{since:,} marks made since are drafts"
        return f"Submitted. {drafts} until you submit again{hint}."

    def _changed(self, changes: Changes) -> None:
        if changes.of(Progress.kind) or changes.of(Statement.kind):
            self.show()

    def _may_act(self) -> bool:
        return self._here.article is not None and not self._kit.session.read_only

    def _submit(self) -> None:
        self._do("Submit", work.drafts, work.submit)

    def _withdraw(self) -> None:
        self._do("Withdraw", work.submitted, work.withdraw)

    def _do(self, verb: str, number: work.Number, act: work.Act) -> None:
        """So many marks that one would wait for them are a job."""
        article, session = self._here.article, self._kit.session
        if article is None:
            return
        self._here.leaving.emit()  # what is being typed belongs to it
        if number(session.project, article.id) <= LONG:
            session.do(act, [article.id], None)
        else:
            title = f"{verb} “{article.title}”"
            self._kit.jobs.start_on(
                session.project, title, lambda p, job: act(p, [article.id], job), session.tell, writing=True
            )
