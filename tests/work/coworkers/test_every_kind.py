"""No kind of entity is lost on its way to a coworker: who adds one must say how it travels."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from files import state, user
from sets import Come, handed_on

from sourcemark.model.articles import Article
from sourcemark.model.bundle import Item
from sourcemark.model.kinds import AT_HOME, KINDS
from sourcemark.model.review import ARRANGEMENT, Arrangement
from sourcemark.project import Project, open_project
from sourcemark.project.merging.handing import Selection, hand_out

TRAVELLING = set(KINDS) - AT_HOME


def test_a_bundle_of_everything_holds_every_kind(
    project: Project, come: Come, items: list[Item], tmp_path: Path
) -> None:
    assert {item.kind for item in items} - {"moment", "text", "original"} == TRAVELLING
    come(items)
    assert {item.kind for item in handed_on(project, tmp_path / "on.smbundle")} >= TRAVELLING


def test_a_copy_with_all_marks_holds_every_kind(
    project: Project, come: Come, items: list[Item], tmp_path: Path
) -> None:
    come(items)
    path, articles = tmp_path / "copy.sourcemark", tuple(article.id for article in project.all(Article))
    hand_out(project, path, Selection(articles, "all"), Arrangement(id=ARRANGEMENT))
    with closing(open_project(path, user("Cy"), read_only=True)) as copy:
        assert {kind for kind, _ in state(copy)} == TRAVELLING | {Arrangement.kind}
