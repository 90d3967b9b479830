"""Shows the proposals of the open article: dots in the reader, and what the line says. Knows nothing of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from ....model.proposals import Proposal
from ....model.spans import Span, hull
from ....work.proposing.open_ones import Contents
from ...kit import Kit
from ...reader import Reader
from ...reader.ghosts import Ghost, Ghosts
from ..here import Here
from ..known import Known
from .describing import describe
from .line import ProposalLine
from .standing import Standing

FEW = 20
"""Proposals that may come or go before the whole view is painted again."""


class Showing(QObject):
    """Keeps reader and line in step with what stands. A change costs what lies beside it, not the article."""

    current_changed = Signal()

    def __init__(self, kit: Kit, known: Known, reader: Reader, line: ProposalLine) -> None:
        super().__init__(reader)
        self._kit, self._known, self._reader, self._line = kit, known, reader, line
        self._here: Here = known.here
        self.standing, self._ghosts = Standing(), Ghosts()
        self.current: str | None = None
        self.why_none = ""
        """Why there are no proposals, in one line; empty when there may be some."""
        self.looking = False
        self.sure_only = False
        known.book_changed.connect(self.redraw)

    def begin(self) -> None:
        """Another article, or another way of looking for proposals: none are known yet."""
        self.standing, self._ghosts = Standing(), Ghosts()
        self.why_none, self.looking = "", False
        self._reader.show_proposed(self._ghosts)
        self.choose(None)

    def show_again(self) -> None:
        """The reader was given the article anew."""
        self._reader.show_proposed(self._ghosts)

    def redraw(self) -> None:
        """Types look otherwise now."""
        for key in self.standing.keys:
            self._ghosts.put(key, self._ghost(key))
        self.show_again()
        self.say()

    def open(self, keys: Iterable[str]) -> None:
        """These are open, and so are drawn."""
        new = [key for key in keys if key not in self.standing and self._wanted(self.standing[key])]
        self.standing.open(new)
        for key in new:
            self._ghosts.put(key, self._ghost(key))
        self._paint(new)

    def close(self, keys: Iterable[str]) -> None:
        """These are answered."""
        gone = [key for key in keys if key in self.standing]
        touched = self._touched(gone)
        self.standing.close(gone)
        for key in gone:
            self._ghosts.drop(key)
        if self.current in gone:
            self.choose(None)
        self._reader.show_proposed(self._ghosts, touched)
        self.say()

    def tell(self, told: Mapping[str, Proposal]) -> None:
        """The register says something else of these now: the others, and the current one, stay as they are."""
        known = self.standing.found()
        other = {key: one for key, one in told.items() if key in known and known[key] != one}
        self.standing.tell(other)
        drawn = [key for key in other if key in self.standing]
        for key in drawn:
            self._ghosts.put(key, self._ghost(key))
        if drawn:
            self._ghosts.words = self._words(self.current)
            self._paint(drawn)

    def mend(self, key: str, spans: Sequence[Span]) -> None:
        """It shall lie elsewhere when it is taken."""
        touched = list(self._ghosts.places(key))
        self.standing.mend(key, spans)
        self._ghosts.put(key, self._ghost(key))
        self._ghosts.words = self._words(key)
        self._reader.show_proposed(self._ghosts, [*touched, *spans])
        self.say()

    def choose(self, key: str | None) -> None:
        """This one is current; None for none."""
        touched = [*self._ghosts.places(self.current), *self._ghosts.places(key)]
        self.current = self._ghosts.current = key
        self._ghosts.words = self._words(key)
        self._reader.show_proposed(self._ghosts, touched)
        self.say()
        self.current_changed.emit()

    def covered(self, contents: Iterable[Sequence[Span]]) -> list[str]:
        """The open ones whose words, as they were found, are those of one of these."""
        wanted = [tuple(places) for places in contents]
        near = dict.fromkeys(key for places in wanted for key in self._ghosts.within(hull(places)))
        same = Contents(wanted)
        return [key for key in near if same.has(self.standing[key].spans)]

    def say(self) -> None:
        """Say in the line how things stand."""
        key, standing = self.current, self.standing
        if key is not None and key in standing:
            what = describe(standing[key], self._here.text, self._known, key in standing.mended)
            types = standing[key].source.types
            style = self._known.styles().get(types[0]) if types else None
            self._line.show_current(what, style, f"{standing.number(key):,} of {len(standing):,}")
        elif len(standing):
            step = self._kit.actions.hint("next_proposal")
            self._line.rest(
                counted(len(standing), standing.sure), f"{step} goes to the next" if step else "", walk=True
            )
        else:
            self._line.rest(self._none())

    def _none(self) -> str:
        if self.why_none:
            return self.why_none
        if self.looking:
            return "Looking for proposals …"
        hidden = self.sure_only and bool(self.standing.found())
        if hidden:
            return "No sure proposals in this article"
        return "All proposals are answered" if self.standing.found() else "No proposals in this article"

    def _wanted(self, proposal: Proposal) -> bool:
        return proposal.tier == "sure" or not self.sure_only

    def _ghost(self, key: str) -> Ghost:
        proposal = self.standing[key]
        source = proposal.source
        return Ghost(
            self.standing.spans(key),
            source.types[0] if source.types else "",
            proposal.tier == "sure",
            source.spans,
            proposal.cue_spans,
        )

    def _words(self, key: str | None) -> str:
        if key is None or key not in self.standing:
            return ""
        return describe(self.standing[key], self._here.text, self._known, key in self.standing.mended).words

    def _paint(self, keys: Sequence[str]) -> None:
        self._reader.show_proposed(self._ghosts, self._touched(keys))
        self.say()

    def _touched(self, keys: Sequence[str]) -> list[Span] | None:
        return [span for key in keys for span in self._ghosts.places(key)] if len(keys) <= FEW else None


def counted(number: int, sure: int) -> str:
    """ "12 proposals, 5 sure"."""
    return f"{number:,} {'proposal' if number == 1 else 'proposals'}, {sure:,} sure"
