"""Presets: kept in the profile, replaced by saving again, and never a reason to lose the profile."""

from __future__ import annotations

import pytest

from sourcemark.model.errors import Refused
from sourcemark.model.scope import Scope, Wish
from sourcemark.work.exporting.presets import drop_preset, preset_named, presets, save_preset
from sourcemark.work.profile import Profile

WISH = Wish(
    format="csv", options=("long",), scope=Scope(types=("official",)), ceiling="TLP:AMBER", pseudonyms=True
)


def test_kept_replaced_and_forgotten() -> None:
    assert save_preset(Profile(), "  For   Bob ", WISH) == "For Bob"
    assert presets(Profile()) == {"For Bob": WISH}
    save_preset(Profile(), "For Bob", Wish())
    assert preset_named(Profile(), "For Bob") == Wish()
    drop_preset(Profile(), "For Bob")
    drop_preset(Profile(), "For Bob")
    assert presets(Profile()) == {}


def test_a_name_is_asked_for() -> None:
    with pytest.raises(Refused, match="Give the preset a name"):
        save_preset(Profile(), "  ", WISH)
    with pytest.raises(Refused, match="no preset 'x'; there is none yet"):
        preset_named(Profile(), "x")
    save_preset(Profile(), "a", WISH)
    with pytest.raises(Refused, match="no preset 'x'; there are a"):
        preset_named(Profile(), "x")


def test_one_of_a_newer_program_is_passed_over_and_kept() -> None:
    profile = Profile()
    profile.change(exports={"newer": {"format": "csv", "hologram": True}})
    save_preset(profile, "mine", WISH)
    assert list(presets(Profile())) == ["mine"]
    assert set(Profile().habits.exports) == {"mine", "newer"}
