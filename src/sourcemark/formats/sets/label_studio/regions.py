"""Statements as regions: several result items share the id of one, and relations tie those of one statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ....model.codebook import SOURCE_TYPE
from ....model.spans import Span
from ....model.statements import Statement
from ...described import Values, described
from ...register import Register
from .names import CUE, PART, SOURCE_WORDS, STATEMENT, TEXT, TO_CUE, TO_PIECE, TO_SOURCE, WORDS

Result = dict[str, Any]


class Regions:
    """Makes result items, and remembers which values they use: the config must name them all."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.used: dict[str, dict[str, None]] = {}
        """Attribute -> values, in the order in which they turned up."""

    def of(self, s: Statement, text: str) -> Iterator[Result]:
        """All items of one statement."""
        values = described(s, self._register)
        types = values.pop(SOURCE_TYPE, ())
        self._note(SOURCE_TYPE, types)
        label = (SOURCE_TYPE, types) if types else (PART, (STATEMENT,))
        first = s.spans[0]
        yield {**_region(s.id, first, text, *label), "meta": {"created": s.created.isoformat()}}
        for name, chosen in values.items():
            yield self._item(s.id, first, name, chosen)
        for number, span in enumerate(s.spans[1:], 2):
            yield from _tied(s.id, f"{s.id}.{number}", TO_PIECE, _region("", span, text, *label))
        yield from _words(s, text)

    def _item(self, id: str, span: Span, name: str, values: tuple[str, ...]) -> Result:
        if name in WORDS:
            return _result(id, name, "textarea", span, text=list(values))
        self._note(name, values)
        return _result(id, name, "choices", span, choices=list(values))

    def _note(self, name: str, values: Values | tuple[str, ...]) -> None:
        self.used.setdefault(name, {}).update(dict.fromkeys(values))


def _words(s: Statement, text: str) -> Iterator[Result]:
    who = s.attribution
    for letter, part, relation, spans in (
        ("s", SOURCE_WORDS, TO_SOURCE, who.source_spans),
        ("c", CUE, TO_CUE, who.cue_spans),
    ):
        for number, span in enumerate(spans, 1):
            region = _region("", span, text, PART, (part,))
            yield from _tied(s.id, f"{s.id}.{letter}{number}", relation, region)


def _tied(id: str, other: str, relation: str, region: Result) -> Iterator[Result]:
    yield {**region, "id": other}
    yield {"type": "relation", "from_id": id, "to_id": other, "direction": "right", "labels": [relation]}


def _region(id: str, span: Span, text: str, name: str, labels: tuple[str, ...]) -> Result:
    return _result(id, name, "labels", span, text=text[span.start : span.end], labels=list(labels))


def _result(id: str, name: str, kind: str, span: Span, **value: object) -> Result:
    place = {"start": span.start, "end": span.end}
    return {"id": id, "from_name": name, "to_name": TEXT, "type": kind, "value": {**place, **value}}
