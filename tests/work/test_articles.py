"""Articles: taken in once, described again and again, never altered."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from files import TEXT
from things import Case

from sourcemark.model.articles import Article, Draft, Progress
from sourcemark.model.errors import Refused
from sourcemark.model.people import User
from sourcemark.project import Project
from sourcemark.work import articles


def only(project: Project, changes: object) -> Article:
    (id,) = changes.of("article")  # type: ignore[attr-defined]
    found = project.get(Article, id)
    assert found is not None
    return found


def test_a_draft_becomes_an_article(project: Project) -> None:
    draft = Draft(
        text="Two words.\n", title="Words", outlet="Wire", byline="A. B.", section="World", published="2026-05",
        url="https://example.org", language="en", media_type="text/html", charset="utf-8",
        extractor="reader", extractor_version="1.2",
    )  # fmt: skip
    made = only(project, articles.add(project, draft, "file", "words.html", b"<p>Two words."))
    known = ("title", "outlet", "byline", "section", "published", "url", "language")
    assert {name: getattr(made, name) for name in known} == {name: getattr(draft, name) for name in known}
    assert (project.text(made), project.original(made), made.length) == ("Two words.\n", b"<p>Two words.", 11)
    got = made.captured
    assert (got.how, got.name, got.media_type, got.charset) == ("file", "words.html", "text/html", "utf-8")
    assert (got.extractor, got.extractor_version) == ("reader", "1.2")
    step = project.undoable()
    assert step is not None
    assert step.name == "Add article “Words”"


def test_a_text_without_a_title_is_called_by_its_first_words(project: Project) -> None:
    made = only(project, articles.add(project, Draft(text="\n  One line.\nAnother.")))
    assert made.title == "One line."
    assert project.original(made) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + " …"),
        ("word " * 20, "word " * 15 + "word" + " …"),
        (" \n", "Untitled"),
    ],
)
def test_a_long_first_line_is_cut_at_a_word(text: str, title: str) -> None:
    assert articles.first_words(text) == title


def test_a_draft_without_text_is_refused(project: Project) -> None:
    with pytest.raises(Refused, match="no text in it"):
        articles.add(project, Draft(text=" \n\t"))


def test_nobody_has_said_how_a_new_article_is_to_be_handled(project: Project) -> None:
    made = articles.add(project, Draft(text="Words."))
    article = project.get(Article, made.of("article")[0])
    assert article is not None
    assert article.handling == ""
    free = msgspec.structs.replace(article, handling="TLP:CLEAR")
    articles.describe(project, free)
    assert project.get(Article, article.id) == free
    body = project.link.execute("SELECT body FROM article").fetchone()[0]
    assert "TLP:CLEAR" in body, "what a person set is written down"


def test_the_description_can_be_mended(here: Case) -> None:
    mended = msgspec.structs.replace(here.article, title="Other", published="2026-05-01", handling="TLP:RED")
    articles.describe(here.project, mended)
    assert here.project.get(Article, mended.id) == mended
    assert here.step() == "Describe article “Other”"


def test_the_text_is_frozen(here: Case) -> None:
    captured = msgspec.structs.replace(here.article.captured, name="other.txt")
    for change in ({"sha256": "0" * 64}, {"length": 3}, {"captured": captured}):
        with pytest.raises(Refused, match="frozen"):
            articles.describe(here.project, msgspec.structs.replace(here.article, **change))
    assert here.project.text(here.article) == TEXT


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": " "}, "needs a title"),
        ({"published": "1 May 2026"}, "A date is written like"),
        ({"id": "gone"}, "no longer"),
    ],
)
def test_a_description_that_says_nothing_is_refused(here: Case, change: dict[str, str], words: str) -> None:
    with pytest.raises(Refused, match=words):
        articles.describe(here.project, msgspec.structs.replace(here.article, **change))


def test_a_date_that_came_with_the_file_does_not_stand_in_the_way(here: Case) -> None:
    with here.project.operation("Foreign") as op:
        op.put(msgspec.structs.replace(here.article, published="in spring"))
    articles.describe(here.project, msgspec.structs.replace(here.article, published="in spring", title="New"))
    assert here.step() == "Describe article “New”"


def test_into_the_bin_and_out_with_all_marks(here: Case) -> None:
    here.tag()
    for binned, name in ((True, "Put into the bin"), (False, "Take out of the bin")):
        changes = articles.set_binned(here.project, [here.article.id], binned)
        assert only(here.project, changes).binned is binned
        assert here.step() == f"{name}: “Troops move”"
    assert len(here.statements) == 1
    assert not articles.set_binned(here.project, [here.article.id], False), "no step without a change"


def test_several_go_into_the_bin_in_one_step(here: Case) -> None:
    (other,) = articles.add(here.project, Draft(text="Other")).of("article")
    articles.set_binned(here.project, [here.article.id, other], True)
    assert here.step() == "Put into the bin: 2 articles"
    for chosen, words in (([], "Choose an article"), (["gone"], "no longer")):
        with pytest.raises(Refused, match=words):
            articles.set_binned(here.project, chosen, True)


def test_being_done_is_each_ones_own(here: Case, as_user: Callable[[str], User]) -> None:
    articles.set_done(here.project, here.article.id, True)
    assert here.step() == "Done with “Troops move”"
    as_user("Bo")
    articles.set_done(here.project, here.article.id, True)
    articles.set_done(here.project, here.article.id, False)
    assert here.step() == "Not done with “Troops move”"
    assert {(p.annotator, p.done) for p in here.project.all(Progress)} == {
        ("annotator-Ann", True),
        ("annotator-Bo", False),
    }
