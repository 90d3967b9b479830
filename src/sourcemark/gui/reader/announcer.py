"""The route for screen readers: what one walks to, selects or focuses is said, and can be asked for again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_LONGEST = 2_000
"""Characters said at once at most."""


class Announcer:
    """Speaks for one widget. Costs next to nothing while no assistive program listens."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._said = ("", "")

    def name(self, title: str) -> None:
        """What the page is called."""
        self._widget.setAccessibleName(title)

    def tell(self, words: str, statement: str) -> None:
        """The current sentence or selection, and the statement in focus: what is new is said, both can be asked for."""
        words = words[:_LONGEST]
        new = [
            now for now, before in zip((words, statement), self._said, strict=True) if now and now != before
        ]
        self._said = (words, statement)
        self._widget.setAccessibleDescription(" — ".join(part for part in self._said if part))
        if (
            new and self._widget.isVisible()
        ):  # when it comes into view its name and description are read anyway
            self._announce(" — ".join(new))

    def _announce(self, words: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
