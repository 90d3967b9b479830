"""The long table: one row for each statement, attribute and value, as statistics programs like it."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.articles import Article
from ...model.bundle import Bundle
from ...model.sources import Source
from ...model.statements import Statement
from ..described import described
from ..register import Register
from .table import Articles, places
from .table_names import INNER, LONG, VOICE, Guard, joined

Pair = tuple[str, str]


class LongTable:
    """Takes a bundle in, gives rows out, the head first."""

    def __init__(self, bundle: Bundle, guard: Guard = str) -> None:
        self.statements = 0
        """Statements told of so far."""
        self._bundle, self._guard = bundle, guard
        self._register, self._articles = Register(), Articles(guard)

    def rows(self) -> Iterator[list[str]]:
        """The head, then the rows of each statement."""
        yield list(LONG)
        for item in self._bundle:
            if isinstance(item, Statement):
                self.statements += 1
                yield from self._rows(item)
            else:
                self._register.take(item)
                if isinstance(item, Article):
                    self._articles.take(item)

    def _rows(self, s: Statement) -> Iterator[list[str]]:
        guard, who = self._guard, s.attribution
        start, end = str(s.spans[0].start), str(s.spans[-1].end)
        known = [guard(s.id), start, end, places(s.spans), guard(s.exact), self._articles.page(s),
                 s.created.isoformat(), guard(self._register.annotator(s.annotator)),
                 places(who.source_spans), places(who.cue_spans)]  # fmt: skip
        for attribute, value in self._pairs(s):
            yield [*known, guard(attribute), guard(value), *self._articles.cells[s.article]]

    def _pairs(self, s: Statement) -> Iterator[Pair]:
        """Every value under its attribute; what is known of the sources stands in their order."""
        for attribute, values in described(s, self._register).items():
            plain = f"facet {attribute}" if attribute in VOICE[1:] else attribute
            for value in values:
                yield plain, value
        named = {source.name: source for source in self._register.sources_of(s)}
        for source in named.values():
            yield from self._voice(source)

    def _voice(self, source: Source) -> Iterator[Pair]:
        yield "source_kind", source.source_kind
        yield "source_types", joined(self._register.types(source), INNER)
        yield "anonymity", source.anonymity
