"""The two looks of the window, light and dark: every colour that is not the codebook's own."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtGui import QColor, QPalette

GRID = 8
"""Device-independent pixels: distances are multiples of it, or half of it."""
FRAMED = "QListView, QTreeView { border: 1px solid palette(mid); border-radius: 6px; padding: 2px; }"
"""A list that stands on a card like a field."""


class Look(Struct, frozen=True):
    """Colours by the part they play. Pairs that are read together are named in `READ`."""

    name: str
    ground: str
    """Rail, status line and what lies behind cards."""
    surface: str
    """Lists, the page, fields."""
    raised: str
    """Cards, popovers, buttons."""
    hover: str
    text: str
    muted: str
    line: str
    """Quiet borders between areas; carries no meaning by itself."""
    border: str
    """Borders of fields and buttons: seen without hovering."""
    accent: str
    on_accent: str
    accent_hover: str
    soft: str
    """Behind what is selected; text on it stays `text`."""
    danger: str
    warning: str
    warning_ground: str
    good: str
    shade: str
    """Over the window while a card is open (#AARRGGBB)."""


LIGHT = Look(
    name="light",
    ground="#f3f4f6",
    surface="#ffffff",
    raised="#ffffff",
    hover="#e9ebef",
    text="#1c212b",
    muted="#596273",
    line="#dfe2e8",
    border="#808999",
    accent="#2c5cc5",
    on_accent="#ffffff",
    accent_hover="#234da8",
    soft="#dfe8fb",
    danger="#b3261e",
    warning="#7a4b00",
    warning_ground="#fdf1d8",
    good="#1f6b3a",
    shade="#40141a24",
)

DARK = Look(
    name="dark",
    ground="#15171b",
    surface="#1b1e23",
    raised="#242830",
    hover="#2b303a",
    text="#e6e8ec",
    muted="#a0a8b6",
    line="#2d323b",
    border="#717a89",
    accent="#8db1ff",
    on_accent="#0f1726",
    accent_hover="#a9c4ff",
    soft="#2a3a5e",
    danger="#ff9a90",
    warning="#f2c675",
    warning_ground="#352b19",
    good="#86d6a0",
    shade="#99000000",
)

READ: tuple[tuple[str, str], ...] = (
    *((fg, bg) for fg in ("text", "muted", "danger", "good") for bg in ("ground", "surface", "raised")),
    *((fg, bg) for fg in ("text", "muted") for bg in ("hover", "soft", "warning_ground")),
    *(("accent", bg) for bg in ("ground", "surface", "raised", "soft")),
    ("warning", "ground"),
    ("warning", "warning_ground"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Foreground, background: each at least 4.5 : 1."""

SEEN: tuple[tuple[str, str], ...] = tuple(
    (fg, bg) for fg in ("border", "accent") for bg in ("ground", "surface", "raised")
)
"""Outlines against what they lie on: each at least 3 : 1."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palette(look: Look) -> QPalette:
    """The look as Qt's palette, for everything that paints itself."""
    role = QPalette.ColorRole
    colours = {
        role.Window: look.ground, role.WindowText: look.text, role.Base: look.surface,
        role.AlternateBase: look.ground, role.Text: look.text, role.Button: look.raised,
        role.ButtonText: look.text, role.BrightText: look.danger, role.ToolTipBase: look.raised,
        role.ToolTipText: look.text, role.PlaceholderText: look.muted, role.Highlight: look.soft,
        role.HighlightedText: look.text, role.Link: look.accent, role.LinkVisited: look.accent,
        role.Accent: look.accent, role.Mid: look.line, role.Midlight: look.hover, role.Dark: look.border,
        role.Light: look.raised, role.Shadow: look.line,
    }  # fmt: skip
    made = QPalette()
    for part, colour in colours.items():
        made.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.border))
    return made
