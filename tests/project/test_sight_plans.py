"""The views that hide marks leave every query the index it has without them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from files import new_project

from sourcemark.project import Project
from sourcemark.work import submitting


@pytest.fixture
def blind(tmp_path: Path) -> Iterator[Project]:
    project = new_project(tmp_path / "case.sourcemark")
    submitting.arrange(project, blind=True)
    yield project
    project.close()


PLANS = {
    "SELECT first, last, id, source_type FROM statement WHERE article = 1 ORDER BY first, last, id":
        "USING COVERING INDEX statement_place (article=?)",
    "SELECT body FROM statement WHERE id = 'x'": "INDEX sqlite_autoindex_statement_1 (id=?)",
    "SELECT count(*) FROM statement WHERE annotator = 'x' AND article = 1":
        "INDEX statement_annotator (annotator=? AND article=?)",
    "SELECT count(*) FROM statement_code WHERE facet = 'x' AND code = 'y'":
        "INDEX statement_code_of (facet=? AND code=?)",
    "SELECT statement FROM statement_source WHERE source = 1": "INDEX statement_source_of (source=?)",
    "SELECT first FROM statement_piece WHERE article = 1": "PRIMARY KEY (article=?)",
    "SELECT body FROM decision WHERE article = 'x'": "INDEX decision_article (article=?)",
    "SELECT body FROM comment WHERE article = 'x'": "INDEX comment_article (article=?)",
    "SELECT a.key, t.reach FROM article a LEFT JOIN tally t ON t.article = a.key AND t.annotator = 'x'":
        "PRIMARY KEY (article=? AND annotator=?)",
    "SELECT s.body FROM article a CROSS JOIN statement s ON s.article = a.key ORDER BY a.id, s.first, s.last, s.id":
        "INDEX statement_place (article=?)",
}  # fmt: skip


@pytest.mark.parametrize("query", PLANS)
def test_the_views_leave_every_query_its_index(query: str, blind: Project) -> None:
    plan = [row[3] for row in blind.link.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert any(PLANS[query] in step for step in plan), plan
    whole = [step for step in plan if step.startswith("SCAN") and step.split()[1] not in ("a", "article")]
    assert not whole, plan
    assert not [step for step in plan if "TEMP B-TREE" in step or "MATERIALIZE" in step], plan
