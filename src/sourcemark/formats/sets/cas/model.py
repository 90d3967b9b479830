"""A CAS in memory: typed structures over one text. What XMI and JSON have in common."""

from __future__ import annotations

from msgspec import Struct

SOFA, VIEW = "uima.cas.Sofa", "_InitialView"
ANNOTATION, BASE, TOP = "uima.tcas.Annotation", "uima.cas.AnnotationBase", "uima.cas.TOP"
STRING, BOOLEAN, STRINGS, ARRAY = (
    "uima.cas.String",
    "uima.cas.Boolean",
    "uima.cas.StringArray",
    "uima.cas.FSArray",
)


class Ref(Struct, frozen=True):
    """Another structure, by its id."""

    id: int


class Refs(Struct, frozen=True):
    """Several of them."""

    ids: tuple[int, ...]


Value = str | int | bool | Ref | Refs | tuple[str, ...]


class Feature(Struct, frozen=True):
    """What structures of a type can say."""

    name: str
    range: str = STRING
    """Name of a type; of an array that of the array."""
    description: str = ""
    elements: str = ""
    """Type of what is in an array of structures."""


class Type(Struct, frozen=True):
    """A type of structures."""

    name: str
    supertype: str
    description: str = ""
    features: tuple[Feature, ...] = ()


class Structure(Struct):
    """A feature structure."""

    id: int
    type: str
    values: dict[str, Value]
    indexed: bool = True


class Cas(Struct):
    """A text with its structures. Places count UTF-16 units."""

    text: str
    structures: list[Structure]
    types: dict[str, Type]
