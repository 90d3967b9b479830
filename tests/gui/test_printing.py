"""A report printed: its words are in the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_sets import sample_items
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from sourcemark.formats.sets.report_html import write
from sourcemark.gui.printing import print_html


def words(pdf: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_the_report_is_printed_with_all_statements(qapp: QApplication, tmp_path: Path) -> None:
    page, pdf = tmp_path / "a.html", tmp_path / "a.pdf"
    number = write(page, sample_items())
    print_html(page, pdf)
    said = words(pdf)
    assert "Who says what" in said
    assert "Matej Kolar" in said
    assert said.count("marked by") >= number  # lines at the end of a page may stand on both
    assert PdfReader(pdf).metadata.title == "Who says what"  # type: ignore[union-attr]


def test_a_place_that_takes_no_file_is_an_error(qapp: QApplication, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>Here.</p>")
    with pytest.raises(OSError, match="No such file"):
        print_html(page, tmp_path / "missing" / "a.pdf")
