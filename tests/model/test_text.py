"""Canonical text, and bytes of every sort becoming text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.text import canonical, decode

ANY = st.text(st.characters(exclude_categories=()), max_size=40)
LETTER = "Der Minister erklärte, die Truppe sei größer geworden und führe Übungen für die Kräfte durch. "


@pytest.mark.parametrize(
    ("raw", "frozen"),
    [
        ("\ufeffa\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("page\fpage", "page\n\npage"),
        ("a\x00b\x0bc\x7fd\x85e\tf\n", "abcde\tf\n"),
        ("line\ufffeend \uffff \ufdd0 \ufdef", "lineend   "),
        ("\ud83d\ude00 \ud800 \udc00", "😀  "),
        ("a\u00a0b\u202fc\u200d\u00ad \ufeff", "a\u00a0b\u202fc\u200d\u00ad \ufeff"),
        ("e\u0301 é ﬁ", "e\u0301 é ﬁ"),
    ],
)
def test_what_changes_and_what_stays(raw: str, frozen: str) -> None:
    assert canonical(raw).text == frozen


def test_what_was_removed_is_counted() -> None:
    made = canonical("a\ufffeb\ufffec\x07")
    assert made.removed == {"U+0007": 1, "U+FFFE": 2}
    assert canonical("clean\r\n").removed == {}


@given(ANY)
def test_canonical_text_stays_as_it_is(raw: str) -> None:
    made = canonical(raw).text
    assert canonical(made).text == made
    made.encode("utf-8")
    assert not set(made) & set("\r\f\0\u2028\u2029\ufffe\uffff")


@given(
    st.binary(max_size=60),
    st.sampled_from(["", "utf-8", "ascii", "utf-16", "gbk", "hex", "punycode", "\0", "é"]),
)
def test_no_bytes_and_no_declaration_make_it_fail(data: bytes, declared: str) -> None:
    assert data.decode(decode(data, declared).charset, "replace") is not None
    canonical(decode(data, declared).text).text.encode("utf-8")


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_it(charset: str) -> None:
    found = decode("é中😀".encode(charset), "cp1252")
    assert (found.text, found.guessed) == ("é中😀", False)


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_two_byte_text_shows_by_its_zeros(charset: str) -> None:
    found = decode("An order, a report".encode(charset))
    assert (found.text, found.charset, found.guessed) == ("An order, a report", charset, True)
    assert decode("An order".encode(charset), charset).guessed is False


def test_the_declaration_goes_before_trial() -> None:
    assert decode("größer".encode("latin-1"), "ISO-8859-1").text == "größer"
    assert decode("“quoted”".encode("cp1252"), "latin1").text == "“quoted”"
    assert decode("größer".encode(), "").charset == "utf-8"


def test_a_wrong_declaration_is_passed_over() -> None:
    assert decode("größer".encode(), "ascii-ish").text == "größer"
    assert decode("中文字".encode(), "shift_jis").charset == "utf-8"


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    found = decode(LETTER.encode() * 3 + b"\xff end")
    assert (found.charset, found.guessed) == ("utf-8", True)
    assert found.text == LETTER * 3 + "\ufffd end"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (LETTER, "cp1252"),
        (LETTER * 5, "cp1252"),
        ("Министерство обороны заявило, что потери велики. " * 5, "cp1251"),
        ("قالت وزارة الدفاع إن القوات وصلت إلى الجبهة. " * 5, "cp1256"),
        ("国防部表示，部队已经抵达前线，并将参加演习。" * 5, "gb18030"),
    ],
)
def test_old_charsets_are_guessed(text: str, charset: str) -> None:
    found = decode(text.encode(charset))
    assert (found.text, found.guessed) == (text, True)
    assert found.charset == charset
