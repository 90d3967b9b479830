"""Words that the end of a line cut in two, made whole again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

HYPHEN = "\ufffe"
"""What PDFium puts for a hyphen at the end of a line; here it stands for any hyphen that may be but a cut."""
PAGE = "\ufdd0"
"""Stands where the text of a page begins; no text may hold it."""

_LETTER = r"[^\W\d_]"
_CUT = re.compile(f"(?<!{_LETTER})({_LETTER}+(?:-{_LETTER}+)*){HYPHEN}({PAGE}*)({_LETTER}+)")
_HYPHENS = ("-", "‐", "\u00ad")
_WORDS = re.compile(f"{_LETTER}+(?:[-‐]{_LETTER}+)*")


def cut(text: str, following: str) -> str:
    """A line with `HYPHEN` at its end where it may be that the word there goes on in the following line."""
    may_be = text.endswith(_HYPHENS) and text[-2:-1].isalpha() and following[:1].isalpha()
    return text[:-1] + HYPHEN if may_be else text


class Whole:
    """Makes words whole by what else stands in the same document."""

    def __init__(self, lines: Iterable[str]) -> None:
        """`lines`: all of the document; halves of words at their ends don't count."""
        self._known: set[str] = set()
        for above, line in pairwise(("", *lines)):
            words = _WORDS.findall(line.replace(HYPHEN, "-").casefold())
            after = bool(words) and cut(above.replace(HYPHEN, "-"), line).endswith(HYPHEN)
            before = bool(words) and line.endswith((HYPHEN, *_HYPHENS))
            self._known.update(words[after : len(words) - before])

    def mended(self, text: str) -> str:
        """The text with no `HYPHEN` left in it."""
        number = 1 if HYPHEN in text else 0
        while number:  # a word may be cut twice
            text, number = _CUT.subn(self._word, text)
        return text.replace(HYPHEN, "-")

    def _word(self, found: re.Match[str]) -> str:
        first, page, rest = found.groups()
        return f"{first}{'-' if self._is_real(first, rest) else ''}{page}{rest}"

    def _is_real(self, first: str, rest: str) -> bool:
        """True for a hyphen that the author wrote: "so-called", "well-Known"."""
        if rest[0].isupper() and not first.isupper():
            return True
        one, two = first.casefold(), rest.casefold()
        if one + two in self._known:
            return False
        return f"{one}-{two}" in self._known or {one, two} <= self._known
