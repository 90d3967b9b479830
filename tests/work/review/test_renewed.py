"""Items read anew after a decision or a comment are what a comparison of the whole article would give."""

from __future__ import annotations

import pytest
from team import Team, ids, team

from sourcemark.project import Project
from sourcemark.work.review import commenting, deciding
from sourcemark.work.review.differing import items, renewed


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


@pytest.mark.parametrize("way", ["take", "both", "neither", "edit", "comment", "withdraw"])
def test_an_item_alone_reads_as_it_does_among_all(here: Team, way: str) -> None:
    project, article = here.project, here.article.id
    group = [here.mark("Bob"), here.mark("Cy", type="defector")]
    here.mark("Bob", (40, 50))
    before = items(project, article)
    if way == "comment":
        commenting.add(project, ids(*group), "Which?")
    elif way == "both":
        deciding.take_all(project, ids(*group))
    elif way == "neither":
        deciding.neither(project, ids(*group), "slip", "Both")
    elif way == "edit":
        deciding.edit(project, ids(*group), group[0].id, "slip", "Nearly")
    else:
        deciding.take(project, ids(*group), [group[0].id])
    if way == "withdraw":
        deciding.withdraw(project, article, [d.id for d in here.decisions])
    assert renewed(project, article, before) == items(project, article)
