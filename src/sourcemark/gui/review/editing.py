"""Changes what stands by a decision to edit it: fields of the form, and the ends of its span by keys in the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ...model.changes import Changes
from ...model.codebook import SOURCE_TYPE
from ...model.errors import Refused
from ...model.scales import Credibility, Reliability
from ...model.spans import Span
from ...model.statements import Statement
from ...model.words import Edge, next_word_edge, previous_word_edge
from ...project.queries.sources import is_called, likely_sources, sources_of_article
from ...work import attributing, grading, tagging
from ...work import sources as register
from ..widgets.badge import badge_icon
from ..widgets.choice import Choice
from .detail.control import DetailControl
from .detail.pane import DetailPane
from .here import Here
from .queue.control import QueueControl

NEW, NONE = "new:", "none:"
"""How the ids begin of choices that are no entry of the register: the rest is what was typed."""
MOST = 30


class Editing(QObject):
    """Every change is a step of its own, as on the Desk."""

    def __init__(
        self, here: Here, pane: DetailPane, detail: DetailControl, queue: QueueControl, home: QWidget
    ) -> None:
        super().__init__(pane)
        self._kit = kit = here.kit
        self._here, self._form, self._detail = here, pane.stands, detail
        self._queue, self._home = queue, home
        here.focused.connect(self.show)
        here.items_changed.connect(lambda _: self.show())
        here.marks_changed.connect(lambda _: self.show())
        here.known.forgot.connect(self._offer)
        kit.actions.keys_changed.connect(self.show)
        self._connect()
        self._offer()

    @property
    def edited(self) -> Statement | None:
        """The statement that may be edited: it stands by such a decision, and the item is in focus."""
        item = self._here.item
        last = item.decisions[-1] if item is not None and item.decisions else None
        if last is None or last.outcome != "edited" or not last.results:
            return None
        return self._here.statement(last.results[0].statement)

    def show(self) -> None:
        """The form is there while there is something to edit."""
        s, form, keys = self.edited, self._form, self._kit.actions.hint
        form.setVisible(s is not None)
        if s is None:
            return
        code = self._here.known.type_of(s)
        form.show_statement(s, (code.id, code.name) if code else ("", ""), self._source_name(s))
        ends = f"{keys('stands_end_earlier')}, {keys('stands_end_later')}"
        form.ends.say(f"In the text, {ends} move the end by a word; with Shift, the start.")

    def move(self, edge: Edge, *, forward: bool) -> None:
        """Move one end of what stands by a word."""
        s = self._stands()
        first, last = s.spans[0], s.spans[-1]
        step = next_word_edge if forward else previous_word_edge
        at = step(self._here.text, first.start if edge == "start" else last.end, edge)
        spans = list(s.spans)
        if edge == "start" and at < first.end:
            spans[0] = Span(at, first.end)
        elif edge == "end" and at > last.start:
            spans[-1] = Span(last.start, at)
        else:
            raise Refused("A statement keeps at least one word.")
        name = "Move the start of what stands" if edge == "start" else "Move the end of what stands"
        self._kit.session.do(tagging.set_spans, s.id, spans, name)

    def done(self) -> None:
        """Through with the fields: on to the next difference that is open."""
        self._queue.after_decision()
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        form = self._form
        form.type.wanted.connect(lambda code: self._do(tagging.retag, code))
        form.source.provider = self._sources
        form.source.chosen.connect(self._attribute)
        form.source.left.connect(self.done)
        form.left.connect(self.done)
        form.reliability.wanted.connect(self._reliability)
        form.credibility.wanted.connect(self._credibility)
        form.note.settled.connect(lambda words: self._do(tagging.set_note, words))
        form.note.entered.connect(self.done)
        form.note.left.connect(self.done)
        bind = self._kit.actions.bind
        for edge, word in (("end", True), ("end", False), ("start", True), ("start", False)):
            ident = f"stands_{edge}_{'later' if word else 'earlier'}"
            act = lambda edge=edge, word=word: self.move(edge, forward=word)  # noqa: E731
            bind(ident, act, self._is_edited, owner=form)
        bind(
            "go_stands",
            lambda: form.setFocus(Qt.FocusReason.ShortcutFocusReason),
            self._is_edited,
            owner=form,
        )

    def _is_edited(self) -> bool:
        return self._form.isVisible() and self.edited is not None

    def _offer(self) -> None:
        styles, codes = self._here.known.styles(), self._here.known.book.source_types.choices()
        icons = [badge_icon(styles[code.id].letter, styles[code.id].colour) for code in codes]
        self._form.offer([(code.id, code.name, code.definition) for code in codes], icons)
        self.show()

    def _stands(self) -> Statement:
        found = self.edited
        if found is None:
            raise Refused("Decide to edit it first.")
        return found

    def _do(self, act: Callable[..., Changes], *args: object) -> None:
        """To what stands; to nothing, once it can be edited no more."""
        s = self.edited
        if s is not None:
            self._kit.session.do(act, [s.id], *args)

    def _source_name(self, s: Statement) -> str:
        return ", ".join(self._here.known.source(id) for id in s.attribution.sources)

    def _sources(self, words: str) -> list[Choice]:
        """Entries that have the words; then, unless one is so called, a new one."""
        project, article = self._here.project, self._here.article
        here = sources_of_article(project.link, article.id) if article else []
        if not words:
            listed = [Choice(id, self._here.known.source(id)) for id in here[:MOST]]
            return [*listed, Choice(NONE, "No source", "the text names none")]
        found = likely_sources(project.link, words, here, MOST)
        listed = [Choice(source.id, source.name, source.standing) for source in found]
        if any(is_called(source, words.casefold()) for source in found):
            return listed
        return [*listed, Choice(NEW + words, f"Enter “{words}”", "new source")]

    def _attribute(self, choice: Choice) -> None:
        if choice.id == NONE:
            self._do(attributing.clear_source)
        elif choice.id.startswith(NEW):
            name = choice.id.removeprefix(NEW)
            self._do(attributing.set_source, register.named(name, self._stands().code(SOURCE_TYPE)))
        else:
            self._do(attributing.set_source, choice.id)
        self._form.reliability.setFocus(Qt.FocusReason.OtherFocusReason)  # on to the next field

    def _reliability(self, grade: str) -> None:
        chosen: Reliability | None = next((g for g in get_args(Reliability) if g == grade), None)
        self._do(grading.grade_reliability, chosen)

    def _credibility(self, grade: str) -> None:
        chosen: Credibility | None = next((g for g in get_args(Credibility) if g == grade), None)
        self._do(grading.grade_credibility, chosen)
