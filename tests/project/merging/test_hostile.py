"""A coworker's file that is damaged, altered or made to do harm: a clear word, and nothing changed."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from files import TEXT, new_project, put_article, said_by, state, user
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from replicas import Desk, enter, tag, take

from sourcemark.model.errors import BadFile
from sourcemark.model.statements import Statement
from sourcemark.project import Project, open_project
from sourcemark.project.merging.merge import dry_run, merge
from sourcemark.project.schema import VERSION

LATER = (4102444800000 + 1) << 16
"""A clock in the year 2100."""


@pytest.fixture
def theirs(desk: Desk, tmp_path: Path) -> Path:
    """Bob's file, with an article of his, a source, and a mark; closed."""
    bob = desk.copy("Bob")
    with bob.operation("Import") as op:
        op.keep_original(b"as it came")
        put_article(op, "Only Bob has this text.", "Bob's")
    tag(bob, 4, 12, attribution=said_by(enter(bob, "lee")))
    return desk.shut(bob)


def altered(path: Path, *statements: str) -> None:
    """Change the file behind the program's back, with its triggers out of the way."""
    with closing(sqlite3.connect(path)) as link:
        guards = link.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            link.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            link.execute(statement)
        for _, sql in guards:
            link.execute(sql)
        link.commit()


def refused(ann: Project, path: Path, why: str) -> None:
    """Neither dry run nor merging does anything but say why."""
    before, number = state(ann), ann.link.execute("SELECT count(*) FROM operation").fetchone()
    for act in (dry_run, lambda project, file: merge(project, file, "Merge")):
        with pytest.raises(BadFile, match=why) as told:
            act(ann, path)
        assert told.value.path == path
    assert state(ann) == before
    assert ann.link.execute("SELECT count(*) FROM operation").fetchone() == number
    assert ann.link.execute("SELECT count(*) FROM received").fetchone() == (0,)


LOG = "UPDATE change SET became = replace(became, '{}', '{}') WHERE became IS NOT NULL"
HARM = {
    "newer": (f"PRAGMA user_version = {VERSION + 1}", "newer Sourcemark"),
    "no project": ("PRAGMA application_id = 7", "not a Sourcemark project"),
    "a view": ("CREATE VIEW extra AS SELECT 1", "tables are not those"),
    "another table": ("CREATE TABLE extra(x)", "tables are not those"),
    "without an index": ("DROP INDEX change_entity", "tables are not those"),
    "a text altered": ("UPDATE text SET text = text || 'x'", "not the one that was frozen"),
    "a text missing": ("DELETE FROM text WHERE text LIKE 'Only Bob%'", "missing"),
    "state altered": ("UPDATE source SET body = replace(body, 'lee', 'foe')", "its own history"),
    "quote altered": (LOG.format('"exact":"', '"exact":"x'), "its own history|quote"),
    "unknown kind": ("UPDATE change SET kind = 'spell' WHERE kind = 'source'", "does not know"),
    "no entity": ("UPDATE change SET became = '[]' WHERE kind = 'source'", "own history|damaged"),
    "another id": ("UPDATE change SET entity = 'kim' WHERE kind = 'source'", "own history|contradicts"),
    "from the future": (f"UPDATE operation SET clock = {LATER}", "clock is more than a year ahead"),
    "before all time": ("UPDATE operation SET clock = -key", "can't be true"),
    "no time": ("UPDATE operation SET at = 'noon'", "no time"),
    "a long name": ("UPDATE operation SET name = hex(zeroblob(9000))", "can't be true"),
    "nothing refers": ("DELETE FROM change WHERE kind = 'source'", "own history|missing"),
}


@pytest.mark.parametrize("harm", HARM)
def test_what_was_done_to_a_file_is_told(harm: str, desk: Desk, theirs: Path, tmp_path: Path) -> None:
    statement, why = HARM[harm]
    altered(theirs, statement)
    refused(desk.ann, theirs, why)
    theirs.unlink()


