"""Tables of articles: which column holds what, what becomes of each row, and tables that mean harm."""

from __future__ import annotations

import datetime
import io
import json

import msgspec
import openpyxl
import pytest
from archived import asked, told
from foreign_files import zipped

from sourcemark.formats import csv_cells
from sourcemark.formats.collections import heads, table_csv
from sourcemark.formats.collections.columns import MOST_ROWS
from sourcemark.formats.member import Sample
from sourcemark.formats.pool import Readers
from sourcemark.model.articles import Choices
from sourcemark.model.errors import BadFile

LONG = "The minister said on Monday that nothing of the kind had ever happened. " * 3


def columns_of(name: str, data: bytes, choices: Choices = Choices()) -> Sample:  # noqa: B008 (frozen)
    (answer,) = asked(name, data, "table", choices)
    assert answer.table, answer.why
    return answer.table


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def xlsx(*rows: list[object], blank_first: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    if blank_first:
        sheet = book.create_sheet("filled")
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 2):
            sheet.cell(number, column).value = value  # type: ignore[assignment]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("head", "guess"),
    [
        ("id,Title,Body text,Publication date,URL,Author", "title published url byline text"),
        (
            "Nr.,Überschrift,Volltext,Datum,Quelle,Sprache,Rubrik",
            "title text published outlet language section",
        ),
        ("titre,texte,date de publication,auteur,langue,lien", "title text published byline language url"),
        ("العنوان,النص,التاريخ,المصدر,الكاتب,الرابط", "title text published outlet byline url"),
        ("标题,正文,日期,来源", "title text published outlet"),
        ("заголовок,текст,дата,автор,язык", "title text published byline language"),
        ("article.title,article.body,meta.lang", "title text language"),
    ],
)
def test_columns_are_known_by_their_heads(head: str, guess: str) -> None:
    assert set(heads.guess(head.split(","), [])) == set(guess.split())


def test_columns_are_known_by_what_stands_in_them() -> None:
    rows = [
        {"a": "1", "b": "https://x.example/1", "c": "2024-05-06", "d": LONG},
        {"b": "http://x.example", "d": "x"},
    ]
    assert heads.guess(("a", "b", "c", "d"), rows) == {"url": "b", "published": "c", "text": "d"}
    assert heads.guess(("a", "b"), [{"a": "1", "b": "two"}]) == {}


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2024-05-06 07:08:09Z", "2024-05-06T07:08:09Z"),
        ("2024-05", "2024-05"),
        ("2024/05/06", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("6. 5. 2024", "2024-05-06"),
        ("06.05.2024, 07:08", "2024-05-06"),
        ("Mon, 06 May 2024 07:08:09 +0200", "2024-05-06T07:08:09+02:00"),
        ("05/06/2024", ""),
        ("1714982400", ""),
        ("31.02.2024", ""),
        ("soon", ""),
    ],
)
def test_dates_that_mean_one_day_become_iso(said: str, iso: str) -> None:
    assert heads.dated(said) == iso


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_csv_table_with_any_sign(sign: str) -> None:
    rows = [
        ["Titel", "Text", "Datum"],
        ['"A; x, y"', '"Er sagte\r\n""nein"", ja."', "06.05.2024"],
        ["", "", ""],
    ]
    data = "\r\n".join(sign.join(row) for row in rows).encode("utf-8-sig")
    assert columns_of("a.csv", data) == Sample(
        ("Titel", "Text", "Datum"),
        (("A; x, y", 'Er sagte\r\n"nein", ja.', "06.05.2024"),),
        {"title": "Titel", "text": "Text", "published": "Datum"},
    )
    (found,) = asked("a.csv", data)
    assert found.draft
    assert (found.draft.text, found.draft.title) == ('Er sagte\n"nein", ja.', "A; x, y")
    assert (found.member, found.draft.published, found.draft.media_type) == (
        "row 2",
        "2024-05-06",
        "application/json",
    )
    assert json.loads(found.original)["Titel"] == "A; x, y"


