"""What came of an export or would come of it, in figures and in words."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ...formats.format import Format

Lost = list[tuple[str, int | None]]
"""What is not carried, in words, and how much of it there is; None where it can't be counted."""


class Written(Struct, frozen=True):
    """What came of an export."""

    number: int
    """Of what the format counts."""
    left_out: int = 0
    """Articles that lie above the ceiling."""


class Forecast(Struct, frozen=True):
    """What an export would come to."""

    statements: int
    lost: Lost
    left_out: int = 0
    """Articles that lie above the ceiling."""


def in_words(written: Written, form: Format, path: Path) -> str:
    """What was written, as one line."""
    what = form.counts if written.number == 1 else f"{form.counts}s"
    return f"{written.number:,} {what} written to {path.name}.{_but(written.left_out)}"


def lost_in_words(lost: Lost) -> str:
    """What is not carried, as one sentence; empty when all is."""
    parts = (words if number is None else f"{words} ({number:,})" for words, number in lost)
    return f"Not carried: {'; '.join(parts)}." if lost else ""


def would_be(forecast: Forecast) -> str:
    """What would be written, as one line."""
    number = forecast.statements
    return f"{number:,} {'statement' if number == 1 else 'statements'}.{_but(forecast.left_out)}"


def _but(left: int) -> str:
    return f" {left:,} {'article' if left == 1 else 'articles'} above the ceiling left out." if left else ""
