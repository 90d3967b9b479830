"""A coworker's reading of two articles of the sample: what differs from the sample's own marks, the rest is alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from ..assets import asset
from ..model.articles import Progress
from ..model.entity import Entity
from ..model.ids import id_of
from ..model.people import Annotator
from ..model.statements import Statement
from .sample import Sample, read_sample, sample_pages, sample_referred
from .sample_marks import Page, Referred, Row, marked, sample_id

_KEY = "coworker"


class _Coworker(msgspec.Struct, forbid_unknown_fields=True):
    """The file `coworker.json`: per article, statements by their key in the sample."""

    annotator: str
    at: datetime
    articles: dict[str, dict[str, dict[str, Any] | None]]
    """What is read otherwise in a statement; null for one that the coworker did not mark."""


def coworker_objects() -> Iterator[Entity]:
    """The coworker, their statements, and that they have submitted both articles. They refer to the sample's objects.

    Raises as `sample_objects` does.
    """
    sample = read_sample()
    found = msgspec.json.decode(asset("sample", "coworker.json").read_bytes(), type=_Coworker)
    annotator = Annotator(id=sample_id("annotator", found.annotator), name=found.annotator)
    yield annotator
    known = sample_referred(sample, annotator)
    for page in sample_pages(sample):
        if page.key in found.articles:
            yield from _statements(sample, page, found, known)
    for key in found.articles:
        article = sample_id("article", key)
        done = Progress(id=id_of(article, annotator.id), article=article, annotator=annotator.id)
        yield msgspec.structs.replace(done, done=True, submitted=True)


def _statements(sample: Sample, page: Page, found: _Coworker, known: Referred) -> Iterator[Statement]:
    """One a minute. A statement that confirms another is the coworker's own."""
    at, otherwise = found.at, found.articles[page.key]
    for key, body in sample.articles[page.key]["statements"].items():
        at += timedelta(minutes=1)
        other = otherwise.get(key, {})
        if other is not None:
            made = marked(msgspec.convert(body | other, Row), key, page, known, at)
            yield msgspec.structs.replace(
                made, id=sample_id("statement", page.key, key, _KEY), status="submitted"
            )
