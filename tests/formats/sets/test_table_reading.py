"""Our tables read back: wide and long, after a spreadsheet's hands, and what is wrong in them named."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from files import TEXT, WHEN, mark, said_by
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tables import a_set, an_article
from whole_sets import expected, found, whole_sets

from sourcemark.formats.registry import formats
from sourcemark.formats.sets import csv as codec
from sourcemark.formats.sets import xlsx
from sourcemark.formats.sets.table_names import LONG
from sourcemark.formats.sets.table_quotes import quotes
from sourcemark.formats.tagged import Document, Left, Mark, Person, Piece, Voice
from sourcemark.model.bundle import Item
from sourcemark.model.errors import BadFile
from sourcemark.model.sources import Source
from sourcemark.model.spans import Quote, Span
from sourcemark.model.statements import Attribution, CredibilityGrade

LEE = Source(id="lee", name="Lee | Yi", types=("defector", "official"), anonymity="partly named")
AHN = Source(id="ahn", name="=Ahn", source_kind="organisation")
HEAD = "statement_id,spans,quote,kind,article_id,title,annotator,created,basis\n"
FORMS = [formats()["csv"], formats()["xlsx"]]


def some() -> list[Item]:
    article = an_article(TEXT, outlet="Wire", url="https://example.org/1", handling="TLP:GREEN")
    attribution = Attribution(sources=("lee", "ahn"), source_spans=(Span(0, 3),), cue_spans=(Span(13, 17),))
    s = mark(
        article, TEXT, (4, 12), (18, 20), attribution=attribution, note="=1",
        credibility=CredibilityGrade(grade="1", confirmed_by="other"),
    )  # fmt: skip
    return a_set(article, s, mark(article, TEXT, (0, 3), attribution=said_by(AHN)), LEE, AHN)


def read_csv(text: str) -> list[Piece]:
    return list(codec.read("a.csv", text.encode()))


@pytest.mark.parametrize("options", [(), ("long",)], ids=["wide", "long"])
@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
def test_all_that_is_known_comes_back(form: object, options: tuple[str, ...], tmp_path: Path) -> None:
    items, path = some(), tmp_path / f"a{form.suffixes[0]}"
    assert form.write(path, items, options) == 2
    assert form.recognises(path.name, path.read_bytes())
    pieces = list(form.read(path.name, path.read_bytes()))
    assert [p for p in pieces if isinstance(p, Voice)] == [
        Voice(name="Lee | Yi", types=("Defector", "Official"), anonymity="partly named"),
        Voice(name="=Ahn", source_kind="organisation"),
    ]
    (article,) = [p for p in pieces if isinstance(p, Document)]
    assert (article.text, article.about) == (
        None, {"outlet": "Wire", "url": "https://example.org/1", "handling": "TLP:GREEN"}
    )  # fmt: skip
    first, _ = [p for p in pieces if isinstance(p, Mark)]
    assert first.spans == (Span(4, 12), Span(18, 20))
    assert first.quotes == (Quote(exact="ministry"), Quote(exact="军队"))
    assert first.values["source"] == ("Lee | Yi", "=Ahn")
    assert (first.note, first.created, first.person) == ("=1", WHEN, "Ann")
    assert [p for p in pieces if isinstance(p, Person)] == [Person(key="Ann", name="Ann")]
    confirming = [p.number for p in pieces if isinstance(p, Left)]
    assert confirming == ([] if options else [1])


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f.name)
@settings(max_examples=15)
@given(data=st.data())
def test_the_long_table_comes_back_as_the_wide_one_does(form: object, data: st.DataObject) -> None:
    items = data.draw(whole_sets())
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{form.suffixes[0]}")
        form.write(path, iter(items), ("long",))
        pieces = list(form.read(path.name, path.read_bytes()))
    assert found(pieces, form.loses) == expected(items, form.loses)


def test_the_long_table_has_a_row_for_each_value(tmp_path: Path) -> None:
    codec.write(tmp_path / "a.csv", some(), ("long",))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == LONG
    assert all(len(row) == len(head) for row in rows)
    pairs = [(row[head.index("attribute")], row[head.index("value")]) for row in rows]
    assert pairs[:2] == [("source", "Lee | Yi"), ("source", "'=Ahn")]
    assert ("credibility", "1") in pairs
    assert ("source_types", "Defector ; Official") in pairs


def test_rows_of_the_long_table_may_be_sorted(tmp_path: Path) -> None:
    items = some()
    codec.write(tmp_path / "a.csv", items, ("long",))
    head, *rows = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines(keepends=True)
    pieces = read_csv(head + "".join(sorted(rows, key=lambda row: row[::-1])))
    assert len([p for p in pieces if isinstance(p, Mark)]) == 2


@pytest.mark.parametrize(("delimiter", "charset"), [(";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_what_a_spreadsheet_wrote_anew_is_read(delimiter: str, charset: str, tmp_path: Path) -> None:
    text = "The ministry said a “naïve” move."
    article = an_article(text)
    codec.write(tmp_path / "a.csv", a_set(article, mark(article, text, (4, 12), note="ü")))
    rows = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline="")))
    again = io.StringIO(newline="")
    csv.writer(again, delimiter=delimiter).writerows(rows)
    data = again.getvalue().encode(charset)
    assert codec.recognises("a.csv", data)
    (made,) = [p for p in codec.read("a.csv", data) if isinstance(p, Mark)]
    assert (made.note, made.quotes) == ("ü", (Quote(exact="ministry"),))


def test_a_place_that_became_a_date_is_taken_from_its_start_and_end() -> None:
    row = "statement_id,start,end,spans,quote,kind,article_id\ns,4,12,04. Dez,ministry,statement,a\n"
    (made,) = [p for p in read_csv(row) if isinstance(p, Mark)]
    assert made.spans == (Span(4, 12),)


def test_numbers_and_dates_of_a_spreadsheet_are_words_again(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["statement_id", "spans", "quote", "kind", "article_id", "credibility", "basis", "created"])
    sheet.append(["s", "0-3", "=1+1", "statement", "a", 2, True, WHEN.replace(tzinfo=None)])
    book.save(tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    assert xlsx.recognises("a.xlsx", data)
    (made,) = [p for p in xlsx.read("a.xlsx", data) if isinstance(p, Mark)]
    assert made.values == {"kind": ("statement",), "credibility": ("2",), "basis": ("TRUE",)}
    assert made.created == WHEN
    assert "1+1" not in str(made.quotes), "a formula is not taken for what it shows"


def test_other_sheets_are_passed_over_and_what_openpyxl_saved_is_read(tmp_path: Path) -> None:
    xlsx.write(tmp_path / "a.xlsx", some())
    book = load_workbook(tmp_path / "a.xlsx")
    book.create_sheet("Mine", 0).append(["my", "words"])
    book.save(tmp_path / "b.xlsx")
    data = (tmp_path / "b.xlsx").read_bytes()
    assert xlsx.recognises("b.xlsx", data)
    assert len([p for p in xlsx.read("b.xlsx", data) if isinstance(p, Mark)]) == 2


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("s,9-4,x,statement,a,,,,\n", "empty or backwards"),
        ("s,4-4,x,statement,a,,,,\n", "empty or backwards"),
        ("s,4,x,statement,a,,,,\n", "like 4-12"),
        ("s,0-999999999999999999,x,statement,a,,,,\n", "like 4-12"),
        ("s,,x,statement,a,,,,\n", "not said where"),
        (",0-3,x,statement,a,,,,\n", "line 2.*no statement_id"),
        ("s,0-3,x,statement,a,,,,\ns,0-3,x,statement,a,,,,\n", "line 3.*second time"),
        ("s,0-3,x,statement,a,,,,,,\n", "more cells"),
        ("s,0-3,x,statement,a,,,,\ns2,0-3", "line 3.*cut off"),
        ('s,0-3,"x,statement', "cut off"),
        ('s,0-3,"x"y,statement\n', "damaged"),
    ],
)
def test_what_is_wrong_is_named(rows: str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        read_csv(HEAD + rows)


def test_a_huge_cell_and_a_far_place_are_read() -> None:
    long = "x" * 400_000
    pieces = read_csv(f"{HEAD}s,0-400000,{long},statement,a,,,,\nt,5-900000000000,x,statement,a,,,,\n")
    first, second = [p for p in pieces if isinstance(p, Mark)]
    assert first.quotes == (Quote(exact=long),)
    assert second.spans == (Span(5, 900_000_000_000),)


@pytest.mark.parametrize(
    ("places", "cell", "words"),
    [
        (((0, 2), (5, 7)), "ab […] cd", ("ab", "cd")),
        (((0, 8), (9, 11)), "a […] bc […] cd", ("a […] bc", "cd")),
        (((0, 9), (9, 11)), "ab […] cd", ("ab", "cd")),
        (((0, 2), (5, 7)), "ab cd", ()),
        (((0, 99),), "ab […]", ()),
        (((0, 6),), "ab […]", ("ab […]",)),
        (((0, 2),), "", ()),
    ],
)
def test_quotes_come_apart_by_the_lengths_of_their_spans(
    places: tuple[tuple[int, int], ...], cell: str, words: tuple[str, ...]
) -> None:
    assert tuple(quote.exact for quote in quotes([Span(*p) for p in places], cell)) == words


def test_other_tables_are_not_ours(tmp_path: Path) -> None:
    assert not codec.recognises("a.csv", b"title,text\nA,B\n")
    assert not codec.recognises("a.csv", b"\xff\xfe\0")
    book = Workbook()
    book.active.append(["title", "text"])
    book.save(tmp_path / "a.xlsx")
    assert not xlsx.recognises("a.xlsx", (tmp_path / "a.xlsx").read_bytes())
    assert not xlsx.recognises("a.xlsx", b"PK\3\4nothing")


def test_every_cut_of_a_workbook_is_noticed(tmp_path: Path) -> None:
    xlsx.write(tmp_path / "a.xlsx", some())
    whole = (tmp_path / "a.xlsx").read_bytes()
    for length in range(0, len(whole) - 1, 97):
        with pytest.raises(BadFile):
            list(xlsx.read("a.xlsx", whole[:length]))


def test_decisions_are_said_to_be_left() -> None:
    head = HEAD.strip() + ",decided_by,cause\n"
    pieces = read_csv(head + "s,0-3,x,statement,a,,,,told,Ann,slip\n")
    assert [p for p in pieces if isinstance(p, Left)] == [Left(what="what was decided in review")]
    (made,) = [p for p in pieces if isinstance(p, Mark)]
    assert made.values == {"kind": ("statement",), "basis": ("told",)}


def test_a_facet_called_like_a_column_keeps_its_name() -> None:
    pieces = read_csv(HEAD.strip() + ",facet cause,facet note\ns,0-3,x,statement,a,,,,,slip,n\n")
    (made,) = [p for p in pieces if isinstance(p, Mark)]
    assert made.values == {"kind": ("statement",), "cause": ("slip",), "facet note": ("n",)}
