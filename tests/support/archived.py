"""Collections and books made by hand: what their readers are tested with."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping, Sequence

from foreign_files import zipped

from sourcemark.formats.answering import answers
from sourcemark.formats.wire import Answer, Ask, Want
from sourcemark.model.articles import AS_FOUND, Choices

DATE = "2024-05-06T07:08:09Z"
_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{about}</metadata><manifest>{items}</manifest>
<spine>{order}</spine>{guide}</package>"""


def asked(
    name: str,
    data: bytes,
    want: Want = "drafts",
    choices: Choices = AS_FOUND,
    only: Sequence[str] | None = None,
) -> list[Answer]:
    """What the child process would answer."""
    return list(answers(Ask(name, data, want, choices, None if only is None else tuple(only))))


def told(found: Sequence[Answer]) -> list[tuple[str, str]]:
    """Member and text, or why there is none."""
    return [(answer.member, answer.draft.text if answer.draft else answer.why) for answer in found]


class Warc:
    """A web archive, record by record; packed: each by itself, as the standard advises."""

    def __init__(self, packed: bool = True) -> None:
        self._packed = packed
        self.data = b""

    def response(
        self, uri: str, body: bytes, kind: str = "text/html", status: str = "200 OK", **more: str
    ) -> Warc:
        """What a server sent; `more` are further heads: content_encoding="gzip"."""
        heads = {"Content-Type": kind} | {name.replace("_", "-"): value for name, value in more.items()}
        sent = f"HTTP/1.1 {status}\r\n{_heads(heads)}\r\n".encode() + body
        digest = "sha1:" + base64.b32encode(hashlib.sha1(body).digest()).decode()
        return self.other(uri, "response", sent, "application/http; msgtype=response", digest)

    def other(self, uri: str, kind: str, block: bytes, media_type: str = "", digest: str = "") -> Warc:
        """A record of any type."""
        heads = {"WARC-Type": kind, "WARC-Target-URI": uri, "WARC-Date": DATE, "Content-Type": media_type}
        heads |= {
            "WARC-Record-ID": "<urn:uuid:1>",
            "WARC-Payload-Digest": digest,
            "Content-Length": str(len(block)),
        }
        record = f"WARC/1.1\r\n{_heads(heads)}\r\n".encode() + block + b"\r\n\r\n"
        self.data += gzip.compress(record) if self._packed else record
        return self


def _heads(heads: Mapping[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in heads.items() if value)


def epub(chapters: Mapping[str, str | bytes], about: str = "", guide: str = "", **more: str | bytes) -> bytes:
    """A book of these chapters, in this order; one named "nav.xhtml" is its list. `more` are further members."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"'
        + (' properties="nav"/>' if name == "nav.xhtml" else "/>")
        for n, name in enumerate(chapters)
    )
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = _PACKAGE.format(about=about, items=items, order=order, guide=guide)
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
    }
    members |= {"OEBPS/a.opf": package} | {f"OEBPS/{name}": page for name, page in chapters.items()}
    return zipped(members | {name.replace("__", "/"): data for name, data in more.items()})
