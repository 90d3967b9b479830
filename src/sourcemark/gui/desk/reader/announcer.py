"""The route for screen readers: what one walks to, selects or focuses is said, and can be asked for again."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_LONGEST = 2_000
"""Characters said at once at most."""


class Announcer:
    """Speaks for one widget. Costs next to nothing while no assistive program listens."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def name(self, title: str) -> None:
        """What the page is called."""
        self._widget.setAccessibleName(title)

    def say(self, words: str, *, at_once: bool = True) -> None:
        """Say it, and keep it as the description."""
        words = words[:_LONGEST]
        self._widget.setAccessibleDescription(words)
        if not words or not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._widget, words)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        QAccessible.updateAccessibility(event)
