"""The entries of the register that a text may name: found by the ends of their names, however large the register."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...model.sources import Source
from ...project import Project
from ...project.queries.sources import names_of_sources, sources_by_key

_WORD = re.compile(r"\w+")


def named_in(project: Project, text: str) -> list[Source]:
    """Entries that stand for themselves and have a name or an alias whose last word is in `text`."""
    here = _words(text)
    keys = {key for key, name in names_of_sources(project.link) if _last(name) in here}
    return sources_by_key(project.link, sorted(keys))


def called(project: Project, phrases: Iterable[str]) -> list[Source]:
    """As `named_in`, with entries that another stands for; and where a phrase is one word, those whose first it is."""
    phrases = set(phrases)
    here = {word for phrase in phrases for word in _words(phrase)}
    alone = tuple(f"{phrase.casefold()} " for phrase in phrases if " " not in phrase)
    names = names_of_sources(project.link, merged=True)
    keys = {key for key, name in names if _last(name) in here or (alone and name.startswith(alone))}
    return sources_by_key(project.link, sorted(keys))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _last(name: str) -> str:
    last = name.rpartition(" ")[2]
    return last.casefold() if last.isalnum() else next(reversed(_WORD.findall(name.casefold())), "")
