"""Writing a decision down: the decision itself, and the statements of the adjudicated layer that stand by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from ...analysis.readings import Canon
from ...model.codebook import SOURCE_TYPE
from ...model.entity import now
from ...model.fingerprint import fingerprint
from ...model.ids import Id
from ...model.people import Annotator
from ...model.review import (
    ADJUDICATED,
    Cause,
    Considered,
    Decision,
    Outcome,
    Result,
    decision_id,
    result_id,
)
from ...model.statements import Statement
from ...model.words import cut
from ...project import Operation, Project
from ..marks import codebook_of
from .comparing import canon_of, what_differs

Earlier = Mapping[Id, Sequence[Decision]]
"""Annotators' statement -> the decisions that rest on it."""


class Ruling(Struct, frozen=True):
    """What is decided on one group."""

    statements: tuple[Statement, ...]
    """The whole group."""
    stand: tuple[Statement, ...]
    """Those of them that stand."""
    outcome: Outcome
    cause: Cause | None = None
    reason: str = ""


class Adjudicator:
    """Writes decisions within an operation under way."""

    def __init__(self, project: Project, op: Operation, known: Canon | None = None) -> None:
        """`known`: where there are many decisions, so that it need not be found for each."""
        self._project, self._op, self._known = project, op, known
        self._replaced: set[Id] = set()
        self._layer_is_there = project.get(Annotator, ADJUDICATED.id) is not None

    def rule(self, ruling: Ruling, earlier: Earlier) -> None:
        """Write one decision in the place of those that stood on its statements before."""
        known = {d.id: d for s in ruling.statements for d in earlier.get(s.id, ())}
        before = {id: decision for id, decision in known.items() if id not in self._replaced}
        self._replaced |= before.keys()
        id = decision_id(s.id for s in ruling.statements)
        results = tuple(self._stands(id, statement, ruling) for statement in ruling.stand)
        made = Decision(
            id=id,
            article=ruling.statements[0].article,
            annotator=self._project.user.annotator.id,
            at=now(),
            considered=_considered(ruling.statements),
            outcome=ruling.outcome,
            results=results,
            cause=ruling.cause,
            reason=ruling.reason.strip(),
        )
        self._replace(before.values(), made)

    def confirm(
        self, decision: Decision, statements: Iterable[Statement], stand: Iterable[Statement]
    ) -> None:
        """The same is decided again, on these statements and with what stands by it, as they are today."""
        considered = _considered(statements)
        now_is = {s.id: fingerprint(s) for s in stand}
        made = msgspec.structs.replace(
            decision,
            id=decision_id(c.statement for c in considered),
            annotator=self._project.user.annotator.id,
            at=now(),
            considered=considered,
            results=tuple(msgspec.structs.replace(r, mark=now_is[r.statement]) for r in decision.results),
        )
        self._replace([decision], made)

    def forget(self, decision: Decision) -> None:
        """Take a decision away, with what stands by it."""
        self._replace([decision], None)

    def _replace(self, before: Iterable[Decision], made: Decision | None) -> None:
        """What only those from before let stand goes."""
        stays = {made.id, *(result.statement for result in made.results)} if made else set()
        for decision in before:
            for result in decision.results:
                if result.statement not in stays:
                    self._op.drop(Statement.kind, result.statement)
            if decision.id not in stays:
                self._op.drop(Decision.kind, decision.id)
        if made is not None:
            self._op.put(made)

    def _stands(self, decision: Id, statement: Statement, ruling: Ruling) -> Result:
        if not self._layer_is_there:
            self._op.put(ADJUDICATED)
            self._layer_is_there = True
        mark = fingerprint(statement)
        id = result_id(decision, ruling.outcome, statement.id, mark)
        self._op.put(
            msgspec.structs.replace(statement, id=id, annotator=ADJUDICATED.id, status="adjudicated")
        )
        return Result(statement=id, origins=(statement.id, *self._alike(statement, ruling)), mark=mark)

    def _alike(self, statement: Statement, ruling: Ruling) -> Iterator[Id]:
        """Those that say the same as what stands, and do not stand by themselves."""
        others = [s for s in ruling.statements if s not in ruling.stand]
        known = self._known or canon_of(self._project, (statement, *others))
        return (s.id for s in others if not what_differs(known, s, statement))


def earlier_by_statement(decisions: Iterable[Decision]) -> dict[Id, list[Decision]]:
    """Which decisions rest on which statement; in the order they were made."""
    found: dict[Id, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        for considered in decision.considered:
            found.setdefault(considered.statement, []).append(decision)
    return found


def told(project: Project, statements: Sequence[Statement]) -> str:
    """What the name of a step says of what stands: its types, or its first words; "nothing here"."""
    if not statements:
        return "nothing here"
    types = codebook_of(project).source_types
    codes = [types.code(code) for s in statements if (code := s.code(SOURCE_TYPE))]
    named = dict.fromkeys(code.name.lower() for code in codes if code)
    return " + ".join(named) or f"“{cut(statements[0].exact, 40)}”"


def _considered(statements: Iterable[Statement]) -> tuple[Considered, ...]:
    return tuple(
        Considered(statement=s.id, annotator=s.annotator, mark=fingerprint(s))
        for s in sorted(statements, key=lambda s: s.id)
    )
