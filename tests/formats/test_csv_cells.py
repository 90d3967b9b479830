"""Cells of CSV: harmless in a spreadsheet, read whatever stands between them, and what is wrong named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcemark.formats.csv_cells import (
    PARTED,
    first_row,
    guard,
    guessed,
    rows,
    told,
    unguarded,
    write_rows,
)
from sourcemark.model.errors import BadFile

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x")


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_made_harmless(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "’=1", "'s", "''", "1-1", " ", "“+”"])
def test_all_else_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == cell


@given(st.text("'=+-@\t\rax＝", max_size=6) | st.text())
@example("''=1")
@example("'=1")
def test_the_apostrophe_can_be_taken_away_again(cell: str) -> None:
    assert unguarded(guard(cell)) == cell


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    table = [["a", "b"], [guard("=1"), 'x "y",\nz'], ["", "'"]]
    write_rows(tmp_path / "a.csv", table)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfa,b")
    read = list(rows("a.csv", (tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), ",", strict=True))
    assert [row.cells for row in read] == [["a", "b"], ["=1", 'x "y",\nz'], ["", "'"]]
    assert [(row.number, row.line, row.cut_off) for row in read] == [
        (1, 1, False),
        (2, 3, False),
        (3, 4, False),
    ]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n", "|"),
        ("a,b;c\n1,2\n3,4\n", ","),
        ("a\n", ","),
        ("", ","),
    ],
)
def test_the_sign_is_that_which_parts_the_rows_evenly(text: str, sign: str) -> None:
    assert guessed(text) == sign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sep=;\r\na;b", (";", "a;b")),
        ("SEP=|\na", ("|", "a")),
        ("sep=x\na", ("", "sep=x\na")),
        ("sep=;;\na", ("", "sep=;;\na")),
        ("sep=\na", ("", "sep=\na")),
    ],
)
def test_the_sign_may_be_told(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == expected


def test_a_cell_without_an_end_is_noticed() -> None:
    assert [row.cut_off for row in rows("a", 'a,b\n1,"2\n', ",")] == [False, True]
    with pytest.raises(BadFile, match=r"row 2.*cut off|cut off.*row 2"):
        list(rows("a", 'a,b\n1,"2\n', ",", strict=True))


def test_a_line_of_signs_alone_is_refused() -> None:
    with pytest.raises(BadFile, match="more than 1,000,000 cells"):
        list(rows("a", "," * (PARTED + 1), ","))


def test_no_row_is_no_row() -> None:
    assert (first_row("", ","), first_row("a,b\nc", ",")) == ([], ["a", "b"])
