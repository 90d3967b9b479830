"""What stands in place of a statement while none is in focus: a word on how to come by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ...kit import Kit
from ...looks import GRID
from ...widgets.parts import label
from ..here import Here


def waiting_label() -> QLabel:
    """In the middle of the panel."""
    made = label("", "muted", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
    return made


def waiting_words(kit: Kit, here: Here) -> str:
    """With the keys that are in force; nothing without an article."""
    if here.article is None:
        return ""
    return (
        "No statement in focus.\n\n↓ and ↑ walk the sentences, a letter tags one as a type of source.\n"
        f"{kit.actions.hint('next_statement')} goes to the next statement."
    )
