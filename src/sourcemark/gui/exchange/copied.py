"""What lies on the clipboard, or was dropped: a text, the same as a part of a web page, and where that was copied."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QMimeData

_ADDRESS = re.compile(r"^SourceURL:(\S+)\s*$", re.MULTILINE)
"""In the head that Windows puts before a copied part of a page."""
_HEAD = 2_048
_WINDOWS = 'application/x-qt-windows-mime;value="HTML Format"'
_FIREFOX = "text/x-moz-url-priv"
_CHROMIUM = "chromium/x-source-url"


class Copied(Struct, frozen=True):
    """Plain values of what Qt offers."""

    html: str
    text: str
    url: str = ""


def copied(data: QMimeData) -> Copied:
    """The part of a page that was copied, with the address that the browser tells of it, if it does."""
    html = data.html()
    head, mark, rest = html.partition("<")
    url = _told_by_windows(head) or _told_by_browser(data)
    return Copied(mark + rest if _ADDRESS.search(head) else html, data.text(), url if _is_web(url) else "")


def _told_by_windows(head: str) -> str:
    found = _ADDRESS.search(head[:_HEAD])
    return found.group(1) if found else ""


def _told_by_browser(data: QMimeData) -> str:
    if data.hasFormat(_WINDOWS):
        return _told_by_windows(bytes(data.data(_WINDOWS).data())[:_HEAD].decode("utf-8", "replace"))
    if data.hasFormat(_FIREFOX):
        return bytes(data.data(_FIREFOX).data()).decode("utf-16-le", "replace").rstrip("\0")
    return bytes(data.data(_CHROMIUM).data()).decode("utf-8", "replace").rstrip("\0")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))
