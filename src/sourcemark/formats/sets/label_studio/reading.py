"""Tasks of Label Studio, ours and those of others, as pieces of a set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from typing import Any

from msgspec import Raw
from msgspec.structs import replace

from ....model.errors import BadFile
from ...described import ABOUT
from ...json_lines import decoded, decoded_part, unmarked
from ...moments import moment
from ...tagged import Attribute, Document, Left, Person, Piece
from .controls import Controls
from .gathering import gathered
from .marks import Text, marks

_SETS = ("annotations", "completions", "predictions")


class Reading:
    """One file: remembers whom it has told of, and what it passed over."""

    def __init__(self, name: str, known: Controls | None) -> None:
        self._name, self._known = name, known or Controls()
        self._people: set[str] = set()
        self._keys: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def attributes(self) -> list[Attribute]:
        """What the config declares."""
        return self._known.attributes()

    def tasks(self, data: bytes, member: str) -> Iterator[Piece]:
        """The pieces of each task. Raises `BadFile` with the task that is wrong."""
        begins = unmarked(data)[:1]
        raws = decoded(self._name, data, list[Raw]) if begins != b"{" else [Raw(unmarked(data))]
        for number, raw in enumerate(raws, 1):
            where = f"{member}, task {number:,}" if member else f"task {number:,}"
            yield from self._task(decoded_part(self._name, where, raw, dict[str, Any]), where)

    def left(self) -> Iterator[Left]:
        """What was passed over, to be told at the end."""
        return (Left(what=what, number=number) for what, number in sorted(self._left.items()) if number)

    def _task(self, task: dict[str, Any], where: str) -> Iterator[Piece]:
        data = task.get("data")
        if not isinstance(data, dict):
            raise BadFile(self._name, "this is no task of Label Studio: it has no data", where)
        sets = [one for key in _SETS for one in self._listed(task.get(key), where)]
        text = self._text(data, sets)
        if text is None:
            self._left["tasks whose text is HTML, or that have none"] += 1
            return
        key = self._key(_string(data.get("article")) or f"task {_string(task.get('id')) or where}")
        recast = Text(self._name, where, key, text)
        yield _document(key, data, recast.canonical)
        for one in sets:
            person = yield from self._person(one)
            found = gathered(self._name, where, one.get("result"))
            for mark in marks(recast, found, person, moment(one.get("created_at"))):
                yield replace(mark, key=self._key(mark.key))
            self._left.update(found.left)

    def _listed(self, sets: Any, where: str) -> list[dict[str, Any]]:
        """Annotations that somebody stands by."""
        if sets is None:
            return []
        if not isinstance(sets, list):
            raise BadFile(self._name, "the annotations of a task are no list", where)
        self._left["annotations of which only a number is kept"] += sum(type(one) is int for one in sets)
        whole = [one for one in sets if isinstance(one, dict)]
        return [one for one in whole if not one.get("was_cancelled") and "result" in one]

    def _text(self, data: dict[str, Any], sets: list[dict[str, Any]]) -> str | None:
        """The text that is marked; None where it is HTML or can't be told."""
        named = [key for name, key in self._known.texts.items() if name not in self._known.pages]
        if self._known.pages and not named:
            return None
        if any(_is_page(item) for one in sets for item in _items(one)):
            return None
        words = {key: value for key, value in data.items() if isinstance(value, str) and value}
        key = next((key for key in (*named, "text") if key in words), None)
        longest = max(words.items(), key=lambda item: len(item[1]), default=("", None))[1]
        return words[key] if key else longest

    def _person(self, one: dict[str, Any]) -> Generator[Piece, None, str]:
        key, name = _who(one)
        if key and key not in self._people:
            self._people.add(key)
            yield Person(key=key, name=name)
        return key

    def _key(self, key: str) -> str:
        """The key; a second one of that name gets a number."""
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key} ({self._keys[key]})"


def _items(one: dict[str, Any]) -> list[dict[str, Any]]:
    result = one.get("result")
    return [item for item in result if isinstance(item, dict)] if isinstance(result, list) else []


def _is_page(item: dict[str, Any]) -> bool:
    return item.get("type") == "hypertextlabels" and "startOffset" in (item.get("value") or ())


def _who(one: dict[str, Any]) -> tuple[str, str]:
    """Key and name: of a person by address or number, of a model by its version."""
    by = one.get("completed_by")
    if isinstance(by, dict):
        email = _string(by.get("email")) or _string(by.get("id"))
        name = " ".join(filter(None, (_string(by.get("first_name")), _string(by.get("last_name")))))
        return email or name, name or email
    key = _string(by) or _string(one.get("model_version"))
    return key, f"user {key}" if type(by) is int else key


def _document(key: str, data: dict[str, Any], text: str) -> Document:
    from hashlib import sha256

    known = {field: _string(data.get(field)) for field in ABOUT}
    return Document(
        key=key, title=_string(data.get("title")), text=text, sha256=sha256(text.encode()).hexdigest(),
        about={field: value for field, value in known.items() if value},
    )  # fmt: skip


def _string(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if type(value) is int else ""
