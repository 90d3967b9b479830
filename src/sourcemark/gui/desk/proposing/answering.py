"""What a person does with proposals: takes them as they are or mended, one or many, or turns them away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ....model.changes import Changes
from ....model.proposals import Proposal
from ....model.spans import hull
from ....model.statements import Statement
from ....work.proposing.accepting import accept
from ....work.proposing.dismissing import dismiss
from ...kit import Kit
from ...session import LONG
from ..here import Here
from ..tagging.follow import Follow
from ..tagging.sequence import TagSequence
from .showing import Showing
from .walking import Walking


class Answering(QObject):
    """Each answer is one step of undo; the next proposal is current then, and nothing scrolls."""

    def __init__(
        self, kit: Kit, showing: Showing, walking: Walking, follow: Follow, sequence: TagSequence
    ) -> None:
        super().__init__(showing)
        self._session, self._jobs, self._said = kit.session, kit.jobs, kit.session.said
        self._showing, self._walking, self._follow, self._sequence = showing, walking, follow, sequence
        self._here: Here = sequence.here
        self.model = ""
        """Version of the model that proposed."""
        self.answered: str | None = None
        """The last one: when that is taken back it is current again."""

    def accept(self, source_type: str | None = None) -> bool:
        """Take the current one, as another type where one is given. False when it was only brought into view."""
        key, standing = self._showing.current, self._showing.standing
        if key is None or self._refuses() or self._walking.brought():
            return False
        with self._walking.busy():
            changes = self._session.do(
                accept,
                self._article(),
                [standing[key]],
                self.model,
                source_type=source_type,
                spans=standing.mended.get(key),
                register=self._sequence.known.register,
            )
            if changes is None:
                return False
            self._go_on(key)
            self._to_made(changes)
        return True

    def accept_as(self, letter: str) -> bool:
        """Take the current one as the type of that letter. False when no type has it."""
        code = self._sequence.code_of(letter)
        if code is not None:
            self.accept(code.id)
        return code is not None

    def ask_who(self) -> bool:
        """Take the current one, and ask for another source than the proposed one."""
        taken = self.accept()
        if taken:
            self._sequence.ask_again()
        return taken

    def dismiss(self) -> None:
        """Turn the current one away."""
        key = self._showing.current
        if key is None or self._refuses() or self._walking.brought():
            return
        with self._walking.busy():
            wanted = [self._showing.standing[key]]
            if self._session.do(dismiss, self._article(), wanted, self.model) is not None:
                self._go_on(key)
                self._walking.select()

    def none_left(self) -> None:
        """Who turned away one after the other did not mean the statement that was made of the last one taken."""
        self._walking.through = False
        self._said.emit("No proposal is left to dismiss. Once more, and the statement in focus is deleted.")

    def accept_paragraph(self) -> None:
        """All sure ones of the paragraph one is in."""
        self._accept_all(self._showing.standing.sure_within(self._walking.paragraph()), "paragraph")

    def accept_article(self) -> None:
        """All sure ones of the article."""
        standing = self._showing.standing
        self._accept_all([key for key in standing.keys if standing[key].tier == "sure"], "article")

    def _accept_all(self, keys: Sequence[str], where: str) -> None:
        if self._refuses():
            return
        standing, article, model = self._showing.standing, self._article(), self.model
        keys = [key for key in keys if key not in standing.mended]
        wanted: list[Proposal] = [standing[key] for key in keys]
        if not wanted:
            self._said.emit(f"No sure proposals in this {where}.")
            return
        self.answered = None
        if len(wanted) <= LONG:
            with self._walking.busy():
                if (
                    self._session.do(accept, article, wanted, model, register=self._sequence.known.register)
                    is not None
                ):
                    self._showing.close(keys)
            return
        self._jobs.start_on(
            self._session.project,
            f"Accept {len(wanted):,} proposals",
            lambda project, job: accept(project, article, wanted, model),
            self._session.tell,
            writing=True,
        )

    def _go_on(self, key: str) -> None:
        """It is answered: the next one is current."""
        standing = self._showing.standing
        after = standing.after({key}, hull(standing.spans(key)).start)
        self.answered = key
        self._walking.through = after is None
        self._showing.close([key])
        self._showing.choose(after if after is not None and after in standing else None)

    def _to_made(self, changes: Changes) -> None:
        """The statement is in focus, and is graded as after tagging by hand."""
        made = next((id for id in changes.of(Statement.kind) if id in self._here.marked), None)
        if made is not None:
            self._here.focus_on(made)
            self._follow.select_focus(reveal=False)
            self._sequence.grade()
            self._walking.entered = False

    def _article(self) -> str:
        return self._here.article.id if self._here.article else ""

    def _refuses(self) -> bool:
        """An article in the bin is not marked."""
        if self._here.in_bin:
            self._said.emit("This article is in the bin: nothing is marked in it.")
        return self._here.in_bin
