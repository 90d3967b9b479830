"""How steps with proposals read in the history: what was taken, and which version of the model proposed it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...model.proposals import Answer

if TYPE_CHECKING:
    from .making import Made


def step_name(made: Sequence[Made], model: str, answer: Answer = "accepted") -> str:
    """ "Accept a proposal (model 1): Official, Ana Ruiz", "Accept 5 proposals (model 1)"."""
    if len(made) > 1:
        return f"Accept {several(len(made), model)}"
    (one,) = made
    parts = [type.name for type in one.types[:1]] + [source.name for source in one.speakers]
    what = ", ".join(parts)
    way = "Mend and accept" if answer == "mended" else "Accept"
    return f"{way} {several(1, model)}" + (f": {what}" if what else "")


def several(number: int, model: str) -> str:
    """ "a proposal (model 1)", "5 proposals (model 1, with what it has learnt)"."""
    version, _, learnt = model.partition("+")
    by = f"(model {version}{', with what it has learnt' if learnt else ''})"
    return f"a proposal {by}" if number == 1 else f"{number:,} proposals {by}"
