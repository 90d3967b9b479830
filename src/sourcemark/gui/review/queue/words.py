"""What stands in place of an empty queue: why it is empty, and what to do next."""

from __future__ import annotations

from ....work.people import is_own
from ...kit import Kit
from ..here import Here
from .pane import AGAIN, DECIDED, MINE

_EMPTY = {
    AGAIN: "Nothing was re-opened: no reading was changed since it was decided on.",
    DECIDED: "Nothing is decided here yet.",
    MINE: "Nothing is decided on your readings here yet. What becomes of them, and why, is told here.",
}
_TEAM = (("merge", "merge a coworker's file"), ("hand_out", "hand a copy out"))
"""Actions by which others' readings come in."""


def empty_words(kit: Kit, here: Here, state: str) -> str:
    """Plain words; keys are those that stand for the actions now."""
    if here.article is None or here.read.hidden or not here.compared:
        return _waiting(kit, here)
    if len(here.read.people) < 2:
        return _alone(kit, here)
    agreed = any(item.state == "open" and item.group.agreed for item in here.items)
    accept = f" Accept what all agree on: {kit.actions.hint('accept_agreed')}" if agreed else ""
    return _EMPTY.get(state) or f"No difference is open here.{accept}"


def _waiting(kit: Kit, here: Here) -> str:
    """Nothing can be compared, or not yet."""
    if here.article is None:
        return "Nobody has marked anything yet. On the Desk, mark statements; what differs is decided here."
    if not here.read.hidden:
        return "Comparing the readings …"
    key = kit.actions.hint("submit_article")
    on = f" ({key})" if key else ""
    return f"You work blind. On the Desk, submit your marks of this article{on}: then others' readings show here."


def _alone(kit: Kit, here: Here) -> str:
    """Only one annotator has read it."""
    mine = all(is_own(here.project, who) for who in here.read.people)
    whose = (
        "Only your reading of this article is here." if mine else "Only one reading of this article is here."
    )
    ways = [f"{kit.actions.hint(id)}  {words}".strip() for id, words in _TEAM]
    return "\n\n".join([whose, "To compare, bring in a coworker's:", *ways])
