"""CSV: read back as it was, and harmless in any spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from files import BOOK, TEXT, mark, said_by, user
from tables import a_set, an_article

from sourcemark.formats.csv_cells import unguarded
from sourcemark.formats.sets.csv import FORMAT, write
from sourcemark.model.bundle import Item
from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.sources import Source
from sourcemark.model.statements import CredibilityGrade, ReliabilityGrade

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def written(path: Path, items: list[Item]) -> list[dict[str, str]]:
    write(path, items)
    return rows_of(path)


def test_it_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [])
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfstatement_id,")


def test_text_comes_back_from_the_csv_module(tmp_path: Path) -> None:
    text = 'He said: "a, b\nc" \r\n; é 😀 \u200fשלום'
    article = an_article(text, title='A "title", with\nall')
    marked = mark(article, text, (0, len(text)), note="=cmd|' /C calc'!A0")
    (row,) = written(tmp_path / "a.csv", a_set(article, marked))
    assert row["quote"] == text
    assert row["title"] == 'A "title", with\nall'
    assert row["note"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("evil", FORMULAS)
def test_no_cell_can_become_a_formula(evil: str, tmp_path: Path) -> None:
    """Ids too: a coworker's file chooses them."""
    text = evil + " and more"
    fields = dict.fromkeys(("outlet", "byline", "section", "published", "url", "language"), evil)
    article = an_article(text, title=evil, **fields)
    who = user(evil)
    source = Source(id=evil, name=evil, types=(evil,))
    graded = mark(
        article, text, (0, len(text)), who=who, note=evil, attribution=said_by(source),
        codes={SOURCE_TYPE: (evil,), "basis": (evil, evil)},
        reliability=ReliabilityGrade(grade="A", reason=evil, assessment=evil),
        credibility=CredibilityGrade(grade="1", reason=evil, confirmed_by=evil),
    )  # fmt: skip
    import msgspec

    graded = msgspec.structs.replace(graded, id=evil)
    (row,) = written(tmp_path / "a.csv", a_set(article, graded, source, who=who, book=_book(evil)))
    for name, cell in row.items():
        assert not name.startswith(evil), name
        assert cell[:1] not in set("=+-@\t\r\n＝＋－＠"), (name, cell)
    assert unguarded(row["statement_id"]) == evil
    assert unguarded(row["annotator"]) == who.annotator.name


def _book(evil: str) -> object:
    import msgspec

    facets = (
        *BOOK.facets,
        *(msgspec.structs.replace(BOOK.facets[0], id=i, name=evil) for i in ("basis", evil)),
    )
    return msgspec.structs.replace(BOOK, facets=facets)


def test_what_is_lost_is_declared() -> None:
    assert "texts" in {loss.key for loss in FORMAT.loses}


def test_the_number_of_statements_is_told(tmp_path: Path) -> None:
    article = an_article(TEXT)
    assert (
        write(tmp_path / "a.csv", a_set(article, mark(article, TEXT, (0, 3)), mark(article, TEXT, (4, 7))))
        == 2
    )
