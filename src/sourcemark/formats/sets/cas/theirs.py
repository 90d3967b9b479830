"""Annotations of other tools: each layer with its features."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ...tagged import Mark
from .model import SOFA, Ref, Refs, Structure, Type, Value
from .ours import our_features
from .types import SLOTS

if TYPE_CHECKING:
    from .reading import Places

LAYER = "layer"
"""Attribute of annotations whose features say nothing."""
_PLACED = frozenset({"sofa", "begin", "end"})
_RELATION = frozenset({"Governor", "Dependent"})
_SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
_PASSED = ("uima.tcas.DocumentAnnotation", "uima.cas.", "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.")
_OF_WORDS = (
    _SEGMENTS,
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.",
    "de.tudarmstadt.ukp.dkpro.core.api.transform.type.",
)
"""Sentences, tokens, lemmas, parts of speech: what a machine says of words."""


class Theirs:
    """Makes marks of what has a place in the text; counts the rest among what is left."""

    def __init__(
        self,
        structures: list[Structure],
        types: dict[str, Type],
        places: Places,
        left: Counter[str],
    ) -> None:
        self._types, self._places, self._left = types, places, left
        self._relations = {
            name for name, type in types.items() if _RELATION & {f.name for f in type.features}
        }
        self._passed = (SOFA, *SLOTS.values()) if our_features(types) else (SOFA,)
        self._names = _short({s.type for s in structures})

    def mark(self, s: Structure) -> Mark | None:
        """The mark, if this is an annotation that carries something."""
        if "begin" not in s.values or not s.indexed or s.type in self._passed or s.type.startswith(_PASSED):
            return None
        layer = self._names[s.type]
        if s.type in self._relations or s.values.keys() & _RELATION:
            self._left[f"relations of the layer {layer}"] += 1
            return None
        if s.type.startswith(_OF_WORDS):
            self._left[f"{layer} annotations"] += 1
            return None
        if (span := self._places.span(s)) is None:
            return None
        return Mark(key=f"{layer} {s.id}", document="", spans=(span,), values=self._values(s, layer))

    def _values(self, s: Structure, layer: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for feature, said in s.values.items():
            if feature in _PLACED or said in ("", (), Refs(())):
                continue
            if isinstance(said, (Ref, Refs)):
                self._left[f"what {layer}/{feature} leads to"] += 1
                continue
            found[f"{layer}/{feature}"] = _words(said)
        return found or {LAYER: (layer,)}


def _words(said: Value) -> tuple[str, ...]:
    if isinstance(said, tuple):
        return said
    return (str(said).lower() if isinstance(said, bool) else str(said),)


def _short(types: set[str]) -> dict[str, str]:
    """A layer is called by the last part of its type's name, where that is enough to tell it."""
    last = Counter(type.rpartition(".")[2] for type in types)
    return {type: end if last[end := type.rpartition(".")[2]] == 1 else type for type in types}
