"""Annotations, ours and those of others, as pieces of a set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from typing import Any

from msgspec.structs import replace

from ....model.errors import BadFile
from ....model.spans import Span
from ...described import ABOUT
from ...moments import moment
from ...tagged import Document, Left, Mark, Person, Piece
from .bodies import Said, said
from .model import CUE_WORDS, PREFIX, SOURCE_WORDS
from .places import Place, listed, place_of, text_of

_URN = "urn:sha256:"
_UUID = "urn:uuid:"


class Reading:
    """One file: remembers whom and what it has told of already."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._people: set[str] = set()
        self._documents: set[str] = set()
        self._keys: Counter[str] = Counter()
        self._left: Counter[str] = Counter()

    def pieces(self, annotation: dict[str, Any], where: str) -> Iterator[Piece]:
        """Of one annotation: who and what is new in it, and its marks, one for each article it lies in.

        Raises `BadFile`.
        """
        targets = [place_of(self._name, where, target) for target in listed(annotation.get("target"))]
        about = said(self._name, where, annotation)
        self._left["bodies that are neither words nor links"] += about.unread
        placed = [place for place in targets if place.span or place.quote]
        if not placed:
            self._left[_why_left(annotation)] += 1
            return
        person = yield from self._person(annotation)
        for source in dict.fromkeys(place.source for place in placed):
            document = yield from self._document(annotation, source)
            places = [place for place in placed if place.source == source]
            yield self._mark(annotation, where, places, about, document=document, person=person)

    def left(self) -> Iterator[Left]:
        """What was passed over, to be told at the end."""
        return (Left(what=what, number=number) for what, number in sorted(self._left.items()) if number)

    def _person(self, annotation: dict[str, Any]) -> Generator[Piece, None, str]:
        key, name = _creator(annotation)
        if key and key not in self._people:
            self._people.add(key)
            yield Person(key=key, name=name)
        return key

    def _document(self, annotation: dict[str, Any], source: str) -> Generator[Piece, None, str]:
        ours = annotation.get(f"{PREFIX}article")
        document = _ours(ours) if isinstance(ours, dict) else _theirs(annotation, source)
        if document.key not in self._documents:
            self._documents.add(document.key)
            yield document
        return document.key

    def _mark(
        self, annotation: dict[str, Any], where: str, places: list[Place], about: Said, **known: str
    ) -> Mark:
        """`known`: keys of its document and its person."""
        spans = tuple(place.span for place in places if place.span)
        quotes = tuple(place.quote for place in places if place.quote)
        if len(spans) < len(places) and quotes:
            spans = ()  # some are known by their words alone: all are looked for by these
        if len(quotes) < len(places):
            quotes = ()
        if not spans and not quotes:
            raise BadFile(self._name, "some of its places have no words, and others no positions", where)
        return Mark(
            key=self._key(text_of(annotation.get("id"))),
            spans=spans,
            quotes=quotes,
            values={attribute: tuple(values) for attribute, values in about.values.items()},
            note=about.note,
            created=moment(annotation.get("created")),
            source_spans=_role(about, SOURCE_WORDS),
            cue_spans=_role(about, CUE_WORDS),
            **known,
        )

    def _key(self, id: str) -> str:
        """The id; a second one of that name gets a number."""
        key = id.removeprefix(_UUID) or "annotation"
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key} ({self._keys[key]})"


def as_annotation(name: str, where: str, thing: Any) -> dict[str, Any]:
    """The thing, if it can be an annotation. Raises `BadFile`."""
    if not isinstance(thing, dict) or not ("target" in thing or "references" in thing):
        raise BadFile(name, "this is no annotation: it has no target", where)
    return thing


def _why_left(annotation: dict[str, Any]) -> str:
    if annotation.get("references"):
        return "replies to annotations"
    return "annotations of a whole page, or of what is not text"


def _creator(annotation: dict[str, Any]) -> tuple[str, str]:
    """Key and name of who made it: the W3C's creator, or the user of Hypothes.is."""
    creator = next(iter(listed(annotation.get("creator"))), None)
    if isinstance(creator, dict):
        name = text_of(creator.get("name")) or text_of(creator.get("nickname"))
        key = text_of(creator.get("id")) or text_of(creator.get("email")) or name
        return key, name or _short(key)
    key = creator if isinstance(creator, str) else text_of(annotation.get("user"))
    info = annotation.get("user_info")
    shown = text_of(info.get("display_name")) if isinstance(info, dict) else ""
    return key, shown or _short(key)


def _short(key: str) -> str:
    """ "acct:bob@hypothes.is" is bob."""
    return key.removeprefix("acct:").partition("@")[0] if key.startswith("acct:") else key


def _ours(about: dict[str, Any]) -> Document:
    known = {field: text_of(about.get(PREFIX + field)) for field in ABOUT}
    return Document(
        key=text_of(about.get("id")).removeprefix(_UUID),
        title=text_of(about.get(f"{PREFIX}title")),
        sha256=text_of(about.get(f"{PREFIX}sha256")),
        about={field: value for field, value in known.items() if value},
    )


def _theirs(annotation: dict[str, Any], source: str) -> Document:
    page = annotation.get("document")
    title = text_of(page.get("title")) if isinstance(page, dict) else ""
    bare = Document(key=source, title=title)
    if source.startswith(_URN):
        return replace(bare, sha256=source.removeprefix(_URN))
    return replace(bare, about={"url": source}) if source else bare


def _role(about: Said, role: str) -> tuple[Span, ...]:
    return tuple(place.span for place in about.places if place.role == role and place.span)
