"""Collections and books made by hand: what their readers are tested with."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from foreign_files import zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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
    """A web archive, record by record."""

    def __init__(self, packed: bool = True) -> None:
        self._file = io.BytesIO()
        self._writer = WARCWriter(self._file, gzip=packed)

    def response(
        self, uri: str, body: bytes, kind: str = "text/html", status: str = "200 OK", **more: str
    ) -> Warc:
        """What a server sent; `more` are further heads: content_encoding="gzip"."""
        heads = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in more.items())]
        return self._put(uri, "response", body, StatusAndHeaders(status, heads, protocol="HTTP/1.1"))

    def other(self, uri: str, kind: str, body: bytes, media_type: str = "") -> Warc:
        """A record of another type."""
        return self._put(uri, kind, body, None, media_type)

    def _put(
        self, uri: str, kind: str, body: bytes, heads: StatusAndHeaders | None, media_type: str = ""
    ) -> Warc:
        record = self._writer.create_warc_record(
            uri,
            kind,
            payload=io.BytesIO(body),
            http_headers=heads,
            warc_content_type=media_type,
            warc_headers_dict={"WARC-Date": DATE},
        )
        self._writer.write_record(record)
        return self

    @property
    def data(self) -> bytes:
        """All records so far."""
        return self._file.getvalue()


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
