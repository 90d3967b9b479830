"""Line feeds that only wrap a long line, as in mails and text files: what stands around them belongs together."""

from __future__ import annotations

from collections.abc import Iterator

_LEAST, _MOST = 40, 120
"""Code points of a line that was wrapped."""
_NEAR = 5
"""Lines before and after in which it is looked for how wide a text is set."""
_ENDS = (".", "!", "?", ":")


def line_wraps(text: str, start: int, end: int) -> Iterator[int]:
    """Where in `[start, end)` a line was wrapped, in order. Looks some lines beyond.

    The next line goes on in small letters; or it does so elsewhere near, and its first word had no room here.
    """
    at = text.find("\n", start, end)
    while at >= 0:
        if _goes_on(text, at) or (_may_wrap(text, at) and _had_no_room(text, at)):
            yield at
        at = text.find("\n", at + 1, end)


def unwrapped(text: str) -> str:
    """The text with a blank where a line was wrapped; as long as before."""
    out, done = list[str](), 0
    for at in line_wraps(text, 0, len(text)):
        out += (text[done:at], " ")
        done = at + 1
    return "".join((*out, text[done:])) if out else text


def _goes_on(text: str, at: int) -> bool:
    line = text[max(0, at - _LEAST) : at]
    return (
        text[at + 1 : at + 2].islower()
        and len(line) == _LEAST
        and "\n" not in line
        and not line.endswith(_ENDS)
    )


def _may_wrap(text: str, at: int) -> bool:
    """Not beside an empty line, nor after a very short or long one."""
    length = at - 1 - text.rfind("\n", max(0, at - _MOST - 1), at)
    return _LEAST <= length <= _MOST and not text[at + 1 : at + 2].isspace() and not text[at - 1].isspace()


def _had_no_room(text: str, at: int) -> bool:
    """Whether lines near were wrapped, and the next one's first word would have made this the longest of them."""
    ends = [*_line_ends_before(text, at), at, *_line_ends_after(text, at)]
    if not any(_goes_on(text, one) for one in ends):
        return False
    width = max(ends[i + 1] - ends[i] - 1 for i in range(len(ends) - 1))
    length = at - 1 - text.rfind("\n", 0, at)
    word = text[at + 1 : at + 1 + _MOST].split(maxsplit=1)
    return length + 1 + len(word[0] if word else "") > width


def _line_ends_before(text: str, at: int) -> list[int]:
    """Up to the empty line or the very long one before, -1 for the beginning of the text; in order."""
    found = list[int]()
    while len(found) <= _NEAR and at > 0:
        before = text.rfind("\n", max(0, at - _MOST - 1), at)
        if before == at - 1 or (before < 0 and at > _MOST):
            break
        found.insert(0, before)
        at = before
    return found


def _line_ends_after(text: str, at: int) -> list[int]:
    found = list[int]()
    while len(found) <= _NEAR and at < len(text):
        after = text.find("\n", at + 1, at + _MOST + 2)
        if after == at + 1 or (after < 0 and len(text) - at > _MOST + 1):
            break
        found.append(after if after >= 0 else len(text))
        at = found[-1]
    return found
