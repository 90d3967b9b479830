"""The entries of the register that a text may name: found by the ends of their names, however large the register."""

from __future__ import annotations

import re

from ...model.sources import Source
from ...project import Project
from ...project.queries.sources import names_of_sources, sources_by_key

_WORD = re.compile(r"\w+")


def named_in(project: Project, text: str) -> list[Source]:
    """Entries that stand for themselves and have a name or an alias whose last word is in `text`."""
    here = words_of(text)
    keys = {key for key, name in names_of_sources(project.link) if _last(name) in here}
    return sources_by_key(project.link, sorted(keys))


def likely_in(project: Project, text: str) -> list[Source]:
    """As `named_in`, with those whose first name alone is there, and those that another entry stands for."""
    here = words_of(text)
    keys = {
        key
        for key, name in names_of_sources(project.link, merged=True)
        if _last(name) in here or _first(name) in here
    }
    return sources_by_key(project.link, sorted(keys))


def words_of(text: str) -> set[str]:
    """The words of a text, in folded case."""
    return set(_WORD.findall(text.casefold()))


def _last(name: str) -> str:
    found = _WORD.findall(name)
    return found[-1].casefold() if found else ""


def _first(name: str) -> str:
    found = _WORD.search(name)
    return found[0].casefold() if found else ""
