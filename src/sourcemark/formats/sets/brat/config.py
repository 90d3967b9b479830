"""annotation.conf and visual.conf: which types, relations and attributes there are, and how they look."""

from __future__ import annotations

from ....model.codebook import SOURCE_TYPE
from ...described import SCALES, facet_name
from ...register import Register
from .lines import Names
from .names import CUE, SOURCE_WORDS, STATEMENT, TO_CUE, TO_SOURCE

_COLOURS = {STATEMENT: "#c9ccd1", SOURCE_WORDS: "#a9c1e3", CUE: "#e3cfa9"}


def prepare(register: Register, names: Names) -> None:
    """Give everything that can be chosen its identifier, in the codebook's order."""
    for facet in register.codebook.facets:
        if facet.id == SOURCE_TYPE:
            for code in facet.choices():
                names.types.of(code.name)
        else:
            attribute = names.attribute(facet_name(register, facet.id))
            for code in facet.choices():
                names.value(attribute, code.name)
    for name, values in SCALES.items():
        attribute = names.attribute(name)
        for value in values:
            names.value(attribute, value)


def annotation_conf(names: Names) -> str:
    """The types and what can be said of them; statements of each source type stand under those without."""
    attributes = (
        f"{attribute}\tArg:<ENTITY>, Value:{'|'.join(values.names())}"
        for attribute, values in names.values.items()
        if values.names()
    )
    types = (STATEMENT, *(f"\t{type}" for type in names.types.names()), SOURCE_WORDS, CUE)
    relations = (f"{TO_SOURCE}\tArg1:<ENTITY>, Arg2:{SOURCE_WORDS}", f"{TO_CUE}\tArg1:<ENTITY>, Arg2:{CUE}")
    return _sections(entities=types, relations=relations, events=(), attributes=tuple(attributes))


def visual_conf(register: Register, names: Names) -> str:
    """Names as people read them, and the codebook's colours."""
    called = names.types.names() | names.attributes.names()
    labels = (f"{identifier} | {shown}" for identifier, name in called.items() if (shown := _shown(name)))
    colours = dict(_COLOURS)
    for code in register.codebook.source_types.choices():
        if code.colour:
            colours[names.types.of(code.name)] = code.colour
    drawing = (f"{type}\tbgColor:{colour}" for type, colour in colours.items())
    return _sections(labels=tuple(labels), drawing=tuple(drawing))


def _sections(**sections: tuple[str, ...]) -> str:
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections.items())


def _shown(name: str) -> str:
    """In one line, without what parts the names of a line."""
    return " ".join(name.replace("|", "/").split())
