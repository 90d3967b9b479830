"""Annotated articles as people write them: brackets, the table below, the way back, what is refused."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark_training.markup import BadMarkup, Document, read_article, read_file, write_article

ARTICLE = """#id own-01
#note wire
Pier goes

[s1:The mayor] [q1:said] [c1:that [s2:the board] [q2:wanted] [c2:to sell it]].
[c3:“It is,”] [s3:he] [q3:wrote], [c3:“over.”]
---
1 official | The mayor
2 ~ other by=1 | the board
3 official+political | The mayor
"""
TOKENS = ["the", "pier", "is", "sold", "“now”", "São", "naïve", "😱", "(or)", "4,000"]
WORDS = st.lists(st.sampled_from(TOKENS), min_size=1, max_size=4)


def words_of(document: Document, number: int, role: str) -> list[str]:
    return [document["text"][start:end] for start, end in document["attributions"][number][role]]


def test_brackets_become_spans_and_rows_tell_of_them() -> None:
    document = read_article(ARTICLE)
    assert document["text"].startswith(
        "Pier goes\n\nThe mayor said that the board wanted to sell it.\n“It is,” he"
    )
    assert words_of(document, 0, "content") == ["that the board wanted to sell it"]
    assert words_of(document, 1, "source") == ["the board"]
    assert words_of(document, 2, "content") == ["“It is,”", "“over.”"]
    told = [tuple(one[key] for key in ("kind", "type", "by", "who")) for one in document["attributions"]]
    assert told == [
        ("statement", "official", None, "The mayor"),
        ("attitude", "other", 0, "the board"),
        ("statement", "official+political", None, "The mayor"),
    ]


def test_a_span_may_be_that_of_several() -> None:
    document = read_article(
        "#id a\n[s1,2:He] [q1:says] [c1:no] and [q2:thinks] [c2:so]\n---\n1 other\n2 ~ other\n"
    )
    assert [words_of(document, number, "source") for number in (0, 1)] == [["He"], ["He"]]


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Attributions that stand beside and inside each other, in random words."""
    numbers, rows = count(1), list[str]()

    def attribution(depth: int, outer: int | None) -> str:
        number = next(numbers)
        by = f" by={outer}" if outer else ""
        rows.append(
            f"{number} {draw(st.sampled_from(('', '~ ')))}{draw(st.sampled_from(('ngo', 'media+other')))}{by} | Ann"
        )
        source, cue, before = (" ".join(draw(WORDS)) for _ in range(3))
        inner = attribution(depth - 1, number) if depth and draw(st.booleans()) else ""
        return f"[s{number}:{source}] [q{number}:{cue}] [c{number}:{before} {inner}]"

    body = "\n".join(
        attribution(2, None) + " " + " ".join(draw(WORDS)) for _ in range(draw(st.integers(0, 3)))
    )
    return f"#id a\nWords {body}\n---\n" + "".join(f"{row}\n" for row in rows)


@given(articles())
@settings(max_examples=40, deadline=None)
def test_writing_and_reading_lead_back(article: str) -> None:
    document = read_article(article)
    assert read_article(write_article(document)) == document


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("no head\n---\n", "#id"),
        ("#id a\nno table", "'---'"),
        ("#id a\n[c1:open\n---\n1 other\n", "never closed"),
        ("#id a\n[c1:x]\n---\n1 nobody\n", "unknown type nobody"),
        ("#id a\n[c1:x]\n---\nrow\n", "cannot read the row"),
        ("#id a\n[c1:x]\n---\n2 other\n", r"only in the text or only in the table: \[1, 2\]"),
        ("#id a\n[c1:x]\n---\n1 other\n1 other\n", "two rows"),
        ("#id a\n[s1:x]\n---\n1 other\n", "no content"),
        ("#id a\n[c1:x]\n---\n1 other by=4\n", "stands in 4"),
    ],
)
def test_what_cannot_be_read_says_where(block: str, why: str) -> None:
    with pytest.raises(BadMarkup, match=why):
        read_article(block)


def test_a_file_holds_several() -> None:
    assert [one["id"] for one in read_file(ARTICLE + ARTICLE.replace("own-01", "own-02"))] == [
        "own-01",
        "own-02",
    ]
