"""Points in time as files from outside write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sourcemark.formats.moments import iso, moment


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("2024-05-06T07:08:09Z", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        ("2024-05-06T07:08:09", datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)),
        (" 2024-05-06T09:08:09.5+02:00 ", datetime(2024, 5, 6, 7, 8, 9, 500_000, tzinfo=UTC)),
        ("2024-05-06", datetime(2024, 5, 6, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("2024-13-40T00:00:00Z", None),
        (7, None),
        (None, None),
    ],
)
def test_a_moment_has_a_zone_or_is_none(words: object, found: datetime | None) -> None:
    assert moment(words) == found


def test_the_zone_that_is_named_is_kept() -> None:
    found = moment("2024-05-06T09:08:09+02:00")
    assert found is not None
    assert found.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Mon, 6 May 2024 07:08:09 +0200", "2024-05-06T07:08:09+02:00"),
        ("6 May 2024 07:08:09", "2024-05-06T07:08:09"),
        ("", ""),
        ("Mon, 99 May 2024 07:08:09", ""),
        ("6 May 99999999999999999999 00:00", ""),
        ("next week", ""),
    ],
)
def test_a_date_of_a_message_becomes_iso_or_nothing(words: str, found: str) -> None:
    assert iso(words) == found
