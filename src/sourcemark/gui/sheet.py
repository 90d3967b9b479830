"""The style sheet: flat, quiet controls over Fusion. Only the frame's own kinds of widget are named.

Widgets choose among looks by the dynamic properties `kind` (primary, quiet, card, keycap …) and
`tone` (title, heading, muted, warning, danger), set by `theme.dress`.
"""

from __future__ import annotations

from string import Template

from msgspec.structs import asdict

from ..assets import asset
from .looks import Look

_SHEET = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $line; padding: 4px 8px; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="danger"] { color: $danger; }
QLabel[kind="keycap"] { color: $muted; background: $ground; border: 1px solid $line; border-radius: 4px;
  padding: 1px 6px; }

QPushButton { background: $raised; color: $text; border: 1px solid $border; border-radius: 6px;
  padding: 5px 15px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $soft; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 14px; }
QPushButton:disabled { color: $border; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $muted; border-color: $hover; }
QPushButton[kind="quiet"], QToolButton { background: transparent; color: $text; border: 1px solid transparent;
  border-radius: 6px; padding: 3px 7px; min-height: 18px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid $accent; padding: 2px 6px; }
QPushButton[kind="quiet"][tone="muted"] { color: $muted; }
QPushButton[kind="choice"] { text-align: left; background: transparent; border: 1px solid $line; }
QPushButton[kind="choice"]:hover { background: $hover; }
QPushButton[kind="choice"]:focus { border: 2px solid $accent; }
QPushButton[kind="offer"] { background: $raised; border: 1px solid $line; border-radius: 8px; padding: 0;
  min-height: 4.2em; }
QPushButton[kind="offer"]:hover { background: $hover; }
QPushButton[kind="offer"]:focus { border: 2px solid $accent; }
QPushButton[kind="type"] { text-align: left; border: 1px solid $line; padding: 5px 11px; }
QPushButton[kind="type"]:checked { background: $soft; border: 1px solid $accent; }
QPushButton[kind="type"]:focus { border: 2px solid $accent; padding: 4px 10px; }
QLabel[tone="strong"] { font-weight: 600; }
QToolButton[kind="room"] { color: $muted; border: 2px solid transparent; border-radius: 8px; padding: 6px 2px; }
QToolButton[kind="room"]:hover { background: $hover; color: $text; }
QToolButton[kind="room"]:checked { background: $soft; color: $accent; font-weight: 600; }
QToolButton[kind="room"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit { background: $surface; color: $text;
  border: 1px solid $border; border-radius: 6px; padding: 5px 9px; selection-background-color: $soft;
  selection-color: $text; placeholder-text-color: $muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
  border: 2px solid $accent; padding: 4px 8px; }
QLineEdit[tone="danger"] { border-color: $danger; }
QLineEdit[kind="flat"], QPlainTextEdit[kind="flat"] { background: transparent; border: 1px solid transparent;
  padding: 3px 7px; }
QLineEdit[kind="flat"]:hover, QPlainTextEdit[kind="flat"]:hover { background: $hover; }
QLineEdit[kind="flat"]:focus, QPlainTextEdit[kind="flat"]:focus { background: $surface; border: 2px solid $accent;
  padding: 2px 6px; }
QPushButton[kind="pick"] { background: transparent; border: 1px solid transparent; padding: 3px 7px;
  text-align: left; }
QPushButton[kind="pick"]:hover { background: $hover; }
QPushButton[kind="pick"]:focus { border: 2px solid $accent; padding: 2px 6px; }
QPushButton[kind="pick"]:disabled { color: $text; }
QLineEdit[kind="search"] { border: none; border-bottom: 1px solid $line; border-radius: 0; padding: 12px 16px;
  background: transparent; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$chevron"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; outline: none; }

QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 14px; height: 14px;
  border: 1px solid $border; border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$check"); }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }

QListView, QTreeView, QTableView { background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $soft; selection-color: $text; }
QListView[kind="clear"], QTableView[kind="clear"] { background: transparent; }
QTableView[kind="rows"] { selection-background-color: transparent; }
QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 6px 3px; }
QHeaderView::section:vertical { border: none; padding: 0 8px 0 3px; }
QTableCornerButton::section { background: transparent; border: none; border-bottom: 1px solid $line; }

QFrame[kind="card"] { background: $raised; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="rail"] { background: $ground; border: none; border-right: 1px solid $line; }
QFrame[kind="status"] { background: $ground; border: none; border-top: 1px solid $line; }
QFrame[kind="banner"] { background: $warning_ground; border: none; border-bottom: 1px solid $line; }
QFrame[kind="banner"] QLabel { color: $text; }
QFrame[kind="page"] { background: $surface; border: none; }
QLabel[kind="badge"] { color: $warning; background: $warning_ground; border-radius: 4px; padding: 1px 6px; }

QSplitter::handle { background: $line; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $soft; }

QScrollArea { background: transparent; border: none; }
QScrollArea[kind="words"] { border: 1px solid transparent; border-radius: 6px; }
QScrollArea[kind="words"]:focus { border-color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(look: Look) -> str:
    """The style sheet in the colours of `look`."""
    chevron, check = (asset("themes", f"{name}-{look.name}.svg").as_posix() for name in ("chevron", "check"))
    return _SHEET.substitute(asdict(look), chevron=chevron, check=check)
