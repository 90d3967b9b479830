"""brat: what we write, read by another's reader and as brat's own configuration wants it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import msgspec
import pytest
from bioc import brat as judge
from files import WHEN, mark, said_by, user
from golden_sets import sample_items
from hypothesis import given
from hypothesis import strategies as st
from tables import an_article

from sourcemark.formats.registry import format_for
from sourcemark.formats.sets.brat.escapes import escaped, unescaped
from sourcemark.formats.sets.brat.fragments import cut, joined
from sourcemark.formats.sets.brat.names import Identifiers
from sourcemark.formats.sets.brat.reading import read
from sourcemark.formats.sets.brat.writing import write
from sourcemark.formats.sets.brat_folders import FORMAT
from sourcemark.formats.tagged import Document, Mark, Person
from sourcemark.model.bundle import Item, Text
from sourcemark.model.codebook import SOURCE_TYPE, Code, Codebook, Facet
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span, normalised

TEXT = "He said\nno, 😀 and\n\nlater yes.\tThat is all there is.\n"
LEE = Source(id="lee", name=" Lee\\n\t😀 ")
NAMES = ("Official (government)", "رسمي", "a|b", "Statement", "official government", "", "x" * 99)
CODES = tuple(Code(id=f"c{n}", name=name, colour="#a0b1c2") for n, name in enumerate(NAMES))
TYPES = Facet(id=SOURCE_TYPE, name="Source type", codes=CODES)
BOOK = Codebook(
    id="codebook", name="For tests", facets=(TYPES, Facet(id="topic", name="نوع الموضوع", many=True))
)


def items() -> list[Item]:
    article = an_article(TEXT, title="عنوان: a title")
    who = msgspec.structs.replace(
        said_by(LEE, LEE), source_spans=(Span(0, 2),), cue_spans=(Span(3, 8), Span(8, 9))
    )
    said = [
        mark(
            article,
            TEXT,
            (0, 14),
            (20, 25),
            attribution=who,
            codes={SOURCE_TYPE: ("c1", "c0")},
            note="a\nb\\n",
        ),
        mark(article, TEXT, (0, 7), (8, 10), codes={SOURCE_TYPE: ("c3",), "topic": ("c9", "شيء آخر")}),
        mark(article, TEXT, (7, 8)),
        mark(article, TEXT, (19, 25), who=user("بشرى الخالدي"), codes={SOURCE_TYPE: ("c6",)}),
    ]
    people = (user().annotator, user("بشرى الخالدي").annotator)
    bare = an_article("Nothing.", title="")
    texts = (Text(sha256=a.sha256, text=t) for a, t in ((article, TEXT), (bare, "Nothing.")))
    return [*people, BOOK, LEE, *texts, article, bare, *said]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "a.zip", items())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "out")
    return tmp_path / "out"


def back(things: list[Item], path: Path) -> list[Mark]:
    write(path, things)
    return [piece for piece in read("a.zip", path.read_bytes()) if isinstance(piece, Mark)]


def test_another_reader_finds_the_same_words(tmp_path: Path) -> None:
    write(tmp_path / "a.zip", sample_items())
    number = 0
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".ann"):
                text = archive.read(name.removesuffix(".ann") + ".txt").decode()
                found = judge.loads(text, archive.read(name).decode())
                for entity in found.entities:
                    places = sorted(entity.locations)
                    assert entity.text.strip() == " ".join(text[p.begin : p.end] for p in places).strip()
                    assert not any("\n" in text[place.begin : place.end] for place in places)
                    number += entity.type not in ("SourceWords", "CueWords")
                ids = {entity.id for entity in found.entities}
                assert {attribute.refid for attribute in found.attributes} <= ids
                assert {note.refid for note in found.notes} <= ids
                assert all(set(relation.arguments.values()) <= ids for relation in found.relations)
    assert number == 96


def test_every_name_in_the_marks_is_declared(folder: Path) -> None:
    conf = (folder / "annotation.conf").read_text("utf-8")
    assert re.findall(r"^\[(\w+)\]$", conf, re.MULTILINE) == ["entities", "relations", "events", "attributes"]
    types = {line.strip() for line in conf.partition("[relations]")[0].splitlines()[1:]}
    attributes = dict(re.findall(r"^(\w+)\tArg:<ENTITY>, Value:(\S+)$", conf, re.MULTILINE))
    for path in folder.rglob("*.ann"):
        for kind, rest in (line.split("\t")[:2] for line in path.read_text("utf-8").splitlines()):
            if kind[0] == "T":
                assert rest.split()[0] in types
            if kind[0] == "A":
                name, _, value = rest.split()
                assert value in attributes[name].split("|")


def test_identifiers_are_such_that_brat_takes_them(folder: Path) -> None:
    conf = (folder / "annotation.conf").read_text("utf-8")
    names = re.findall(r"[^\s,|:]+", conf.partition("[relations]")[0].partition("\n")[2])
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,60}", name) for name in names)
    assert len({name.lower() for name in names}) == len(names) == len(NAMES) + 3
    labels = (folder / "visual.conf").read_text("utf-8").partition("[drawing]")[0]
    assert re.search(r"^\w+ \| رسمي$", labels, re.MULTILINE)
    assert re.search(r"^\w+ \| a/b$", labels, re.MULTILINE)


def test_each_annotator_has_a_folder_and_what_nobody_marked_one_too(folder: Path) -> None:
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*.ann")}
    assert len(found) == 3
    assert {path.partition("/")[0] for path in found} == {"Ann", "annotator", "unmarked"}


def test_names_words_and_places_come_back(tmp_path: Path) -> None:
    first, second, third, fourth = back(items(), tmp_path / "a.zip")
    assert [one.spans for one in (first, second, third, fourth)] == [
        (Span(0, 14), Span(20, 25)),
        (Span(0, 7), Span(8, 10)),  # two, though only a line end parts them
        (Span(7, 8),),  # nothing but a line end
        (Span(19, 25),),  # begins with one
    ]
    assert first.values[SOURCE_TYPE] == ("رسمي", "Official (government)")
    assert first.values["source"] == (LEE.name,)
    assert (first.note, first.created) == ("a\nb\\n", WHEN)
    assert (first.source_spans, first.cue_spans) == ((Span(0, 2),), (Span(3, 8), Span(8, 9)))
    assert second.values[SOURCE_TYPE] == ("Statement",)
    assert second.values["topic"] == ("c9", "شيء آخر")
    assert SOURCE_TYPE not in third.values
    assert fourth.values[SOURCE_TYPE] == ("x" * 99,)


def test_one_text_in_several_folders_is_one_document(tmp_path: Path) -> None:
    write(tmp_path / "a.zip", items())
    pieces = list(read("a.zip", (tmp_path / "a.zip").read_bytes()))
    assert sorted(p.title for p in pieces if isinstance(p, Document)) == ["", "عنوان: a title"]
    assert {p.name for p in pieces if isinstance(p, Person)} == {"Ann", "بشرى الخالدي"}
    assert format_for("a.zip", (tmp_path / "a.zip").read_bytes()) is FORMAT


def test_where_a_mark_was_moved_in_brat_the_old_place_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path / "a.zip", items())
    with zipfile.ZipFile(tmp_path / "a.zip") as old, zipfile.ZipFile(tmp_path / "b.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"0 7;8 10\tHe said no", b"3 7;8 10\tsaid no"))
    moved = [p.spans for p in read("b.zip", (tmp_path / "b.zip").read_bytes()) if isinstance(p, Mark)]
    assert (Span(3, 10),) in moved


pieces = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=3)


@given(st.text("ab\n", min_size=31, max_size=40), pieces)
def test_what_is_cut_at_line_ends_is_joined_again(text: str, places: list[tuple[int, int]]) -> None:
    spans = normalised(Span(min(place), max(place) + 1) for place in places)
    fragments = cut(spans, text)
    assert [f for f in fragments if "\n" in text[f.start : f.end]] == [
        s for s in spans if not text[s.start : s.end].strip("\n")
    ]
    whole = [s for s in spans if text[s.start] != "\n" != text[s.end - 1]]
    assert [one for span in whole for one in joined(cut([span], text), text)] == whole


@given(st.text(st.sampled_from("ab\\\\nrte \n\t\r\u00a0😀")))
def test_words_come_back_out_of_one_line(words: str) -> None:
    line = escaped(words)
    assert unescaped(line) == words
    assert line
    assert line == line.rstrip()
    assert not set("\n\t\r") & set(line)


@given(st.lists(st.text(max_size=50), unique=True))
def test_each_name_has_an_identifier_of_its_own(names: list[str]) -> None:
    made = Identifiers("x", ("Taken",))
    found = [made.of(name) for name in names]
    assert len({one.lower() for one in found} - {"taken"}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_]+", one) for one in found)
    assert [made.names()[one] for one in found] == names
