"""A CAS as JSON (JSON CAS 0.4): out and in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ....model.errors import BadFile
from ...json_lines import decoded
from .building import SOFA_ID
from .model import ARRAY, SOFA, STRINGS, VIEW, Cas, Feature, Ref, Refs, Structure, Type, Value

STRUCTURES, TYPES = "%FEATURE_STRUCTURES", "%TYPES"


def encoded(cas: Cas) -> bytes:
    """The file."""
    sofa = {
        "%ID": SOFA_ID,
        "%TYPE": SOFA,
        "sofaNum": 1,
        "sofaID": VIEW,
        "mimeType": "text",
        "sofaString": cas.text,
    }
    made: list[dict[str, Any]] = [sofa]
    following = len(cas.structures) + SOFA_ID + 1
    for structure in cas.structures:
        said: dict[str, Any] = {"%ID": structure.id, "%TYPE": structure.type}
        if structure.indexed:
            said["@sofa"] = SOFA_ID
        made.append(said)
        for name, value in structure.values.items():
            if isinstance(value, (tuple, Refs)):
                made.append(_array(following, value))
                said[f"@{name}"] = following
                following += 1
            else:
                said |= {f"@{name}": value.id} if isinstance(value, Ref) else {name: value}
    members = [s.id for s in cas.structures if s.indexed]
    views = {VIEW: {"%SOFA": SOFA_ID, "%MEMBERS": members}}
    return msgspec.json.encode({TYPES: _types(cas.types.values()), STRUCTURES: made, "%VIEWS": views})


def _array(id: int, value: tuple[str, ...] | Refs) -> dict[str, Any]:
    if isinstance(value, Refs):
        return {"%ID": id, "%TYPE": ARRAY, "%ELEMENTS": list(value.ids)}
    return {"%ID": id, "%TYPE": STRINGS, "%ELEMENTS": list(value)}


def _types(types: Iterable[Type]) -> dict[str, Any]:
    return {
        t.name: {"%NAME": t.name, "%SUPER_TYPE": t.supertype, "%DESCRIPTION": t.description}
        | {f.name: _feature(f) for f in t.features}
        for t in types
    }


def _feature(f: Feature) -> dict[str, str]:
    range = {STRINGS: "uima.cas.String[]", ARRAY: f"{f.elements}[]"}.get(f.range, f.range)
    return {"%NAME": f.name, "%RANGE": range} | ({"%DESCRIPTION": f.description} if f.description else {})


def cas_in(name: str, data: bytes, where: str) -> tuple[list[Structure], dict[str, Type]]:
    """The structures with the text among them, and the types. Raises `BadFile`."""
    try:
        whole: dict[str, Any] = decoded(name, data, dict[str, Any])
        return _structures(whole), _types_in(whole.get(TYPES) or {})
    except BadFile as bad:
        raise BadFile(name, bad.why, where or bad.where) from bad
    except (TypeError, ValueError, AttributeError, KeyError) as error:
        raise BadFile(name, "it is no CAS as JSON", where) from error


def _structures(whole: dict[str, Any]) -> list[Structure]:
    listed = whole[STRUCTURES]
    if isinstance(listed, dict):  # an older way to write the same
        listed = [{"%ID": int(id), **said} for id, said in listed.items()]
    by_id = {said["%ID"]: said for said in listed}
    views = (whole.get("%VIEWS") or {}).values()
    members = {id for view in views for id in view.get("%MEMBERS") or ()}
    return [
        Structure(id, said["%TYPE"], dict(_values(said, by_id)), id in members)
        for id, said in by_id.items()
        if not said["%TYPE"].endswith(("Array", "[]"))
    ]


def _values(said: dict[str, Any], by_id: dict[int, dict[str, Any]]) -> Iterable[tuple[str, Value]]:
    for name, value in said.items():
        if name.startswith("%") or value is None:
            continue
        if name.startswith("@"):
            yield name[1:], _referred(name, value, by_id)
        elif isinstance(value, (str, bool, int)):
            yield name, value
        else:
            yield name.removeprefix("#"), str(value)


def _referred(name: str, id: int, by_id: dict[int, dict[str, Any]]) -> Value:
    if name == "@sofa":
        return int(id)
    target = by_id.get(id, {})
    elements = target.get("%ELEMENTS") or ()
    match target.get("%TYPE", ""):
        case "uima.cas.StringArray" | "uima.cas.String[]":
            return tuple(str(one) if one is not None else "" for one in elements)
        case type if type.endswith(("FSArray", "[]")):
            return Refs(tuple(int(one) for one in elements if one is not None))
        case _:
            return Ref(int(id))


def _types_in(types: dict[str, Any]) -> dict[str, Type]:
    return {
        name: Type(name, _words(said, "%SUPER_TYPE"), _words(said, "%DESCRIPTION"), tuple(
            Feature(key, _words(of, "%RANGE"), _words(of, "%DESCRIPTION"))
            for key, of in said.items() if not key.startswith("%")
        ))
        for name, said in types.items()
    }  # fmt: skip


def _words(said: dict[str, Any], key: str) -> str:
    """What is said there; empty for nothing. Raises TypeError for anything but words."""
    words = said.get(key) or ""
    if not isinstance(words, str):
        raise TypeError(key)
    return words
