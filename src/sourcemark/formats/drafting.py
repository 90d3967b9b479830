"""The last step of every article reader: text and metadata made canonical, remarks put into words."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

from .. import __version__
from ..model.articles import Draft
from ..model.errors import BadFile
from ..model.patterns import pattern
from ..model.text import Decoded, canonical
from ..model.words import cut

TITLE = 160
"""Longest line, in code points, that is taken for a headline."""
_WORDS = 80
"""Most code points of a title made of a text's first words, and of a headline that asks or exclaims."""
_SENTENCE = pattern(r"[.…。｡۔।॥։][\s\"'”’»›)\]」』】]*$")
_OUTCRY = pattern(r"[?!؟？！‽][\s\"'”’»›)\]」』】]*$")

_DATE = pattern(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def drafted(name: str, text: str, *, library: str = "", remarks: tuple[str, ...] = (), **known: str) -> Draft:
    """A draft of the file `name`; `known` are fields of `Draft`, `library` the package that read it.

    Without a title the file's name stands for it. Raises `BadFile` when there is no text at all.
    """
    clean = canonical(text)
    if not clean.text.strip():
        raise BadFile(name, "there is no text in it")
    fields = {field: line(value) for field, value in known.items()}
    fields["title"] = fields.get("title") or line(PurePath(name).stem)
    fields["extractor"], fields["extractor_version"] = _extractor(library)
    remarks = tuple(remark for remark in (*remarks, _removed(clean.removed)) if remark)
    return Draft(text=clean.text.strip("\n"), remarks=remarks, **fields)


def guess(found: Decoded) -> str:
    """A remark on a charset that nobody vouches for; empty when there is none to make."""
    lost = found.text.count("\ufffd")
    unread = f"; {lost:,} unreadable, shown as \ufffd" if lost else ""
    return f"Charset guessed: {found.charset}{unread}" if found.guessed else ""


def line(text: str) -> str:
    """Metadata as one canonical line, without white space at its ends."""
    return " ".join(canonical(text).text.split())


def iso_date(value: str) -> str:
    """The ISO 8601 date or date and time that `value` begins with; empty when it holds none."""
    found = _DATE.match(value.strip().replace(" ", "T", 1))
    return found.group() if found else ""


def first_line(text: str) -> str:
    """The headline of a plain text: a short first line in front of a blank line or of further paragraphs.

    A whole sentence there is no headline but the beginning of the text: its first words stand for one, without
    its full stop, so that nobody takes the two for the same.
    """
    head, _, rest = text.lstrip().partition("\n")
    following = [paragraph for paragraph in rest.split("\n") if paragraph.strip()]
    apart = rest.startswith(("\n", "\r\n")) or len(following) > 1
    if not following or not apart:
        return ""
    return cut(_SENTENCE.sub("", head.rstrip()), _WORDS) if _is_sentence(head) else head


def _is_sentence(head: str) -> bool:
    """Headlines may ask, but briefly."""
    too_long = len(head) > (_WORDS if _OUTCRY.search(head) else TITLE)
    return too_long or _SENTENCE.search(head) is not None


@cache
def _extractor(library: str) -> tuple[str, str]:
    """What read the file, with its version."""
    if not library:
        return "sourcemark", __version__
    from importlib.metadata import version

    return library, version(library)


def _removed(counts: dict[str, int]) -> str:
    """A remark on characters that no text may hold."""
    what = ", ".join(f"{name} × {count:,}" for name, count in counts.items())
    return f"Unreadable characters removed: {what}" if what else ""
