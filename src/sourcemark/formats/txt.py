"""Plain text: any charset, with the first line as headline where it looks like one."""

from __future__ import annotations

from ..model.articles import Draft
from .drafting import decoded, drafted, first_line
from .format import Format


def read(name: str, data: bytes) -> Draft:
    """The text as it stands. Raises `BadFile` when it is blank."""
    text, charset, remarks = decoded(data)
    title = first_line(text)
    return drafted(name, text, media_type="text/plain", charset=charset, remarks=remarks, title=title)


FORMAT = Format(
    name="txt",
    title="plain text (.txt)",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    holds="article",
    read=read,
)
