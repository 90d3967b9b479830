"""Every place where one of many names stands as whole words, however it is written there.

Case, accents, what stands between the words of a name and marks that are not seen make no difference. In scripts that
set no spaces between words a name is found wherever its characters stand, in one line or across two, in whatever code
points they are written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from .edits import Edit, Edited, joined
from .spans import Span

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Thai, Lao, Burmese, Khmer, Chinese, Japanese; and Korean, which joins particles to names."""
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_BETWEEN = rf"[\s{_UNSEEN}\-=·‐‑•‧・＝･]{{0,3}}"
"""What may stand between two characters of a name in such a script: lines break anywhere in these."""
_TWINS = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFF01, 0xFFEF))
"""Code points that are another way to write a character of these scripts."""
_GAP = 3
"""Characters that may stand between two words of a name, unless a name itself has more."""
_LEAST = 2
"""Characters of a name in a script without spaces: a single one stands in every other word."""
_LONG = 6
"""Characters of a name that is also found when its words are written as one."""
_KEPT = 100_000
"""Words whose folded form is remembered."""

K = TypeVar("K")
Words = tuple[str, ...]
Called = tuple[str, ...]
"""What stands in place of a name; several when it is not sure whose it is."""


SOMEBODY: Called = ("Source",)
"""Where only `re` knows that it is the same name."""


class KnownNames:
    """Finds names, and says what to write in their place."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names`: a name, and what it is called instead."""
        self._spaced: dict[str, dict[Words, Called]] = {}
        self._unspaced: dict[str, Called] = {}
        self._gap = _GAP
        for name, called in names:
            self._put(name, called)
        self._literal = re.compile(_loosely(self._unspaced), re.I) if self._unspaced else None

    def found(self, text: str, more: Mapping[str, str] = {}) -> list[Edit]:
        """Edits that put something else in place of every name; `more`: words as written, and what they are called."""
        tokens = [(m.start(), m.end(), folded(m.group())) for m in _token().finditer(text)]
        edits = list(self._runs(tokens))
        if self._literal:
            edits += (
                Edit(m.start(), m.end(), self._unspaced.get(_squeezed(m.group()), SOMEBODY))
                for m in self._literal.finditer(text)
            )
        if more:
            edits += (Edit(a, b, (more[text[a:b]],)) for a, b, _ in tokens if text[a:b] in more)
        return joined(edits)

    def hidden(self, text: str, more: Mapping[str, str] = {}) -> str:
        """The text with something else in place of every name."""
        return Edited(text, edits).text if text and (edits := self.found(text, more)) else text

    def _put(self, name: str, called: str) -> None:
        marks = list(_token().finditer(name))
        if not marks or _UNSPACED.search(name):
            squeezed = _squeezed(name)
            if len(squeezed) >= _LEAST and any(map(_says_something, squeezed)):
                _add(self._unspaced, squeezed, called)
            return
        gaps = (b.start() - a.end() for a, b in pairwise(marks))
        self._gap = max(self._gap, *gaps, 0)
        words = tuple(folded(m.group()) for m in marks)
        _add(self._spaced.setdefault(words[0], {}), words, called)
        whole = "".join(words)
        if len(words) > 1 and len(whole) >= _LONG:  # as in an address or the name of a file
            _add(self._spaced.setdefault(whole, {}), (whole,), called)

    def _runs(self, tokens: list[tuple[int, int, str]]) -> Iterator[Edit]:
        """At each word the longest name that begins there, if it goes on behind those found before."""
        covered = 0
        for at, (start, _, first) in enumerate(tokens):
            for words, called in self._spaced.get(first, {}).items():
                run = tokens[at : at + len(words)]
                if run[-1][1] > covered and self._is(run, words):
                    covered = run[-1][1]
                    yield Edit(start, covered, called)

    def _is(self, run: list[tuple[int, int, str]], words: Words) -> bool:
        close = all(b[0] - a[1] <= self._gap for a, b in pairwise(run))
        return close and tuple(word for _, _, word in run) == words


def words_of(text: str, span: Span | None = None) -> list[str]:
    """The words of a text, or of a stretch of it, as written."""
    return _token().findall(text[span.start : span.end] if span else text)


@lru_cache(_KEPT)
def folded(word: str) -> str:
    """The word without case, accents and what is not seen: what two ways to write it have in common."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return kept.casefold().replace("ı", "i").replace("\u0640", "")  # the stroke that stretches Arabic words


def _add(names: dict[K, Called], name: K, called: str) -> None:
    names[name] = tuple(dict.fromkeys((*names.get(name, ()), called)))


def _squeezed(words: str) -> str:
    """The characters of a name in one way to write them, without what may stand between them."""
    plain = "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in words)
    return re.sub(_BETWEEN, "", unicodedata.normalize("NFC", plain)).casefold()


def _loosely(names: Iterable[str]) -> str:
    """A pattern for squeezed names, the longest first, however their characters are written."""
    ends: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        ends.setdefault(name[0], []).append(_BETWEEN.join(map(_written, name[1:])))
    # By their first characters, so that few are tried at each place.
    found = (f"{_written(first)}{_BETWEEN}(?:{'|'.join(rest)})" for first, rest in ends.items())
    return (
        f"(?=[{''.join(re.escape(way[0]) for first in ends for way in _ways(first))}])(?:{'|'.join(found)})"
    )


@cache
def _written(character: str) -> str:
    """A pattern for one character: composed, decomposed, in another width."""
    return f"(?:{'|'.join(map(re.escape, sorted(_ways(character), key=len, reverse=True)))})"


def _ways(character: str) -> set[str]:
    apart = unicodedata.normalize("NFD", character)
    narrow = "".join(_twins().get(c, [c])[0] for c in apart)
    return {character, apart, narrow, *_twins().get(character, ())}


@cache
def _twins() -> dict[str, list[str]]:
    found = dict[str, list[str]]()
    for twin in map(chr, _TWINS):
        found.setdefault(unicodedata.normalize("NFKC", twin), []).append(twin)
    return found


def _says_something(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNS"


@cache
def _token() -> re.Pattern[str]:
    """A word with its accents; an underscore is none of it."""
    marks = "".join(
        map(chr, (c for c in range(0x300, 0x11000) if unicodedata.category(chr(c)) in ("Mn", "Mc")))
    )
    return re.compile(rf"(?:[^\W_]|[{marks}{_UNSEEN}])+")
