"""What is on the clipboard, as browsers and systems put it there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData

from sourcemark.gui.exchange.copied import copied

URL = "https://example.org/a"
WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
HEAD = f"Version:0.9\r\nStartHTML:00000099\r\nSourceURL:{URL}\r\n"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text/x-moz-url-priv", URL.encode("utf-16-le")),
        ("chromium/x-source-url", URL.encode()),
        (WINDOWS, (HEAD + "<p>x</p>").encode()),
    ],
)
def test_the_address_is_taken_where_the_browser_tells_it(kind: str, value: bytes) -> None:
    data = QMimeData()
    data.setHtml("<p>x</p>")
    data.setText("x")
    data.setData(kind, value)
    assert (copied(data).html, copied(data).text, copied(data).url) == ("<p>x</p>", "x", URL)


def test_the_head_of_windows_is_no_part_of_the_page() -> None:
    data = QMimeData()
    data.setHtml(HEAD + "<html><p>x</p>")
    assert (copied(data).html, copied(data).url) == ("<html><p>x</p>", URL)


@pytest.mark.parametrize("url", ["file:///home/ann/notes.html", "javascript:alert(1)", "", "\0"])
def test_only_addresses_of_the_web_are_kept(url: str) -> None:
    data = QMimeData()
    data.setHtml("SourceURL: none<p>x</p>")
    data.setData("chromium/x-source-url", url.encode())
    assert (copied(data).html, copied(data).url) == ("SourceURL: none<p>x</p>", "")
