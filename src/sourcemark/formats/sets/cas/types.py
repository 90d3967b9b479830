"""The types that statements of ours have in a CAS, with a feature for each attribute."""

from __future__ import annotations

from typing import Final

from ....model.patterns import pattern
from ...described import ABOUT, NAMES, facet_name
from ...register import Register
from .model import ANNOTATION, ARRAY, BASE, BOOLEAN, STRINGS, TOP, Feature, Type

_CUSTOM = "webanno.custom."
STATEMENT, ARTICLE = _CUSTOM + "Statement", _CUSTOM + "Article"
META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
MADE: Final = "What somebody asserts, as marked in Sourcemark"
"""Description of the type of statements, by which it is known again."""

IDENTIFIER, CREATED, ANNOTATOR = "identifier", "created", "annotator"
SLOTS: Final = {
    "further_words": _CUSTOM + "FurtherWords",
    "source_words": _CUSTOM + "SourceWords",
    "cue_words": _CUSTOM + "CueWords",
}
"""Slots of a statement -> type of what is in them: further pieces, words that name the source, words that attribute."""
SINGLE = frozenset(NAMES) - {"source", "chain"}
"""Attributes that have one value at most."""

_NOT_IN_NAMES = pattern("[^A-Za-z0-9_]+")
_TAKEN = frozenset(
    {"begin", "end", "sofa", "type", "self", "id", "role", "target", IDENTIFIER, CREATED, *SLOTS}
)


def link_type(slot: str) -> str:
    """Type of what leads from a slot to the words in it."""
    return f"{STATEMENT}{slot.title().replace('_', '')}Link"


class Types:
    """Names of features for attributes; those of the codebook stand in it, what else is used joins them."""

    def __init__(self, register: Register) -> None:
        self._features: dict[str, Feature] = {}
        self._names = set(_TAKEN)
        for attribute in (*NAMES, *(facet_name(register, f.id) for f in register.codebook.facets)):
            self.feature(attribute)

    def feature(self, attribute: str) -> Feature:
        """The feature for an attribute; its description is the attribute's name."""
        if (known := self._features.get(attribute)) is None:
            range_ = {} if attribute in SINGLE else {"range": STRINGS}
            known = Feature(self._name(attribute), description=attribute, **range_)
            self._features[attribute] = known
        return known

    def all(self) -> tuple[Type, ...]:
        """Every type of such a file."""
        slots = tuple(Feature(slot, ARRAY, _words(slot), elements=link_type(slot)) for slot in SLOTS)
        own = (Feature(IDENTIFIER), Feature(CREATED))
        about = tuple(map(Feature, (IDENTIFIER, ANNOTATOR, *ABOUT)))
        return (
            Type(STATEMENT, ANNOTATION, MADE, (*own, *self._features.values(), *slots)),
            *(Type(type, ANNOTATION, _words(slot)) for slot, type in SLOTS.items()),
            *(_link(slot, type) for slot, type in SLOTS.items()),
            Type(ARTICLE, BASE, "The article, and who marked it", about),
            _META,
        )

    def _name(self, attribute: str) -> str:
        plain = _NOT_IN_NAMES.sub("_", attribute).strip("_")[:40] or "facet"
        plain = plain if plain[0].isalpha() else f"f_{plain}"
        name, number = plain, 1
        while name.lower() in self._names:
            number += 1
            name = f"{plain}_{number}"
        self._names.add(name.lower())
        return name


def _words(slot: str) -> str:
    return slot.replace("_", " ").capitalize()


def _link(slot: str, type: str) -> Type:
    return Type(link_type(slot), TOP, "", (Feature("role"), Feature("target", type)))


_META = Type(META, "uima.tcas.DocumentAnnotation", "", (
    *map(Feature, ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri")),
    Feature("isLastSegment", BOOLEAN),
))  # fmt: skip
