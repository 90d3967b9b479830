"""Where the files that ship with the program are: icons, themes, sample articles, built-in codebooks.

In a checkout they are the folder `resources/` at the top; the wheel carries the same folder inside
the package. Qt and the desktop want real paths, so that is what is handed out.
"""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "resources"
_CHECKOUT = Path(__file__).parents[2] / "resources"
_ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def asset(*parts: str) -> Path:
    """The path of one shipped file or folder, e.g. `asset("icons", "desk.svg")`. Not checked to exist."""
    return _ROOT.joinpath(*parts)
