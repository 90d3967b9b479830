"""Statements as annotations. Written for speed: a million are asked for at a time, and much in them repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import msgspec
from msgspec import Raw

from ....model.articles import Article
from ....model.bundle import Bundle
from ....model.spans import Span
from ....model.statements import Statement
from ...described import about, described
from ...register import Register, is_uuid
from .model import (
    COMMENTS,
    CONTEXT,
    CUE_WORDS,
    PREFIX,
    SOURCE_WORDS,
    TAGS,
    Agent,
    Annotation,
    Body,
    PositionSelector,
    QuoteSelector,
    Target,
    Words,
)

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
KEPT = 20_000
"""Bodies that are kept to be used again: as many as there are names and values in a large project."""
_encode = msgspec.json.Encoder().encode
_GENERATOR = Raw(_encode(Agent(id="urn:sourcemark:program", type="Software", name="Sourcemark")))


class Annotations:
    """Takes a bundle in, gives annotations out, each as JSON that begins with `{` and holds no line end."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle, self._register = bundle, Register()
        self._articles: dict[str, tuple[str, Raw]] = {}
        self._creators: dict[str, Raw] = {}
        self._bodies: dict[tuple[str, str], Raw] = {}

    def __iter__(self) -> Iterator[bytes]:
        for item in self._bundle:
            if isinstance(item, Statement):
                yield _encode(self._annotation(item))
            else:
                self._register.take(item)

    def _annotation(self, s: Statement) -> Annotation:
        source, article = self._article(s.article)
        return Annotation(
            id=iri_of("statement", s.id),
            motivation="classifying",
            creator=self._creator(s.annotator),
            created=s.created,
            generator=_GENERATOR,
            target=_targets(s, source),
            article=article,
            body=[*self._said(s), *_words(s, source)],
        )

    def _said(self, s: Statement) -> Iterator[Raw]:
        bodies = self._bodies
        for name, values in described(s, self._register).items():
            for value in values:
                body = bodies.get((name, value))
                yield body if body is not None else self._body(name, value)

    def _body(self, name: str, value: str) -> Raw:
        purpose = "commenting" if name in COMMENTS else "tagging" if name in TAGS else "classifying"
        body = Raw(_encode(Body(purpose=purpose, value=value, facet=name)))
        if name not in COMMENTS and len(self._bodies) < KEPT:
            self._bodies[name, value] = body
        return body

    def _creator(self, id: str) -> Raw:
        if id not in self._creators:
            agent = Agent(id=iri_of("annotator", id), type="Person", name=self._register.annotator(id))
            self._creators[id] = Raw(_encode(agent))
        return self._creators[id]

    def _article(self, id: str) -> tuple[str, Raw]:
        if id not in self._articles:
            article = self._register.articles[id]
            self._articles[id] = address(article), Raw(_encode(_about(article)))
        return self._articles[id]


def head() -> bytes:
    """The beginning of a JSON object that stands for itself: its context."""
    return b'{"@context":%b,' % _encode(CONTEXT)


def address(article: Article) -> str:
    """The article's URL, if it is one; else its text's digest."""
    return article.url if _IRI.fullmatch(article.url) else f"urn:sha256:{article.sha256}"


def iri_of(kind: str, id: str) -> str:
    """An IRI for one of our ids: its own where it is a UUID, else made of its kind."""
    if is_uuid(id) and _UUID.fullmatch(id):
        return f"urn:uuid:{id}"
    return f"urn:sourcemark:{kind}:{quote(id, safe='')}"


def _about(article: Article) -> dict[str, str]:
    fields = {"title": article.title, "sha256": article.sha256, **about(article)}
    return {"id": iri_of("article", article.id)} | {PREFIX + name: value for name, value in fields.items()}


def _targets(s: Statement, source: str) -> list[Target]:
    return [
        Target(
            source,
            (QuoteSelector(words.exact, words.prefix, words.suffix), PositionSelector(span.start, span.end)),
        )
        for span, words in zip(s.spans, s.quotes, strict=True)
    ]


def _words(s: Statement, source: str) -> Iterator[Words]:
    who = s.attribution
    if who.source_spans:
        yield from _places(who.source_spans, source, SOURCE_WORDS)
    if who.cue_spans:
        yield from _places(who.cue_spans, source, CUE_WORDS)


def _places(spans: Iterable[Span], source: str, role: str) -> Iterator[Words]:
    return (Words("describing", source, PositionSelector(span.start, span.end), role) for span in spans)
