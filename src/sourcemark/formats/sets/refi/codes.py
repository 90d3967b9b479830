"""The tree of codes as it is written: an attribute is a parent that can't be applied, its values are the codes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ....model.codebook import Code, Codebook
from ....model.scales import CREDIBILITY, RELIABILITY
from ...described import facet_name
from ...register import Register
from ...xml_out import element, words
from .names import ATTRIBUTION, CUE, SOURCE, guid, shown


class _Said(Struct, frozen=True):
    guid: str
    description: str = ""
    colour: str = ""


class Codes:
    """Attributes with their values. Those of the codebook and the grades stand in it; what is used joins them."""

    def __init__(self, register: Register) -> None:
        self._values: dict[str, dict[str, _Said]] = {}
        self._about: dict[str, str] = {}
        self._take(register, register.codebook)
        for name, grades in (("reliability", RELIABILITY), ("credibility", CREDIBILITY)):
            for grade, meaning in grades.items():
                self.use(name, grade, meaning)

    def use(self, attribute: str, value: str, description: str = "", colour: str = "") -> str:
        """GUID of the code for that value."""
        values = self._values.setdefault(attribute, {})
        if (known := values.get(value)) is None:
            known = values[value] = _Said(guid("code", attribute, value), description, colour)
        return known.guid

    def elements(self) -> Iterator[str]:
        """All `Code` elements, parent by parent."""
        for attribute, values in self._values.items():
            inner = [_description(self._about.get(attribute, ""))]
            inner += [_code(name, said) for name, said in values.items()]
            yield _parent(shown(attribute), guid("attribute", attribute), "".join(inner))

    def __len__(self) -> int:
        """Codes that can be applied."""
        return sum(map(len, self._values.values()))

    def _take(self, register: Register, book: Codebook) -> None:
        for facet in book.facets:
            name = facet_name(register, facet.id)
            self._values.setdefault(name, {})
            self._about[name] = facet.definition
            for code in facet.codes:
                if code.merged_into is None:
                    self.use(name, code.name, _meaning(code), code.colour or "")


def speech_codes() -> str:
    """The parent for words that name a source or attribute, with its two codes."""
    inner = "".join(_code(name, _Said(speech_code(name))) for name in (SOURCE, CUE))
    return _parent(ATTRIBUTION, guid("attribution"), inner)


def speech_code(name: str) -> str:
    """GUID of the code for source words or cue words."""
    return guid("attribution", name)


def _meaning(code: Code) -> str:
    example = f"Example: {code.example}" if code.example else ""
    return "\n\n".join(filter(None, (code.definition, example)))


def _parent(name: str, guid_: str, inner: str) -> str:
    return element("Code", {"guid": guid_, "name": name, "isCodable": "false"}, inner)


def _code(name: str, said: _Said) -> str:
    attributes = {"guid": said.guid, "name": name, "isCodable": "true"}
    if said.colour:
        attributes["color"] = said.colour
    return element("Code", attributes, _description(said.description))


def _description(text: str) -> str:
    return f"<Description>{words(text)}</Description>" if text else ""
