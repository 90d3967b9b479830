"""The workbook, judged by openpyxl: the same rows as the CSV, every cell a text, within Excel's limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import TEXT, mark, said_by
from openpyxl import load_workbook
from tables import a_set, an_article

from sourcemark.formats.sets import xlsx
from sourcemark.formats.sets.table import Table
from sourcemark.model.bundle import Item
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement

EVIL = (
    "=1+1",
    "{=1}",
    "+1",
    "-1",
    "@SUM(A1)",
    "https://example.org",
    "internal:Sheet2!A1",
    "0042",
    "1e5",
    "TRUE",
    " x ",
)


def sheets(path: Path) -> list[list[list[str]]]:
    """Every sheet as rows of texts. Fails on a cell that is anything but text."""
    book = load_workbook(path)
    found = []
    for sheet in book.worksheets:
        cells = [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        assert {cell.data_type for row in cells for cell in row} <= {"s", "inlineStr"}
        assert not any(cell.hyperlink for row in cells for cell in row)
        found.append([["" if value is None else value for value in row] for row in sheet.values])
    return found


def some(number: int, text: str = TEXT, **fields: object) -> list[Item]:
    article = an_article(text)
    return a_set(article, *(mark(article, text, (n, n + 1), **fields) for n in range(number)))


def test_the_rows_are_those_of_the_table(tmp_path: Path) -> None:
    lee = Source(id="lee", name="Lee 😀 קול", types=("defector",))
    article = an_article(TEXT, title='Ærø & <b>Søn</b> "x"')
    items = a_set(
        article, mark(article, TEXT, (0, 9), (20, 33), attribution=said_by(lee), note="a\nb\tc"), lee
    )
    assert xlsx.write(tmp_path / "a.xlsx", items) == 1
    assert sheets(tmp_path / "a.xlsx") == [list(Table(items).rows())]


@pytest.mark.parametrize("evil", EVIL)
def test_every_cell_stays_the_text_it_was(evil: str, tmp_path: Path) -> None:
    xlsx.write(tmp_path / "a.xlsx", some(1, note=evil))
    (rows,) = sheets(tmp_path / "a.xlsx")
    assert rows[1][rows[0].index("note")] == evil


def test_an_empty_set_has_a_head(tmp_path: Path) -> None:
    assert xlsx.write(tmp_path / "a.xlsx", []) == 0
    (rows,) = sheets(tmp_path / "a.xlsx")
    assert rows[0][0] == "statement_id"


@pytest.mark.parametrize(("number", "sizes"), [(3, [4]), (4, [4, 2]), (6, [4, 4]), (7, [4, 4, 2])])
def test_what_a_sheet_can_not_hold_goes_on_to_the_next(
    number: int, sizes: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    items = some(number)
    assert xlsx.write(tmp_path / "a.xlsx", items) == number
    found = sheets(tmp_path / "a.xlsx")
    assert [len(rows) for rows in found] == sizes
    assert all(rows[0] == found[0][0] for rows in found)
    ids = [row[0] for rows in found for row in rows[1:]]
    assert ids == [item.id for item in items if isinstance(item, Statement)]


def test_the_limits_are_those_of_excel() -> None:
    assert (xlsx.ROWS, xlsx.LETTERS) == (2**20, 2**15 - 1)


@pytest.mark.parametrize("text", ["x" * 32_767, "😀" * 16_383])
def test_the_longest_cell_is_kept(text: str) -> None:
    assert xlsx.fitting(text) == text


@pytest.mark.parametrize("text", ["x" * 32_768, "😀" * 16_384, "x" + "😀" * 20_000, "é" * 70_000])
def test_a_cell_too_long_is_cut_and_says_so(text: str, tmp_path: Path) -> None:
    cut = xlsx.fitting(text)
    assert cut.endswith(" […]")
    assert text.startswith(cut.removesuffix(" […]"))
    assert 32_764 <= len(cut.encode("utf-16-le")) // 2 <= 32_767
    xlsx.write(tmp_path / "a.xlsx", some(1, note=text))
    (rows,) = sheets(tmp_path / "a.xlsx")
    assert rows[1][rows[0].index("note")] == cut


def test_what_xml_can_not_hold_does_not_break_the_workbook(tmp_path: Path) -> None:
    xlsx.write(tmp_path / "a.xlsx", some(1, note="a\ufffeb\uffffc"))
    (rows,) = sheets(tmp_path / "a.xlsx")
    assert rows[1][rows[0].index("note")] == "a\ufffdb\ufffdc"


def test_controls_and_words_that_look_like_their_escapes_are_told_apart(tmp_path: Path) -> None:
    xlsx.write(tmp_path / "a.xlsx", some(1, note="a\x01b _x0041_"))
    from openpyxl.utils.escape import unescape

    (rows,) = sheets(tmp_path / "a.xlsx")
    assert unescape(rows[1][rows[0].index("note")]) == "a\x01b _x0041_"


def test_a_place_that_can_not_be_written_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory"):
        xlsx.write(tmp_path, [])
