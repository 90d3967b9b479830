"""Where the words of a whole text lie, as `words` has them, at the pace that millions of words ask for.

Most lines hold nothing but letters, digits and punctuation of the Latin script, which one pattern can cut. Lines with
anything else (marks that combine, emoji, scripts without blanks) are left to `words`. No word goes over a line.
"""

from __future__ import annotations

from .patterns import pattern
from .words import words

_PLAIN = pattern(r"[\t\x20-\x7e\u00a0-\u00a5\u00a7\u00a8\u00aa-\u00ac\u00af\u00b1-\u024f‘’“”„–—…]*")
"""Without the signs ¦ © ® °, which are words of their own, and without the soft hyphen."""
_WORD = pattern(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"  # U.S.
    r"|\w+(?:(?:['’\-·&@]|[.,:](?=\d))\w+)*"  # don't, 3.5, AT&T
)

Edges = tuple[list[int], list[int]]


def word_edges(text: str) -> Edges:
    """Starts and ends of the words, in order."""
    starts, ends, at = list[int](), list[int](), 0
    for line in text.split("\n"):
        if _PLAIN.fullmatch(line):
            for found in _WORD.finditer(text, at, at + len(line)):
                start, end = found.span()
                starts.append(start)
                ends.append(end)
        else:
            for word in words(text, at, at + len(line)):
                starts.append(word.start)
                ends.append(word.end)
        at += len(line) + 1
    return starts, ends
