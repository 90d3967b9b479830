"""Projects and codebooks judged by the schemas: two validators, any set, awkward names."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import msgspec
import pytest
from files import BOOK, TEXT, mark, said_by, user
from golden_sets import sample_items
from hypothesis import given, settings
from lxml import etree
from refi_written import a_set, entry, written
from tables import an_article
from whole_sets import whole_sets

from sourcemark.formats.sets import qdc, qdpx
from sourcemark.formats.tagged import Attribute, Document, Mark
from sourcemark.model.bundle import Item
from sourcemark.model.codebook import Code, Facet
from sourcemark.model.sources import Source

SCHEMAS = Path(__file__).parents[5] / "shared" / "refi"
AWKWARD = ('<b>&amp;"x"</b>', "a\nb\tc", " x ", "e\u0301 😀 קול", "\x01\ufffe", "]]>", "🇩🇪" * 300)


@cache
def judges(name: str) -> tuple[Callable[[bytes], object], ...]:
    path = SCHEMAS / f"{name}.xsd"
    if not path.exists():
        pytest.skip(f"the schema of REFI-QDA is not at {path}")
    import xmlschema

    by_lxml, other = etree.XMLSchema(etree.parse(str(path))), xmlschema.XMLSchema(str(path))
    return lambda data: by_lxml.assertValid(etree.fromstring(data)), lambda data: other.validate(
        io.BytesIO(data)
    )


def judged(data: bytes, name: str = "Project") -> bytes:
    for judge in judges(name):
        judge(data)
    return data


@pytest.mark.parametrize("options", [(), ("crlf",)])
def test_the_sample_is_valid(options: tuple[str, ...]) -> None:
    judged(entry(written(sample_items(), *options)))


@settings(max_examples=8)
@given(whole_sets(most=1))
def test_any_set_is_valid(items: list[Item]) -> None:
    judged(entry(written(items)))


def test_a_set_of_nothing_is_valid() -> None:
    judged(entry(written([])))


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_names_are_valid_and_come_back(name: str) -> None:
    facet = Facet(id="own", name=name, definition=name, codes=(Code(id="x", name=name, definition=name),))
    book = msgspec.structs.replace(BOOK, facets=(*BOOK.facets, facet))
    article = an_article(TEXT, title=name, outlet=name)
    source = Source(id="s", name=name, aliases=(name,))
    s = mark(article, TEXT, (0, 9), codes={"own": ("x",)}, note=name, attribution=said_by(source))
    data = written(a_set(article, s, source, who=user(name), book=book))
    judged(entry(data))
    pieces = list(qdpx.read("a.qdpx", data))
    (made,) = [p for p in pieces if isinstance(p, Mark)]
    clean = name.replace("\x01", "\ufffd").replace("\ufffe", "\ufffd")
    assert (made.values["own"], made.values["source"], made.note) == ((clean,), (clean,), clean)
    assert [p.title for p in pieces if isinstance(p, Document)] == [clean]


def test_a_codebook_is_valid_and_comes_back(tmp_path: Path) -> None:
    number = qdc.write(tmp_path / "a.qdc", sample_items(), ())
    data = judged((tmp_path / "a.qdc").read_bytes(), "Codebook")
    pieces = list(qdc.read("a.qdc", data))
    attributes = {p.name: p for p in pieces if isinstance(p, Attribute)}
    assert len(attributes) == len(pieces)
    assert number == sum(len(p.values) for p in attributes.values())
    official = attributes["source_type"].values[0]
    assert (official.name, official.colour[:1]) == ("Official", "#")
    assert official.definition
    assert [v.name for v in attributes["reliability"].values] == list("ABCDEF")


def test_a_codebook_of_nothing_is_valid(tmp_path: Path) -> None:
    qdc.write(tmp_path / "a.qdc", [], ())
    judged((tmp_path / "a.qdc").read_bytes(), "Codebook")


def test_all_that_is_referred_to_is_there_once() -> None:
    """What no schema looks at."""
    whole = etree.fromstring(entry(written(sample_items())))
    guids = [guid for part in whole.iter() if (guid := part.get("guid"))]
    named = ("targetGUID", "originGUID", "creatingUser")
    referred = {guid for part in whole.iter() for name in named if (guid := part.get(name))}
    assert len(guids) == len(set(guids))
    assert referred <= set(guids)
