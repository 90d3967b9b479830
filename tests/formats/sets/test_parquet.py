"""Parquet, judged by pyarrow and by DuckDB itself."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import msgspec
import pyarrow.parquet as pq
import pytest
from files import BOOK, TEXT, WHEN, mark
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.parquet import COLUMNS, write
from sourcemark.model.bundle import Text
from sourcemark.model.errors import Refused
from sourcemark.model.layout import Block
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, ReliabilityGrade, Statement

LEE = Source(id="lee", name='Lee\'s \0 "words" 😀', source_kind="account", anonymity="unnamed")


def some(**fields: object) -> list:
    article = msgspec.structs.replace(
        an_article(TEXT), layout=(Block(0, 16, "page", 3), Block(16, 90, "page", 4))
    )
    who = Attribution(sources=("lee",), source_spans=(Span(0, 3),), cue_spans=(Span(13, 17),))
    s = mark(
        article, TEXT, (4, 12), (18, 20), attribution=who, codes={"source_type": ("official", "defector")},
        reliability=ReliabilityGrade(grade="B", reason="known"), **fields,
    )  # fmt: skip
    ann, book, *rest = a_set(article, s, LEE)
    return [ann, book, Text(sha256=article.sha256, text=TEXT), *rest]


def rows(items: list, folder: Path) -> list[dict]:
    path = folder / "it's.parquet"
    number = write(path, items)
    found = pq.read_table(path).to_pylist()
    assert len(found) == number
    return found


def test_one_row_a_span(tmp_path: Path) -> None:
    first, second, source, cue = rows(some(note="a\0b"), tmp_path)
    assert [(r["role"], r["piece"], r["pieces"]) for r in (first, second, source, cue)] == [
        ("statement", 1, 2), ("statement", 2, 2), ("source", 1, 1), ("cue", 1, 1),
    ]  # fmt: skip
    assert (first["start"], first["end"], first["quote"], first["page"]) == (4, 12, "ministry", 3)
    assert (second["quote"], second["page"], cue["quote"]) == ("军队", 4, "said")
    assert first["source"] == [LEE.name]
    assert (first["source_kind"], first["anonymity"]) == (["account"], ["unnamed"])
    assert first["facets"] == [("source_type", ["Official", "Defector"])]
    assert (first["reliability"], first["credibility"], first["chain"]) == ("B", None, [])
    assert (first["created"], first["note"], first["annotator"]) == (WHEN, "a\0b", "Ann")


def test_types_are_declared_and_the_file_says_what_offsets_count(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    assert write(path, [*some()[:2], BOOK]) == 0
    file = pq.ParquetFile(path)
    assert file.schema_arrow.names == list(COLUMNS)
    assert str(file.schema_arrow.field("created").type) == "timestamp[us, tz=UTC]"
    assert str(file.schema_arrow.field("start").type) == "int64"
    assert file.metadata.metadata[b"offset_unit"] == b"unicode code points, end exclusive"
    with duckdb.connect() as link:
        told = link.execute(f"DESCRIBE FROM '{path}'").fetchall()
    assert {name: type for name, type, *_ in told} == COLUMNS


@settings(max_examples=8)
@given(data=st.data())
def test_every_span_has_its_words(data: st.DataObject) -> None:
    items = data.draw(whole_sets())
    said = [s for s in items if isinstance(s, Statement)]
    with TemporaryDirectory() as folder:
        found = rows(items, Path(folder))
        with duckdb.connect() as link:
            number = link.execute(f"SELECT count(*) FROM '{folder}/it''s.parquet'").fetchone()
    assert number == (len(found),)
    told = sorted(
        (r["statement_id"], r["start"], r["end"], r["quote"]) for r in found if r["role"] == "statement"
    )
    assert told == sorted(
        (s.id, span.start, span.end, quote.exact)
        for s in said
        for span, quote in zip(s.spans, s.quotes, strict=True)
    )


def test_a_huge_note_is_kept(tmp_path: Path) -> None:
    assert rows(some(note="x" * 5_000_000), tmp_path)[0]["note"] == "x" * 5_000_000


def test_without_duckdb_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Refused, match=r"pip install sourcemark\[analysis\]"):
        write(tmp_path / "a.parquet", some())


def test_a_place_that_can_not_be_written_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write(tmp_path / "missing" / "a.parquet", some())
