"""Projects of other tools: any tree of codes, several users, every way to count."""

from __future__ import annotations

import pytest
from refi_files import (
    code,
    codes,
    coding,
    guid,
    links,
    note_ref,
    notes,
    project,
    selection,
    source,
    sources,
    users,
)

from sourcemark.formats.sets.qdc import read as read_codebook
from sourcemark.formats.sets.qdpx import read
from sourcemark.formats.tagged import Attribute, Choice, Document, Left, Mark, Person, Piece, Voice
from sourcemark.model.errors import BadFile

TEXT = "One\r\ntwo 😀\r\nthree four five"
TREE = codes(
    code("Tone", code("Angry", colour="#F0a"), code("Calm", code("Very calm")), codable=False), code("Alone")
)


def pieces(data: bytes) -> list[Piece]:
    return list(read("a.qdpx", data))


def marks(data: bytes) -> list[Mark]:
    return [p for p in pieces(data) if isinstance(p, Mark)]


def left(data: bytes) -> dict[str, int]:
    return {p.what: p.number for p in pieces(data) if isinstance(p, Left)}


def words(data: bytes) -> list[str]:
    """What is marked, by the texts of the documents."""
    texts = {p.key: p.text or "" for p in pieces(data) if isinstance(p, Document)}
    return [" | ".join(texts[m.document][s.start : s.end] for s in m.spans) for m in marks(data)]


def one(*inner: str, text: str = TEXT) -> str:
    """One document with these selections."""
    return sources(source("a", *inner, text=text))


def test_a_tree_becomes_attributes() -> None:
    found = [p for p in pieces(project(TREE, one())) if isinstance(p, Attribute)]
    assert {a.name: [v.name for v in a.values] for a in found} == {
        "Tone": ["Angry", "Calm"],
        "Tone / Calm": ["Very calm"],
        "code": ["Alone"],
    }
    assert found[0].values[0] == Choice(name="Angry", colour="#ff00aa")


def test_a_parent_that_can_be_applied_is_a_value_of_its_own_question() -> None:
    tree = codes(code("Tone", code("Angry")))
    (mark,) = marks(project(tree, one(selection((0, 3), coding("Tone"), coding("Angry"), words="One"))))
    assert mark.values == {"Tone": ("Tone", "Angry")}


def test_each_user_has_a_mark_of_the_same_selection() -> None:
    chosen = selection((0, 3), coding("Angry"), coding("Calm", "ben"), coding("Alone", "ben"), words="One")
    data = project(users("ann", "ben"), TREE, one(chosen))
    assert [p.name for p in pieces(data) if isinstance(p, Person)] == ["ann", "ben"]
    found = {m.person: m.values for m in marks(data)}
    assert found == {guid("ann"): {"Tone": ("Angry",)}, guid("ben"): {"Tone": ("Calm",), "code": ("Alone",)}}
    assert len({m.key for m in marks(data)}) == 2


def test_notes_go_to_their_marks() -> None:
    chosen = selection((0, 3), coding("Angry", note="b"), coding("Calm", "ben"), note_ref("a"), words="One")
    data = project(users("ann", "ben"), TREE, one(chosen), notes(a="Of the selection", b="Of the code"))
    assert [m.note for m in marks(data)] == ["Of the selection\n\nOf the code", ""]


@pytest.mark.parametrize(
    "places",
    [
        {"two": (5, 8), "three": (12, 17)},  # a line end is two
        {"two": (4, 7), "three": (10, 15)},  # a line end is one
        {"two": (5, 8), "three": (13, 18)},  # UTF-16
        {"two": (4, 7), "three": (11, 16)},  # UTF-16, a line end is one
        {"two": (6, 9), "three": (13, 18)},  # the byte order mark counts
    ],
)
def test_the_way_to_count_is_chosen_by_the_names(places: dict[str, tuple[int, int]]) -> None:
    chosen = (selection(place, coding("Angry"), words=name) for name, place in places.items())
    data = project(TREE, sources(source("a", *chosen)), a=("\ufeff" + TEXT).encode())
    assert words(data) == ["two", "three"]


def test_names_that_were_shortened_still_tell() -> None:
    data = project(TREE, sources(source("a", selection((10, 25), words="three four…"))), a=TEXT.encode())
    assert words(data) == ["three four five"]


