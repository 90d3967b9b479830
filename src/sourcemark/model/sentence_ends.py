"""Whether a stop ends a sentence. Each is judged by its near surroundings alone, so that no text needs
to be read from its beginning and the answer is the same wherever one starts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import abbreviations as known
from .patterns import pattern

_CLOSED = r"(?:[\"'”’›»)\]}]|[“«‘](?=[\s.,;:]|$)|[ \u00a0\u202f][»›](?=[\s.,;]|$)|\[\d{1,3}\])*"
_CJK_CLOSED = r"[”’」』）】》〉〕］\"')]*"
_STOPS = pattern(
    rf"(?P<wide>[。！？｡][。！？｡!?…]*{_CJK_CLOSED})(?=(?P<on>.{{0,9}}))"
    rf"|(?P<stop>[.!?…؟۔।॥։።‽]+)(?P<closed>{_CLOSED})(?=\s|$|[“«„‘]\w|(?<=[!?”])[\u3040-\u9fff]|(?<=[।॥])\w)",
    re.DOTALL,
)
"""Places where a sentence may end: stops of scripts without spaces, then all others."""

_WORD_BEFORE = pattern(r"[^\s\"'“”‘’„«»‹›()\[\]{}/—–-]+$")
_WORD_AFTER = pattern(r"[\s\"'“”‘’„«»‹›()\[\]{}—–\-•*¿¡…]*(\d|[^\W\d_]+(?:['’][^\W\d_]+)?)?")
_NAME_AND_CUE = pattern(r"\s*(?:[^\W\d_a-zà-ÿ][\w.'’-]*\s+){1,4}(\w+)")
_CJK_CUE = pattern(r"と|って|など|[^，。！？、\s“「]{0,6}?(?:说|說|道|问|問|表示|称|稱|指出)")
_INITIAL = pattern(r"(?:\w\.)*\w")
_BACK = 40
"""Code points looked at before a stop."""


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The offsets in `(start, end)` at which a sentence ends; the end of the range is not among them.

    Looks beyond the range where a decision needs it, but never past its line.
    """
    for found in _STOPS.finditer(text, start, end):
        if found.end() >= end:
            return
        if found["wide"] is not None:
            if not _goes_on_in_cjk(found):
                yield found.end("wide")
        elif not _goes_on(text, found):
            yield found.end("closed")


def _goes_on_in_cjk(found: re.Match[str]) -> bool:
    """A quote that ends with a stop, and then who said it."""
    return found["wide"][-1] in "”’」』" and _CJK_CUE.match(found["on"]) is not None


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """True when the sentence continues behind the stop."""
    after = _WORD_AFTER.match(text, found.end("closed"))
    following = (after and after[1]) or ""
    if following[:1].islower():
        return True
    stop, closed = found["stop"], found["closed"]
    if stop == ".":
        return not closed and _is_abbreviated(text, found.start(), following)
    if set(stop) <= {"?", "!"} and closed:
        cue = _NAME_AND_CUE.match(text, found.end("closed"))
        return cue is not None and cue[1].lower() in known.CUES_AFTER_QUOTE
    return False


def _is_abbreviated(text: str, stop: int, following: str) -> bool:
    """True when a single full stop at `stop` belongs to the word before it."""
    before = text[max(0, stop - _BACK) : stop]
    found = _WORD_BEFORE.search(before)
    word = found[0] if found else ""
    if word.isdecimal():
        return _is_ordinal(before[: -len(word)], word, following)
    plain, single = word.lower(), len(word) == 1 and word.isupper()
    if following[:1].isdecimal() and plain in known.BEFORE_NUMBER:
        return True
    if plain in known.NEVER_LAST and not single:
        return True
    return bool(following) and _may_end(word) and not _begins_sentence(word, following)


def _may_end(word: str) -> bool:
    """Initials, dotted letters (U.S, p.m), and the abbreviations that are known to end sentences too."""
    capital = word[:1].isupper() and word.lower() in known.SOMETIMES_LAST_CAPITAL
    return capital or word.lower() in known.SOMETIMES_LAST or _INITIAL.fullmatch(word) is not None


def _is_ordinal(before: str, numeral: str, following: str) -> bool:
    """German ordinals, and numerals that head a list."""
    if len(numeral) > 3:
        return False
    line = before.rsplit("\n", 1)[-1]
    if not line.strip() and (len(before) < _BACK - len(numeral) or "\n" in before):
        return True
    previous = line.split()[-1].lower() if line.strip() else ""
    if previous in known.ORDINAL_BEFORE and following.lower() not in known.STARTERS:
        return True
    return following.lower() in known.ORDINAL_AFTER


def _begins_sentence(word: str, following: str) -> bool:
    """Whether the word after an abbreviation that may stand last looks like a beginning."""
    if word.lower() in {"a.m", "p.m", "etc", "usw"}:
        zone = following.isupper() and len(following) > 1
        return not zone and following.lower() not in known.GOES_ON_AFTER_TIME
    return following.lower() in known.STARTERS and not (len(word) == 1 and len(following) == 1)
