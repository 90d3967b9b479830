"""Points in time as files from outside write them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(words: object) -> datetime | None:
    """An ISO 8601 date and time; UTC where no zone is named, None where it is none."""
    if not isinstance(words, str):
        return None
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
