"""What can't be carried of a set: nothing is left out in silence."""

from __future__ import annotations

from msgspec import Struct

EXAMPLES, LONGEST = 5, 80
"""So many examples are kept, each with so many characters."""


class Lost(Struct, frozen=True):
    """Something that can't be carried."""

    what: str
    """ "marks not found in our text"."""
    number: int
    examples: tuple[str, ...] = ()
    """Some of them."""


class Tally:
    """What can't be carried, counted as it turns up."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._examples: dict[str, dict[str, None]] = {}

    def add(self, what: str, number: int = 1, example: str = "") -> None:
        """So many more of it."""
        self._numbers[what] = self._numbers.get(what, 0) + number
        some = self._examples.setdefault(what, {})
        if example and len(some) < EXAMPLES:
            some[example[:LONGEST]] = None

    def all(self) -> tuple[Lost, ...]:
        """In the order in which they were first seen."""
        return tuple(
            Lost(what, number, tuple(self._examples[what]))
            for what, number in self._numbers.items()
            if number
        )
