"""Excel workbooks: cells as text, and what would not fit in memory refused."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from sourcemark.formats.workbook import Sheet, overstated, sheets, shown, too_wide
from sourcemark.model.errors import BadFile

MOMENT = datetime.datetime(2024, 5, 6, 7, 8)  # noqa: DTZ001 - Excel knows no zones


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def told(found: list[Sheet]) -> list[tuple[str, int, list[list[str]]]]:
    return [(sheet.name, sheet.columns, list(sheet.rows)) for sheet in found]


def test_sheets_with_cells_come_and_hidden_ones_if_wished() -> None:
    book = Workbook()
    book.create_sheet("seen").append(["a", 1])
    book.create_sheet("hidden").append(["b"])
    book.create_chartsheet("chart")
    book["hidden"].sheet_state = "hidden"
    data = saved(book)
    assert told(list(sheets("a", data, hidden=False))) == [("seen", 2, [["a", "1"]])]
    assert [sheet.name for sheet in sheets("a", data, hidden=True)] == ["seen", "hidden"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "TRUE"),
        (12.0, "12"),
        (1.5, "1.5"),
        (1e300, "1e+300"),
        (MOMENT, "2024-05-06T07:08:00"),
        (MOMENT.replace(hour=0, minute=0), "2024-05-06"),
        (datetime.date(2024, 5, 6), "2024-05-06"),
        (datetime.time(7, 8), "07:08:00"),
        (datetime.timedelta(hours=30), "1 day, 6:00:00"),
        ("=1+1", "=1+1"),
        (None, ""),
    ],
)
def test_a_cell_is_the_text_that_it_shows(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_cell_at_the_end_of_the_world_is_refused() -> None:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "statement_id", "far"
    with pytest.raises(BadFile, match="more than 20,000,000 cells"):
        list(sheets("a.xlsx", saved(book), hidden=True))


@pytest.mark.parametrize(
    ("part", "wide"),
    [
        (b'<row r="1048576"><c r="S1"/></row>', False),
        (b"<row spans='1:3' r='1048576'><c r='T1'/>", True),
        (b"<c s=\"\"r='XFD1048576'/>", True),
        (b"<x:c s='>' r=' XFD1048576'/>", True),
        (b"<c r='X9999999999999999999912'/>", True),
        (b"<c r='AAAA1'/>", True),
        (b"<c t='XFD1048576'/><sysClr lastClr='FF0000' dir='5400000'/><t>r='x' or='XFD9999999'</t>", False),
        (b"<row r='1048576'>" + b"<c/>" * 20 + b"</row>", True),
        (b"<row r='1048576'>" + b"<x:c t='s'/>" * 19 + b"</row>", False),
        (b"<c r='XFD1'/>" + b"<row/>" * 1_300, True),
        (b"<row><c/><cols/><col/></row>" * 1_300, False),
        (b"", False),
    ],
)
def test_far_cells_are_found_whether_they_are_named_or_counted(part: bytes, wide: bool) -> None:
    assert too_wide(part) is wide


@pytest.mark.parametrize(
    ("part", "is_so"),
    [
        (b'<sst uniqueCount="2"><si/><si/></sst>', False),
        (b"<sst uniqueCount = ' +99999'/>", True),
        (b'<sst uniqueCount="00000000000001"/>', True),
        (b"<sst/>", False),
    ],
)
def test_words_that_are_only_told_of_are_refused(part: bytes, is_so: bool) -> None:
    assert overstated(part) is is_so


@pytest.mark.parametrize("other", ["content.xml", "xl/workbook.bin"])
def test_what_only_resembles_a_workbook_is_refused(other: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(other, "x")
    with pytest.raises(BadFile, match="something like it"):
        list(sheets("a.xlsx", file.getvalue(), hidden=True))


def test_a_workbook_that_is_cut_off_is_refused() -> None:
    with pytest.raises(BadFile, match="damaged or cut off"):
        list(sheets("a.xlsx", saved(Workbook())[:-300], hidden=True))
