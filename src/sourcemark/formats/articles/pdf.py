"""PDF: the text in the order of the page, lines put together into paragraphs, with the document's metadata."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from ...model.articles import AS_FOUND, Choices, Draft
from ...model.errors import BadFile
from ..drafting import drafted, first_line
from ..format import Format
from .pdf_chunks import chunks
from .pdf_columns import lines, ordered
from .pdf_lines import paragraphs
from .pdf_metadata import metadata
from .pdf_running import Page, without_running
from .pdf_text import set_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_LOCKED = 4
"""PDFium's FPDF_ERR_PASSWORD."""
_NO_TEXT = "there is no text in it; scanned pages must go through text recognition first"


def read(name: str, data: bytes, choices: Choices = AS_FOUND) -> Draft:
    """The text of all pages, without what runs along at their edges. Raises `BadFile`, for scans too.

    `choices.running`: running heads and page numbers stay.
    """
    with closing(_opened(name, data)) as document:
        pages = list(_pages(name, document))
        known = metadata(data, document.get_metadata_dict())
    kept, dropped = without_running(pages)
    if choices.running or not any(kept):
        kept, dropped = [chunks for _, chunks in pages], []
    rows = [list(lines(ordered(chunks))) for chunks in kept]
    text, layout = set_text(map(paragraphs, rows), [line.text for page in rows for line in page])
    if not text.strip():
        raise BadFile(name, _NO_TEXT)
    known["title"] = known["title"] or first_line(text)
    return drafted(
        name, text, known, library="pypdfium2", media_type="application/pdf", layout=layout, dropped=dropped,
        offers=("running",),
    )  # fmt: skip


def _opened(name: str, data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = error.err_code == _LOCKED
        why = "it is protected with a password" if locked else "the file is damaged or cut off"
        raise BadFile(name, why) from error


def _pages(name: str, document: PdfDocument) -> Iterator[Page]:
    """Height and words of each page. Pages are closed at once: PDFium keeps all that is open in memory."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                yield page.get_height(), chunks(text)
        except PdfiumError as error:
            raise BadFile(name, "the file is damaged", f"page {number + 1}") from error


FORMAT = Format(
    name="pdf",
    title="PDF document (.pdf)",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    holds="article",
    signature=b"%PDF-",
    read=read,
)
