"""The sample: words that quote the articles, objects that hold together, and every case that the model knows."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import combinations
from typing import TypeVar

import pytest

from sourcemark.model import spans
from sourcemark.model.articles import Article
from sourcemark.model.codebook import SOURCE_TYPE, Codebook
from sourcemark.model.entity import Entity
from sourcemark.model.kinds import KINDS, decode, encode
from sourcemark.model.sources import Assessment, Source
from sourcemark.model.statements import Statement
from sourcemark.work.sample import sample_objects, sample_texts
from sourcemark.work.sample_marks import place

T = TypeVar("T", bound=Entity)


def of(things: list[Entity], kind: type[T]) -> list[T]:
    return [thing for thing in things if isinstance(thing, kind)]


@pytest.fixture(scope="module")
def sample() -> list[Entity]:
    return list(sample_objects())


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {sha256(kept.text.encode()).hexdigest(): kept.text for kept in sample_texts()}


def test_sample_survives_the_codec_and_is_always_the_same(sample: list[Entity]) -> None:
    assert [decode(type(thing), encode(thing)) for thing in sample] == sample
    assert list(sample_objects()) == sample
    assert len({(thing.kind, thing.id) for thing in sample}) == len(sample)


def test_sample_is_in_the_order_in_which_it_can_be_written(sample: list[Entity]) -> None:
    order = [list(KINDS).index(thing.kind) for thing in sample]
    assert order == sorted(order)


def test_sample_articles_carry_their_texts(sample: list[Entity], texts: dict[str, str]) -> None:
    originals = {sha256(kept.original).hexdigest() for kept in sample_texts()}
    articles = of(sample, Article)
    assert len(articles) == 4
    for article in articles:
        text = texts[article.sha256]
        assert article.length == len(text)
        assert text.startswith(f"{article.title}\n")
        assert article.captured.original in originals
        assert 350 <= len(text.split()) <= 700


def test_sample_quotes_are_the_words_at_their_spans(sample: list[Entity], texts: dict[str, str]) -> None:
    by_id = {article.id: texts[article.sha256] for article in of(sample, Article)}
    for statement in of(sample, Statement):
        text = by_id[statement.article]
        assert statement.spans == spans.normalised(statement.spans)
        assert statement.quotes == tuple(spans.quote(text, span) for span in statement.spans)
        where = statement.attribution
        named = [*where.source_spans, *where.cue_spans, *(s for hop in statement.chain for s in hop.spans)]
        assert all(
            text[s.start : s.end] == text[s.start : s.end].strip() and s.end <= len(text) for s in named
        )


def test_sample_refers_to_nothing_it_lacks(sample: list[Entity]) -> None:
    ids = {kind: {thing.id for thing in sample if thing.kind == kind} for kind in KINDS}
    grades = {assessment.id: assessment for assessment in of(sample, Assessment)}
    assert {assessment.source for assessment in grades.values()} <= ids["source"]
    for statement in of(sample, Statement):
        assert {statement.article} <= ids["article"]
        assert {statement.annotator} <= ids["annotator"]
        assert {*statement.attribution.sources, *(hop.source for hop in statement.chain)} <= ids["source"]
        taken = statement.reliability.assessment if statement.reliability else None
        if statement.reliability and taken:
            assert grades[taken].source == statement.attribution.sources[0]
            assert grades[taken].grade == statement.reliability.grade
        if statement.credibility and statement.credibility.confirmed_by:
            assert statement.credibility.confirmed_by in ids["statement"] - {statement.id}


def test_sample_takes_the_newest_assessment(sample: list[Entity]) -> None:
    dorin = next(source for source in of(sample, Source) if source.name == "Pavel Dorin")
    grades = [a.grade for a in of(sample, Assessment) if a.source == dorin.id]
    used = next(s.reliability for s in of(sample, Statement) if s.attribution.sources == (dorin.id,))
    assert grades == ["E", "D"]
    assert used is not None
    assert used.grade == "D"


def test_sample_uses_only_values_of_its_codebook(sample: list[Entity]) -> None:
    book = of(sample, Codebook)[0]
    for statement in of(sample, Statement):
        assert statement.codebook == book.version
        known = [(facet, book.facet(facet), values) for facet, values in statement.codes.items()]
        assert all(facet and all(facet.code(value) for value in values) for _, facet, values in known)
    types = book.source_types
    assert all(types.code(value) for source in of(sample, Source) for value in source.types)
    used = {statement.code(SOURCE_TYPE) for statement in of(sample, Statement)}
    assert used >= {code.id for code in types.codes}


def test_every_sample_article_shows_what_the_model_can_hold(sample: list[Entity]) -> None:
    sources = {source.id: source for source in of(sample, Source)}
    for article in of(sample, Article):
        marks = [s for s in of(sample, Statement) if s.article == article.id]
        assert len(marks) >= 12, article.title
        assert any(len(s.spans) > 1 for s in marks), "discontinuous"
        assert any(a.overlaps(b) for s, t in combinations(marks, 2) for a in s.spans for b in t.spans)
        assert any(sources[i].anonymity == "unnamed" for s in marks for i in s.attribution.sources)
        assert any(s.reliability and s.reliability.reason for s in marks), "override with a reason"
        assert any(s.credibility and s.credibility.grade == "1" for s in marks)
        assert {"direct", "indirect", "mixed"} <= {s.attribution.mode for s in marks}


def test_sample_has_chains_of_two_and_statements_without_a_source(sample: list[Entity]) -> None:
    marks = of(sample, Statement)
    assert sum(len(s.chain) == 2 for s in marks) >= 3
    nobody = [s for s in marks if not s.attribution.sources]
    assert len(nobody) >= 2
    assert all(s.attribution.cue_spans for s in nobody)
    assert any(s.statement_kind == "attitude" for s in marks)
    confirmed = [s.credibility for s in marks if s.credibility and s.credibility.grade == "1"]
    assert all(grade.reason or grade.confirmed_by for grade in confirmed)


def test_sample_is_not_graded_on_the_diagonal(sample: list[Entity]) -> None:
    pairs = Counter(
        "ABCDE".index(s.reliability.grade) == int(s.credibility.grade) - 1
        for s in of(sample, Statement)
        if s.reliability and s.credibility and s.reliability.grade != "F" and s.credibility.grade != "6"
    )
    assert pairs[True] < pairs[False]


@pytest.mark.parametrize("piece", ["he", "nobody", "⟦he⟧"])
def test_a_quotation_must_occur_once(piece: str) -> None:
    with pytest.raises(ValueError, match="times in the article"):
        place("he said that he went", piece)


def test_brackets_choose_one_of_several() -> None:
    assert place("he said that he went", "that ⟦he⟧ went") == spans.Span(13, 15)
