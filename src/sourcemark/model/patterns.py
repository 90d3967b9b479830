"""Regular expressions that are compiled when they are first used.

All of them together take longer to compile than the window takes to be painted, and most runs that only
look something up need none.
"""

from __future__ import annotations

import re
from typing import cast


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, later. A wrong expression raises `re.error` at its first use."""
    return cast("re.Pattern[str]", _Later(expression, flags))


class _Later:
    """Stands for a pattern: has its methods from the moment they are asked for."""

    def __init__(self, expression: str, flags: int) -> None:
        self._wanted = expression, flags

    def __getattr__(self, name: str) -> object:
        """Called for what is not there yet, so once for each method; `re` keeps what it compiled."""
        found = getattr(re.compile(*self._wanted), name)
        setattr(self, name, found)
        return found
