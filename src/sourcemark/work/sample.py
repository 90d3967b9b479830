"""The sample: invented articles with their tagging, as model objects that are the same on every machine.

`resources/sample/sample.json` quotes words, it holds no offsets. A quotation there is a piece of the
article that occurs once; where the words alone occur more often, the piece shows them in brackets
(`‟dark,” ⟦she⟧ said` means the "she" of that place).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from ..assets import asset
from ..formats import txt
from ..model.articles import Article, Capture
from ..model.entity import Entity
from ..model.people import Annotator
from ..model.sources import Assessment, Source
from ..model.spans import Span
from .codebooks import builtin

_OPEN, _CLOSE = "⟦", "⟧"
_IDS = uuid.uuid5(uuid.NAMESPACE_URL, "https://sourcemark.example/sample")


class SampleText(NamedTuple):
    """An article of the sample as it has to be kept: the frozen text, and the bytes it came from."""

    text: str
    original: bytes


class _Sample(msgspec.Struct, forbid_unknown_fields=True):
    """The file as it is written; rows are completed here and then checked by the model itself."""

    at: datetime
    annotator: str
    codebook: str
    sources: dict[str, dict[str, Any]]
    articles: dict[str, dict[str, Any]]


def sample_texts() -> Iterator[SampleText]:
    """The texts that the articles of `sample_objects` refer to by hash."""
    for key in _read().articles:
        yield _text(key)


def sample_objects() -> Iterator[Entity]:
    """All objects of the sample, each after those that it refers to.

    Raises ValueError when a quotation isn't in its article exactly once, `msgspec.ValidationError`
    when an object is not what the model asks for.
    """
    sample = _read()
    book = builtin(sample.codebook)
    annotator = Annotator(id=sample_id("annotator", sample.annotator), name=sample.annotator)
    yield from (annotator, book)
    newest: dict[str, Assessment] = {}
    texts = {key: _text(key) for key in sample.articles}
    for key, row in sample.articles.items():
        yield _article(key, row, texts[key], sample.at)
    for key, row in sample.sources.items():
        yield from _source(key, row, annotator, newest)
    maker = _Maker(sample, book, annotator, newest)
    for key in sample.articles:
        yield from maker.statements(key, texts[key].text)


def sample_id(kind: str, *path: str) -> str:
    """The fixed id of a thing by its name in the file, e.g. `("statement", "kesten-dam", "count")`."""
    return str(uuid.uuid5(_IDS, "/".join((kind, *path))))


def place(text: str, piece: str) -> Span:
    """Where `piece` stands in `text`, or the bracketed part of it. ValueError unless exactly once."""
    before, opened, rest = piece.partition(_OPEN)
    inner, _, after = rest.partition(_CLOSE)
    plain = before + inner + after
    if text.count(plain) != 1:
        raise ValueError(f"{text.count(plain)} times in the article: {plain}")
    start = text.index(plain) + (len(before) if opened else 0)
    return Span(start, start + (len(inner) if opened else len(plain)))


def _read() -> _Sample:
    return msgspec.json.decode(asset("sample", "sample.json").read_bytes(), type=_Sample)


def _text(key: str) -> SampleText:
    name = f"{key}.txt"
    data = asset("articles", name).read_bytes()
    return SampleText(txt.read(name, data).text, data)


def _article(key: str, row: dict[str, Any], kept: SampleText, at: datetime) -> Article:
    known = {name: value for name, value in row.items() if name != "statements"}
    capture = Capture(
        at=at,
        name=f"{key}.txt",
        charset="utf-8",
        original=sha256(kept.original).hexdigest(),
        extractor="sample",
    )
    body = {"id": sample_id("article", key), "length": len(kept.text), "captured": capture, **known}
    return msgspec.convert({**body, "sha256": sha256(kept.text.encode()).hexdigest()}, Article)


def _source(
    key: str, row: dict[str, Any], annotator: Annotator, newest: dict[str, Assessment]
) -> Iterator[Entity]:
    """The source with its assessments; the last of them goes into `newest`."""
    known = {name: value for name, value in row.items() if name != "assessments"}
    source = msgspec.convert({"id": sample_id("source", key), **known}, Source)
    yield source
    for number, grade in enumerate(row.get("assessments", ())):
        fixed = {
            "id": sample_id("assessment", key, str(number)),
            "source": source.id,
            "annotator": annotator.id,
        }
        newest[key] = msgspec.convert({**fixed, **grade}, Assessment)
        yield newest[key]
