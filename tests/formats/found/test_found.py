"""Files that a reader once stumbled over, kept as small as they could be made: named after the format and the stone.

`make fuzz` finds more; whatever it finds is mended and laid here.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from judged import draft_fault, escaped, pieces_fault

from sourcemark.formats.inputs import Outcome
from sourcemark.formats.limits import MB, Limits
from sourcemark.formats.pool import Readers
from sourcemark.formats.wire import Want

LIMITS = Limits(seconds=10.0, memory=1024 * MB)
FOUND = sorted(
    path for path in Path(__file__).parent.iterdir() if path.is_file() and path.suffix not in ("", ".py")
)


def wrong(outcome: Outcome) -> str:
    """Why the program could not live with what came of a file; empty when it can."""
    if outcome.error:
        return outcome.error.why if escaped(outcome.error.why) else ""
    return (draft_fault(outcome.draft) if outcome.draft else "") or pieces_fault(outcome.pieces)


@pytest.mark.parametrize("want", ["drafts", "set"])
def test_what_once_went_wrong_goes_well(want: Want) -> None:
    assert FOUND
    with Readers(LIMITS, 1) as readers:
        found = {outcome.name: wrong(outcome) for outcome in readers.read_all(FOUND, want=want)}
    assert {name: why for name, why in found.items() if why} == {}


def test_what_is_kept_is_small() -> None:
    assert [path.name for path in FOUND if path.stat().st_size > 32_000] == []
