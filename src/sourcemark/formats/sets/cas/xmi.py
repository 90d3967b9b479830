"""A CAS as XMI: out and in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ....model.errors import BadFile
from ...xml import stream
from ...xml_out import HEAD, element, value, words
from .building import SOFA_ID
from .model import SOFA, TOP, VIEW, Cas, Ref, Refs, Structure, Type, Value

_XMI = "{http://www.omg.org/XMI}"


def written(cas: Cas) -> Iterator[str]:
    """The XMI, piece by piece."""
    spaces = {s.type.rpartition(".")[0] for s in cas.structures} | {"uima.cas"}
    prefixes = {space: f"n{number}" for number, space in enumerate(sorted(spaces))}
    declared = "".join(
        f' xmlns:{prefix}="http:///{space.replace(".", "/")}.ecore"' for space, prefix in prefixes.items()
    )
    yield f'{HEAD}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"{declared} xmi:version="2.0">\n'
    uima = prefixes["uima.cas"]
    yield f'<{uima}:NULL xmi:id="0"/>\n'
    for structure in cas.structures:
        space, _, name = structure.type.rpartition(".")
        yield _structure(structure, f"{prefixes[space]}:{name}")
    text = value(cas.text)
    yield (
        f'<{uima}:Sofa xmi:id="{SOFA_ID}" sofaNum="1" sofaID="{VIEW}" mimeType="text" sofaString="{text}"/>\n'
    )
    members = " ".join(str(s.id) for s in cas.structures if s.indexed)
    yield f'<{uima}:View sofa="{SOFA_ID}" members="{members}"/>\n</xmi:XMI>\n'


def _structure(s: Structure, tag: str) -> str:
    attributes: dict[str, str | int] = {"xmi:id": s.id}
    if s.indexed:
        attributes["sofa"] = SOFA_ID
    inner = ""
    for name, said in s.values.items():
        match said:
            case tuple():
                inner += "".join(f"<{name}>{words(one)}</{name}>" for one in said)
            case Refs():
                attributes[name] = " ".join(map(str, said.ids))
            case Ref():
                attributes[name] = said.id
            case _:
                attributes[name] = said
    return element(tag, attributes, inner)


class _Sink:
    """Takes in an XMI file: every child of the root is a structure, their children are elements of arrays."""

    def __init__(self, name: str, where: str, types: Mapping[str, Type]) -> None:
        self._name, self._where = name, where
        self._ranges = {t: _ranges(t, types) for t in types}
        self.structures: list[Structure] = []
        self.members: set[int] = set()
        self._depth = 0
        self._open: tuple[str, dict[str, str]] = ("", {})
        self._arrays: defaultdict[str, list[str]] = defaultdict(list)
        self._words: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth == 1 and tag != f"{_XMI}XMI":
            raise BadFile(self._name, "it is no XMI of a CAS", self._where)
        if self._depth == 2:
            self._open = _type_name(tag), dict(attributes)
            self._arrays.clear()
        self._words = []

    def data(self, text: str) -> None:
        self._words.append(text)

    def end(self, tag: str) -> None:
        if self._depth == 3:
            self._arrays[tag.rpartition("}")[2]].append("".join(self._words))
        elif self._depth == 2:
            self._close(*self._open)
        self._depth -= 1

    def _close(self, type: str, attributes: dict[str, str]) -> None:
        if type == "uima.cas.View":
            self.members |= {number(one) for one in attributes.get("members", "").split()}
            return
        id = number(attributes.pop(f"{_XMI}id", "0"))
        ranges = self._ranges.get(type, {})
        values: dict[str, Value] = {
            name: _value(name, said, ranges.get(name, "")) for name, said in attributes.items()
        }
        values |= {name: tuple(found) for name, found in self._arrays.items()}
        if id or type == SOFA:
            self.structures.append(Structure(id, type, values))


def structures_in(name: str, data: bytes, where: str, types: Mapping[str, Type]) -> list[Structure]:
    """The structures of an XMI file, the text among them as a `Sofa`. Raises `BadFile`."""
    sink = _Sink(name, where, types)
    stream(name, data, where, sink)
    for structure in sink.structures:
        structure.indexed = structure.id in sink.members
    return sink.structures


def number(said: str) -> int:
    """An id or a place; -1 for what is no number."""
    return int(said) if said.isdecimal() and said.isascii() and len(said) < 18 else -1


def _type_name(tag: str) -> str:
    space, _, name = tag.lstrip("{").rpartition("}")
    space = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return f"{space}.{name}" if space and space != "uima.noNamespace" else name


def _ranges(type: str, types: Mapping[str, Type]) -> dict[str, str]:
    """Ranges of a type's features, its own and those it has from above."""
    found: dict[str, str] = {}
    seen = {TOP}
    while type in types and type not in seen:
        seen.add(type)
        found = {f.name: f.range for f in types[type].features} | found
        type = types[type].supertype
    return found


def _value(name: str, said: str, range: str) -> Value:
    if name in ("begin", "end", "sofa"):
        return number(said)
    if not range or (
        range.startswith("uima.cas.") and not range.endswith(("FSArray", "FSList", "TOP", "Base"))
    ):
        return said
    ids = tuple(map(number, said.split()))
    return Refs(ids) if range.endswith(("Array", "List")) or len(ids) != 1 else Ref(ids[0])
