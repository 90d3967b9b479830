"""CAS files as they are written, loaded and type-checked by dkpro-cassis: XMI and JSON say the same."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cassis
import msgspec
import pytest
from files import BOOK, mark
from golden_sets import sample_items
from hypothesis import given, settings
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.format import Format
from sourcemark.formats.sets import cas_json, cas_xmi
from sourcemark.formats.sets.cas.types import SLOTS, STATEMENT
from sourcemark.formats.tagged import Document, Left, Mark, Person
from sourcemark.model.bundle import Item, Text
from sourcemark.model.codebook import Facet
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, Statement

BOTH = (cas_xmi.FORMAT, cas_json.FORMAT)
WORDS = "😀 Lee said 𝔘 no, and went."


def written(form: Format, items: Iterable[Item]) -> bytes:
    assert form.write is not None
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.zip")
        form.write(path, iter(list(items)), ())
        return path.read_bytes()


def loaded(form: Format, data: bytes) -> Iterator[tuple[str, Any]]:
    """Every file of the archive, as cassis has it."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    system = cassis.load_typesystem(archive.open("TypeSystem.xml")) if form is cas_xmi.FORMAT else None
    for name in archive.namelist():
        if name.endswith(".xmi"):
            yield name, cassis.load_cas_from_xmi(archive.open(name), system)
        elif form is cas_json.FORMAT:
            yield name, cassis.load_cas_from_json(archive.open(name))


def one(text: str, *statements: Statement, **fields: Any) -> list[Item]:
    article = an_article(text)
    kept = Text(sha256=article.sha256, text=text)
    made = [msgspec.structs.replace(s, article=article.id) for s in statements]
    return [kept, *a_set(article, *made, **fields)]


def said(*places: tuple[int, int], **fields: Any) -> Statement:
    return mark(an_article(WORDS), WORDS, *places, **fields)


@pytest.mark.parametrize("form", BOTH, ids=lambda f: f.name)
def test_the_sample_loads_and_its_types_are_sound(form: Format) -> None:
    items = list(sample_items())
    quotes = sorted(s.quotes[0].exact for s in items if isinstance(s, Statement))
    found = []
    for _, cas in loaded(form, written(form, items)):
        assert cas.typecheck() == []
        found += [s.get_covered_text() for s in cas.select(STATEMENT)]
        assert cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")[0].documentTitle
    assert sorted(found) == quotes


@pytest.mark.parametrize("form", BOTH, ids=lambda f: f.name)
@settings(max_examples=8)
@given(whole_sets())
def test_any_set_loads_with_the_words_that_were_marked(form: Format, items: list[Item]) -> None:
    found: list[str] = []
    for _, cas in loaded(form, written(form, items)):
        assert cas.typecheck() == []
        found += [s.get_covered_text() for s in cas.select(STATEMENT)]
    assert sorted(found) == sorted(s.quotes[0].exact for s in items if isinstance(s, Statement))


@pytest.mark.parametrize("form", BOTH, ids=lambda f: f.name)
def test_slots_lead_to_the_words(form: Format) -> None:
    speech = Attribution(source_spans=(Span(2, 5),), cue_spans=(Span(6, 10),))
    data = written(form, one(WORDS, said((13, 15), (21, 25), attribution=speech)))
    ((_, cas),) = loaded(form, data)
    (statement,) = cas.select(STATEMENT)
    told = [[link.target.get_covered_text() for link in statement[slot].elements] for slot in SLOTS]
    assert (statement.get_covered_text(), told) == ("no", [["went"], ["Lee"], ["said"]])


def test_both_say_the_same() -> None:
    items = list(sample_items())
    xmi, js = ([cas for _, cas in loaded(form, written(form, items))] for form in BOTH)
    for one_, other in zip(xmi, js, strict=True):
        assert one_.sofa_string == other.sofa_string
        pairs = zip(one_.select(STATEMENT), other.select(STATEMENT), strict=True)
        assert all(
            (a.begin, a.end, a.identifier, a.note) == (b.begin, b.end, b.identifier, b.note) for a, b in pairs
        )


