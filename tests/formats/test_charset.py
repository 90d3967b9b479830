"""What is text and what only calls itself so: noise is named, one slip in a text does no harm."""

from __future__ import annotations

import random

import pytest

from sourcemark.formats.articles import eml, html, markdown, txt
from sourcemark.formats.charset import text_in
from sourcemark.model.errors import BadFile

WORDS = "The ministry said on Monday that nobody had been moved. "
READERS = [(txt, "a.txt"), (markdown, "a.md"), (html, "a.html")]


def noise(seed: int, *, zeros: bool = False) -> bytes:
    made = random.Random(seed).randbytes(3_000)
    return made if zeros else made.replace(b"\0", b"a")


@pytest.mark.parametrize(("reader", "name"), READERS)
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("zeros", [True, False])
def test_noise_is_no_text(reader: object, name: str, seed: int, zeros: bool) -> None:
    with pytest.raises(BadFile, match="this is no text"):
        reader.read(name, noise(seed, zeros=zeros))  # type: ignore[attr-defined]


def test_zero_bytes_are_no_text_and_noise_in_a_mail_is_none() -> None:
    with pytest.raises(BadFile, match="zero bytes"):
        txt.read("a.txt", WORDS.encode() * 50 + b"\0\0\0")
    with pytest.raises(BadFile, match="this is no text"):
        eml.read("a.eml", b"Subject: x\nContent-Transfer-Encoding: 8bit\n\n" + noise(9))


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [WORDS, "Er sagte: «Nein» 😀\n" * 3])
def test_wide_unicode_is_text_with_and_without_a_mark(charset: str, text: str) -> None:
    assert text_in("a.txt", text.encode(charset)).text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Le Caf\xe9 dit non.", "Le Café dit non."),
        (b"a\x07b", "ab"),
        (b"\x81\x8d He said no.", "\ufffd\ufffd He said no."),
        ("Новости с границы: «никого».\n".encode() * 5 + b"\xff", None),
        (("\x1b[32mOK\x1b[0m " + WORDS).encode() * 20, None),
        (("🫨🫩" * 20).encode(), "🫨🫩" * 20),
        ("\f".join([WORDS] * 3).encode(), None),
    ],
)
def test_a_broken_or_unknown_character_does_no_harm(data: bytes, text: str | None) -> None:
    draft = txt.read("a.txt", data)
    assert text is None or draft.text == text


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "cp1253", "shift_jis", "gb18030", "big5", "euc-kr"])
def test_old_charsets_are_text(charset: str) -> None:
    samples = {
        "cp1253": "Ο υπουργός είπε όχι. ",
        "shift_jis": "大臣はいいえと言った。",
        "gb18030": "部长说不。",
    }
    samples |= {"big5": "部長說不。", "euc-kr": "장관은 아니라고 말했다. "}
    text = samples.get(charset, "Министр сказал нет. ") * 30
    assert txt.read("a.txt", text.encode(charset)).charset
