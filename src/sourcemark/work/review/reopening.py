"""Whether a decision still rests on what it was made on, and if not, what was changed since, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.fingerprint import CORRECTED, changed
from ...model.ids import Id
from ...model.review import Considered, Decision
from ...model.statements import Statement
from ..people import Named


class Since:
    """What became of the statements of one article since decisions were made on them."""

    def __init__(self, statements: Iterable[Statement], named: Named) -> None:
        """`statements`: all that still stand, those of the adjudicated layer too."""
        self._known = {s.id: s for s in statements}
        self._named = named

    def is_there(self, statement: Id) -> bool:
        """True when that statement still stands in the article."""
        return statement in self._known

    def why(self, group: Sequence[Id], decisions: Sequence[Decision]) -> tuple[str, ...]:
        """Why what was decided is open again; empty when it is not.

        `group` are the statements that are taken for one today, `decisions` those that rest on any of them.
        """
        words = [word for decision in decisions for word in self._since(decision, group)]
        rested = {c.statement for decision in decisions for c in decision.considered}
        words += [f"{self._who(id)} marked something here" for id in group if id not in rested]
        if len(decisions) > 1:
            words.append(self._apart(decisions))
        return tuple(dict.fromkeys(words))

    def _since(self, decision: Decision, group: Sequence[Id]) -> Iterator[str]:
        for considered in decision.considered:
            if word := self._became(considered, group):
                yield f"{self._named(considered.annotator)} {word}"
        stand = [(result, self._known.get(result.statement)) for result in decision.results]
        if not all(statement for _, statement in stand):
            yield "What stood by the decision is gone"
        if decision.outcome != "edited" and any(s and changed(result.mark, s) for result, s in stand):
            yield "What stands was changed"

    def _became(self, considered: Considered, group: Sequence[Id]) -> str:
        statement = self._known.get(considered.statement)
        if statement is None:
            return "deleted it"
        if considered.mark == CORRECTED:
            return "marked words that were corrected in the text since"
        if what := changed(considered.mark, statement):
            return f"changed {' and '.join(what)}"
        return "" if statement.id in group else "is no longer taken to mark the same"

    def _who(self, statement: Id) -> str:
        return self._named(self._known[statement].annotator)

    def _apart(self, decisions: Sequence[Decision]) -> str:
        """Several decisions on what is one group today: made by two reviewers, or when it was not one yet."""
        if len({decision.considered for decision in decisions}) < len(decisions):
            who = dict.fromkeys(self._named(decision.annotator) for decision in decisions)
            return f"It was decided more than once: by {' and '.join(who)}"
        return "What was decided apart is taken for one"
