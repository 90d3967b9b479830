"""The window on an open project with one tagged article; jobs run inline."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Draft
from sourcemark.model.spans import Span
from sourcemark.work import articles, tagging

TEXT = "The ministry said so. Others did not."


@pytest.fixture
def said(kit: Kit) -> list[str]:
    """All that is told in the status line, refusals of jobs included."""
    heard: list[str] = []
    kit.session.said.connect(heard.append)
    kit.jobs.refused.connect(heard.append)
    return heard


@pytest.fixture
def desk(window: Window, kit: Kit, project: Path, said: list[str]) -> Window:
    """The window on the project, with two statements of different types."""
    window.projects.open(project)
    opened = kit.session.project
    (article,) = articles.add(opened, Draft(text=TEXT, title="Words")).of("article")
    for span, type in ((Span(0, 21), "official"), (Span(22, 37), "other")):
        tagging.tag(opened, article, [span], type)
    return window
