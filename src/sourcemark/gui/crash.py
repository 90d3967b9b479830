"""When the program itself is wrong: one hook for every exception, a log, and a report one can copy.

Log and report hold places in the code and kinds of error. Messages of exceptions and paths are left
out, as they may quote an article, a name or a folder.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from .. import __version__
from ..model.errors import SourcemarkError

LOG = logging.getLogger("sourcemark")
_PACKAGE = Path(__file__).parents[1]


def log_folder() -> Path:
    """Where logs go: below `SOURCEMARK_HOME`, else the system's place for logs."""
    if chosen := os.environ.get("SOURCEMARK_HOME"):
        return Path(chosen) / "logs"
    import platformdirs

    return Path(platformdirs.user_log_dir("sourcemark", appauthor=False))


def report(error: BaseException) -> str:
    """The error without what it said: versions, kinds of error and places in the code."""
    chain: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        chain = [type(seen).__qualname__, *_places(seen.__traceback__), *chain]
        seen = seen.__cause__ or seen.__context__
    import platform

    system = f"{platform.system()} {platform.release()}"
    head = f"Sourcemark {__version__} · Python {platform.python_version()} · Qt {qVersion()} · {system}"
    return "\n".join((head, "", *chain))


class CrashHook(QObject):
    """Takes every exception nobody expected: from slots, events, threads and finalisers."""

    reported = Signal(str)
    told = Signal(str)
    """A sentence for the person: the program is well, but a file is not what it should be."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last = ""
        self._folder = folder
        self._log: logging.Handler | None = None
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def install(self) -> None:
        """From now on exceptions come here; `remove` gives the hooks back."""
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = lambda kind, error, trace: self.take(error, trace)
        threading.excepthook = lambda args: self.take(args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self.take(args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """Puts back the hooks that were there before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        if self._log is not None:
            LOG.removeHandler(self._log)
            self._log.close()
            self._log = None

    def take(self, error: BaseException | None, trace: TracebackType | None = None) -> None:
        """Logs and reports one exception; Ctrl+C ends the program as usual."""
        if error is None:
            return
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        if isinstance(error, SourcemarkError):  # met while something was only to be shown
            self.told.emit(str(error))
            return
        self.last = report(error)
        self._open_log()
        LOG.error("%s", self.last.replace("\n", " | "))
        if sys.stderr is not None:
            print(self.last, file=sys.stderr)
        self.reported.emit(self.last)

    def _open_log(self) -> None:
        """Only now: most runs log nothing, and none should wait for it at the start."""
        if self._log is not None:
            return
        from logging.handlers import RotatingFileHandler

        self._folder.mkdir(parents=True, exist_ok=True)
        self._log = RotatingFileHandler(
            self._folder / "sourcemark.log", maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        LOG.addHandler(self._log)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]


def _place(file: str) -> str:
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    return path.name