def test_rows_without_text_are_named_and_guarded_cells_are_freed() -> None:
    data = csv(
        "title,text,lang,date", "'=A,'-minus,de,05/06/2024", ",,,", "B,,,", "C,'tis,German,", "D,x,,,beyond"
    )
    found = asked("a.csv", data)
    assert told(found) == [
        ("row 2", "-minus"),
        ("row 4", "there is no text in it"),
        ("row 5", "'tis"),
        ("row 6", "x"),
    ]
    first, third, last = found[0].draft, found[2].draft, found[3]
    assert first
    assert third
    assert (first.title, first.language, first.published) == ("=A", "de", "")
    assert first.remarks == ("Not understood as a date: 05/06/2024",)
    assert third.remarks == ("Not understood as the tag of a language: German",)
    assert json.loads(last.original)["column 5"] == "beyond"
    listed = [answer.listed for answer in asked("a.csv", data, "members")]
    assert [(one.title, one.readable) for one in listed if one][:2] == [("=A", True), ("B", False)]


def test_a_person_says_which_column_holds_what() -> None:
    data = csv("title,text,words", f"A,short,{LONG}")
    (found,) = asked("a.csv", data, choices=Choices(columns={"text": "words", "section": "title"}))
    assert found.draft
    assert (found.draft.text, found.draft.section) == (LONG, "A")
    assert found.draft.title == "a, row 2"
    for columns, words in (
        ({"text": "none"}, "it has no column named none"),
        ({"words": "text"}, "an article has nothing that is called words"),
        ({"title": "title"}, "none of its columns seems to hold the text of articles: title, text, words"),
    ):
        assert asked("a.csv", data, choices=Choices(columns=columns))[0].why == words


def test_the_charset_is_guessed_or_chosen() -> None:
    data = "заголовок;текст\nОдин;Слово\n".encode("koi8-r")
    assert columns_of("a.csv", data, Choices(charset="koi8-r")).columns == ("заголовок", "текст")
    assert told(asked("a.csv", data, choices=Choices(charset="koi8-r"))) == [("row 2", "Слово")]


def test_what_else_csv_tables_do() -> None:
    assert columns_of("a.csv", b"sep=|\r\ntext|a,b\r\nx|y").columns == ("text", "a,b")
    assert columns_of("a.tsv", b"text\ttext\t\nx\ty\tz").columns == ("text", "text (2)", "column 3")
    assert told(asked("a.csv", b"text\none\ntwo")) == [("row 2", "one"), ("row 3", "two")]
    huge = f'title;text\nA;"{LONG * 1000}"\n'.encode()
    assert len(told(asked("a.csv", huge))[0][1]) > 200_000
    assert told(asked("a.csv", b'title,text\nA,one\nB,"cut off\nhere')) == [
        ("row 2", "one"),
        ("row 3", "the file is cut off in it"),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"\n\n  \n", "there is nothing in it"),
        (b"a,b\n1,2\n", "none of its columns seems to hold the text of articles: a, b"),
        (b"text\n", "there is no article in it"),
        (b"text" + b",x" * 1_000, "it has more than 1,000 columns"),
        (b"text\n" + b"," * 1_000_002, "a line of it has more than 1,000,000 cells"),
        (b"text\n" + b"x\n" * (MOST_ROWS + 1), "it has more than 100,000 rows"),
        (b"text\n" + b"x" * (csv_cells.LONGEST + 1), "a cell is longer than 16,777,216 characters"),
        (b"text\n\0\0\0", "this is no text: there are zero bytes in it"),
        (zipped({"a": "b"}), "the name ends in .csv, but this is a ZIP archive or an office document"),
    ],
)
def test_a_csv_table_that_can_not_be_read_is_named(data: bytes, words: str) -> None:
    def read() -> None:
        for member in table_csv.read("a.csv", data):
            assert not member.bad

    if data[:4] in (b"", b"PK\x03\x04") or words.startswith("there is no article"):
        assert asked("a.csv", data)[0].why == words
        return
    with pytest.raises(BadFile) as caught:
        read()
    assert caught.value.why == words


def test_a_workbook_with_numbers_and_dates() -> None:
    day, moment = datetime.date(2024, 5, 6), datetime.datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001
    rows: list[list[object]] = [
        ["Text", "Date", "n", "m"],
        ["one", day, 12.0, 1.5],
        [],
        ["two", moment, True, None],
    ]
    data = xlsx(*rows, ["", "x"], blank_first=True)
    found = columns_of("a.xlsx", data)
    assert found.columns == ("Text", "Date", "n", "m")
    assert found.rows[:2] == (("one", "2024-05-06", "12", "1.5"), ("two", "2024-05-06T07:08:00", "TRUE", ""))
    assert found.guess == {"text": "Text", "published": "Date"}
    assert told(asked("a.xlsx", data)) == [
        ("row 4", "one"),
        ("row 6", "two"),
        ("row 7", "there is no text in it"),
    ]


