"""Esc in a field: what was typed since the last saving goes, with a word, and Ctrl+Z in the field brings it back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QStatusTipEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ..keys import shown


def put_back(field: QLineEdit | QPlainTextEdit, value: str) -> None:
    """Show `value` again in place of what was typed, as a step that the field itself can undo."""
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(value)
    else:
        here = QTextCursor(field.document())
        here.select(QTextCursor.SelectionType.Document)
        here.insertText(value)
    undo = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.PortableText)
    say(field, f"Put back what was saved; {shown(undo)} brings back what was typed.")


def say(field: QWidget, words: str) -> None:
    """One line for the person at the window: it goes up from a field to the window, which shows it."""
    QCoreApplication.sendEvent(field, QStatusTipEvent(words))
