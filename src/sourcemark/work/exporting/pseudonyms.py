"""Made-up names for sources, the same in every export of a project, and ids that lead to no other file."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.ids import id_of
from ...model.known_names import words_of
from ...model.names import TITLES
from ...model.sources import Source
from ...model.spans import Span
from ...model.statements import Statement

LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
"""No vowels, so that no word comes about, and nothing that looks like something else."""
LENGTH = 6
NOBODY = "a source"
"""Where words name the source of a statement that is attributed to none of the register."""


class Pseudonyms:
    """The sources of a project under other names."""

    def __init__(self, secret: str, sources: Iterable[Source]) -> None:
        """`secret`: of the project; without it nobody can tell whose pseudonym one is."""
        self._secret = secret
        self._merged = dict[str, str]()
        self._names = dict[str, tuple[str, ...]]()
        self._called, taken = dict[str, str](), set[str]()
        for source in sorted(sources, key=lambda s: s.id):
            self._names[source.id] = (source.name, *source.aliases)
            if source.merged_into:
                self._merged[source.id] = source.merged_into
            self._called[source.id] = name = self._made(source.id, taken)
            taken.add(name)

    def id(self, kind: str, id: str) -> str:
        """The id under which a thing goes out: the same in every export, and not to be led back."""
        return id_of(self._secret, kind, id)

    def name(self, source: str) -> str:
        """What the source is called; an entry that was merged into another is called as that one."""
        seen = {source}
        while (into := self._merged.get(source, source)) not in seen:  # a damaged file may lead in a ring
            seen.add(source := into)
        return self._called.get(source, NOBODY)

    def names(self) -> Iterable[tuple[str, str]]:
        """Every name and alias there is, with what stands in its place."""
        return ((name, self.name(id)) for id, names in self._names.items() for name in names)

    def named_in(self, text: str, span: Span, sources: Iterable[str]) -> tuple[str, ...]:
        """What to call those that the words at `span` name: those of `sources` whose name is in it, else all."""
        there = [*dict.fromkeys(sources)]
        words = set(words_of(text, span))
        told = [id for id in there if words & self._words(id)] or there
        return tuple(dict.fromkeys(map(self.name, told))) or (NOBODY,)

    def parts(self, text: str, s: Statement) -> dict[str, str]:
        """Words of names by which the statement's source spans name its sources: "Lee" of "Lee Woong-gil"."""
        found = dict[str, str]()
        for sources, spans in speakers(s):
            for id in sources:
                known = self._words(id)
                for span in spans:
                    found |= {word: self.name(id) for word in words_of(text, span) if word in known}
        return found

    def _words(self, source: str) -> set[str]:
        """Words of its names that are names by themselves: a title or a word in small letters is none."""
        words = (word for name in self._names.get(source, ()) for word in words_of(name))
        return {w for w in words if len(w) > 1 and w != w.lower() and w.lower() not in TITLES}

    def _made(self, source: str, taken: set[str]) -> str:
        number = int(id_of(self._secret, "pseudonym", source), 16)
        length, letters = LENGTH, ""
        for _ in range(2 * LENGTH):
            number, rest = divmod(number, len(LETTERS))
            letters += LETTERS[rest]
        while (name := f"Source {letters[:length]}") in taken:
            length += 1
        return name


def speakers(s: Statement) -> list[tuple[tuple[str, ...], tuple[Span, ...]]]:
    """Sources of a statement with the places that name them: those it is attributed to, then each of its chain."""
    who = s.attribution
    return [(who.sources, who.source_spans), *(((hop.source,), hop.spans) for hop in s.chain)]
