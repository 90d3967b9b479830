"""W3C Web Annotation as others write it: every make of shell, place and body, and what can't be one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from sourcemark.formats.registry import format_for
from sourcemark.formats.sets import w3c_collection as collection
from sourcemark.formats.sets import w3c_lines as lines
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece
from sourcemark.model.spans import Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def marked(**fields: Any) -> dict[str, Any]:
    """An annotation of somebody else, of the page `https://a.example/x`."""
    target = {"source": "https://a.example/x", "selector": {"type": "TextQuoteSelector", "exact": "no"}}
    return {
        "@context": CONTEXT,
        "type": "Annotation",
        "id": "https://b.example/1",
        "target": target,
        **fields,
    }


def of(*things: object, form: Any = lines) -> list[Piece]:
    data = b"\n".join(map(msgspec.json.encode, things))
    return list(form.read("a.jsonl", data))


def one(**fields: Any) -> Mark:
    (found,) = (piece for piece in of(marked(**fields)) if isinstance(piece, Mark))
    return found


def at(*selectors: object, source: str = "https://a.example/x") -> dict[str, Any]:
    return {"source": source, "selector": list(selectors)}


QUOTED = {"type": "TextQuoteSelector", "exact": "said", "prefix": "He ", "suffix": " no."}
SAID = Quote(exact="said", prefix="He ", suffix=" no.")
PLACED = {"type": "TextPositionSelector", "start": 3, "end": 7}


def test_without_our_own_words_the_digest_still_finds_the_article() -> None:
    pieces = of(marked(target=at(QUOTED, source="urn:sha256:" + "0" * 64)))
    assert next(p for p in pieces if isinstance(p, Document)).sha256 == "0" * 64


@pytest.mark.parametrize(
    ("target", "spans", "quotes"),
    [
        (at(QUOTED), (), (SAID,)),
        (at(PLACED), (Span(3, 7),), ()),
        (at(QUOTED, PLACED), (Span(3, 7),), (SAID,)),
        ([at(QUOTED, PLACED), at(QUOTED)], (), (SAID,) * 2),
        ([at(QUOTED, PLACED), at(PLACED)], (Span(3, 7),) * 2, ()),
        ("https://a.example/x#char=3,7", (Span(3, 7),), ()),
        (at({"type": "FragmentSelector", "value": "char=3,7"}), (Span(3, 7),), ()),
        (at({"type": "Choice", "items": [PLACED]}), (Span(3, 7),), ()),
        (at({"type": "XPathSelector", "value": "/p", "refinedBy": QUOTED}), (), (SAID,)),
        (at({**PLACED, "start": 7}, QUOTED), (), (SAID,)),
    ],
)  # fmt: skip
def test_places_of_every_make_are_read(
    target: object, spans: tuple[Span, ...], quotes: tuple[Quote, ...]
) -> None:
    found = one(target=target)
    assert (found.spans, found.quotes) == (spans, quotes)


@pytest.mark.parametrize(
    ("fields", "values", "note"),
    [
        ({"bodyValue": "true?"}, {}, "true?"),
        ({"body": "https://c.example/y"}, {"link": ("https://c.example/y",)}, ""),
        ({"body": {"type": "TextualBody", "value": "hm"}}, {}, "hm"),
        ({"body": {"type": "TextualBody", "value": "a", "purpose": "tagging"}}, {"tag": ("a",)}, ""),
        ({"motivation": "oa:tagging", "body": {"value": "a"}}, {"tag": ("a",)}, ""),
        ({"body": [{"value": "a", "purpose": "classifying"}, {"value": "b", "purpose": "classifying"}]},
         {"class": ("a", "b")}, ""),
        ({"body": {"source": "https://d.example/", "purpose": "identifying"}},
         {"identity": ("https://d.example/",)}, ""),
        ({"body": {"type": "Choice", "items": [{"value": "a"}, {"value": "b"}]}}, {}, "a\n\nb"),
        ({"text": "a", "tags": ["b", "c", 7]}, {"tag": ("b", "c")}, "a"),
    ],
)  # fmt: skip
def test_bodies_of_every_make_are_read(
    fields: dict[str, Any], values: dict[str, tuple[str, ...]], note: str
) -> None:
    found = one(**fields)
    assert (found.values, found.note) == (values, note)


HYPOTHESIS = {
    "export_date": "2024-05-06T07:08:09Z", "export_userid": "acct:bob@hypothes.is", "client_version": "1.1",
    "annotations": [
        {"id": "one", "uri": "https://a.example/x", "user": "acct:bob@hypothes.is", "text": "true?",
         "user_info": {"display_name": None}, "tags": ["official"], "created": "2024-05-06T07:08:09.5+00:00",
         "document": {"title": ["A page"]}, "target": [at({"type": "RangeSelector"}, PLACED, QUOTED)]},
        {"id": "two", "uri": "https://a.example/x", "user": "acct:bob@hypothes.is", "text": "of the page",
         "target": [{"source": "https://a.example/x"}]},
        {"id": "three", "references": ["one"], "text": "yes", "target": [{"source": "https://a.example/x"}]},
    ],
}  # fmt: skip


def test_an_export_of_hypothesis_is_read() -> None:
    data = msgspec.json.encode(HYPOTHESIS)
    assert format_for("a.json", data).name == "w3c"
    person, document, found, *left = collection.read("a.json", data)
    assert person == Person(key="acct:bob@hypothes.is", name="bob")
    assert document == Document(
        key="https://a.example/x", title="A page", about={"url": "https://a.example/x"}
    )
    assert isinstance(found, Mark)
    assert (found.key, found.note, found.values) == ("one", "true?", {"tag": ("official",)})
    assert found.created is not None
    assert left == [
        Left(what="annotations of a whole page, or of what is not text"),
        Left(what="replies to annotations"),
    ]


@pytest.mark.parametrize(
    "shell",
    [
        lambda a: a,
        lambda a: [a],
        lambda a: {"@context": CONTEXT, "type": "AnnotationPage", "items": [a]},
        lambda a: {"@context": CONTEXT, "type": "AnnotationCollection", "first": {"items": a}},
        lambda a: {"@context": CONTEXT, "@graph": [a]},
        lambda a: {"total": 1, "rows": [a]},
    ],
)
def test_annotations_are_found_in_every_shell(shell: Any) -> None:
    data = msgspec.json.encode(shell(marked()))
    assert [piece.key for piece in collection.read("a.json", data) if isinstance(piece, Mark)] == [
        "https://b.example/1"
    ]


def test_several_of_one_id_are_told_apart_and_pages_too() -> None:
    both = [at(PLACED), at(PLACED, source="https://a.example/y")]
    keys = [(p.key, p.document) for p in of(marked(target=both), marked()) if isinstance(p, Mark)]
    assert keys == [
        ("https://b.example/1", "https://a.example/x"),
        ("https://b.example/1 (2)", "https://a.example/y"),
        ("https://b.example/1 (3)", "https://a.example/x"),
    ]
