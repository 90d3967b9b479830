"""XML of foreign files, read as a stream: no tree in memory, no entities of its own, nothing fetched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Protocol

from ..model.errors import BadFile


class Sink(Protocol):
    """What is told of the elements, as they pass. Tags are "{namespace}name"."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...


class _Target:
    """Hands on to the sink, and refuses what no office document has."""

    def __init__(self, name: str, where: str, sink: Sink) -> None:
        self._name, self._where = name, where
        self._start = sink.start
        self.start: Any = self._started
        self.end: Any = sink.end
        self.data: Any = sink.data

    def _started(self, tag: str, attributes: Mapping[str, str]) -> None:
        if any(
            "&" in value for value in attributes.values()
        ):  # libxml2 hands these on as "&#38;", each of them
            attributes = {key: value.replace("&#38;", "&") for key, value in attributes.items()}
        self._start(tag, attributes)

    def doctype(self, *_: Any) -> None:
        raise BadFile(self._name, "it declares entities, which no such file does", self._where)

    def comment(self, text: str | bytes) -> None: ...
    def pi(self, *_: Any) -> None: ...
    def close(self) -> None: ...


def stream(name: str, data: bytes, where: str, sink: Sink) -> None:
    """Pass the elements of `data`, the part `where` of the file `name`, to `sink`.

    Raises `BadFile` for what is not well-formed, nested beyond 256 levels, or has a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(
        target=_Target(name, where, sink),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadFile(name, "its XML is damaged", where) from error


class Fields:
    """A sink for metadata: the first text that is not blank, of each element, by name without namespace."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._open: list[tuple[str, list[str]]] = []

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """An element begins."""
        self._open.append((tag.rpartition("}")[2], []))

    def data(self, text: str) -> None:
        """Words of the innermost element."""
        self._open[-1][1].append(text)

    def end(self, _: str) -> None:
        """The innermost element ends."""
        name, parts = self._open.pop()
        if value := "".join(parts).strip():
            self.found.setdefault(name, value)


def fields(name: str, data: bytes, where: str) -> dict[str, str]:
    """Metadata of a part of a file: text by name of element, empty where there is none."""
    sink = Fields()
    stream(name, data, where, sink)
    return defaultdict(str, sink.found)
