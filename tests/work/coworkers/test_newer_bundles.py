"""Of two bundles of one project the later one is right, whichever comes first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from files import TEXT, WHEN, mark, user
from msgspec.structs import replace
from replicas import Desk, article_of, tag
from sets import handed_on

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.bundle import Moment
from sourcemark.model.errors import BadFile
from sourcemark.model.scope import Scope
from sourcemark.model.statements import Statement
from sourcemark.project import Project
from sourcemark.project.clock import COUNTER_BITS
from sourcemark.work.coworkers.merging import preview, take_in
from sourcemark.work.submitting import arrange


@pytest.fixture
def bob(desk: Desk) -> Project:
    return desk.copy("Bob")


def noted(project: Project, made: Statement, note: str) -> None:
    with project.operation("Note") as op:
        op.put(replace(made, note=note))


@pytest.mark.parametrize("turn", range(6))
@pytest.mark.parametrize("order", ["ab", "ba"])
def test_the_later_one_prevails_in_whatever_order_they_come(
    desk: Desk, bob: Project, turn: int, order: str
) -> None:
    made = tag(bob, 4, 12, note=f"first {turn}")
    handed_on(bob, desk.folder / "a.smbundle")
    noted(bob, made, f"second {turn}")
    handed_on(bob, desk.folder / "b.smbundle")
    for name in order:
        take_in(desk.ann, desk.folder / f"{name}.smbundle")
    found = desk.ann.get(Statement, made.id)
    assert found is not None
    assert found.note == f"second {turn}"


def test_a_later_one_of_a_part_prevails_though_what_it_holds_is_older(desk: Desk, bob: Project) -> None:
    made = tag(bob, 4, 12, note="first")
    younger = replace(mark(article_of(bob), TEXT, (20, 24), who=bob.user), created=WHEN + timedelta(days=9))
    with bob.operation("Tag") as op:
        op.put(younger)
    handed_on(bob, desk.folder / "a.smbundle")
    with bob.operation("Delete") as op:
        op.drop("statement", younger.id)
    noted(bob, made, "second")
    handed_on(bob, desk.folder / "b.smbundle", Scope(articles=(made.article,)))
    for name in "ab":
        take_in(desk.ann, desk.folder / f"{name}.smbundle")
    found = desk.ann.get(Statement, made.id)
    assert found is not None
    assert found.note == "second"


def test_of_a_project_in_which_nothing_that_travels_was_done_they_are_the_same(desk: Desk) -> None:
    handed_on(desk.ann, desk.folder / "a.smbundle")
    arrange(desk.ann, nameless=True)
    handed_on(desk.ann, desk.folder / "b.smbundle")
    assert (desk.folder / "a.smbundle").read_bytes() == (desk.folder / "b.smbundle").read_bytes()
    first = next(codec.read(desk.folder / "a.smbundle"))
    last = desk.ann.link.execute("SELECT clock FROM operation WHERE name LIKE 'Import%'").fetchone()
    assert first == Moment(clock=last[0])


def test_one_of_before_this_was_said_comes_in_and_counts_by_its_newest_time(desk: Desk, bob: Project) -> None:
    made = tag(bob, 4, 12, note="first")
    items = [item for item in handed_on(bob, desk.folder / "a.smbundle") if not isinstance(item, Moment)]
    codec.write(desk.folder / "old.smbundle", items)
    take_in(desk.ann, desk.folder / "old.smbundle")
    assert desk.ann.get(Statement, made.id) == made
    (clock,) = desk.ann.link.execute("SELECT clock FROM received WHERE name = 'From old.smbundle'").fetchone()
    assert clock == int(WHEN.timestamp() * 1000) << COUNTER_BITS


@pytest.mark.parametrize(
    ("moments", "why"),
    [
        ([Moment(clock=1), Moment(clock=2)], "it says twice"),
        ([Moment(clock=2**63 - 1)], "more than a year ahead"),
        ([Moment(clock=2**63)], "no moment"),
        ([Moment(clock=-1)], "no moment"),
    ],
)
def test_what_no_clock_says_is_refused(desk: Desk, moments: list[Moment], why: str) -> None:
    theirs = desk.copy("Cat")
    items = [item for item in handed_on(theirs, desk.folder / "a.smbundle") if not isinstance(item, Moment)]
    codec.write(desk.folder / "bent.smbundle", [*moments, *items, user("Eve").annotator])
    with pytest.raises(BadFile, match=why):
        preview(desk.ann, desk.folder / "bent.smbundle")
