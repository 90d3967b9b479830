"""An article with the statements of one annotator as structures."""

from __future__ import annotations

from collections.abc import Iterable

from ....model.articles import Article
from ....model.spans import Span
from ....model.statements import Statement
from ....model.utf16 import Utf16Map
from ...described import about, described
from ...register import Register
from .model import Cas, Ref, Refs, Structure, Value
from .types import ANNOTATOR, ARTICLE, CREATED, IDENTIFIER, META, SLOTS, STATEMENT, Types, link_type

SOFA_ID = 1


class Building:
    """Makes the structures of one file."""

    def __init__(self, register: Register, types: Types) -> None:
        self._register, self._types = register, types

    def cas(self, article: Article, text: str, annotator: str, statements: Iterable[Statement]) -> Cas:
        """The whole file; `annotator` is a name, empty when nobody marked the article."""
        self._made: list[Structure] = []
        self._map = Utf16Map(text)
        self._about(article, annotator)
        for statement in statements:
            self._statement(statement)
        return Cas(text, self._made, {type.name: type for type in self._types.all()})

    def _about(self, article: Article, annotator: str) -> None:
        meta: dict[str, Value] = {
            "begin": 0,
            "end": self._map.length,
            "language": article.language or "x-unspecified",
            "documentTitle": article.title,
            "documentId": article.id,
        }
        self._add(META, meta | ({"documentUri": article.url} if article.url else {}))
        said = {IDENTIFIER: article.id, ANNOTATOR: annotator} | about(article)
        self._add(ARTICLE, {field: value for field, value in said.items() if value})

    def _statement(self, s: Statement) -> None:
        values: dict[str, Value] = {**self._at(s.spans[0]), IDENTIFIER: s.id, CREATED: s.created.isoformat()}
        own = self._add(STATEMENT, values)
        for attribute, found in described(s, self._register).items():
            feature = self._types.feature(attribute)
            values[feature.name] = found if feature.range.endswith("Array") else found[0]
        speech = (s.spans[1:], s.attribution.source_spans, s.attribution.cue_spans)
        for slot, spans in zip(SLOTS, speech, strict=True):
            own.values[slot] = Refs(
                tuple(self._linked(slot, span) for span in spans)
            )  # readers want empty ones, too

    def _linked(self, slot: str, span: Span) -> int:
        """The words, and what leads to them."""
        words = self._add(SLOTS[slot], self._at(span))
        return self._add(link_type(slot), {"role": "", "target": Ref(words.id)}, indexed=False).id

    def _at(self, span: Span) -> dict[str, Value]:
        return {"begin": self._map.unit(span.start), "end": self._map.unit(span.end)}

    def _add(self, type: str, values: dict[str, Value], *, indexed: bool = True) -> Structure:
        made = Structure(SOFA_ID + 1 + len(self._made), type, values, indexed)
        self._made.append(made)
        return made
