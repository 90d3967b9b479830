"""What is remembered of how files are read: limits, and columns by the set of their names."""

from __future__ import annotations

from sourcemark.formats.limits import MB, Limits
from sourcemark.work.profile import TABLES, Profile
from sourcemark.work.remembering import columns_for, keep_columns, limits_of, set_limit


def test_limits_are_those_of_the_program_until_somebody_sets_them() -> None:
    profile = Profile()
    assert limits_of(profile) == Limits()
    set_limit(profile, seconds=5)
    set_limit(profile, memory=128, size=7)
    assert limits_of(Profile()) == Limits(seconds=5, memory=128 * MB, size=7 * MB)


def test_what_is_said_at_the_moment_counts_more_than_what_was_set() -> None:
    profile = Profile()
    set_limit(profile, size=7)
    assert limits_of(profile, seconds=2.5, size=None) == Limits(seconds=2.5, size=7 * MB)
    assert profile.habits.reading.seconds is None, "what nobody set is not kept"


def test_columns_are_known_again_in_any_order() -> None:
    profile = Profile()
    keep_columns(profile, ("Text", "Datum"), {"text": "Text", "published": "Datum"})
    assert columns_for(Profile(), ("Datum", "Text")) == {"text": "Text", "published": "Datum"}
    assert columns_for(profile, ("Datum", "Text", "Titel")) is None


def test_the_oldest_table_is_forgotten() -> None:
    profile = Profile()
    for number in range(TABLES + 1):
        keep_columns(profile, (str(number),), {"text": str(number)})
    assert len(profile.habits.reading.tables) == TABLES
    assert columns_for(profile, ("0",)) is None
    keep_columns(profile, ("1",), {})
    keep_columns(profile, ("more",), {})
    assert columns_for(profile, ("1",)) == {}, "what was used last is forgotten last"
