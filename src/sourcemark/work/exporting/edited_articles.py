"""Articles after their edits, made once each; the edits wait on the disk, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec
from msgspec import Struct

from ...formats.kept import Kept
from ...model.articles import Article
from ...model.edits import Edit, Edited, joined
from ...model.known_names import KnownNames
from ...model.scope import Scope
from ...model.statements import Statement
from ...project import Project
from ...project.queries.statements import stream
from ...project.texts import text
from .pseudonyms import Pseudonyms, speakers


class Noted(Struct, frozen=True, array_like=True):
    """What is kept of an article until its statements come."""

    edits: list[Edit]
    parts: dict[str, str]
    """Words that name a source in this article: what they are called."""


class Changed(Struct, frozen=True):
    """An article after its edits."""

    edited: Edited
    parts: dict[str, str]


_decode = msgspec.msgpack.Decoder(Noted).decode


class EditedArticles:
    """Edits of the articles of one export. To be closed."""

    def __init__(self, project: Project, names: Pseudonyms, known: KnownNames) -> None:
        self._project, self._names, self._known = project, names, known
        self._kept = Kept()
        self._places: dict[str, tuple[int, str]] = {}
        self._last: tuple[str, Changed] | None = None

    def close(self) -> None:
        """The edits are not needed any more."""
        self._kept.close()

    def prepare(self, article: Article) -> tuple[str, str]:
        """Find the edits of an article, once; its text afterwards and the hash of that."""
        whole = text(self._project.link, article.sha256)
        parts = dict[str, str]()
        sure = list(self._marked(article, whole, parts))
        edits = joined([*sure, *self._known.found(whole, parts)])
        place = self._kept.put(msgspec.msgpack.encode(Noted(edits, parts)))
        self._places[article.id] = (place, article.sha256)
        words = Edited(whole, edits).text
        return words, sha256(words.encode()).hexdigest()

    def of(self, article: str) -> Changed:
        """An article that was prepared. The last one is at hand, since statements come article by article."""
        if self._last is None or self._last[0] != article:
            place, digest = self._places[article]
            noted = _decode(self._kept.get(place))
            self._last = article, Changed(Edited(text(self._project.link, digest), noted.edits), noted.parts)
        return self._last[1]

    def _marked(self, article: Article, whole: str, parts: dict[str, str]) -> Iterator[Edit]:
        """Every place that a statement of the article, in scope or not, says names a source; `parts` are added to."""
        for s in stream(self._project.link, Scope(articles=(article.id,), binned=True)):
            yield from self._edits(s, whole)
            parts |= self._names.parts(whole, s)

    def _edits(self, s: Statement, whole: str) -> Iterator[Edit]:
        for sources, spans in speakers(s):
            for span in spans:
                yield Edit(span.start, span.end, self._names.named_in(whole, span, sources), True)
