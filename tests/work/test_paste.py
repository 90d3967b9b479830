"""A text from the clipboard: canonical, once, and never read in another charset."""

from __future__ import annotations

import pytest
from coming import kept, titles

from sourcemark.model.articles import Article
from sourcemark.model.errors import Refused
from sourcemark.project import Project
from sourcemark.work.intake import paste


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
