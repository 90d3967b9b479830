"""The entries of the register that a text may name: found by the ends of their names, however large the register."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from ...model.sources import Source
from ...project import Project
from ...project.queries.sources import names_of_sources, sources_by_key

_WORD = re.compile(r"\w+")


def named_in(project: Project, here: Set[str]) -> list[Source]:
    """Entries that stand for themselves and have a name or an alias whose last word is one of these (`words_of`)."""
    keys = {key for key, name in names_of_sources(project.link) if last_word(name) in here}
    return sources_by_key(project.link, sorted(keys))


def may_be_named(source: Source, here: Set[str]) -> bool:
    """Whether an entry is one of `named_in`."""
    if source.merged_into is not None:
        return False
    return any(last_word(name) in here for name in (source.name, *source.aliases))


def called(project: Project, phrases: Iterable[str]) -> list[Source]:
    """As `named_in`, with entries that another stands for; and where a phrase is one word, those whose first it is."""
    phrases = set(phrases)
    here = {word for phrase in phrases for word in words_of(phrase)}
    alone = tuple(f"{phrase.casefold()} " for phrase in phrases if " " not in phrase)
    names = names_of_sources(project.link, merged=True)
    keys = {key for key, name in names if last_word(name) in here or (alone and name.startswith(alone))}
    return sources_by_key(project.link, sorted(keys))


def words_of(text: str) -> set[str]:
    """Each word once, in folded case."""
    found: set[str] = set()
    for line in text.split("\n"):  # by and by: of a long text the window must not wait for all
        found.update(_WORD.findall(line.casefold()))
    return found


def last_word(name: str) -> str:
    """In folded case; empty where there is none."""
    last = name.rpartition(" ")[2]
    return last.casefold() if last.isalnum() else next(reversed(_WORD.findall(name.casefold())), "")
