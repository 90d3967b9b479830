"""The sample: invented articles and their tagging, as model objects that are the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from ..assets import asset
from ..formats.articles import txt
from ..model.articles import Article, Capture
from ..model.entity import Entity
from ..model.people import Annotator
from ..model.sources import Assessment, Source
from ..model.statements import Statement
from .codebooks import builtin
from .sample_marks import Page, Referred, Row, marked, sample_id


class SampleText(NamedTuple):
    """An article of the sample as it has to be kept: the frozen text, and the bytes it came from."""

    text: str
    original: bytes


class Sample(msgspec.Struct, forbid_unknown_fields=True):
    """The file `sample.json`. Its dictionaries are completed here and then checked by the model."""

    at: datetime
    annotator: str
    codebook: str
    sources: dict[str, dict[str, Any]]
    articles: dict[str, dict[str, Any]]


def sample_texts() -> Iterator[SampleText]:
    """The texts that the articles of `sample_objects` refer to by hash."""
    for key in read_sample().articles:
        yield _text(key)


def sample_objects() -> Iterator[Entity]:
    """All objects of the sample, each after those that it refers to (but `confirmed_by`, which may look ahead).

    Raises ValueError when a quotation isn't in its article exactly once, `msgspec.ValidationError`
    when an object is not what the model asks for.
    """
    sample = read_sample()
    annotator = Annotator(id=sample_id("annotator", sample.annotator), name=sample.annotator)
    book = builtin(sample.codebook)
    yield from (annotator, book)
    for key, row in sample.articles.items():
        yield _article(key, row, _text(key), sample.at)
    yield from _sources(sample).values()
    yield from _assessments(sample, _sources(sample), annotator)
    yield from _statements(sample, sample_pages(sample), sample_referred(sample, annotator))


def sample_pages(sample: Sample) -> list[Page]:
    """The texts by their keys."""
    return [Page(key, _text(key).text) for key in sample.articles]


def sample_referred(sample: Sample, annotator: Annotator) -> Referred:
    """What statements of an annotator refer to."""
    sources = _sources(sample)
    # Whoever assessed: the ids of assessments do not depend on it.
    by_source = {assessment.source: assessment for assessment in _assessments(sample, sources, annotator)}
    newest = {key: by_source[source.id] for key, source in sources.items() if source.id in by_source}
    return Referred(sources, newest, annotator.id, builtin(sample.codebook).version)


def read_sample() -> Sample:
    """The file as it is."""
    return msgspec.json.decode(asset("sample", "sample.json").read_bytes(), type=Sample)


def _text(key: str) -> SampleText:
    data = asset("articles", f"{key}.txt").read_bytes()
    return SampleText(txt.read(f"{key}.txt", data).text, data)


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _article(key: str, row: dict[str, Any], kept: SampleText, at: datetime) -> Article:
    """The article of that key. The extractor's version is left out: the sample is the same in every release."""
    bytes_hash, text_hash = sha256(kept.original).hexdigest(), sha256(kept.text.encode()).hexdigest()
    found = {
        "id": sample_id("article", key),
        "sha256": text_hash,
        "length": len(kept.text),
        "captured": Capture(
            at=at, name=f"{key}.txt", charset="utf-8", original=bytes_hash, extractor="sourcemark"
        ),
    }
    return msgspec.convert(_without(row, "statements") | found, Article)


def _sources(sample: Sample) -> dict[str, Source]:
    return {key: _source(key, row) for key, row in sample.sources.items()}


def _source(key: str, row: dict[str, Any]) -> Source:
    return msgspec.convert(_without(row, "assessments") | {"id": sample_id("source", key)}, Source)


def _assessments(sample: Sample, sources: dict[str, Source], annotator: Annotator) -> Iterator[Assessment]:
    """Those of each source in the order of their dates."""
    for key, row in sample.sources.items():
        for number, grade in enumerate(
            sorted(row.get("assessments", ()), key=lambda grade: str(grade["at"]))
        ):
            found = {
                "id": sample_id("assessment", key, str(number)),
                "source": sources[key].id,
                "annotator": annotator.id,
            }
            yield msgspec.convert(grade | found, Assessment)


def _statements(sample: Sample, pages: list[Page], referred: Referred) -> Iterator[Statement]:
    """One a minute, in the order of the file."""
    at = sample.at
    for page in pages:
        for key, body in sample.articles[page.key]["statements"].items():
            at += timedelta(minutes=1)
            yield marked(msgspec.convert(body, Row), key, page, referred, at)