def test_workbooks_that_can_not_be_read_are_named() -> None:
    good = xlsx(["text"], ["x"])
    assert asked("a.xlsx", good[:-300])[0].why == "the file is damaged or cut off"
    assert asked("a.xlsx", zipped({"a.txt": "x"}))[0].why == "the file is damaged or cut off"
    assert asked("a.xlsx", xlsx())[0].why == "there is nothing in it"
    assert asked("a.xlsx", xlsx([" "]))[0].why == "there is nothing in it"
    assert asked("a.xlsx", b"text\nx")[0].why.startswith("the name ends in .xlsx, but this is no ")
    far = zipped({"xl/worksheets/sheet1.xml": '<sheetData><row><c r="A1"/><c s="1" r="XFD1048576"/></row>'})
    assert asked("a.xlsx", far)[0].why == "a sheet reaches over more than 20,000,000 cells"
    bomb = zipped({"xl/worksheets/sheet1.xml": b" " * 9_000_000})
    assert asked("a.xlsx", bomb)[0].why == "it is packed too tightly to be honest"
    wide = xlsx([f"column {number}" for number in range(1_001)])
    assert asked("a.xlsx", wide)[0].why == "it has more than 1,000 columns"


def test_json_lines_are_flattened() -> None:
    lines: list[object] = [
        {
            "article": {"title": "A", "body": [LONG.strip(), "two"]},
            "authors": ["B. C.", "D"],
            "n": 1.5,
            "deep": {"er": [{}]},
        },
        {"article": {"title": "B", "body": None}, "later": True},
        {},
    ]
    data = b"\n\n".join(map(msgspec.json.encode, lines)) + b"\nno json\n[1]\n"
    found = columns_of("a.jsonl", data)
    assert found.columns == ("article.title", "article.body", "authors", "n", "deep.er", "later")
    assert found.rows[0][2:5] == ("B. C., D", "1.5", "[{}]")
    assert found.rows[1][5] == "true"
    answers = asked("a.jsonl", data)
    assert answers[0].draft
    assert (answers[0].draft.text, answers[0].draft.byline) == (f"{LONG.strip()}\n\ntwo", "B. C., D")
    assert answers[0].original == msgspec.json.encode(lines[0])
    assert [(name, text.split(" (")[0]) for name, text in told(answers)[1:]] == [
        ("line 3", "there is no text in it"),
        ("line 6", "this is no JSON object"),
        ("line 7", "this is no JSON object"),
    ]


def test_json_lines_that_mean_harm() -> None:
    deep = b'{"text":"x","a":' * 2000 + b"1" + b"}" * 2000
    wide = msgspec.json.encode({f"k{number}": "x" for number in range(1_001)} | {"text": "x"})
    (found,) = [answer for answer in asked("a.jsonl", b'{"text":"one"}\n' + wide) if answer.why]
    assert found.why == "it has more than 1,000 names"
    assert [text[:22] for _, text in told(asked("a.jsonl", b'{"text":"one"}\n' + deep))] in (
        ["one", "this is no JSON object"],
        ["one", "x"],
    )
    assert told(asked("a.jsonl", '{"text":"Слово"}'.encode("utf-16"))) == [("line 1", "Слово")]
    (none,) = asked("a.jsonl", b"no json")
    assert none.why.startswith("this is no JSON object")
    assert none.where == "line 1"


def test_tables_go_through_the_readers() -> None:
    item = ("a.csv", csv("title,text", "A,one", "B,"))
    with Readers(workers=1) as readers:
        (table,) = readers.read_all([item], want="table")
        drafts = list(readers.read_all([item]))
    assert table.table
    assert table.table.guess == {"title": "title", "text": "text"}
    assert [(out.member, out.error.why if out.error else "", out.original) for out in drafts] == [
        ("row 2", "", b'{"title":"A","text":"one"}'),
        ("row 3", "there is no text in it", b""),
    ]
