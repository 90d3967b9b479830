"""The labeling config: source types as labels with their colours, everything else chosen or typed per region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ....model.codebook import SOURCE_TYPE, Facet
from ...described import SCALES, facet_name
from ...register import Register
from ...xml_out import element
from .names import PART, PARTS, RELATIONS, TEXT, WORDS

Values = dict[str, dict[str, str]]
"""Value -> XML attributes it has beside its name."""


def config(register: Register, used: Mapping[str, Iterable[str]]) -> bytes:
    """The config for a set that uses these values of these attributes."""
    facets = {facet_name(register, facet.id): facet for facet in register.codebook.facets}
    names = dict.fromkeys((*facets, *SCALES, *(name for name in used if name != SOURCE_TYPE)))
    types = _values(facets.get(SOURCE_TYPE), register, used.get(SOURCE_TYPE, ()))
    parts: Values = {part: {"background": colour} for part, colour in PARTS.items()}
    lines = [
        _labels(PART, parts),
        _labels(SOURCE_TYPE, types),
        element("Text", {"name": TEXT, "value": "$text"}),
    ]
    for name in names:
        if name != SOURCE_TYPE:
            values = _values(facets.get(name), register, (*SCALES.get(name, ()), *used.get(name, ())))
            lines.append(_choices(name, values, many=name in facets and facets[name].many))
    lines += (_area(name) for name in WORDS)
    relations = "".join(element("Relation", {"value": value}) for value in RELATIONS)
    return element("View", {}, "".join((*lines, element("Relations", {}, relations)))).encode()


def _values(facet: Facet | None, register: Register, used: Iterable[str]) -> Values:
    """All of a facet that can be chosen, and all that are in use."""
    found: Values = {}
    for code in facet.choices() if facet else ():
        told = {"background": code.colour or "", "hint": code.definition}
        found.setdefault(code.name, {key: value for key, value in told.items() if value})
    found |= {value: {} for value in used if value not in found}
    return {value: told for value, told in found.items() if value.strip()}


def _labels(name: str, values: Values) -> str:
    inner = "".join(element("Label", {"value": value, **told}) for value, told in values.items())
    return element("Labels", {"name": name, "toName": TEXT, "choice": "multiple"}, inner) if inner else ""


def _choices(name: str, values: Values, *, many: bool) -> str:
    hints = {value: {"hint": told["hint"]} if "hint" in told else {} for value, told in values.items()}
    inner = "".join(element("Choice", {"value": value, **hint}) for value, hint in hints.items())
    how = {"perRegion": "true", "choice": "multiple" if many else "single", "showInline": "true"}
    return _head(name) + element("Choices", {"name": name, "toName": TEXT, **how}, inner) if inner else ""


def _area(name: str) -> str:
    how = {"perRegion": "true", "editable": "true", "maxSubmissions": "20"}
    return _head(name) + element("TextArea", {"name": name, "toName": TEXT, **how})


def _head(name: str) -> str:
    return element("Header", {"value": name, "size": "5"})
