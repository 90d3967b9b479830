"""Formats that sets can be written to: by name, by suffix, and whether all they need is there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ...formats.format import Format
from ...formats.registry import formats
from ...model.errors import Refused
from ...model.scope import Wish


@cache
def set_formats() -> tuple[Format, ...]:
    """Formats a tagged set can be written to, by name; the lossless one first."""
    found = (f for f in formats().values() if f.holds == "set" and (f.write or f.printed_from))
    return tuple(sorted(found, key=lambda f: (not f.lossless, f.name)))


def format_named(name: str) -> Format:
    """The set format of that name. Refused for a name there is none of."""
    found = next((f for f in set_formats() if f.name == name), None)
    if found is None:
        raise Refused(f"There is no format {name!r}; there are {', '.join(f.name for f in set_formats())}.")
    return found


def format_by_suffix(path: Path) -> Format:
    """The one format that a file of that name can have. Refused when there is none, or more than one."""
    name = path.name.lower()
    ends = {f: max((s for s in f.suffixes if name.endswith(s)), key=len, default="") for f in set_formats()}
    longest = max(ends.values(), key=len)
    fitting = [f for f, end in ends.items() if end == longest]
    if not longest:
        known = ", ".join(dict.fromkeys(f.suffixes[0] for f in set_formats()))
        raise Refused(f"No format ends in {path.suffix or 'nothing'}: name one of {known}, or use --format.")
    if len(fitting) > 1:
        names = ", ".join(f.name for f in fitting)
        raise Refused(f"Several formats end in {longest}: choose with --format one of {names}.")
    return fitting[0]


def chosen_format(wish: Wish) -> Format:
    """The format of a wish. Refused when there is none of that name, or it has not that option."""
    form = format_named(wish.format)
    known = [option.name for option in form.options]
    for name in wish.options:
        if name not in known:
            has = f"it has {', '.join(known)}" if known else "it has none"
            raise Refused(f"The format {form.name} has no option {name!r}; {has}.")
    return form


def missing(form: Format) -> str:
    """What to install before it can be written, as a command; empty when all is there."""
    if not form.needs or _installed(form.needs):
        return ""
    return f'pip install "sourcemark[{form.needs}]"'


@cache
def _installed(extra: str) -> bool:
    from importlib import metadata  # loads much that nobody else needs

    try:
        wanted = metadata.requires("sourcemark") or []
        for line in wanted:
            if re.search(rf"extra\s*==\s*['\"]{re.escape(extra)}['\"]", line):
                metadata.distribution(re.split(r"[\s<>=!~;\[(]", line, maxsplit=1)[0])
    except metadata.PackageNotFoundError:
        return False
    return True
