"""The window on an open project with one tagged article; jobs run inline."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcemark.gui.kit import Kit
from sourcemark.gui.window import Window
from sourcemark.model.articles import Draft
from sourcemark.model.scope import Wish
from sourcemark.model.spans import Span
from sourcemark.work import articles, tagging
from sourcemark.work.exporting.export import export

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    (made / "one.txt").write_text("One\n\nFirst text.", "utf-8")
    (made / "two.txt").write_text("Two\n\nSecond text.", "utf-8")
    return made


@pytest.fixture
def bundle(desk: Window, kit: Kit, tmp_path: Path) -> Path:
    path = tmp_path / "set.smbundle"
    export(kit.session.project, path, Wish())
    return path
