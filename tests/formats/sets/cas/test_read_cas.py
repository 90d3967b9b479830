"""CAS files of other tools, and what is wrong in them."""

from __future__ import annotations

import json

import pytest
from cas_files import NAMED, SYSTEM, TOKEN, annotation, archive, feature, type_, xmi
from foreign_files import zipped

from sourcemark.formats.registry import format_for
from sourcemark.formats.sets import cas_json, cas_xmi
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span

TEXT = "😀 Lee said no."
LEE = annotation("ner:NamedEntity", 10, (3, 6), 'value="PER" identifier="Q1"')


def pieces(data: bytes) -> list[Piece]:
    return list(cas_xmi.read("a.zip", data))


def marks(data: bytes) -> list[Mark]:
    return [p for p in pieces(data) if isinstance(p, Mark)]


def left(found: list[Piece]) -> dict[str, int]:
    return {p.what: p.number for p in found if isinstance(p, Left)}


def as_json(*structures: dict[str, object], text: object = TEXT) -> bytes:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": text}
    views = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [s.get("%ID") for s in structures]}}
    whole = {"%TYPES": {}, "%FEATURE_STRUCTURES": [sofa, *structures], "%VIEWS": views}
    return json.dumps(whole).encode()


def test_each_layer_gives_marks_with_its_features() -> None:
    tags = "<tags>loud</tags><tags>long</tags>"
    tone = annotation("custom:Tone", 11, (7, 15), 'mood="firm"', tags)
    data = archive(ann=xmi(TEXT, LEE, tone, annotation("custom:Tone", 12, (0, 2))))
    assert [(m.spans, m.values) for m in marks(data)] == [
        ((Span(2, 5),), {"NamedEntity/value": ("PER",), "NamedEntity/identifier": ("Q1",)}),
        ((Span(6, 14),), {"Tone/mood": ("firm",), "Tone/tags": ("loud", "long")}),
        ((Span(0, 1),), {"layer": ("Tone",)}),
    ]


def test_words_and_relations_are_left() -> None:
    token = annotation("seg:Token", 11, (3, 6))
    link = annotation("custom:Link", 12, (3, 6), 'Governor="10" Dependent="10"')
    event = annotation("custom:Event", 13, (3, 6), 'who="10 10"')
    found = pieces(archive(ann=xmi(TEXT, LEE, token, link, event)))
    assert left(found) == {
        "Token annotations": 1, "relations of the layer Link": 1, "what Event/who leads to": 1
    }  # fmt: skip


def test_files_of_one_document_are_readings_of_it() -> None:
    data = archive(
        ann=xmi(TEXT, LEE), ben=xmi(TEXT, LEE), CURATION_USER=xmi(TEXT, LEE), INITIAL_CAS=xmi(TEXT)
    )
    found = pieces(data)
    assert [p.title for p in found if isinstance(p, Document)] == ["a.txt"]
    assert [p.name for p in found if isinstance(p, Person)] == ["ann", "ben", "Curation"]
    assert [m.person for m in marks(data)] == ["ann", "ben", "Curation"]
    assert len({m.key for m in marks(data)}) == 3


def test_a_file_named_as_its_document_names_nobody() -> None:
    assert [m.person for m in marks(archive(a=xmi(TEXT, LEE)))] == [""]


def test_documents_of_one_name_and_other_texts_are_two() -> None:
    found = pieces(archive(ann=xmi(TEXT, LEE), ben=xmi("Other words", LEE)))
    assert len({p.key for p in found if isinstance(p, Document)}) == 2


def test_a_layer_that_is_called_like_ours_is_none_of_ours() -> None:
    system = SYSTEM.replace("webanno.custom.Tone", "webanno.custom.Statement")
    own = annotation("custom:Statement", 11, (3, 6), 'mood="firm"')
    data = zipped({"TypeSystem.xml": system, "ann.xmi": xmi(TEXT, own)})
    assert [m.values for m in marks(data)] == [{"Statement/mood": ("firm",)}]


def test_a_few_bad_places_are_left_and_most_are_refused() -> None:
    bad = [
        annotation("ner:NamedEntity", 20 + n, place)
        for n, place in enumerate(((3, 99), (6, 3), (4, 4), (-5, 3)))
    ]
    good = [annotation("ner:NamedEntity", 30 + n, (3, 6)) for n in range(4)]
    found = pieces(archive(ann=xmi(TEXT, *bad, *good)))
    assert len([p for p in found if isinstance(p, Mark)]) == 4
    ((what, number),) = left(found).items()
    assert (number, "ann.xmi at 3 to 99" in what) == (4, True)
    with pytest.raises(BadFile, match="4 of 7 annotations are empty or lie outside"):
        pieces(archive(ann=xmi(TEXT, *bad, *good[:3])))


