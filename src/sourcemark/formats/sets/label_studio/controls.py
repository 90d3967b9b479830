"""What a labeling config says of its controls: names, values, and which texts are HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct, field

from ...tagged import Attribute, Choice
from ...xml import stream
from .names import PART

_CHOSEN = ("Labels", "HyperTextLabels", "Choices")
_VALUES = ("Label", "Choice")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


class Controls(Struct):
    """A sink for the config's elements."""

    found: dict[str, tuple[bool, list[Choice]]] = field(default_factory=dict)
    """Name of a control -> whether several values can be chosen, and which."""
    texts: dict[str, str] = field(default_factory=dict)
    """Name of a text -> key of the task's data that holds it."""
    pages: set[str] = field(default_factory=set)
    """Names of texts that are HTML."""
    _open: str = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name, value = attributes.get("name", ""), attributes.get("value", "")
        if tag in _CHOSEN and name:
            self._open = name
            self.found[name] = (attributes.get("choice") == "multiple", [])
        elif tag in _VALUES and self._open in self.found and value:
            self.found[self._open][1].append(_choice(attributes))
        elif tag in ("Text", "HyperText") and name:
            self.texts[name] = value.removeprefix("$")
            if tag == "HyperText":
                self.pages.add(name)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _CHOSEN:
            self._open = ""

    def data(self, text: str) -> None:
        """Nothing is said between elements."""

    def attributes(self) -> list[Attribute]:
        """All that are somebody's, not those that hold a statement together."""
        return [
            Attribute(name=name, many=many, values=tuple(values))
            for name, (many, values) in self.found.items()
            if name != PART
        ]


def controls(name: str, data: bytes, where: str) -> Controls:
    """The controls of a config, the member `where` of the file `name`. Raises `BadFile`."""
    found = Controls()
    stream(name, data, where, found)
    return found


def _choice(attributes: Mapping[str, str]) -> Choice:
    colour = attributes.get("background", "")
    return Choice(
        name=attributes["value"],
        definition=attributes.get("hint", ""),
        colour=colour.lower() if _COLOUR.fullmatch(colour) else "",
    )
