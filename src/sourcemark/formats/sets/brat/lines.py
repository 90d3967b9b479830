"""Statements as lines of brat: text-bound marks, attributes, relations and notes, numbered within their file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ....model.codebook import SOURCE_TYPE
from ....model.spans import Span
from ....model.statements import Statement
from ...described import described
from ...register import Register
from .escapes import escaped
from .fragments import cut, joined, words, written
from .names import (
    CREATED,
    CUE,
    NOTE,
    SOURCE_WORDS,
    SPANS,
    STATEMENT,
    TO_CUE,
    TO_SOURCE,
    WORDS,
    Identifiers,
)


class Names:
    """The identifiers of a set: one room for types and attributes, one for the values of each attribute."""

    def __init__(self) -> None:
        taken = (STATEMENT, SOURCE_WORDS, CUE, TO_SOURCE, TO_CUE, *WORDS, SPANS, CREATED, NOTE)
        self.types = Identifiers("type", taken)
        self.attributes = Identifiers("attribute", taken)
        self.values: dict[str, Identifiers] = {}

    def attribute(self, name: str) -> str:
        """The identifier of an attribute."""
        identifier = self.attributes.of(name)
        self.values.setdefault(identifier, Identifiers("value"))
        return identifier

    def value(self, attribute: str, value: str) -> str:
        """That of a value of the attribute with this identifier."""
        return self.values[attribute].of(value)


class Lines:
    """The lines of one file."""

    def __init__(self, text: str, register: Register, names: Names) -> None:
        self._text, self._register, self._names = text, register, names
        self._numbers: Counter[str] = Counter()
        self._lines: list[str] = []

    def add(self, s: Statement) -> None:
        """All lines of a statement."""
        values = described(s, self._register)
        types = values.pop(SOURCE_TYPE, ())
        mark = self._bound(self._names.types.of(types[0]) if types else STATEMENT, s.spans)
        if types[1:]:
            self._attribute(mark, SOURCE_TYPE, types[1:])
        for name, said in values.items():
            if name in WORDS or name == "note":
                self._notes(mark, NOTE if name == "note" else name, map(escaped, said))
            else:
                self._attribute(mark, name, said)
        self._notes(mark, CREATED, (s.created.isoformat(),))
        self._speech(mark, TO_SOURCE, SOURCE_WORDS, s.attribution.source_spans)
        self._speech(mark, TO_CUE, CUE, s.attribution.cue_spans)

    def __bytes__(self) -> bytes:
        return "".join(line + "\n" for line in self._lines).encode()

    def _speech(self, mark: str, relation: str, type: str, spans: tuple[Span, ...]) -> None:
        if spans:
            other = self._bound(type, spans)
            self._lines.append(f"{self._id('R')}\t{relation} Arg1:{mark} Arg2:{other}")

    def _bound(self, type: str, spans: tuple[Span, ...]) -> str:
        id, fragments = self._id("T"), cut(spans, self._text)
        self._lines.append(f"{id}\t{type} {written(fragments)}\t{words(fragments, self._text)}")
        if joined(fragments, self._text) != spans:  # only line ends part them, or they begin with one
            self._notes(id, SPANS, (written(spans),))
        return id

    def _attribute(self, mark: str, name: str, values: Iterable[str]) -> None:
        attribute = self._names.attribute(name)
        for value in values:
            self._lines.append(f"{self._id('A')}\t{attribute} {mark} {self._names.value(attribute, value)}")

    def _notes(self, mark: str, type: str, notes: Iterable[str]) -> None:
        self._lines += (f"{self._id('#')}\t{type} {mark}\t{note}" for note in notes)

    def _id(self, letter: str) -> str:
        self._numbers[letter] += 1
        return f"{letter}{self._numbers[letter]}"