@pytest.mark.parametrize("form", BOTH, ids=lambda f: f.name)
def test_what_cassis_writes_anew_is_read_as_before(form: Format) -> None:
    """As a colleague's tool would hand it back."""
    speech = Attribution(source_spans=(Span(2, 5),))
    items = one(
        WORDS, said((13, 15), (21, 25), attribution=speech, codes={"source_type": ("official",)}, note="x")
    )
    data = written(form, items)
    ((name, cas),) = loaded(form, data)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if form is cas_xmi.FORMAT:
            archive.writestr("TypeSystem.xml", cas.typesystem.to_xml())
        archive.writestr(name, cas.to_xmi() if form is cas_xmi.FORMAT else cas.to_json())
    assert form.read is not None
    before, after = (
        [p for p in form.read("a.zip", content) if not isinstance(p, Left)]
        for content in (data, file.getvalue())
    )
    assert after == before


def test_facets_with_awkward_names_have_features_of_their_own() -> None:
    facets = tuple(
        Facet(id=n, name=n) for n in ("tone of voice", "tone-of-voice", "begin", "声", "1st", "Note")
    )
    book = msgspec.structs.replace(BOOK, facets=(*BOOK.facets, *facets))
    codes = {facet.id: (f"a {facet.id}",) for facet in facets}
    for form in BOTH:
        data = written(form, one(WORDS, said((2, 5), codes=codes), book=book))
        ((_, cas),) = loaded(form, data)
        names = [f.name for f in cas.typesystem.get_type(STATEMENT).all_features]
        assert len(names) == len({name.lower() for name in names})
        assert all(name.isidentifier() and name.isascii() for name in names)
        assert form.read is not None
        (made,) = [p for p in form.read("a.zip", data) if isinstance(p, Mark)]
        assert {name: made.values[name] for name in codes} == codes


def test_each_annotator_has_a_file_and_an_unmarked_article_one() -> None:
    names = zipfile.ZipFile(io.BytesIO(written(cas_xmi.FORMAT, one(WORDS)))).namelist()
    assert names == ["00001-Troops_move/INITIAL_CAS.xmi", "TypeSystem.xml", "layers.json"]
    names = zipfile.ZipFile(io.BytesIO(written(cas_xmi.FORMAT, one(WORDS, said((2, 5)))))).namelist()
    assert names[0] == "00001-Troops_move/Ann.xmi"


@pytest.mark.parametrize("form", BOTH, ids=lambda f: f.name)
def test_the_article_comes_back_with_what_is_known_of_it(form: Format) -> None:
    article = an_article(WORDS, title="<&> \n", outlet="Wire", language="en", url="https://example.org/?a&b")
    assert form.read is not None
    pieces = list(form.read("a", written(form, [Text(sha256=article.sha256, text=WORDS), *a_set(article)])))
    (document,) = [p for p in pieces if isinstance(p, Document)]
    assert (document.key, document.title, document.sha256) == (article.id, article.title, article.sha256)
    assert document.about == {"outlet": "Wire", "language": "en", "url": "https://example.org/?a&b"}
    assert not [p for p in pieces if isinstance(p, Person)]


def test_layers_for_inception_name_every_feature_and_its_values() -> None:
    data = written(cas_xmi.FORMAT, sample_items())
    archive = zipfile.ZipFile(io.BytesIO(data))
    layers = {layer["name"]: layer for layer in json.loads(archive.read("layers.json"))}
    system = cassis.load_typesystem(archive.open("TypeSystem.xml"))
    for name, layer in layers.items():
        assert {f["name"] for f in layer["features"]} == {f.name for f in system.get_type(name).features}
    features = {f["name"]: f for f in layers[STATEMENT]["features"]}
    assert [t["tag_name"] for t in features["reliability"]["tag_set"]["tags"]] == list("ABCDEF")
    assert "Official" in {t["tag_name"] for t in features["source_type"]["tag_set"]["tags"]}
    assert features["source_words"]["link_mode"] == "WITH_ROLE"
    assert features["source_words"]["type"] in layers
