"""An export as a line for the shell, which does the same again."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ...model.review import ADJUDICATED
from ...model.scope import Wish


def command_line(project: Path, target: Path, wish: Wish) -> str:
    """What to type to write `wish` of the project at `target`, quoted as the shell of this system has it."""
    words = ["sourcemark", "export", _plain(project), _plain(target), *options(wish)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def ceiling_word(handling: str) -> str:
    """A ceiling as the command line takes it: "amber+strict"."""
    return handling.removeprefix("TLP:").lower()


def options(wish: Wish) -> Iterator[str]:
    """The wish as options of the verb `export`."""
    scope = wish.scope
    yield from ("--format", wish.format)
    for name, values in (("--option", wish.options), ("--article", scope.articles)):
        yield from (word for value in values for word in (name, value))
    yield from (w for id in scope.annotators if id != ADJUDICATED.id for w in ("--annotator", id))
    yield from ["--adjudicated"] * (ADJUDICATED.id in scope.annotators)
    for name, values in (("--type", scope.types), ("--status", scope.statuses)):
        yield from (word for value in values for word in (name, value))
    ceiling = ceiling_word(wish.ceiling)
    for name, value in (("--since", scope.since), ("--until", scope.until), ("--ceiling", ceiling)):
        yield from (name, value) if value else ()
    flags = {
        "--bin": scope.binned, "--leave-out": wish.above == "leave out", "--pseudonyms": wish.pseudonyms,
    }  # fmt: skip
    yield from (flag for flag, on in flags.items() if on)


def _plain(path: Path) -> str:
    """A name that begins like an option is none."""
    return f"./{path}" if str(path).startswith("-") else str(path)