def test_rings_among_types_and_structures_come_to_an_end() -> None:
    ring = type_("webanno.custom.A", above="webanno.custom.B") + type_(
        "webanno.custom.B", above="webanno.custom.A"
    )
    own = type_("webanno.custom.Loop", feature("target", "webanno.custom.Loop"))
    system = SYSTEM.replace("</types>", f"{ring}{own}</types>")
    one, other = (annotation("custom:Loop", n, (3, 6), f'target="{21 - n}"') for n in (10, 11))
    found = pieces(
        zipped({"TypeSystem.xml": system, "x.xmi": xmi(TEXT, one, other, annotation("custom:A", 12, (0, 2)))})
    )
    assert len([p for p in found if isinstance(p, Mark)]) == 3


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\3\4" + bytes(30), "damaged or cut off"),
        (zipped({"a.xmi": xmi(TEXT)}), "no part named TypeSystem.xml"),
        (archive(ann=xmi(TEXT)[:-9]), "XML is damaged"),
        (archive(ann="<html/>"), "no XMI of a CAS"),
        (archive(ann=xmi(TEXT).replace("sofaString", "other")), "it has no text"),
        (archive(ann=f'<!DOCTYPE a [<!ENTITY b "c">]>{xmi("&b;")}'), "entities"),
        (archive(ann=f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>{xmi("&b;")}'), "entities"),
        (zipped({"TypeSystem.xml": "<types>" * 10_000}), "XML is damaged"),
        (zipped({"TypeSystem.xml": SYSTEM, "../a.xmi": xmi(TEXT)}), "leads out of the file"),
        (zipped({"TypeSystem.xml": SYSTEM, "a.xmi": b"<a>" + b" " * 30_000_000}), "too tightly"),
    ],
)
def test_what_is_wrong_with_xmi_is_named(data: bytes, why: str) -> None:
    with pytest.raises(BadFile, match=why):
        pieces(data)


def test_json_of_another_tool() -> None:
    named = {
        "%ID": 2,
        "%TYPE": NAMED,
        "@sofa": 1,
        "begin": 3,
        "end": 6,
        "value": "PER",
        "#score": 0.5,
        "sure": True,
    }
    token = {"%ID": 3, "%TYPE": TOKEN, "@sofa": 1, "begin": 3, "end": 6, "@lemma": 99}
    data = as_json(named, token)
    assert format_for("a.json", data) is cas_json.FORMAT
    found = list(cas_json.read("a.json", data))
    (mark,) = [p for p in found if isinstance(p, Mark)]
    values = {"NamedEntity/value": ("PER",), "NamedEntity/score": ("0.5",), "NamedEntity/sure": ("true",)}
    assert (mark.spans, mark.values, mark.person) == ((Span(2, 5),), values, "")
    assert left(found) == {"Token annotations": 1}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"%FEATURE_STRUCTURES":7}',
        b'{"%FEATURE_STRUCTURES":[7]}',
        b'{"%FEATURE_STRUCTURES":[{"%ID":[],"%TYPE":"a"}]}',
        b'{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":7}]}',
        b'{"%FEATURE_STRUCTURES":{"x":{}}}',
        b'{"%TYPES":{"a":7},"%FEATURE_STRUCTURES":[]}',
        b'{"%TYPES":{"a":{"b":7}},"%FEATURE_STRUCTURES":[]}',
        b'{"%VIEWS":{"a":7},"%FEATURE_STRUCTURES":[]}',
        b'{"%VIEWS":7,"%FEATURE_STRUCTURES":[]}',
        b'{"%VIEWS":{"a":{"%MEMBERS":[[]]}},"%FEATURE_STRUCTURES":[]}',
        as_json(text=7),
        as_json({"%ID": 2, "%TYPE": NAMED, "@sofa": "x", "begin": 3, "end": 6}),
        as_json({"%ID": 2, "%TYPE": NAMED, "@a": [], "begin": 3, "end": 6}),
        as_json({"%ID": 2, "%TYPE": NAMED, "@a": 3}, {"%ID": 3, "%TYPE": "x[]", "%ELEMENTS": 7}),
        b"[" * 100_000,
        as_json()[:-9],
    ],
)
def test_what_is_wrong_with_json_is_named(data: bytes) -> None:
    with pytest.raises(BadFile):
        list(cas_json.read("a.json", data))


@pytest.mark.parametrize(
    ("begin", "end"), [(3, 99), ("3", "6"), (10**30, 5), (None, 3), (2.5, 6), (True, [])]
)
def test_odd_places_in_json_are_left(begin: object, end: object) -> None:
    data = as_json({"%ID": 2, "%TYPE": NAMED, "@sofa": 1, "begin": begin, "end": end})
    assert not [p for p in cas_json.read("a.json", data) if isinstance(p, Mark)]


def test_other_archives_are_not_taken_for_theirs() -> None:
    for other in (zipped({"a.txt": "x"}), zipped({"a.json": "[]"}), zipped({}), b"PK", b""):
        assert not cas_xmi.recognises("a.zip", other)
        assert not cas_json.recognises("a.zip", other)
    assert not cas_json.recognises("a.json", b'[{"text": "x"}]')
