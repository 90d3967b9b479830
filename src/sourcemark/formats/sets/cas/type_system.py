"""The type system of CAS files as XML: out and in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...xml import stream
from ...xml_out import HEAD, words
from .model import Feature, Type

_SYSTEM = "http://uima.apache.org/resourceSpecifier"


def written(types: Iterable[Type]) -> str:
    """The type system as a file of its own."""
    inner = "".join(
        f"<typeDescription><name>{words(t.name)}</name><description>{words(t.description)}</description>"
        f"<supertypeName>{t.supertype}</supertypeName>{_features(t)}</typeDescription>\n"
        for t in types
    )
    return f'{HEAD}<typeSystemDescription xmlns="{_SYSTEM}">\n<types>\n{inner}</types>\n</typeSystemDescription>\n'


def _features(t: Type) -> str:
    inner = "".join(
        f"<featureDescription><name>{words(f.name)}</name><description>{words(f.description)}</description>"
        f"<rangeTypeName>{f.range}</rangeTypeName>"
        f"{f'<elementType>{f.elements}</elementType>' if f.elements else ''}</featureDescription>\n"
        for f in t.features
    )
    return f"<features>\n{inner}</features>" if inner else ""


class _Types:
    """Takes in a type system."""

    def __init__(self) -> None:
        self.types: dict[str, Type] = {}
        self._path: list[str] = []
        self._words: list[str] = []
        self._of: dict[str, dict[str, str]] = {}
        self._features: list[Feature] = []

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._path.append(name)
        self._words = []
        if name in ("typeDescription", "featureDescription"):
            self._of[name] = {}
        if name == "typeDescription":
            self._features = []

    def data(self, text: str) -> None:
        self._words.append(text)

    def end(self, _: str) -> None:
        name = self._path.pop()
        above = self._path[-1] if self._path else ""
        if above in self._of:
            self._of[above][name] = "".join(self._words).strip()
        if name == "featureDescription":
            get = self._of[name].get
            self._features.append(
                Feature(
                    get("name", ""), get("rangeTypeName", ""), get("description", ""), get("elementType", "")
                )
            )
        elif name == "typeDescription":
            get = self._of[name].get
            made = Type(
                get("name", ""), get("supertypeName", ""), get("description", ""), tuple(self._features)
            )
            self.types[made.name] = made
        self._words = []


def types_in(name: str, data: bytes, where: str) -> dict[str, Type]:
    """The types of a type system, by name. Raises `BadFile`."""
    sink = _Types()
    stream(name, data, where, sink)
    return sink.types
