"""Documents that bring no text are looked for in the project, and their marks by their words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from files import TEXT, put_article
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.formats.registry import formats
from sourcemark.formats.tagged import Document, Mark, Piece, Voice
from sourcemark.model.articles import Article
from sourcemark.model.codebook import Codebook
from sourcemark.model.sources import Source
from sourcemark.model.spans import Quote, Span, quote
from sourcemark.project import Project
from sourcemark.work.foreign_sets.converting import UNFOUND, Converted
from sourcemark.work.foreign_sets.gathering import Gathered
from sourcemark.work.foreign_sets.guessing import completed
from sourcemark.work.foreign_sets.lost import Lost, Tally
from sourcemark.work.foreign_sets.mapping import Mapping
from sourcemark.work.foreign_sets.placing import NOT_FOUND, Placer
from sourcemark.work.task import Quiet

OTHER = f"A new first paragraph.\n\n{TEXT}"


@contextmanager
def converted(project: Project, folder: Path, *pieces: Piece) -> Iterator[Converted]:
    path = folder / "set.json"
    path.write_text("")
    gathered = Gathered(path, formats()["spans"])
    for piece in pieces:
        gathered.take(piece)
    book = project.get(Codebook, "codebook")
    assert book is not None
    try:
        with Converted(project, gathered, completed(Mapping(), gathered, book, {})) as made:
            made.convert(Quiet())
            yield made
    finally:
        gathered.close()


def at(start: int, end: int, key: str = "m", text: str = TEXT) -> Mark:
    return Mark(key=key, document="d", spans=(Span(start, end),), quotes=(quote(text, Span(start, end)),))


@pytest.fixture
def article(project: Project) -> Article:
    with project.operation("Articles") as op:
        put_article(op, "Something else altogether, of the same length or not.", title="Else")
        return put_article(op, TEXT, url="https://example.org/troops")


@pytest.mark.parametrize(
    "document",
    [
        Document(key="d", sha256="", about={"url": "https://example.org/troops"}),
        Document(key="d", title="Troops move"),
        Document(key="d"),
    ],
    ids=["address", "title", "words"],
)
def test_an_article_is_found(document: Document, article: Article, project: Project, tmp_path: Path) -> None:
    with converted(project, tmp_path, document, at(4, 12)) as made:
        (s,) = made.statements
        assert (s.article, s.spans) == (article.id, (Span(4, 12),))
        assert not made.papers.new


def test_an_article_is_found_by_the_hash_of_its_text(
    article: Article, project: Project, tmp_path: Path
) -> None:
    document = Document(key="d", sha256=article.sha256)
    bare = Mark(key="m", document="d", spans=(Span(4, 12),), source_spans=(Span(0, 3),))
    with converted(project, tmp_path, document, bare) as made:
        (s,) = made.statements
        assert s.exact == TEXT[4:12]
        assert s.attribution.source_spans == (Span(0, 3),)


def test_what_is_not_found_is_counted_and_named(article: Article, project: Project, tmp_path: Path) -> None:
    gone = Document(key="d", title="Gone", about={"url": "https://example.org/gone"})
    lost = Mark(key="m", document="d", spans=(Span(0, 4),), quotes=(Quote(exact="nowhere"),))
    with converted(project, tmp_path, gone, lost) as made:
        assert made.left.all() == (Lost(UNFOUND, 1, ("Gone",)),)
    known = Document(key="d", about={"url": article.url})
    with converted(project, tmp_path, known, at(4, 12), at(30, 36, "n"), lost) as made:
        assert made.statements.number == 2
        assert made.left.all() == (Lost(NOT_FOUND, 1, ("nowhere",)),)


def test_a_mark_of_a_document_that_is_not_named(project: Project, tmp_path: Path) -> None:
    with converted(project, tmp_path, at(4, 12)) as made:
        assert made.statements.number == 0


def test_a_voice_is_entered_with_all_that_the_set_knows(project: Project, tmp_path: Path) -> None:
    voice = Voice(name="Lee\nWoong-gil", source_kind="person", types=("Defector", "Ghost"), aliases=("Mr Lee",),
                  anonymity="partly named", role="officer")  # fmt: skip
    mark = Mark(key="m", document="d", spans=(Span(0, 3),),
                values={"speaker": ("Lee\nWoong-gil",), "source_type": ("Defector",)})  # fmt: skip
    document = Document(key="d", text=TEXT)
    with converted(project, tmp_path, voice, document, mark) as made:
        (lee,) = (item for item in made.items() if isinstance(item, Source))
        assert (lee.name, lee.anonymity, lee.role) == ("Lee Woong-gil", "partly named", "officer")
        assert lee.types[0] == "defector"
        assert len(lee.types) == 2, "a type that nobody knew is a new value"
    with project.operation("Enter") as op:
        op.put(Source(id="ours", name="Mr Lee"))
    with converted(project, tmp_path, voice, document, mark) as made:
        (s,) = made.statements
        assert s.attribution.sources == ("ours",), "found by an alias that the set knows"


def placer(text: str, left: Tally, *, same: bool = False) -> Placer:
    return Placer(text, same=same, left=left)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_words_are_found_where_the_text_moved(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 2))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    if not TEXT[start:end].strip():
        return
    left = Tally()
    found = placer(OTHER, left).placed(at(start, end))
    assert found is not None
    assert [OTHER[s.start : s.end] for s in found.spans] == [TEXT[start:end]]


def test_words_that_name_the_source_move_along() -> None:
    mark = Mark(key="m", document="d", spans=(Span(13, 17),), quotes=(quote(TEXT, Span(13, 17)),),
                source_spans=(Span(4, 12),), cue_spans=(Span(0, 3),))  # fmt: skip
    found = placer(OTHER, Tally()).placed(mark)
    assert found is not None
    by = len(OTHER) - len(TEXT)
    assert (found.source_spans, found.cue_spans) == ((Span(4 + by, 12 + by),), (Span(by, 3 + by),))


def test_places_outside_and_of_nothing_are_left_out() -> None:
    left = Tally()
    here = placer("One two.   ", left, same=True)
    assert here.placed(Mark(key="a", document="d", spans=(Span(0, 40),))) is None
    assert here.placed(Mark(key="b", document="d", spans=(Span(9, 11),))) is None
    pieces = Mark(key="c", document="d", spans=(Span(4, 7), Span(0, 5)), cue_spans=(Span(3, 90),))
    found = here.placed(pieces)
    assert found is not None
    assert found.spans == (Span(0, 7),), "pieces that overlap are one"
    assert [lost.what for lost in left.all()] == [
        "marks that lie outside of their text",
        "marks of nothing but space",
        "places of words that name the source or attribute",
    ]


def test_an_unproved_place_in_another_text_is_none() -> None:
    left = Tally()
    assert placer(TEXT, left).placed(Mark(key="a", document="d", spans=(Span(0, 4),))) is None
    assert left.all() == (Lost(NOT_FOUND, 1, ("a",)),)
