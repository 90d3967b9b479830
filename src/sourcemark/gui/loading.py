"""What is done before the modules of the window are loaded, so that loading them takes less time."""

from __future__ import annotations

import builtins
import gc
from importlib import import_module


def prepare() -> None:
    """For a process that is about to open the window; `app.run` turns the collector on when it stands."""
    gc.disable()  # while everything is being loaded there is nothing to collect
    import_module("sourcemark.project")  # before Qt, whose import looks at every module loaded after it
    import_module("PySide6.QtCore")
    # PySide6 puts an import of its own in place of Python's: it reads the source of each module for its
    # name, in case somebody asks for snake_case methods with `from __feature__ import`. Nobody here does.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