def test_a_trigger_of_theirs_is_refused(desk: Desk, theirs: Path) -> None:
    with closing(sqlite3.connect(theirs)) as link:
        link.execute("CREATE TRIGGER evil AFTER INSERT ON source BEGIN DELETE FROM statement; END")
        link.commit()
    refused(desk.ann, theirs, "tables are not those")
    theirs.unlink()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(share: float, desk: Desk, theirs: Path) -> None:
    data = theirs.read_bytes()
    theirs.write_bytes(data[: int(len(data) * share)])
    refused(desk.ann, theirs, "cut off|damaged|not a Sourcemark project")
    theirs.unlink()


def test_what_is_no_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    refused(desk.ann, tmp_path / "nowhere.smk", "no such file")
    refused(desk.ann, tmp_path, "can't be read")
    (tmp_path / "a.txt").write_text(TEXT)
    refused(desk.ann, tmp_path / "a.txt", "not a Sourcemark project")


def test_two_who_worked_in_copies_of_one_file_at_one_machine_are_told_apart(
    desk: Desk, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sourcemark"
    tag(desk.ann, 4, 12)
    desk.ann.link.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(desk.ann.path, copy)
    with closing(open_project(copy, user("Bob", "ann's"))) as bob:
        tag(bob, 20, 30)
        assert take(desk.ann, bob).preview.operations, "an older copy that went on is merged"
        tag(desk.ann, 40, 50)
        tag(bob, 50, 60)
        refused_as_copy(desk.ann, bob.path)


def refused_as_copy(ann: Project, path: Path) -> None:
    before = state(ann)
    with pytest.raises(BadFile, match="copies of one file"):
        merge(ann, path, "Merge")
    assert state(ann) == before


def test_a_file_that_is_open_elsewhere_is_read_as_it_is_now(desk: Desk) -> None:
    bob = desk.copy("Bob")
    made = tag(bob, 4, 12)
    assert bob.path.with_name(bob.path.name + "-wal").stat().st_size, "not yet folded in"
    take(desk.ann, bob)
    assert state(desk.ann)["statement", made.id]


def test_nobody_takes_back_what_another_did(desk: Desk) -> None:
    made = tag(desk.ann, 4, 12)
    bob = desk.copy("Bob")
    tag(bob, 20, 30)
    (mine,) = desk.ann.link.execute("SELECT id FROM operation WHERE name = 'Tag'").fetchone()
    (key,) = bob.link.execute("SELECT max(key) FROM operation").fetchone()
    path = desk.shut(bob)
    forged = f"""INSERT INTO received
      SELECT NULL, 'forged', clock + 1, device, annotator, at, 'Undo', 'undo', '{mine}', 0
      FROM operation WHERE key = {key}"""
    receipt = "INSERT INTO receipt SELECT (SELECT max(key) FROM received), max(operation) FROM merging"
    altered(path, forged, receipt)
    merge(desk.ann, path, "Merge")
    assert desk.ann.get(Statement, made.id) == made
    path.unlink()


def test_their_file_is_never_written_to(desk: Desk, theirs: Path) -> None:
    before, beside = theirs.read_bytes(), sorted(theirs.parent.iterdir())
    merge(desk.ann, theirs, "Merge")
    assert theirs.read_bytes() == before
    assert sorted(theirs.parent.iterdir()) == beside


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "bob.sourcemark"
    with closing(new_project(path, user("Bob", "bob's"))) as bob:
        with bob.operation("Import") as op:
            put_article(op)
        tag(bob, 4, 12, attribution=said_by(enter(bob, "lee")))
    return path


spoiling = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=24)), min_size=1, max_size=4
)


@given(spoiling)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_bytes_a_file_consists_of_it_is_merged_or_refused(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, places: list[tuple[float, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    changed = bytearray(whole.read_bytes())
    for place, garbage in places:
        start = int(place * len(changed))
        changed[start : start + len(garbage)] = garbage
    path = folder / "bob.sourcemark"
    path.write_bytes(bytes(changed))
    with closing(new_project(folder / "ann.sourcemark")) as ann:
        before = state(ann)
        try:
            merge(ann, path, "Merge")
        except BadFile:
            assert state(ann) == before
