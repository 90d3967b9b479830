"""Pages of PDF: columns, what runs along at their edges, hyphens, and where each page and heading is."""

from __future__ import annotations

import shutil
import subprocess
from itertools import chain
from pathlib import Path

import pytest
from foreign_files import Placed, pdf

from sourcemark.formats.articles import pdf as pdf_format
from sourcemark.model.articles import Choices, Draft
from sourcemark.model.layout import page_at

LINES = 5


def column(left: int, top: int, name: str) -> list[Placed]:
    """Five lines of one sentence, so that each column is a paragraph."""
    words = [f"{name} line {number} goes on and" for number in range(LINES - 1)]
    return [
        (left, top - 12 * at, 10, text) for at, text in enumerate([*words, f"{name} stops here at last."])
    ]


def in_rows(*columns: list[Placed]) -> list[Placed]:
    """As some programs write columns: line by line across the page."""
    return list(chain.from_iterable(zip(*columns, strict=True)))


def body(page: int, height: int = 600) -> list[Placed]:
    """A page of running text."""
    return [(50, height - 12 * at, 10, f"Body {page} line {at} has words that fill it.") for at in range(6)]


def read(*pages: list[Placed], running: bool = False) -> Draft:
    return pdf_format.read("a.pdf", pdf(pages), Choices(running=running))


def paragraphs_of(draft: Draft) -> list[str]:
    return [paragraph.partition(" ")[0] for paragraph in draft.text.split("\n\n")]


@pytest.mark.parametrize("lefts", [(50, 320), (50, 230, 410)])
def test_columns_are_read_one_after_the_other_however_they_are_written(lefts: tuple[int, ...]) -> None:
    columns = [column(left, 700, name) for left, name in zip(lefts, "ABC", strict=False)]
    assert paragraphs_of(read(in_rows(*columns))) == list("ABC"[: len(lefts)])
    assert read(in_rows(*columns)).text == read(list(chain.from_iterable(columns))).text


def test_a_headline_across_columns_parts_them() -> None:
    page = [(50, 740, 22, "First headline across the page")]
    page += in_rows(column(50, 700, "A"), column(320, 700, "B"))
    page += [(50, 610, 22, "Second headline across the page")]
    page += in_rows(column(50, 580, "C"), column(320, 580, "D"))
    draft = read(page)
    assert paragraphs_of(draft) == ["First", "A", "B", "Second", "C", "D"]
    headings = [draft.text[b.start : b.end] for b in draft.layout if b.role == "heading"]
    assert headings == ["First headline across the page", "Second headline across the page"]


def test_a_table_is_read_by_its_rows() -> None:
    rows: list[Placed] = [(x, 700 - 14 * at, 10, f"{x}.{at}") for at in range(6) for x in (50, 200, 350)]
    assert read(rows).text.startswith("50.0 200.0 350.0 50.1")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext judges the order of columns")
def test_the_order_of_columns_is_that_of_another_reader(tmp_path: Path) -> None:
    page = in_rows(column(50, 700, "A"), column(320, 700, "B"))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([page]))
    other = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert read(page).text.split() == other.split()


def test_running_heads_go_and_stay_where_one_wants_them() -> None:
    pages = [
        [(50, 770, 9, "The Paper" if n % 2 else "World news"), *body(n), (290, 30, 9, f"- {n + 7} -")]
        for n in range(4)
    ]
    draft = read(*pages)
    assert draft.dropped == ("World news", "The Paper", "- 7 -", "- 8 -", "- 9 -", "- 10 -")
    assert "Paper" not in draft.text
    assert "- 8 -" not in draft.text
    assert draft.offers == ("running",)
    kept = read(*pages, running=True)
    assert kept.dropped == ()
    assert kept.text.count("The Paper") == 2
    assert all(f"Body {n} line 0" in draft.text for n in range(4))


def test_a_short_document_keeps_all_but_page_numbers() -> None:
    pages = [[(50, 770, 9, "The Paper"), *body(n), (290, 30, 9, f"Page {n + 1} of 2")] for n in range(2)]
    draft = read(*pages)
    assert draft.text.count("The Paper") == 2
    assert draft.dropped == ("Page 1 of 2", "Page 2 of 2")
    assert read([(290, 770, 9, "1984"), *body(0)]).text.startswith("1984")


def test_numbered_headlines_and_rows_at_the_top_are_text() -> None:
    headed = [[(50, 760, 24, f"Chapter {n + 1}"), *body(n)] for n in range(4)]
    draft = read(*headed)
    assert draft.dropped == ()
    assert [b.level for b in draft.layout if b.role == "heading"] == [1] * 4
    table = [[(50, 760, 10, f"{n * 7} {n * 3}"), *body(n)] for n in range(4)]
    assert read(*table).dropped == ()


@pytest.mark.parametrize(
    ("cut", "elsewhere", "whole"),
    [
        (("a min-", "ister said"), "Nothing else.", "a minister said"),
        (("a so-", "called one"), "He did so and called her.", "a so-called one"),
        (("a co-", "operation"), "Their co-operation ended.", "a co-operation"),
        (("an in-", "formation"), "In formation, information.", "an information"),
        (("the Anglo-", "American bank"), "Nothing else.", "the Anglo-American bank"),
        (("from 1914-", "1918 there"), "Nothing else.", "from 1914- 1918 there"),
    ],
)
def test_hyphens_at_the_ends_of_lines(cut: tuple[str, str], elsewhere: str, whole: str) -> None:
    first, rest = cut
    page: list[Placed] = [(50, 700, 10, first), (50, 688, 10, f"{rest}."), (50, 640, 10, elsewhere)]
    assert read(page).text == f"{whole}.\n\n{elsewhere}"


def test_a_place_knows_its_page() -> None:
    pages: list[list[Placed]] = [
        [(50, 700, 10, "A sentence that goes on over the inter-")],
        [],
        [(50, 700, 10, "national border. And ends.")],
        [(50, 700, 10, "Last.")],
    ]
    draft = read(*pages)
    assert draft.text == "A sentence that goes on over the international border. And ends.\n\nLast."
    pages_of = [
        page_at(draft.layout, draft.text.index(word)) for word in ("A sent", "inter", "nation", "Last")
    ]
    assert pages_of == [1, 1, 3, 4]
    assert [draft.text[b.start : b.end] for b in draft.layout][1:] == ["national border. And ends.", "Last."]
