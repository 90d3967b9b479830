"""The last step of every article reader: text and metadata made canonical, remarks put into words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from functools import cache
from itertools import accumulate, pairwise
from pathlib import PurePath
from types import MappingProxyType

from .. import __version__
from ..model.articles import Choice, Draft
from ..model.errors import BadFile
from ..model.layout import MOST_BLOCKS, Block, Layout
from ..model.patterns import pattern
from ..model.text import Canonical, Decoded, canonical
from ..model.words import cut

TITLE = 160
"""Longest line, in code points, that is taken for a headline."""
looked_at: ContextVar[bool] = ContextVar("looked_at", default=True)
"""A person looks at the draft: what was left out is told. Else a reader may spare itself the trouble."""
DROPPED = 20_000
"""Characters kept of what was left out of a text."""
_WORDS = 80
"""Most code points of a title made of a text's first words, and of a headline that asks or exclaims."""
_SENTENCE = pattern(r"[.…。｡۔।॥։][\s\"'”’»›)\]」』】]*$")
_OUTCRY = pattern(r"[?!؟？！‽][\s\"'”’»›)\]」』】]*$")

_DATE = pattern(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def drafted(  # noqa: PLR0913 - all that a draft has beside its text
    name: str,
    text: str,
    about: Mapping[str, str] = MappingProxyType({}),
    *,
    library: str = "",
    remarks: tuple[str, ...] = (),
    dropped: Iterable[str] = (),
    layout: Sequence[Block] = (),
    offers: tuple[Choice, ...] = (),
    **known: str,
) -> Draft:
    """A draft of the file `name`; `about` and `known` are fields of `Draft`, `library` the package that read it.

    `layout` counts in `text`, and is made to count in the canonical text. `dropped` is kept as far as it is short
    enough to be looked at. Without a title the file's name stands for it. Raises `BadFile` for no text at all.
    """
    clean, blocks = set_out(text, layout)
    if not clean.text.strip():
        raise BadFile(name, "there is no text in it")
    fields = {field: line(value) for field, value in {**about, **known}.items()}
    fields["title"] = fields.get("title") or line(PurePath(name).stem)
    fields["extractor"], fields["extractor_version"] = _extractor(library)
    remarks = tuple(filter(None, map(line, (*remarks, _removed(clean.removed)))))
    return Draft(
        text=clean.text, remarks=remarks, layout=blocks, dropped=_short(dropped), offers=offers, **fields
    )


def set_out(text: str, layout: Sequence[Block]) -> tuple[Canonical, Layout]:
    """The canonical text without empty lines at its ends, and the layout moved along with it."""
    bounds = sorted({place for block in layout for place in (block.start, block.end)} | {len(text)})
    parts = [canonical(text[a:b]) for a, b in pairwise((0, *bounds))]
    moved = dict(zip(bounds, accumulate(len(part.text) for part in parts), strict=True)) | {0: 0}
    whole, removed = "".join(part.text for part in parts), Counter[str]()
    for part in parts:
        removed.update(part.removed)
    text = whole.strip("\n")
    front, end = len(whole) - len(whole.lstrip("\n")), len(text)
    found = ((max(0, moved[b.start] - front), min(end, moved[b.end] - front), b) for b in layout)
    blocks = sorted(Block(a, b, block.role, block.level) for a, b, block in found if a < b)
    return Canonical(text=text, removed=dict(sorted(removed.items()))), tuple(blocks[:MOST_BLOCKS])


def _short(dropped: Iterable[str]) -> tuple[str, ...]:
    """What was left out, each piece as one line, up to `DROPPED` characters in all."""
    kept: list[str] = []
    left = DROPPED
    for piece in filter(None, map(line, dropped)):
        left -= len(piece)
        if left < 0:
            return (*kept, "…")
        kept.append(piece)
    return tuple(kept)


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
