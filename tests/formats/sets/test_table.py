"""The columns that CSV and XLSX share, and what stands in them."""

from __future__ import annotations

import msgspec
from files import BOOK, TEXT, mark, said_by
from hypothesis import given
from hypothesis import strategies as st
from tables import a_set, an_article

from sourcemark.formats.sets.table import Table
from sourcemark.formats.sets.table_names import INNER, SEPARATOR, joined, parted
from sourcemark.model.bundle import Item
from sourcemark.model.codebook import SOURCE_TYPE, Code, Facet
from sourcemark.model.ids import new_id
from sourcemark.model.layout import Block
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span
from sourcemark.model.statements import Attribution, CredibilityGrade, Hop, ReliabilityGrade

FIXED = [
    *(
        "statement_id",
        "start",
        "end",
        "spans",
        "quote",
        "page",
        "status",
        "created",
        "kind",
        "mode",
        "annotator",
    ),
    *(
        "source_id",
        "source",
        "source_kind",
        "source_types",
        "anonymity",
        "chain",
        "source_words_at",
        "cue_at",
    ),
    *("source_type", "other_facets", "reliability", "reliability_reason", "reliability_from", "credibility"),
    *("credibility_reason", "confirmed_by", "note", "article_id", "title", "outlet", "byline", "section"),
    *("published", "url", "language", "handling", "sha256"),
]
LEE = Source(id="lee", name="Lee", types=("defector", "official"))
AHN = Source(id="ahn", name="Ahn", source_kind="organisation", anonymity="unnamed")
YNA = Source(id="yna", name="Yonhap", source_kind="organisation")


def table(items: list[Item]) -> list[dict[str, str]]:
    head, *rows = Table(items).rows()
    assert len(set(head)) == len(head), "every column has a name of its own"
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_names_of_the_columns_are_stable() -> None:
    """People's scripts rest on them: a name here changes only with a word in the change log."""
    assert list(Table([BOOK]).rows()) == [FIXED]


def test_a_statement_with_all_there_is() -> None:
    article = an_article(TEXT, outlet="Wire", published="2026-05-01", handling="TLP:AMBER")
    s = mark(
        article, TEXT, (4, 12), (18, 20),
        attribution=Attribution(
            sources=("lee", "ahn"), source_spans=(Span(0, 3), Span(30, 33)), cue_spans=(Span(13, 17),), mode="mixed"
        ),
        chain=(Hop(source="ahn"), Hop(source="yna")), codes={SOURCE_TYPE: ("defector",)},
        reliability=ReliabilityGrade(grade="C", reason="far away"),
        credibility=CredibilityGrade(grade="1", confirmed_by="other"), note="see below",
        status="submitted", statement_kind="attitude",
    )  # fmt: skip
    (row,) = table(a_set(article, s, LEE, AHN, YNA))
    assert row == {
        "statement_id": s.id, "start": "4", "end": "20", "spans": "4-12;18-20", "quote": "ministry […] 军队",
        "page": "", "status": "submitted", "created": "2024-05-06T07:08:09+00:00", "kind": "attitude", "mode": "mixed",
        "annotator": "Ann", "source_id": "lee | ahn", "source": "Lee | Ahn", "source_kind": "person | organisation",
        "source_types": "Defector ; Official | ", "anonymity": "named | unnamed",
        "chain": "Ahn | Yonhap", "source_words_at": "0-3;30-33", "cue_at": "13-17", "source_type": "Defector",
        "other_facets": "", "reliability": "C", "reliability_reason": "far away", "reliability_from": "",
        "credibility": "1", "credibility_reason": "", "confirmed_by": "other", "note": "see below",
        "article_id": article.id,
        "title": "Troops move", "outlet": "Wire", "byline": "", "section": "", "published": "2026-05-01", "url": "",
        "language": "", "handling": "TLP:AMBER", "sha256": article.sha256,
    }  # fmt: skip


