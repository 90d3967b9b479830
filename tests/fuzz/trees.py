"""JSON and XML spoilt by their nodes: doubled, taken away, nested, swapped, with other words in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

from words import NUMBERS, TEXTS

Place = tuple[Any, Any]
"""A list or dict, and the index or key in it."""
DEPTHS = (2, 30, 300, 1_500)


def json_spoilt(chance: Random, data: bytes) -> bytes:
    """The same JSON, or JSON lines, with one node other than it was. Raises ValueError when it is none."""
    rows = data.decode().splitlines() if b"\n" in data.strip() else [data.decode()]
    try:
        thing = json.loads(data)
    except ValueError:
        at = chance.randrange(len(rows))
        rows[at] = _dumped(chance, _changed(chance, json.loads(rows[at])))
        return "\n".join(rows).encode("utf-8", "surrogatepass")
    return _dumped(chance, _changed(chance, thing)).encode("utf-8", "surrogatepass")


def _dumped(chance: Random, thing: Any) -> str:
    text = json.dumps(thing, ensure_ascii=chance.random() < 0.7)
    return text.replace('"\\u0000number', "").replace('number\\u0000"', "")


def _changed(chance: Random, thing: Any) -> Any:
    root = [thing]
    places = _places(root)
    container, key = chance.choice(places)
    _JSON[chance.randrange(len(_JSON))](chance, container, key, places)
    return root[0] if root else chance.choice((None, [], {}, ""))


def _places(thing: Any) -> list[Place]:
    found: list[Place] = []
    waiting = [thing]
    while waiting:
        node = waiting.pop()
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            found.append((node, key))
            if isinstance(value, dict | list):
                waiting.append(value)
    return found


def _other(chance: Random, node: Any, key: Any, _: list[Place]) -> None:
    number = f"\0number{chance.choice(NUMBERS)}number\0"  # written without its quotes, so that it may be any
    node[key] = chance.choice(
        (chance.choice(TEXTS), chance.choice(TEXTS), number, number, None, True, [], {}, [[]], 0.5, -1)
    )


def _nested(chance: Random, node: Any, key: Any, _: list[Place]) -> None:
    value = node[key]
    for _ in range(chance.choice(DEPTHS[:-1])):
        value = [value] if chance.random() < 0.5 else {"a": value}
    node[key] = value


def _gone(chance: Random, node: Any, key: Any, _: list[Place]) -> None:
    del node[key]


def _doubled(chance: Random, node: Any, key: Any, _: list[Place]) -> None:
    if isinstance(node, list):
        node.insert(key, node[key])
    else:
        node[f"{key}{chance.choice(TEXTS)}"] = node[key]


def _swapped(chance: Random, node: Any, key: Any, places: list[Place]) -> None:
    other, there = chance.choice(places)
    mine, theirs = json.dumps(node[key]), json.dumps(other[there])  # copies: a node in itself has no JSON
    node[key], other[there] = json.loads(theirs), json.loads(mine)


_JSON: list[Callable[[Random, Any, Any, list[Place]], None]] = [
    _other,
    _other,
    _nested,
    _gone,
    _doubled,
    _swapped,
]


def xml_spoilt(chance: Random, data: bytes) -> bytes:
    """The same XML with one or two elements other than they were. Raises ValueError when it is none."""
    from lxml import etree

    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        raise ValueError from error
    for _ in range(chance.choice((1, 1, 2))):
        elements = list(root.iter(etree.Element))
        _element(chance, chance.choice(elements), elements)
    return etree.tostring(root, encoding=chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "us-ascii")))


def _element(chance: Random, element: Any, elements: list[Any]) -> None:
    parent, what = element.getparent(), chance.randrange(7)
    if what == 0 and parent is not None:
        parent.remove(element)
    elif what == 1:
        _ = [element.append(_copy(element)) for _ in range(chance.choice((1, 2, 6)))]
    elif what == 2 and parent is not None:
        parent.append(_copy(element))
    elif what == 3:
        chance.choice(elements).append(_copy(chance.choice(elements)))
    elif what == 4:
        _deepened(chance, element)
    elif element.attrib and what < 6:
        key = chance.choice(sorted(element.attrib))
        element.set(key, _clean(chance.choice((*NUMBERS, *TEXTS, *chance.choice(elements).attrib.values()))))
    else:
        element.text = _clean(chance.choice(TEXTS))


def _copy(element: Any) -> Any:
    from copy import deepcopy

    return deepcopy(element)


def _deepened(chance: Random, element: Any) -> None:
    for _ in range(chance.choice(DEPTHS[:-1])):
        inner = element.makeelement(element.tag, dict(element.attrib))
        element.append(inner)
        element = inner


def _clean(text: str) -> str:
    """What XML can hold of it."""
    return "".join(
        c for c in text if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe" or c > "\uffff"
    )
