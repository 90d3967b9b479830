"""Statements that were written by us, also after INCEpTION had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....model.spans import Span, normalised
from ...moments import moment
from ...tagged import Mark
from .model import Ref, Refs, Structure, Type
from .types import CREATED, IDENTIFIER, MADE, SLOTS, STATEMENT

if TYPE_CHECKING:
    from .reading import Places


def our_features(types: dict[str, Type]) -> dict[str, str]:
    """Feature -> attribute, of statements of ours; empty where there are none, only a layer of the same name."""
    type = types.get(STATEMENT)
    if type is None or type.description != MADE:
        return {}
    passed = (IDENTIFIER, CREATED, *SLOTS)
    return {f.name: f.description or f.name for f in type.features if f.name not in passed}


class Ours:
    """Makes marks of them."""

    def __init__(self, structures: list[Structure], features: dict[str, str], places: Places) -> None:
        self._by_id = {s.id: s for s in structures}
        self._features, self._places = features, places

    def mark(self, s: Structure) -> Mark | None:
        """The mark; None when its first piece lies nowhere."""
        first = self._places.span(s)
        if first is None:
            return None
        further, source, cue = (self._spans(s, slot) for slot in SLOTS)
        values = {
            attribute: said if isinstance(said, tuple) else (str(said),)
            for feature, attribute in self._features.items()
            if (said := s.values.get(feature)) not in (None, "", ())
        }
        note = " ".join(values.pop("note", ()))
        return Mark(
            key=str(s.values.get(IDENTIFIER) or s.id),
            document="",
            spans=normalised((first, *further)),
            values=values,
            note=note,
            created=moment(s.values.get(CREATED)),
            source_spans=source,
            cue_spans=cue,
        )

    def _spans(self, s: Structure, slot: str) -> tuple[Span, ...]:
        """The words in a slot, through what leads to them."""
        found = []
        said = s.values.get(slot)
        for id in said.ids if isinstance(said, Refs) else (said.id,) if isinstance(said, Ref) else ():
            link = self._by_id.get(id)
            target = link.values.get("target") if link else None
            words = self._by_id.get(target.id) if isinstance(target, Ref) else None
            if words and (span := self._places.span(words)):
                found.append(span)
        return tuple(found)
