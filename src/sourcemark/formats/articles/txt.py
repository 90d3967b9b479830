"""Plain text: any charset, with the first line as headline where it looks like one."""

from __future__ import annotations

from ...model.articles import AS_FOUND, Choices, Draft
from ..charset import text_in
from ..drafting import drafted, first_line, guess
from ..format import Format


def read(name: str, data: bytes, choices: Choices = AS_FOUND, declared: str = "") -> Draft:
    """The text as it stands; `declared`: the charset that its carrier names. Raises `BadFile` when there is none."""
    found = text_in(name, data, declared, choices.charset)
    return drafted(
        name,
        found.text,
        charset=found.charset,
        remarks=(guess(found),),
        offers=("charset",),
        title=first_line(found.text),
    )


FORMAT = Format(
    name="txt",
    title="plain text (.txt)",
    suffixes=(".txt", ".text"),
    media_types=("text/plain",),
    holds="article",
    read=read,
    takes_charset=True,
)