def test_a_statement_with_nothing_but_its_words() -> None:
    article = an_article(TEXT)
    (row,) = table(a_set(article, mark(article, TEXT, (0, 3))))
    assert row["spans"] == "0-3"
    assert {
        row[name] for name in ("mode", "source", "source_id", "chain", "cue_at", "source_type", "credibility")
    } == {""}


def test_a_chain_without_a_source_is_told() -> None:
    article = an_article(TEXT)
    (row,) = table(a_set(article, mark(article, TEXT, (0, 3), chain=(Hop(source="yna"),)), YNA))
    assert (row["source"], row["chain"]) == ("", "Yonhap")


def test_duplicates_that_were_merged_count_as_the_one_that_stands() -> None:
    article = an_article(TEXT)
    double = Source(id="a-double", name="Mr Lee", merged_into="lee")
    s = mark(article, TEXT, (0, 3), attribution=said_by(double, LEE), chain=(Hop(source=double.id),))
    (row,) = table(a_set(article, s, double, LEE))
    assert (row["source_id"], row["source"], row["chain"]) == ("lee", "Lee", "Lee")


def test_mergers_in_a_ring_come_to_an_end() -> None:
    article = an_article(TEXT)
    one, other = (
        Source(id="one", name="Ring", merged_into="other"),
        Source(id="other", name="Ring", merged_into="one"),
    )
    (row,) = table(a_set(article, mark(article, TEXT, (0, 3), attribution=said_by(one)), one, other))
    assert row["source"] == "Ring"


def test_a_value_that_was_merged_is_named_as_the_one_that_stands() -> None:
    old = Code(id="soldier", name="Soldier", merged_into="official")
    types = msgspec.structs.replace(BOOK.facets[0], codes=(*BOOK.facets[0].codes, old))
    book = msgspec.structs.replace(BOOK, facets=(types,))
    article = an_article(TEXT)
    s = mark(article, TEXT, (0, 3), codes={SOURCE_TYPE: ("soldier",)})
    (row,) = table(a_set(article, s, book=book))
    assert row["source_type"] == "Official"


def test_columns_of_the_codebook_never_take_another_ones_name() -> None:
    own = [
        Facet(id=id, name=name) for id, name in ((new_id(), "Tone"), (new_id(), "Tone"), ("note", "Remarks"))
    ]
    book = msgspec.structs.replace(BOOK, facets=(*BOOK.facets, *own, Facet(id=new_id(), name="note")))
    (head,) = Table([book]).rows()
    assert [name for name in head if name not in FIXED] == ["Tone", "Tone 2", "facet note", "note 2"]


def test_a_facet_that_came_with_the_program_keeps_its_column_when_it_is_renamed() -> None:
    book = msgspec.structs.replace(BOOK, facets=(msgspec.structs.replace(BOOK.facets[0], name="Who speaks"),))
    assert list(Table([book]).rows()) == [FIXED]


def test_facets_that_the_codebook_does_not_know_are_told_in_a_column_of_their_own() -> None:
    article = an_article(TEXT)
    (row,) = table(
        a_set(article, mark(article, TEXT, (0, 3), codes={"basis": ("told", "a|b"), "tone": ("x",)}))
    )
    assert row["other_facets"] == "basis: told | basis: a||b | tone: x"


def test_pages_are_told_where_an_article_has_them() -> None:
    pages = (Block(0, 20, "page", 7), Block(4, 9, "heading", 1), Block(21, 80, "page", 8))
    article = msgspec.structs.replace(an_article(TEXT), layout=pages)
    marks = [mark(article, TEXT, place) for place in ((0, 3), (18, 30), (22, 30))]
    assert [row["page"] for row in table(a_set(article, *marks))] == ["7", "7", "8"]


@given(st.lists(st.text("a| ;", max_size=4), min_size=2), st.sampled_from([SEPARATOR, INNER]))
def test_joined_values_come_apart_again(values: list[str], separator: str) -> None:
    assert parted(joined(values, separator), separator) == tuple(values)
