"""W3C Web Annotation, judged by the W3C's own schemas and by pyld: what we write, and what others write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from files import TEXT, mark, said_by
from golden_sets import sample_items
from tables import a_set, an_article

from sourcemark.formats.sets import w3c_collection as collection
from sourcemark.formats.sets import w3c_lines as lines
from sourcemark.formats.tagged import Document
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span

SCHEMAS = Path(__file__).parents[4] / "shared" / "w3c"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FACET = '"sourcemark:facet"'
KEYS = (
    "facet",
    "role",
    "article",
    "title",
    "sha256",
    "outlet",
    "byline",
    "section",
    "published",
    "url",
    "language",
)
OURS = {"@context", "sourcemark", *(f"sourcemark:{key}" for key in KEYS)}
LEE = Source(id="lee", name="Lee 😀")
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.exists(), reason="the W3C's schemas are not beside the checkout"
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("w3c") / "a.json"
    assert collection.write(path, sample_items()) == 96
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def musts() -> Iterator[dict[str, Any]]:
    for path in sorted((SCHEMAS / "annotations").rglob("*.json")):
        schema = json.loads(path.read_bytes())
        if schema.get("assertionType") == "must":
            yield schema


def store() -> dict[str, Any]:
    return {path.name: json.loads(path.read_bytes()) for path in (SCHEMAS / "definitions").glob("*.json")}


@needs_schemas
@pytest.mark.filterwarnings("ignore:jsonschema.RefResolver is deprecated:DeprecationWarning")
def test_every_must_of_the_w3c_is_kept(tmp_path: Path) -> None:
    lines.write(tmp_path / "a.jsonl", sample_items())
    written, checked = lines_of(tmp_path / "a.jsonl"), 0
    for schema in musts():
        resolver = jsonschema.RefResolver(schema["id"], schema, store())
        judge = jsonschema.Draft4Validator(schema, resolver=resolver)
        expects = schema.get("expectedResult", "valid") == "valid"
        for annotation in written[::8]:
            assert judge.is_valid(annotation) == expects, schema["title"]
            checked += 1
    assert checked > 300


def test_the_collection_and_its_page_are_what_the_w3c_asks_for(sample: dict[str, Any]) -> None:
    page = sample["first"]
    assert CONTEXT in sample["@context"]
    assert (sample["type"], page["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert sample["total"] == len(page["items"]) == 96
    assert page["partOf"] == sample["id"] != page["id"]
    assert not any("@context" in item for item in page["items"])


@needs_schemas
def test_every_word_is_known_to_a_reader_of_json_ld(sample: dict[str, Any]) -> None:
    from pyld import jsonld

    known = set(json.loads((SCHEMAS / "anno.jsonld").read_bytes())["@context"])

    def load(url: str, _: object) -> dict[str, Any]:
        assert url == CONTEXT
        document = json.loads((SCHEMAS / "anno.jsonld").read_bytes())
        return {
            "contextUrl": None,
            "documentUrl": url,
            "contentType": "application/ld+json",
            "document": document,
        }

    (expanded,) = jsonld.expand(sample, {"documentLoader": load})
    assert _keys(sample) - OURS <= known  # others would be dropped without a word
    (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == 96
    assert json.dumps(expanded).count('"urn:sourcemark:facet"') == json.dumps(sample).count(FACET)


def _keys(thing: Any) -> set[str]:
    if isinstance(thing, dict):
        return set(thing).union(*map(_keys, thing.values()))
    return set().union(*map(_keys, thing)) if isinstance(thing, list) else set()


def test_places_and_words_stand_side_by_side_and_speech_apart(tmp_path: Path) -> None:
    article = an_article(TEXT, url="https://a.example/x")
    who = msgspec.structs.replace(said_by(LEE), source_spans=(Span(0, 3),), cue_spans=(Span(4, 8),))
    s = mark(article, TEXT, (9, 13), (20, 25), attribution=who, note="so\nthere")
    lines.write(tmp_path / "a.jsonl", a_set(article, s, LEE))
    (found,) = lines_of(tmp_path / "a.jsonl")
    assert [target["source"] for target in found["target"]] == ["https://a.example/x"] * 2
    assert [t["selector"][0]["exact"] for t in found["target"]] == [TEXT[9:13], TEXT[20:25]]
    assert [t["selector"][1]["start"] for t in found["target"]] == [9, 20]
    said = {body.get("sourcemark:facet"): body.get("value") for body in found["body"]}
    assert (said["source"], said["note"]) == ("Lee 😀", "so\nthere")
    roles = {b["sourcemark:role"]: b["selector"]["start"] for b in found["body"] if "selector" in b}
    assert roles == {"source words": 0, "cue": 4}
    assert "modified" not in found


@pytest.mark.parametrize("url", ["", "no address", "https://a.example/a b", "x<y>:z", "/relative"])
def test_an_article_without_an_address_is_known_by_its_digest(url: str, tmp_path: Path) -> None:
    article = an_article(TEXT, url=url)
    lines.write(tmp_path / "a.jsonl", a_set(article, mark(article, TEXT, (0, 3))))
    (found,) = lines_of(tmp_path / "a.jsonl")
    assert found["target"][0]["source"] == f"urn:sha256:{article.sha256}"
    (document,) = (p for p in lines.read("a.jsonl", msgspec.json.encode(found)) if isinstance(p, Document))
    assert (document.key, document.sha256, document.text) == (article.id, article.sha256, None)
    assert document.about == ({"url": url} if url else {})


def test_the_same_set_is_written_in_the_same_way(tmp_path: Path) -> None:
    for name in ("a", "b"):
        collection.write(tmp_path / name, sample_items())
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
