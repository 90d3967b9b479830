"""Which styles of a Word document are headings or quotations (ECMA-376 part 1, section 17.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...model.layout import Role
from .docx_body import attribute, name_of, outline

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_NAMED: dict[str, tuple[Role, int]] = {
    "title": ("heading", 1),
    "quote": ("quotation", 1),
    "intense quote": ("quotation", 1),
}
"""Styles that Word ships, whose names are the same in every language."""
_DEEP = 20
"""Styles on which one may rest in turn."""


class Sheet:
    """A sink for the part `styles.xml`."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Role, int]] = {}
        self._parents: dict[str, str] = {}
        self._style = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        name, value = name_of(tag), attribute(tag, attributes, "val")
        if name == "style":
            self._style = attribute(tag, attributes, "styleId")
        elif name == "basedOn":
            self._parents[self._style] = value
        elif name == "outlineLvl" and (level := outline(value)):
            self._known[self._style] = "heading", level
        elif name == "name" and (named := _named(value)):
            self._known.setdefault(self._style, named)

    def data(self, _: str) -> None:
        """Nothing to do."""

    def end(self, _: str) -> None:
        """Nothing to do."""

    def styles(self) -> dict[str, tuple[Role, int]]:
        """What paragraphs of each style are, with their level."""
        found = ((style, self._resting_on(style)) for style in {*self._known, *self._parents})
        return {style: known for style, known in found if known}

    def _resting_on(self, style: str) -> tuple[Role, int] | None:
        for _ in range(_DEEP):
            if style in self._known:
                return self._known[style]
            style = self._parents.get(style, "")
        return None


def _named(name: str) -> tuple[Role, int] | None:
    heading = _HEADING.fullmatch(name.strip())
    return ("heading", min(int(heading[1]), 6)) if heading else _NAMED.get(name.strip().lower())
