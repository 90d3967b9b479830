"""JSON from outside: marks taken off, other charsets read, and what is wrong told with its place."""

from __future__ import annotations

import msgspec
import pytest

from sourcemark.formats.json_lines import decoded, decoded_lines, decoded_part, lines, unmarked
from sourcemark.model.errors import BadFile

DEEP = b"[" * 100_000


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_is_read_in_every_charset_it_comes_in(charset: str) -> None:
    data = '{"a": "é"}\n\n{"a": "军"}\n'.encode(charset)
    assert list(decoded_lines("a", data, dict)) == [(1, {"a": "é"}), (3, {"a": "军"})]
    assert decoded("a", '{"a": "é"}'.encode(charset)) == {"a": "é"}


def test_a_charset_may_be_chosen() -> None:
    assert list(lines("a", '"é"'.encode("cp1252"), "cp1252")) == [(1, '"é"'.encode())]


@pytest.mark.parametrize("wrong", [b"{", b'"\xff"', DEEP, b"[1] x", b'"text"'])
def test_what_is_wrong_is_told_with_its_place(wrong: bytes) -> None:
    with pytest.raises(BadFile, match="line 2"):
        list(decoded_lines("a", b"[]\n" + wrong, list))
    with pytest.raises(BadFile, match="not what it should be"):
        decoded("a", wrong, list)
    with pytest.raises(BadFile, match="task 7"):
        decoded_part("a", "task 7", msgspec.Raw(wrong), list)


def test_a_mark_and_what_is_blank_are_taken_off() -> None:
    assert (unmarked(b"\xef\xbb\xbf \r\n[1]"), unmarked(b" {} "), unmarked(b"")) == (b"[1]", b"{} ", b"")
