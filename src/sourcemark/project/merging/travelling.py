"""Which operations of a file travel, in SQL on one of the schemas `main` and `theirs`.

What a person did travels: at this file (`operation`) or in one that was merged into it (`received`), as long as
that merging is not undone. A merging itself, and undoing it, stays in its file.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...model.kinds import AT_HOME, UNTOLD


def undone_mergings(schema: str) -> str:
    """A query for the keys of mergings that are undone."""
    return f"""SELECT m.operation FROM {schema}.merging m WHERE (SELECT o.role FROM {schema}.operation o
      WHERE o.target = m.operation AND o.complete = 1 ORDER BY o.clock DESC LIMIT 1) = 'undo'"""


def made_here(schema: str, alias: str) -> str:
    """A condition on a row of `operation`: a person did it in this file."""
    mergings = f"(SELECT operation FROM {schema}.merging)"
    return f"""{alias}.complete = 1 AND {alias}.key NOT IN {mergings}
      AND ({alias}.target IS NULL OR {alias}.target NOT IN {mergings})"""


def travels(change: str) -> str:
    """A condition on a row of `change`: it is of a kind that does not stay in its file."""
    return f"{change}.kind NOT IN {_listed(AT_HOME)}"


def is_told(schema: str, alias: str) -> str:
    """A condition on a row of `operation`: it did more than what no other file hears of."""
    of = f"SELECT 1 FROM {schema}.change d WHERE d.operation = {alias}.key"
    return f"(EXISTS ({of} AND d.kind NOT IN {_listed(UNTOLD)}) OR NOT EXISTS ({of}))"


def _listed(kinds: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{kind}'" for kind in sorted(kinds)) + ")"


def in_force(schema: str, alias: str) -> str:
    """A condition on a row of `received`: at least one merging that brought it is not undone."""
    return f"""EXISTS (SELECT 1 FROM {schema}.receipt WHERE receipt.received = {alias}.key
      AND receipt.merging NOT IN ({undone_mergings(schema)}))"""


def shown(schema: str, alias: str) -> str:
    """A condition on a row of `received_change` whose operation is in force: it came with it, or later and to stay."""
    return f"({alias}.late IS NULL OR {alias}.late NOT IN ({undone_mergings(schema)}))"


def held(operation: str, change: str) -> str:
    """A condition: what `change` changed, that step of ours (a key of `received`) is known to have changed here."""
    return f"""EXISTS (SELECT 1 FROM main.received_change h WHERE h.operation = {operation}
      AND h.entity = {change}.entity AND h.kind = {change}.kind AND {shown("main", "h")})"""
