"""Files that mean harm, made of sound ones: bombs, endless nesting, names that lead out, places that are nowhere."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from foreign_files import zipped

BOMB = 9 << 19
"""Bytes of nothing: enough to be packed too tightly, and quick to pack."""
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%b">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("l"))
)
"""Ten thousand million times "ha", as the entity k."""
REACHES_OUT = b'<!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">'


def members(data: bytes) -> dict[str, bytes]:
    """What is in a ZIP file; nothing in any other."""
    if not data.startswith(b"PK\x03\x04"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def each_member(data: bytes, change: Callable[[bytes], bytes | None]) -> Iterator[bytes]:
    """The file with one member other than it was, each in turn; a file that is no ZIP changed as a whole."""
    held = members(data)
    for name, inner in held.items():
        if (changed := change(inner)) is not None:
            yield zipped({**held, name: changed})
    if not held and (changed := change(data)) is not None:
        yield changed


def with_entities(xml: bytes, declared: bytes = LAUGHS) -> bytes | None:
    """XML with entities of its own, one of them where words stood; None for what is no XML."""
    head, end, rest = xml.partition(b"?>") if xml.startswith(b"<?xml") else (b"", b"", xml)
    if not rest.lstrip().startswith(b"<") or b"<!" in rest[:20]:
        return None
    at = rest.rfind(b"</")
    return head + end + declared + b"]>" + rest[:at] + b"&k;" + rest[at:]


def deep_json(data: bytes, depth: int = 10_000) -> bytes | None:
    """The first JSON object of a file with a value nested so deeply; None for what is no JSON."""
    if data[:1] not in (b"{", b"["):
        return None
    first, end, rest = data.partition(b"\n") if not data.startswith(b"[") else (data, b"", b"")
    at = first.find(b"{") + 1
    return first[:at] + b'"deep": ' + b"[" * depth + b"]" * depth + b", " + first[at:] + end + rest


def deep_xml(data: bytes, depth: int = 10_000) -> bytes | None:
    """XML or HTML nested so deeply where its last words stood; None for anything else."""
    if not data.lstrip().startswith(b"<"):
        return None
    at = data.rfind(b"</")
    return data[:at] + b"<p>" * depth + b"deep" + b"</p>" * depth + data[at:]


def nothing_much(_: bytes) -> bytes:
    """What a packed bomb unpacks to."""
    return b" " * BOMB


def in_each_other(times: int, name: str = "a.zip") -> bytes:
    """ZIP files in ZIP files, a text in the innermost."""
    data = zipped({"a.txt": "words"})
    for _ in range(times):
        data = zipped({name: data})
    return data


def gzip_bomb(size: int = BOMB) -> bytes:
    """A web archive whose one record is nothing, and much of it."""
    head = b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % size
    return gzip.compress(head + b" " * size)


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue. Without a table: readers mend that."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, inner) for number, inner in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1)


def pdf_bombs() -> dict[str, bytes]:
    """PDF files that are more than they seem."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    one = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    tight = zlib.compress(zlib.compress(b"(x) Tj " * 5_000_000, 9), 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(tight), tight)
    many = b"BT /F 9 Tf " + b"(word) Tj 5 0 Td " * 50_000 + b"ET"
    plain = b"<</Length %d>>stream\n%b\nendstream" % (len(many), many)
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 11>>"
    form += b"stream\n/X Do /X Do\nendstream"
    kids = b" ".join([b"3 0 R"] * 200_000)
    return {
        "pages without end": pdf_of(catalogue, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"),
        "one page many times": pdf_of(catalogue, b"<</Type/Pages/Kids[%b]/Count 200000>>" % kids, page, plain, font),
        "a stream packed twice": pdf_of(catalogue, one, page, stream, font),
        "a form in itself": pdf_of(catalogue, one, page.replace(b"/Font", b"/XObject<</X 4 0 R>>/Font"), form, font),
        "a page as large as the world": pdf_of(catalogue, one, page.replace(b"600", b"9" * 30), plain, font),
    }  # fmt: skip
