"""Changes list what was written, up to a bound."""

from __future__ import annotations

from sourcemark.model.changes import MANY, Changes, Noted


def test_up_to_the_bound_all_are_listed_in_order() -> None:
    noted = Noted()
    for number in range(MANY):
        noted.add("statement", f"s{number}")
    noted.add("source", "lee")
    changes = noted.changes("op", "Import")
    assert changes.of("statement") == tuple(f"s{n}" for n in range(MANY))
    assert changes.of("source") == ("lee",)
    assert not changes.many("statement")
    assert noted.size == MANY + 1


def test_beyond_the_bound_it_is_said_that_there_are_more() -> None:
    noted = Noted()
    for number in range(MANY * 3):
        noted.add("statement", f"s{number}")
    noted.add("source", "lee")
    changes = noted.changes()
    assert changes.many("statement")
    assert not changes.many("source")
    assert not changes.many("article")
    assert len(changes.of("statement")) == MANY
    assert noted.size == MANY * 3 + 1


def test_without_changes_there_is_nothing_to_tell() -> None:
    assert not Changes()
    assert not Noted().changes("op", "Nothing")
    assert not Changes().many("statement")
