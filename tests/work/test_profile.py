"""The profile keeps what it is told, survives damage, and is another device on another machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sourcemark.model.people import Annotator
from sourcemark.work import machine
from sourcemark.work.profile import RECENT, Profile, account_name, home

ANN, BEN = Annotator(id="a", name="Ann"), Annotator(id="b", name="Ben")


def test_a_folder_can_be_named_from_outside(own_profile: Path) -> None:
    assert home() == own_profile


def test_the_device_is_made_once() -> None:
    assert Profile().habits.device == Profile().habits.device != ""


def test_a_copied_profile_is_another_device(tmp_path: Path) -> None:
    first = Profile()
    shutil.copytree(first.folder, tmp_path / "copy")
    assert Profile(tmp_path / "copy").habits.device != first.habits.device


def test_the_same_folder_on_another_machine_is_another_device(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Profile()
    monkeypatch.setattr(machine, "machine", lambda: "another machine")
    second = Profile()
    assert second.habits.device != first.habits.device
    assert Profile().habits.device == second.habits.device


def test_what_was_changed_is_there_after_a_restart() -> None:
    profile = Profile()
    profile.change(theme="dark", zoom=150, splitters={"desk": (200, 600, 300)})
    profile.take(ANN)
    profile.choose_keys("undo", ("Ctrl+U",))
    again = Profile()
    assert again.habits == profile.habits
    assert again.me == ANN


def test_nobody_works_here_before_a_name_was_given() -> None:
    assert Profile().me is None


def test_annotators_are_known_by_id_and_can_be_renamed() -> None:
    profile = Profile()
    profile.take(ANN)
    profile.take(BEN)
    profile.take(Annotator(id="a", name="Anna"))
    assert profile.me == Annotator(id="a", name="Anna")
    assert sorted(a.name for a in profile.habits.annotators) == ["Anna", "Ben"]


def test_a_damaged_file_is_set_aside_and_named() -> None:
    profile = Profile()
    profile.path.write_bytes(b'{"zoom": "enormous"')
    again = Profile()
    assert again.habits.zoom == 100
    aside = list(again.folder.glob("profile-damaged-*.json"))
    assert [p.read_bytes() for p in aside] == [b'{"zoom": "enormous"']
    assert aside[0].name in again.word


def test_a_value_out_of_bounds_is_damage_too() -> None:
    Profile().path.write_bytes(b'{"zoom": 5000}')
    assert Profile().word


def test_bytes_that_are_no_text_are_damage_too() -> None:
    Profile().path.write_bytes(b'{"device": "\xff\xfe"}')
    assert Profile().word


def test_no_other_file_stays_behind() -> None:
    profile = Profile()
    profile.change(zoom=110)
    assert [p.name for p in profile.folder.iterdir()] == ["profile.json"]


def test_recent_projects_are_newest_first_each_once_and_few(tmp_path: Path) -> None:
    profile = Profile()
    paths = [tmp_path / f"{i}.sourcemark" for i in range(RECENT + 3)]
    for path in (*paths, paths[-2]):
        profile.remember(path)
    assert profile.habits.recent[:2] == (str(paths[-2]), str(paths[-1]))
    assert len(profile.habits.recent) == RECENT
    profile.forget(paths[-2])
    assert str(paths[-2]) not in profile.habits.recent


def test_chosen_keys_can_be_given_back() -> None:
    profile = Profile()
    profile.choose_keys("undo", ())
    assert profile.habits.keys == {"undo": ()}
    profile.choose_keys("undo", None)
    assert profile.habits.keys == {}


def test_a_name_is_proposed() -> None:
    assert account_name().strip()


def test_two_windows_of_one_user_take_nothing_from_each_other() -> None:
    first = Profile()
    first.take(Annotator(id="ann", name="Ann"))
    second = Profile()
    second.take(Annotator(id="bo", name="Bo"))
    first.remember(Path("/somewhere/Grain.sourcemark"))
    second.choose_keys("undo", ["F9"])
    assert (first.me and first.me.name, second.me and second.me.name) == ("Ann", "Bo")
    found = Profile().habits
    assert {a.name for a in found.annotators} == {"Ann", "Bo"}
    assert len(found.recent) == 1
    assert found.keys == {"undo": ("F9",)}
