"""What is compared: whose readings, of which articles, from which overlap on, with which draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ....model.articles import Article
from ....model.ids import Id
from ....model.review import ADJUDICATED
from ....model.scope import ArticleFilter
from ....work.review.gathering import Among
from ...looks import GRID
from ...theme import dress
from ...widgets.choose import ChooseMany
from ...widgets.filter_line import FilterLine
from ...widgets.parts import label, plain, tip
from ...widgets.pick import Option, Pick
from ...widgets.wrapping import Wrapping
from .number import Number

EACH_OTHER, ALL, HERE, SOME = "", "all", "here", "some"
EVERYBODY = "Everybody"
MOST = 2**31 - 1
LONGEST = 32
"""Letters of a name or title on a button."""


class Choices(QWidget):
    """Each choice tells that it is another one; what they add up to is asked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._people: Mapping[Id, str] = {}
        self._here: Article | None = None
        self.against, self.learner, self.articles = Pick("Compare"), Pick("Who learns"), Pick("Articles")
        self.who = ChooseMany("Annotators")
        self.words = FilterLine("Articles with these words", "Words of the title, outlet or date")
        self.threshold = Number("Least overlap of matched spans", 0.5, 0.05, 1, 0.05)
        self.seed = Number("Seed of the draws", 1, 0, MOST)
        self._who: tuple[Id, ...] = ()
        self._now = {"against": EACH_OTHER, "learner": "", "articles": ALL, "words": ""}
        self._prepare()
        self._lay_out()
        self.setFocusProxy(self.against)

    @property
    def among(self) -> Among:
        """Whose readings of which articles."""
        now, here = self._now, self._here
        only = (here.id,) if now["articles"] == HERE and here is not None else ()
        wanted = ArticleFilter(words=now["words"] if now["articles"] == SOME else "")
        if now["against"] == EACH_OTHER:
            return Among(annotators=self._who, articles=only, filter=wanted)
        one = (now["learner"],) if now["learner"] else ()
        return Among(annotators=one, articles=only, filter=wanted, reference=now["against"])

    def offer(self, people: Mapping[Id, str]) -> None:
        """Who can be chosen; a choice stays where it can."""
        self._people = people
        self._who = tuple(id for id in self._who if id in people)
        if self._now["learner"] not in people:
            self._now["learner"] = next(iter(people), "")
        self.who.offer([(id, name, "") for id, name in people.items()])
        self.learner.offer([Option(id, name) for id, name in people.items()])
        self._show()

    def set_article(self, article: Article | None) -> None:
        """The article that is open in the room."""
        before, self._here = self._here, article
        if article is None and self._now["articles"] == HERE:
            self._choose("articles", ALL)
            return
        self._show()
        if self._now["articles"] == HERE and before != article:
            self.changed.emit()

    def _prepare(self) -> None:
        self.against.offer(
            [
                Option(EACH_OTHER, "Annotators with each other"),
                Option(ADJUDICATED.id, "One with the adjudicated layer"),
            ]
        )
        self.against.picked.connect(lambda value: self._choose("against", value))
        self.learner.picked.connect(lambda value: self._choose("learner", value))
        self.articles.picked.connect(lambda value: self._choose("articles", value))
        self.words.editingFinished.connect(lambda: self._choose("words", self.words.text().strip()))
        self.who.wanted.connect(self._choose_people)
        for box in (self.threshold, self.seed):
            box.changed.connect(self.changed)

    def _choose(self, what: str, value: str) -> None:
        if self._now[what] != value:
            self._now[what] = value
            self._show()
            self.changed.emit()

    def _choose_people(self, chosen: Sequence[Id]) -> None:
        self._who = tuple(chosen)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        now = self._now
        here = [Option(HERE, f"Only “{self._here.title}”")] if self._here is not None else []
        self.articles.offer([Option(ALL, "All articles"), *here, Option(SOME, "Articles with words …")])
        for pick, name in ((self.against, "against"), (self.learner, "learner"), (self.articles, "articles")):
            pick.show_value(now[name])
        self.who.show_values(self._who)
        if not self._who:
            self.who.setText(EVERYBODY)
        for button in (self.who, self.learner, self.articles):
            _cut(button)
        self.who.setVisible(now["against"] == EACH_OTHER)
        self.learner.setVisible(now["against"] != EACH_OTHER)
        self.words.setVisible(now["articles"] == SOME)

    def _lay_out(self) -> None:
        line = Wrapping(self, GRID)
        self.who.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words.setFixedWidth(28 * GRID)
        for pick in (self.against, self.articles, self.learner):
            dress(pick, kind="choice")
        for part in (self.against, self.who, self.learner, self.articles, self.words):
            line.addWidget(part)
        line.addWidget(_beside("Overlap", self.threshold))
        line.addWidget(_beside("Seed", self.seed))
        self._show()
        self._level()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._level()

    def _level(self) -> None:
        """All of one height, at every size of type."""
        high = self.fontMetrics().height() + 2 * GRID - 2
        for part in (
            self.against,
            self.who,
            self.learner,
            self.articles,
            self.words,
            self.threshold,
            self.seed,
        ):
            part.setFixedHeight(high)


def _cut(button: QPushButton) -> None:
    """Names and titles may be of any length; the whole is what it is called."""
    words, most = button.text().replace("&&", "&"), LONGEST * button.fontMetrics().averageCharWidth()
    button.setText(plain(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, most)))
    button.setToolTip(tip(words))


def _beside(name: str, field: QWidget) -> QWidget:
    made, words = QWidget(), label(name, "muted")
    words.setBuddy(field)
    assert isinstance(words, QLabel)
    row = QHBoxLayout(made)
    row.setContentsMargins(GRID, 0, 0, 0)
    row.setSpacing(GRID)
    row.addWidget(words)
    row.addWidget(field)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made
