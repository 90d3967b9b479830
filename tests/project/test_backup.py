"""Backups are whole, checked, and make room for newer ones."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from files import beside, new_project, problems, put_all, put_article, state, user

from sourcemark.model.errors import BadFile
from sourcemark.model.sources import Source
from sourcemark.project import Project, open_project
from sourcemark.project.backup import back_up, backups, folder, wanted


def test_a_backup_of_an_open_project_is_the_project(project: Project) -> None:
    with project.operation("Import") as op:
        put_article(op)
    told: list[tuple[int, int]] = []
    made = back_up(project.path, progress=lambda done, total: told.append((done, total)))
    assert backups(project.path) == [made]
    assert beside(made) == [made.name], "one file, nothing beside it"
    assert told[-1][0] == told[-1][1] > 0
    assert problems(made) == []
    copy = open_project(made, user())
    assert state(copy) == state(project)
    copy.close()


def test_one_is_wanted_after_work_and_only_then(project: Project) -> None:
    assert wanted(project.path, project.link)
    made = back_up(project.path)
    moment = datetime.now(UTC).timestamp() - 3600  # a copy of a copy has whatever time
    os.utime(made, (moment, moment))
    assert not wanted(project.path, project.link)
    put_all(project, "Add", [Source(id="s", name="x")])
    os.utime(made, (moment + 7200, moment + 7200))
    assert wanted(project.path, project.link)


def test_names_and_times_in_the_future_hide_no_work(project: Project) -> None:
    put_all(project, "Add", [Source(id="s", name="x")])
    first = back_up(project.path)
    ahead = [first.with_name(f"case 2999-01-0{day} 000000.sourcemark") for day in range(1, 8)]
    for copy in ahead:
        copy.write_bytes(first.read_bytes())
    for number in range(2):
        put_all(project, "Add", [Source(id=f"s{number}", name="x")])
        assert wanted(project.path, project.link)
        made = back_up(project.path, keep=3, label=f"2026-01-01 00000{number}")
        assert backups(project.path)[0] == made
        assert not wanted(project.path, project.link)
    assert [copy.name[5:9] for copy in backups(project.path)] == ["2026", "2026", "2999"]


def test_the_one_just_made_is_never_removed(project: Project) -> None:
    ahead = back_up(project.path, label="2999-01-01 000000")
    made = back_up(project.path, keep=1)
    assert made.exists()
    assert not ahead.exists()


def test_names_are_in_universal_time(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    stamp = back_up(project.path).stem.removeprefix("case ")
    monkeypatch.undo()
    time.tzset()
    made = datetime.strptime(stamp, "%Y-%m-%d %H%M%S").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - made) < timedelta(hours=1)


def test_a_backup_that_can_not_be_read_is_none(project: Project) -> None:
    folder(project.path).mkdir()
    (folder(project.path) / "case 2999-01-01 000000.sourcemark").write_bytes(b"garbage" * 1000)
    assert wanted(project.path, project.link)
    made = back_up(project.path)
    assert backups(project.path)[0] == made


@pytest.mark.parametrize("name", ["case", "case [draft] *?"])
def test_the_oldest_make_room_and_labelled_ones_stay(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.sourcemark"
    new_project(path).close()
    labelled = back_up(path, label="version 0")
    start = datetime(2024, 1, 1)  # noqa: DTZ001
    for day in range(9):
        stamp = (start + timedelta(days=day)).strftime("%Y-%m-%d %H%M%S")
        (folder(path) / f"{name} {stamp}.sourcemark").write_bytes(path.read_bytes())
    (folder(path) / f"other {stamp}.sourcemark").write_bytes(b"somebody else's")
    made = back_up(path, keep=3)
    assert [b.name[len(name) + 1 :][:10] for b in backups(path)[1:]] == ["2024-01-09", "2024-01-08"]
    assert backups(path)[0] == made
    assert labelled.exists()
    assert len(beside(made)) == 5


def test_a_damaged_copy_never_counts(path: Path) -> None:
    project = new_project(path)
    with project.operation("Import") as op:
        for number in range(200):
            put_article(op, f"text {number} " * 40)
    project.close()
    good = back_up(path)
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(path)) as link:
        (page,) = link.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'change'").fetchone()
    data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with pytest.raises(BadFile, match=r"damaged|no backup could be made"):
        back_up(path, keep=1)
    assert beside(good) == [good.name], "nothing half-made, and the good one stays"
    assert problems(good) == []


def test_where_none_can_be_made_it_says_so(path: Path) -> None:
    new_project(path).close()
    folder(path).write_text("in the way")
    with pytest.raises(BadFile, match="no backup could be made"):
        back_up(path)


def test_links_in_place_of_folder_and_draft_are_not_followed(path: Path, tmp_path: Path) -> None:
    new_project(path).close()
    precious, elsewhere = tmp_path / "precious", tmp_path / "elsewhere"
    precious.write_text("mine")
    elsewhere.mkdir()
    folder(path).mkdir()
    (folder(path) / "case one.part").symlink_to(precious)
    made = back_up(path, label="one")
    assert precious.read_text() == "mine"
    assert not made.is_symlink()
    made.unlink()
    folder(path).rmdir()
    folder(path).symlink_to(elsewhere)
    with pytest.raises(BadFile, match="link"):
        back_up(path)
    assert list(elsewhere.iterdir()) == []
