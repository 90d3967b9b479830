"""Points in time as files from outside write them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_BROKEN = (LookupError, ValueError, AttributeError, TypeError, OverflowError)
"""What the library trips over in dates that no program writes."""


def moment(words: object) -> datetime | None:
    """An ISO 8601 date and time; UTC where no zone is named, None where it is none."""
    if not isinstance(words, str):
        return None
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def iso(words: str) -> str:
    """ISO 8601 of a date as heads of messages have it (RFC 5322); empty when it is none."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except _BROKEN:
        return ""
