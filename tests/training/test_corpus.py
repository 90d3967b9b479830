"""The project's own annotated articles: all can be read, each is there once, and parts are drawn repeatably."""

from __future__ import annotations

from pathlib import Path

from sourcemark.model.spans import Span
from sourcemark.suggest.network.shapes import TYPES
from sourcemark_training.check import complaints, within
from sourcemark_training.corpus import apart, own_articles, shared_articles
from sourcemark_training.markup import read_article

ARTICLES = own_articles()


def test_every_article_is_read_and_has_an_id_of_its_own() -> None:
    assert len(ARTICLES) >= 900
    assert len({one["id"] for one in ARTICLES}) == len(ARTICLES)
    assert len({one["text"] for one in ARTICLES}) == len(ARTICLES)


def test_spans_lie_in_their_text_and_types_are_those_of_the_guide() -> None:
    for article in ARTICLES:
        for one in article["attributions"]:
            for role in ("content", "cue", "source"):
                assert all(Span(start, end).end <= len(article["text"]) for start, end in one[role]), article[
                    "id"
                ]
            assert set(filter(None, one["type"].split("+"))) <= set(TYPES), article["id"]


def test_nested_ones_stand_inside() -> None:
    for article in ARTICLES:
        marks = article["attributions"]
        inner = [one for one in marks if one["by"] is not None]
        assert all(within(one["content"], marks[one["by"]]["content"]) for one in inner), article["id"]


def test_parts_are_drawn_repeatably() -> None:
    rest, held_back = apart(ARTICLES, 0.1, 1)
    assert apart(list(reversed(ARTICLES)), 0.1, 1) == (rest, held_back)
    assert 0.05 < len(held_back) / len(ARTICLES) < 0.15
    assert not {one["id"] for one in rest} & {one["id"] for one in held_back}


def test_what_is_held_back_stays_so_when_there_are_more_articles_or_some_come_twice() -> None:
    _, held_back = apart(ARTICLES, 0.1, 1)
    _, of_some = apart(ARTICLES[::2], 0.1, 1)
    assert {one["id"] for one in of_some} == {one["id"] for one in held_back} & {
        one["id"] for one in ARTICLES[::2]
    }
    rest, once = apart([*ARTICLES, *ARTICLES], 0.1, 1)
    assert once == held_back
    assert len(rest) == 2 * (len(ARTICLES) - len(held_back))


def test_where_no_shared_corpus_is_there_is_none(tmp_path: Path) -> None:
    assert shared_articles("train", tmp_path) == []


def test_what_looks_forgotten_is_named() -> None:
    text = "[s1:He] hopes [c1:so]. She said that “it is over and done with, all of it”."
    told = list(complaints(read_article(f"#id a\n{text}\n---\n1 other | Bo\n")))
    assert any("no cue at" in one and "She said" in one for one in told)
    assert any("quotation in no content" in one for one in told)
    assert "1 has no cue" in told
    assert any("'Bo' does not stand in the text" in one for one in told)


def test_a_beat_can_be_left_out() -> None:
    tech = {one["id"] for one in ARTICLES} - {one["id"] for one in own_articles(without="tech")}
    assert len(tech) >= 50
    assert own_articles(without="none such") == ARTICLES