def test_text_in_the_xml_has_lost_its_returns_and_places_may_not_know() -> None:
    data = project(
        TREE, one(selection((12, 17), coding("Angry"), words="three"), text=TEXT.replace("\r", ""))
    )
    assert words(data) == ["three"]


def test_a_few_bad_places_are_left_and_told() -> None:
    good = [selection((n, n + 1), coding("Angry"), key=f"good {n}") for n in range(5)]
    bad = [
        selection(place, coding("Angry")) for place in ((5, 999), (-1, 3), ("x", 2), (7, 7), ("9" * 5000, 3))
    ]
    data = project(TREE, one(*good, *bad[:3]))
    assert len(marks(data)) == 5
    ((what, number),) = left(data).items()
    assert number == 3
    assert "“a” at 5 to 999" in what
    with pytest.raises(BadFile, match="5 of 9 selections lie outside"):
        pieces(project(TREE, one(*good[:4], *bad)))


def test_what_is_no_text_is_left() -> None:
    pdf = f'<PDFSource guid="{guid("p")}" name="p"><PDFSelection guid="{guid("s")}"/></PDFSource>'
    picture = f'<PictureSource guid="{guid("q")}" name="q"/>'
    away = source("b", selection((0, 1)), path="absolute://C:/b.txt")
    near = source("c", path="relative:///b.txt")
    gone = source("d")
    data = project(TREE, sources(source("a", text="One."), pdf, picture, away, near, gone))
    assert left(data) == {
        "PDF documents without a text": 1,
        "selections on pages of PDF documents": 1,
        "pictures": 1,
        "documents whose text lies outside of the file": 2,
        "selections in documents whose text lies outside of the file": 1,
        "documents whose text is missing from the file": 1,
    }
    with pytest.raises(BadFile, match="none of the texts"):
        pieces(project(TREE, sources(gone)))


def test_the_text_beside_a_pdf_is_read() -> None:
    inner = source("a", selection((0, 3), coding("Angry"), words="One"), text="One two").replace(
        "TextSource", "Representation"
    )
    data = project(TREE, sources(f'<PDFSource guid="{guid("p")}" name="p">{inner}</PDFSource>'))
    assert words(data) == ["One"]
    assert left(data) == {}


def test_a_case_that_passages_belong_to_speaks() -> None:
    case = f'<Case guid="{guid("c")}" name="Lee"><SelectionRef targetGUID="{guid("s")}"/></Case>'
    other = f'<Case guid="{guid("d")}" name="Wave 1"/>'
    chosen = selection((0, 3), coding("Angry"), key="s")
    data = project(TREE, f"<Cases>{case}{other}</Cases>", one(chosen))
    assert [p.name for p in pieces(data) if isinstance(p, Voice)] == ["Lee"]
    assert marks(data)[0].values == {"Tone": ("Angry",), "source": ("Lee",)}
    assert left(data) == {"cases that no passage belongs to": 1}


def test_rings_of_links_come_to_an_end() -> None:
    chosen = [selection((n, n + 1), coding("Angry"), key=f"s{n}") for n in range(4)]
    ring = [("continued", f"s{n}", f"s{(n + 1) % 3}") for n in range(3)]
    data = project(TREE, one(*chosen), links(*ring, ("continued", "s3", "s3"), ("sees", "s0", "s1")))
    assert len(marks(data)) == 4
    assert left(data) == {"links": 5}


def test_what_codes_and_notes_are_missing_is_told() -> None:
    data = project(TREE, one(selection((0, 3), coding("Nowhere"), note_ref("Nowhere"))))
    assert left(data) == {"codings whose code is missing": 1, "notes that are missing": 1}
    assert marks(data)[0].values == {}


def test_texts_that_are_no_utf8_and_names_in_other_cases_are_read() -> None:
    data = project(
        sources(source("a", path=f"internal://{guid('a').upper()}.TXT")), a="schön".encode("cp1252")
    )
    (document,) = [p for p in pieces(data) if isinstance(p, Document)]
    assert document.text == "schön"


def test_a_codebook_of_another_tool() -> None:
    tree = code("Tone", code("Angry", description="Shouts"), codable=False)
    data = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{tree}</Codes></CodeBook>'.encode()
    (found,) = read_codebook("a.qdc", data)
    assert found == Attribute(name="Tone", many=True, values=(Choice(name="Angry", definition="Shouts"),))
    for bad in (b"", b"<Project/>", data[:80]):
        with pytest.raises(BadFile):
            list(read_codebook("a.qdc", bad))
