"""Words in a line of brat, which can hold neither tabs nor line ends, and loses spaces at its end."""

from __future__ import annotations

import re

_INTO = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BACK = {"\\\\": "\\", "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\e": ""}
_SPECIAL = re.compile(r"[\\\n\t\r]")
_ESCAPED = re.compile(r"\\[\\ntre]")


def escaped(words: str) -> str:
    r"""The words in one line; `\e` marks an end that would not be seen."""
    line = _SPECIAL.sub(lambda found: _INTO[found[0]], words)
    return line if line and not line[-1].isspace() else line + "\\e"


def unescaped(line: str) -> str:
    """The words that were escaped."""
    return _ESCAPED.sub(lambda found: _BACK[found[0]], line)
