"""What structures say, of us or of any other tool: a document, and a mark for each annotation of a layer."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ....model.errors import BadFile
from ....model.spans import Span
from ...described import ABOUT
from ...recast import Recast
from ...tagged import Document, Left, Mark, Person, Piece
from .model import SOFA, VIEW, Structure, Type, Value
from .ours import Ours, our_features
from .theirs import Theirs
from .types import ANNOTATOR, ARTICLE, IDENTIFIER, META, STATEMENT

_FEW = 3
"""So many marks of a file may lie outside of its text even if they are most of all."""
_NOBODY = ("initial_cas", "typesystem")


class _File(Struct, frozen=True):
    """One CAS, with what is known of it."""

    member: str
    structures: list[Structure]
    types: dict[str, Type]
    recast: Recast
    document: str
    person: str


class Reading:
    """Takes in one CAS after the other: several of them may be of one document, each by another person."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._documents: dict[str, str] = {}
        self._people: set[str] = set()
        self._left: Counter[str] = Counter()
        self._keys: Counter[str] = Counter()

    def pieces(self, member: str, structures: list[Structure], types: dict[str, Type]) -> Iterator[Piece]:
        """The pieces of one CAS; `member` is its name in the archive, or that of the file."""
        sofa = _sofa(self._name, member, structures)
        recast = Recast(str(sofa.values["sofaString"]), utf16=True)
        article = _only(structures, ARTICLE)
        document = self._document(member, recast.text, article, _only(structures, META))
        if document.key not in self._documents:
            self._documents[document.key] = document.sha256
            yield document
        person = str(article.get(ANNOTATOR, "")) if article else _person(member, document.title)
        if person and person not in self._people:
            self._people.add(person)
            yield Person(key=person, name=person)
        own = [s for s in structures if s.values.get("sofa", sofa.id) == sofa.id]
        self._left["annotations of further views"] += len(structures) - len(own)
        yield from self._marks(_File(member, own, types, recast, document.key, person))

    def left(self) -> Iterator[Left]:
        """What could not be carried, of all that was read."""
        return (Left(what=what, number=n) for what, n in sorted(self._left.items()) if n > 0)

    def _marks(self, file: _File) -> Iterator[Mark]:
        places = Places(file.recast)
        ours = our_features(file.types)
        own = Ours(file.structures, ours, places)
        other = Theirs(file.structures, file.types, places, self._left)
        for structure in file.structures:
            maker = own if ours and structure.type == STATEMENT else other
            if made := maker.mark(structure):
                self._keys[made.key] += 1
                number = self._keys[made.key]
                key = made.key if number == 1 else f"{made.key} {number}"
                yield replace(made, key=key, document=file.document, person=file.person)
        places.check(self._name, file.member, self._left)

    def _document(
        self, member: str, text: str, article: dict[str, Value] | None, meta: dict[str, Value] | None
    ) -> Document:
        meta, said = meta or {}, article or {}
        path = PurePosixPath(member)
        title = str(meta.get("documentTitle", "")) if article else str(
            meta.get("documentTitle") or meta.get("documentId") or (path.parent.name or path.stem)
        )  # fmt: skip
        digest = hashlib.sha256(text.encode()).hexdigest()
        key = str(said.get(IDENTIFIER) or meta.get("documentId") or title or path.stem)
        if self._documents.get(key, digest) != digest:
            key = f"{key} {digest[:8]}"
        about = {field: str(said[field]) for field in ABOUT if said.get(field)}
        language = str(meta.get("language", ""))
        if not article and language not in ("", "x-unspecified"):
            about["language"] = language
        return Document(key=key, title=title, text=text, sha256=digest, about=about)


class Places:
    """Spans of structures, and how many lie nowhere."""

    def __init__(self, recast: Recast) -> None:
        self._recast = recast
        self._bad, self._all, self._first = 0, 0, ""

    def span(self, structure: Structure) -> Span | None:
        """Where it lies; None outside of the text, and for one without words."""
        begin, end = structure.values.get("begin"), structure.values.get("end")
        self._all += 1
        try:
            if isinstance(begin, int) and isinstance(end, int):
                return self._recast.span(begin, end)
        except ValueError:
            pass
        self._bad += 1
        self._first = self._first or f"{str(begin)[:20]} to {str(end)[:20]}"
        return None

    def check(self, name: str, member: str, left: Counter[str]) -> None:
        """Raises `BadFile` when most lie nowhere; a few are only told."""
        if self._bad > _FEW and 2 * self._bad > self._all:
            raise BadFile(
                name,
                f"{self._bad:,} of {self._all:,} annotations are empty or lie outside of the text",
                member,
            )
        if self._bad:
            left[
                f"annotations without words or outside of the text, the first one in {member} at {self._first}"
            ] += self._bad


def _sofa(name: str, member: str, structures: list[Structure]) -> Structure:
    sofas = [s for s in structures if s.type == SOFA and isinstance(s.values.get("sofaString"), str)]
    chosen = next((s for s in sofas if s.values.get("sofaID") == VIEW), sofas[0] if sofas else None)
    if chosen is None:
        raise BadFile(name, "it has no text", member)
    return chosen


def _only(structures: list[Structure], type: str) -> dict[str, Value] | None:
    """The values of the first structure of a type."""
    return next((dict(s.values) for s in structures if s.type == type), None)


def _person(member: str, title: str) -> str:
    """INCEpTION names a file after who marked it, unless it is named after the document."""
    stem = PurePosixPath(member).stem
    if stem.lower() in _NOBODY or stem in (title, PurePosixPath(title).stem):
        return ""
    return "Curation" if stem == "CURATION_USER" else stem
