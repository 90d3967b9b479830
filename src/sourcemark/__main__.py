"""The way in: no verb (or just a project) opens the window, a verb goes to the command line.

Both are imported only when they are needed: the command line never loads Qt, the window never click.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from . import SUFFIX, __version__


def wants_window(arguments: Sequence[str]) -> bool:
    """True for no argument at all, or for nothing but one project file."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(SUFFIX))


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the window or the command line; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--version"]:
        print(f"sourcemark {__version__}")
        return 0
    if wants_window(given):
        from .gui.loading import prepare

        prepare()
        from .gui.app import run

        return run(given)
    from .cli.main import main as command_line

    return command_line(given)


if __name__ == "__main__":
    sys.exit(main())
