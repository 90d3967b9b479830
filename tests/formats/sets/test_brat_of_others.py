"""brat's files as others have them, and what is damaged or made to harm."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from sourcemark.formats.sets.brat.reading import read, recognises
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece
from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span

TEXT = "He said\r\nno, 😀 and yes."
ANN = """T1\tPerson 0 2\tHe
T2\tSay 3 7;9 11\tsaid no
A1\tNegated T1
A2\tTense E1 Past
M1\tSure T1 Very
N1\tWiki T1 Q:42\tHim
#1\tAnnotatorNotes T1\tis it\\nhe?
#2\tOther T1\tfurther
"""
DONE = "E1\tSay:T2 Who:T1\n"


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def of(members: dict[str, str | bytes]) -> list[Piece]:
    return list(read("a.zip", zipped(members)))


def one(ann: str, text: str = TEXT) -> list[Piece]:
    return of({"a.txt": text, "a.ann": ann})


def test_marks_of_somebody_are_read() -> None:
    document, first, second, left = one(ANN + DONE)
    assert document == Document(
        key="a", title="a", text=TEXT.replace("\r\n", "\n"), sha256=getattr(document, "sha256", "")
    )
    assert isinstance(first, Mark)
    assert isinstance(second, Mark)
    assert first.values == {"type": ("Person",), "Negated": ("true",), "Sure": ("Very",), "Wiki": ("Q:42",)}
    assert (first.note, first.person, first.key) == ("is it\\nhe?\n\nfurther", "", "a.ann#T1")
    assert second.values == {"type": ("Say",), "Tense": ("Past",)}
    assert second.spans == (Span(3, 10),)
    assert left == Left(what="arguments of events")


@pytest.mark.parametrize("ann", ["T1\tX 9 11\tno\n", "T1\tX 8 10\tno\n"])
def test_line_ends_are_counted_as_the_words_prove(ann: str) -> None:
    (mark,) = (piece for piece in one(ann) if isinstance(piece, Mark))
    assert mark.spans == (Span(8, 10),)


def test_relations_and_groups_are_told_as_left() -> None:
    lines = "R1\tWho Arg1:T1 Arg2:T2\nR2\tHasSource Arg1:T1 Arg2:T2\n" + "*\tEquiv T1 T2\n" * 2
    lines += "A9\tX R1\n#9\tN R1\tx\n"
    assert [piece for piece in one(ANN + DONE + lines) if isinstance(piece, Left)] == [
        Left(what="arguments of events"),
        Left(what="groups of marks that mean the same", number=2),
        Left(what="notes on something else than marks"),
        Left(what="relations between marks", number=2),
        Left(what="what is said of relations"),
    ]


def test_folders_with_the_same_texts_are_annotators() -> None:
    mark = "T1\tX 0 2\tHe\n"
    pieces = of(
        {f"all/{who}/{t}.{e}": d for who in "ab" for t in "xy" for e, d in (("txt", TEXT), ("ann", mark))}
    )
    assert [p.name for p in pieces if isinstance(p, Person)] == ["a", "b"]
    assert [p.key for p in pieces if isinstance(p, Document)] == ["x", "y"]
    assert [(p.person, p.document) for p in pieces if isinstance(p, Mark)] == [
        *(("all/a", "x"), ("all/a", "y"), ("all/b", "x"), ("all/b", "y"))
    ]


def test_texts_of_one_name_that_differ_stay_apart() -> None:
    pieces = of({"a/x.txt": "One.", "a/x.ann": "", "b/x.txt": "Two.", "b/x.ann": "T1\tX 0 3\tTwo\n"})
    assert [(p.key, p.text) for p in pieces if isinstance(p, Document)] == [("x", "One."), ("b/x", "Two.")]
    assert [p.document for p in pieces if isinstance(p, Mark)] == ["b/x"]


def test_folders_by_subject_are_nobody() -> None:
    pieces = of({"sport/x.txt": "One.", "sport/x.ann": "T1\tX 0 3\tOne\n", "news/y.txt": "Two."})
    assert not any(isinstance(piece, Person) for piece in pieces)
    assert len([piece for piece in pieces if isinstance(piece, Document)]) == 2


def test_files_of_shared_tasks_and_of_a_mac_are_understood() -> None:
    members: dict[str, str | bytes] = {
        "x.txt": "One.",
        "x.a1": "T1\tX 0 3\tOne\n",
        "x.a2": "T2\tY 0 3\tOne\n",
    }
    pieces = of({**members, "__MACOSX/._x.ann": b"\0\1", "._y.ann": b"\0"})
    assert [p.key for p in pieces if isinstance(p, Mark)] == ["x.a1#T1", "x.a2#T2"]


def test_other_charsets_are_guessed() -> None:
    document = of(
        {"x.txt": "Er sagte: Größe zählt. Für immer und ewig schön.".encode("latin-1"), "x.ann": ""}
    )[0]
    assert isinstance(document, Document)
    assert "Größe" in (document.text or "")


@pytest.mark.parametrize(
    ("ann", "words"),
    [
        ("T1\tX 0 99\tx\n", "line 1.*outside of the text"),
        ("T1\tX 3 3\tx\n", "line 1"),
        ("T1\tX 5 3\tx\n", "line 1"),
        ("T1\tX -1 3\tx\n", "line 1"),
        ("T1\tX 0 1²\tx\n", "line 1"),
        ("T1\tX 0 " + "9" * 5000 + "\tx\n", "line 1"),
        ("T1\tX 0 3 4\tx\n", "names no places"),
        ("T1\tX\tx\n", "names no type and places"),
        ("T1 X 0 3 x\n", "no line of brat's"),
        ("T1\tX 0 2\tHe\nT1\tX 0 2\tHe\n", "line 2.*T1 is there twice"),
        ("A1\tX T7\n", "something is said of T7"),
        ("A1\tX\n", "said of nothing"),
        ("R1\tX Arg1:T1\n", "ties no two"),
        ("N1\tX T1\n", "leads nowhere"),
        ("E1\tX:T4\n", "something is said of T4"),
        ("<html>\n", "no line of brat's"),
    ],
)
def test_what_is_wrong_is_named(ann: str, words: str) -> None:
    with pytest.raises(BadFile) as bad:
        one(ann)
    assert re.search(words, f"{bad.value.where}: {bad.value.why}")


def test_relations_in_a_ring_are_passed_over() -> None:
    ring = "R1\tX Arg1:T1 Arg2:T2\nR2\tX Arg1:T2 Arg2:T1\nR3\tX Arg1:T1 Arg2:T1\n"
    assert Left(what="relations between marks", number=3) in one(ANN + DONE + ring)
    events = "E1\tSay:T2 Who:E2\nE2\tSay:T2 Who:E1\n"
    assert sum(isinstance(piece, Mark) for piece in one(ANN + events)) == 2


def test_a_ring_in_a_set_of_ours_is_no_speech() -> None:
    ann = "T1\tSourceWords 0 2\tHe\nR1\tHasSource Arg1:T1 Arg2:T1\n"
    pieces = of({"a.txt": TEXT, "a.ann": ann, "sourcemark.json": "{}"})
    assert sum(isinstance(piece, Mark) for piece in pieces) == 1


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"a.ann": ANN}, "no text beside them"),
        ({"x/a.txt": TEXT, "y/a.ann": ANN}, "no text beside them"),
        ({"notes.md": "x"}, "no texts"),
        ({"../a.txt": TEXT, "../a.ann": ANN}, "leads out"),
        ({"a.txt": "x" * 20_000_000, "a.ann": ""}, "packed too tightly"),
        ({"a.txt": TEXT, "a.ann": b"\0\1\2\3" * 500}, "no line|no text"),
        ({"a.txt": TEXT, "a.ann": ANN + DONE, "sourcemark.json": "[" * 100_000}, "sourcemark.json"),
        ({"a.txt": TEXT, "a.ann": ANN + DONE, "sourcemark.json": '{"types": 7}'}, "sourcemark.json"),
    ],
)
def test_archives_that_are_damaged_or_made_to_harm_are_named(
    members: dict[str, str | bytes], words: str
) -> None:
    with pytest.raises(BadFile, match=words):
        of(members)


def test_every_cut_is_noticed() -> None:
    whole = zipped({"a.txt": TEXT, "a.ann": ANN})
    for length in range(0, len(whole) - 1, 11):
        assert not recognises("a.zip", whole[:length])
        with pytest.raises(BadFile):
            list(read("a.zip", whole[:length]))


def test_a_table_that_knows_nothing_leaves_the_names_as_they_are() -> None:
    ann = "T1\tX 0 2\tHe\nA1\tB T1 c\n"
    _, mark = of({"a.txt": TEXT, "a.ann": ann, "sourcemark.json": "{}"})
    assert isinstance(mark, Mark)
    assert mark.values == {"source_type": ("X",), "B": ("c",)}


def test_thousands_of_texts_are_no_bomb() -> None:
    members: dict[str, str | bytes] = {f"{n}.{e}": "" for n in range(5_001) for e in ("txt", "ann")}
    assert recognises("a.zip", zipped(members))
