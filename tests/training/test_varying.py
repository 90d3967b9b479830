"""Articles set otherwise hold the same words, and their marks the same places."""

from __future__ import annotations

import re

import pytest

from sourcemark_training.corpus import own_articles
from sourcemark_training.markup import Document, read_article
from sourcemark_training.varying import a_line_a_sentence, changed, one_paragraph, other_quotes, varied

ARTICLE = """#id a
Pier news
[c1:“Never,”] [q1:said] [s1:Ana Ruiz, the mayor]. [c1:“Not here.”] She left.

[q2:According to] [s2:the port], [c2:it stays “open”].
---
1 official | Ana Ruiz
2 corporate | the port
"""


def told(document: Document, name: str) -> list[str]:
    """What is marked so, without quotation marks and with plain blanks."""
    text = document["text"]
    spans = [span for one in document["attributions"] for span in one[name]]
    return [re.sub(r"\s+", " ", re.sub('["“”‘’„«»]', "", text[a:b])) for a, b in spans]


@pytest.fixture
def article() -> Document:
    return read_article(ARTICLE)


@pytest.mark.parametrize("marks", ['""', "„“", "«»", "‘’"])
def test_quotations_stand_in_other_marks(article: Document, marks: str) -> None:
    made = changed(article, other_quotes(article["text"], marks))
    assert (
        f"{marks[0]}Never,{marks[1]} said Ana Ruiz, the mayor. {marks[0]}Not here.{marks[1]}" in made["text"]
    )
    (first, last), _ = made["attributions"][0]["content"]
    assert made["text"][first:last] == f"{marks[0]}Never,{marks[1]}"


def test_every_sentence_has_its_line(article: Document) -> None:
    lines = changed(article, a_line_a_sentence(article["text"]))["text"].splitlines()
    assert lines[1:4] == ["“Never,” said Ana Ruiz, the mayor.", "“Not here.”", "She left."]


def test_paragraphs_are_joined_but_for_the_headline(article: Document) -> None:
    made = changed(article, one_paragraph(article["text"]))
    assert made["text"].splitlines()[0] == "Pier news"
    assert len(made["text"].splitlines()) == 2
    assert told(made, "source") == ["Ana Ruiz, the mayor", "the port"]


def test_the_marks_of_the_corpus_hold_the_same_words() -> None:
    before = own_articles()[::40]
    after = varied(before, 1)
    assert (
        sum(one["text"] != other["text"] for one, other in zip(before, after, strict=True)) > len(before) / 3
    )
    for name in ("content", "source", "cue"):
        assert [told(one, name) for one in after] == [told(one, name) for one in before]


def test_chance_is_seeded() -> None:
    some = own_articles()[::60]
    assert varied(some, 3) == varied(some, 3)
    assert varied(some, 3) != varied(some, 4)
