"""What the keys on proposals do, as tables: each is bound, or lent, at the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .control import Proposing

GRADES = frozenset("abcdef123456")
"""Letters and digits that grade, while they do."""
Do = Callable[["Proposing"], object]
ACTS: dict[str, Do] = {
    "next_proposal": lambda inside: inside.walking.step(forward=True),
    "previous_proposal": lambda inside: inside.walking.step(forward=False),
    "accept_proposal": lambda inside: inside.answering.accept(),
    "dismiss_proposal": lambda inside: inside.answering.dismiss(),
    "accept_paragraph": lambda inside: inside.answering.accept_paragraph(),
    "accept_sure": lambda inside: inside.answering.accept_article(),
    "learn_now": lambda inside: inside.switching.learn(),
    "forget_learnt": lambda inside: inside.switching.forget(),
}
WALKS = frozenset({"next_proposal", "previous_proposal"})
ANSWERS = frozenset({"accept_proposal", "dismiss_proposal"})
LENT: dict[str, Do] = {
    "take_source": lambda inside: inside.answering.accept(),
    "delete_statement": lambda inside: inside.answering.dismiss(),
    "end_later": lambda inside: inside.walking.move("end", forward=True),
    "end_earlier": lambda inside: inside.walking.move("end", forward=False),
    "start_later": lambda inside: inside.walking.move("start", forward=True),
    "start_earlier": lambda inside: inside.walking.move("start", forward=False),
}
"""What keys of the text do while a proposal is current and the text has the focus."""
NONE_LEFT: Do = lambda inside: inside.answering.none_left()  # noqa: E731
"""What Del does right after the last one was answered."""
SWITCHES = {"show_proposals": "show", "statements_only": "statements_only", "sure_only": "sure_only"}
