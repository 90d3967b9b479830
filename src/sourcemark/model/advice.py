"""What a careful reader of one's grades would ask: said beside the grade, never in its way."""

from __future__ import annotations

from collections.abc import Mapping

from .scales import CANNOT_BE_JUDGED, Reliability
from .statements import Statement

ENOUGH = 20
"""Pairs of grades below which a share says little."""
MOSTLY = 0.6
"""Share on the diagonal from which the two grades seem to be given as one."""
_DIAGONAL = dict(zip("ABCDE", "12345", strict=True))


def questions(statement: Statement, default: Reliability | None = None) -> list[str]:
    """What is still to be said of a statement's grades; `default` is its source's newest assessment."""
    asked = []
    reliability, credibility = statement.reliability, statement.credibility
    if reliability and not reliability.reason and default and reliability.grade != default:
        asked.append(f"The source stands at {default}: why {reliability.grade} here?")
    if credibility and credibility.grade == "1" and not (credibility.reason or credibility.confirmed_by):
        asked.append("Confirmed by which other statement? Link it, or give a reason.")
    return asked


def diagonal_share(pairs: Mapping[tuple[str, str], int]) -> float | None:
    """Share of the pairs A1, B2 … E5 among those where both grades judge; None below `ENOUGH` pairs.

    A person whose pairs lie mostly there grades one thing twice, as field reports have shown since
    Baker, McKendry and Mace (1968).
    """
    judged = {pair: n for pair, n in pairs.items() if not CANNOT_BE_JUDGED & {*pair}}
    total = sum(judged.values())
    if total < ENOUGH:
        return None
    return sum(n for (r, c), n in judged.items() if _DIAGONAL[r] == c) / total


def diagonal_warning(pairs: Mapping[tuple[str, str], int]) -> str:
    """One sentence when a person's grades lie mostly on the diagonal, else empty."""
    share = diagonal_share(pairs)
    if share is None or share < MOSTLY:
        return ""
    return (
        f"{share:.0%} of your grades pair A with 1, B with 2 …: grade the source and the information apart."
    )
