"""Rich Text Format: the text, with what its \\info group says."""

from __future__ import annotations

import re

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ..drafting import drafted, first_line
from ..format import Format

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_INFO = re.compile(r"\{\\info\b")
_FIELD = r"\{\\%s\b ?((?:[^{}\\]|\\.|\{\\uc?[^{}]*\})*)\}"
_MOMENT = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_LINK = re.compile(r'(\\fldinst\b[^"]{0,200}?)HYPERLINK')
_CELL = re.compile(r"\\(?:nest)?cell(?![a-z])")
_INFO_LENGTH = 20_000


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text, one paragraph for each \\par. Raises `BadFile`."""
    charset = _charset(data)
    source = data.decode(charset, "replace")
    text = _plain(name, source)
    paragraphs = (paragraph.strip() for paragraph in text.split("\n"))
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    info = _info(source)
    return drafted(
        name,
        text,
        library="striprtf",
        media_type="application/rtf",
        charset=charset,
        title=_field(name, info, "title", charset) or first_line(text),
        byline=_field(name, info, "author", charset),
        published=_created(info),
    )


def _plain(name: str, source: str) -> str:
    """The text of an RTF source; targets of links, which the library would add, and bars between cells left out."""
    from striprtf.striprtf import rtf_to_text

    source = _CELL.sub(r"\\tab", _LINK.sub(r"\1", source))
    try:
        return str(rtf_to_text(source, errors="ignore"))  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, LookupError, OverflowError) as error:  # numbers missing or out of range
        raise BadFile(name, "its RTF is damaged") from error


def _charset(data: bytes) -> str:
    found = _CODE_PAGE.search(data, 0, 4096)
    charset = f"cp{int(found.group(1))}" if found else "cp1252"
    charset = {"cp65001": "utf-8", "cp10000": "mac-roman"}.get(charset, charset)
    try:
        "".encode(charset)
    except LookupError:
        return "cp1252"
    return charset


def _info(source: str) -> str:
    found = _INFO.search(source)
    return source[found.start() : found.start() + _INFO_LENGTH] if found else ""


def _field(name: str, info: str, field: str, charset: str) -> str:
    found = re.search(_FIELD % field, info)
    if not found:
        return ""
    page = charset.removeprefix("cp") if charset.startswith("cp") else "1252"
    return _plain(name, f"{{\\rtf1\\ansi\\ansicpg{page} {found.group(1)}}}").strip()


def _created(info: str) -> str:
    found = _MOMENT.search(info)
    return "{:04d}-{:02d}-{:02d}".format(*map(int, found.groups())) if found else ""


FORMAT = Format(
    name="rtf",
    title="RTF document (.rtf)",
    suffixes=(".rtf",),
    media_types=("application/rtf", "text/rtf"),
    holds="article",
    signature=b"{\\rtf",
    read=read,
)
