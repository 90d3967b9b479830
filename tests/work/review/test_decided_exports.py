"""What was decided goes along when a set is handed on: in a bundle whole, in a table as columns."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from files import new_project, state, user
from team import Team, ids, team

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.review import ADJUDICATED, Comment, Decision
from sourcemark.model.scope import Scope, Wish
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.work.coworkers.merging import take_in
from sourcemark.work.exporting.export import export
from sourcemark.work.review import commenting, deciding

BOB, CY = (user(name).annotator.id for name in ("Bob", "Cy"))
LAYER = Scope(annotators=(ADJUDICATED.id,))
REVIEW = {"decided_from", "decided_by", "decided_at", "cause", "reason"}


@pytest.fixture
def here(project: Project) -> Team:
    return team(project)


def rows(here: Team, to: Path, scope: Scope) -> list[dict[str, str]]:
    path = to / "set.csv"
    path.unlink(missing_ok=True)
    export(here.project, path, Wish(format="csv", scope=scope))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_says_from_whom_by_whom_and_why(here: Team, tmp_path: Path) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", note="the same")
    other = here.mark("Bob", (40, 50))
    assert REVIEW.isdisjoint(rows(here, tmp_path, Scope())[0]), "nothing is decided yet"
    deciding.take(here.project, ids(bob, cy), [CY], "slip", "=1+1")
    deciding.edit(here.project, [other.id], BOB, "codebook gap", "No value fits.")
    first, second = rows(here, tmp_path, LAYER)
    at = here.decisions[0].at.isoformat()
    found = {column: first[column] for column in ("annotator", "status", *REVIEW)}
    assert found == {
        "annotator": "Adjudicated",
        "status": "adjudicated",
        "decided_from": "Cy | Bob",
        "decided_by": "Ann",
        "decided_at": at,
        "cause": "slip",
        "reason": "'=1+1",
    }
    assert (second["decided_from"], second["reason"]) == ("Bob", "No value fits.")
    whole = rows(here, tmp_path, Scope())
    assert len(whole) == 5
    assert {row["reason"] for row in whole if row["annotator"] != "Adjudicated"} == {""}


def test_a_bundle_holds_decisions_and_comments_before_and_after_what_they_are_about(
    here: Team, tmp_path: Path
) -> None:
    bob, cy = here.mark("Bob"), here.mark("Cy", type="defector")
    deciding.take_all(here.project, ids(bob, cy))
    commenting.add(here.project, ids(bob, cy), "Both?")
    path = tmp_path / "set.smbundle"
    export(here.project, path, Wish())
    kinds = [item.kind for item in codec.read(path)]
    assert kinds.index(Decision.kind) < kinds.index(Statement.kind) < kinds.index(Comment.kind)
    twin = new_project(tmp_path / "twin.sourcemark")
    take_in(twin, path)
    assert state(twin) == state(here.project)
    twin.close()


def test_the_layer_alone_goes_with_its_decisions(here: Team, tmp_path: Path) -> None:
    here.done("Cy")
    deciding.take(here.project, [here.mark("Bob").id], [BOB])
    path = tmp_path / "set.smbundle"
    for scope, number in (
        (LAYER, 1),
        (Scope(annotators=(CY,)), 0),
        (Scope(annotators=("annotator-Ann",)), 1),
    ):
        path.unlink(missing_ok=True)
        export(here.project, path, Wish(scope=scope))
        assert sum(item.kind == Decision.kind for item in codec.read(path)) == number
