"""A text from the clipboard: canonical, once, and never read in another charset."""

from __future__ import annotations

import pytest
from coming import kept, titles
from tasks import Watcher

from sourcemark.formats.limits import Limits
from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.project import Project
from sourcemark.work.pasting import paste, paste_page
from sourcemark.work.task import Cancelled


def test_a_text_is_pasted(project: Project) -> None:
    changes = paste(project, "\ufeffHead\r\n\r\nBody 😀 of it.\u2028More.\n")
    (article,) = project.all(Article)
    assert changes.of("article") == (article.id,)
    assert project.text(article) == "Head\n\nBody 😀 of it.\nMore."
    assert (article.title, article.captured.how, article.captured.original) == ("Head", "paste", None)
    step = project.undoable()
    assert step is not None
    assert step.name == "Paste article “Head”"


def test_pasted_characters_that_no_text_may_hold_are_left_out(project: Project) -> None:
    """Whatever is broken in it, the rest is not read in another charset."""
    paste(project, "Gr\ud800üße\0 an \ud83d\ude00 alle")
    (article,) = project.all(Article)
    assert project.text(article) == "Grüße an 😀 alle"


@pytest.mark.parametrize("text", ["", " \n\t ", "\0\ufffe"])
def test_nothing_can_not_be_pasted(project: Project, text: str) -> None:
    with pytest.raises(Refused, match="This can't be pasted: there is no text in it"):
        paste(project, text)
    assert titles(project) == []


def test_the_same_text_is_pasted_once(project: Project) -> None:
    paste(project, "Head\n\nBody.")
    with pytest.raises(Refused, match="This text is in the project already: “Head”"):
        paste(project, "Head\r\n\r\nBody.\n")
    assert kept(project)[0] == 1


PAGE = """<html><head><title>Dam holds</title><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2026-03-31T10:00:00Z"></head>
<body><p>The dam holds, the ministry said on Monday.</p><ul><li>One</li><li>Two</li></ul>
<img src="http://127.0.0.1:9/pixel.gif"></body></html>"""
SHOWN = "The dam holds, the ministry said on Monday.\nOne\nTwo"


def test_a_part_of_a_page_keeps_what_is_known_of_it(project: Project) -> None:
    paste_page(project, PAGE, SHOWN, "https://example.org/dam")
    (article,) = project.all(Article)
    assert (article.title, article.outlet, article.published[:10]) == (
        "Dam holds",
        "The Courier",
        "2026-03-31",
    )
    assert (article.url, article.captured.how) == ("https://example.org/dam", "paste")
    assert project.text(article) == "The dam holds, the ministry said on Monday.\n\n- One\n- Two"
    assert project.original(article) == PAGE.encode()
    assert article.captured.choices.whole, "what somebody marked and copied is wanted whole"
    with pytest.raises(Refused, match="in the project already"):
        paste_page(project, PAGE, SHOWN)


def test_a_page_that_has_nothing_to_add_is_pasted_as_text(project: Project) -> None:
    paste_page(
        project, "<meta charset=utf-8><span>Head</span><br><br><span>Body.</span>", "Head\n\nBody.", "u:1"
    )
    (article,) = project.all(Article)
    assert (project.text(article), article.title, article.url) == ("Head\n\nBody.", "Head", "u:1")
    assert article.captured.original is None


@pytest.mark.parametrize("html", ["", "<script>1</script>", "<b>" * 3_000 + "x"])
def test_a_page_that_can_not_be_read_is_pasted_as_text(project: Project, html: str) -> None:
    paste_page(project, html, "Head\n\nBody.")
    assert titles(project) == ["Head"]


def test_a_page_without_a_title_is_called_by_its_first_line(project: Project) -> None:
    paste_page(project, "<p>Head</p><p>One.</p><p>Two.</p>", "")
    assert titles(project) == ["Head"]


def test_pasting_that_is_cancelled_takes_nothing_in(project: Project) -> None:
    with pytest.raises(Cancelled):
        paste_page(project, PAGE, SHOWN, task=Watcher(0))
    assert titles(project) == []


def test_a_page_beyond_the_limits_is_taken_as_text(project: Project) -> None:
    paste_page(project, PAGE, SHOWN, limits=Limits(size=10))
    (article,) = project.all(Article)
    assert (article.layout, article.captured.original) == ((), None)
