"""Which format a file gets, and what is said of one that lies about itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from foreign_files import docx, paragraph, run, zipped

from sourcemark.formats import registry
from sourcemark.formats.format import GROUPS
from sourcemark.model.errors import BadFile

ARTICLES = {"txt", "markdown", "html", "pdf", "docx", "odt", "rtf", "eml"}


def test_every_article_format_is_found() -> None:
    assert {f.name for f in registry.readable("article")} >= ARTICLES
    assert {".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".eml"} <= registry.suffixes("article")


def test_of_formats_that_share_a_suffix_all_but_one_tell_their_own() -> None:
    for form in registry.formats().values():
        for suffix in form.suffixes:
            assert sum(f.recognises is None for f in registry.may_be(f"a{suffix}")) <= 1, suffix
    assert all(f.media_types and f.title for f in registry.formats().values())


def test_what_is_written_says_what_it_is_for_and_stands_under_a_heading() -> None:
    written = [f for f in registry.formats().values() if f.holds == "set" and (f.write or f.printed_from)]
    assert [f.name for f in written if not f.purpose or f.group not in GROUPS] == []
    assert {f.group for f in written} == set(GROUPS)
    assert [f.name for f in written if f.group == "whole"] == ["bundle"]


def test_a_file_of_the_room_declares_and_folders_hold_parts() -> None:
    top = Path(registry.__file__).parent
    declaring = [path for path in top.rglob("*.py") if "\nFORMAT = Format(" in path.read_text("utf-8")]
    assert len(declaring) == len(registry.formats())
    assert [path.name for path in declaring if path.parent.parent != top] == []


def test_the_registry_loads_no_heavy_library() -> None:
    code = (
        "import sys; from sourcemark.formats.registry import formats; formats();"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    run_ = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {
        "lxml",
        "trafilatura",
        "pypdfium2",
        "striprtf",
        "markdown_it",
        "xlsxwriter",
        "PySide6",
        "sqlite3",
    }
    assert heavy & set(run_.stdout.split()) == set()


def test_a_suffix_may_have_two_parts() -> None:
    assert registry.suffix_of("deeper.x/A.b.WARC.GZ") == ".warc.gz"
    assert registry.suffix_of("a.b.gz") == ".gz"
    assert [f.name for f in registry.may_be("a.warc.gz")] == ["warc"]
    assert not registry.may_be("a.gz")


def test_a_format_is_told_by_a_name_that_says_enough() -> None:
    told = {name: form.name if (form := registry.named(name)) else None for name in ("a.TXT", "a.jsonl", "a")}
    assert told == {"a.TXT": "txt", "a.jsonl": None, "a": None}
    assert registry.named("a.smbundle") == registry.lossless("a.smbundle") == registry.formats()["bundle"]
    assert registry.lossless("a.TXT") is None


def test_a_name_alone_may_say_that_a_file_can_not_be_read() -> None:
    bad = registry.unknown("a.jpg")
    assert bad
    assert bad.why == "Sourcemark can't read files that end in .jpg"
    assert registry.unknown("a.txt") is registry.unknown("no suffix") is None


@pytest.mark.parametrize(
    ("name", "head", "chosen"),
    [
        ("a.TXT", b"words", "txt"),
        ("a.md", b"# words", "markdown"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"junk before the header\n%PDF-1.7", "pdf"),
        ("a.rtf", b"\xef\xbb\xbf{\\rtf1", "rtf"),
        ("no suffix", b"%PDF-1.7", "pdf"),
        ("a.download", b"{\\rtf1", "rtf"),
        ("a.docx", docx(paragraph(run("x"))), "docx"),
    ],
)
def test_the_format_is_chosen_by_suffix_and_content(name: str, head: bytes, chosen: str) -> None:
    assert registry.format_for(name, head[: registry.HEAD]).name == chosen


@pytest.mark.parametrize(
    ("name", "head", "words"),
    [
        ("a.txt", b"%PDF-1.7", "the name ends in .txt, but this is a PDF document (.pdf)"),
        ("a.md", zipped({"x": "y"}), "the name ends in .md, but this is a ZIP archive or an office document"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "the name ends in .html, but this is a PNG picture"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "before 2007, or one with a password"),
        ("a.docx", b"only words", "the name ends in .docx, but this is no Word document (.docx)"),
        ("a.pdf", b"{\\rtf1", "the name ends in .pdf, but this is a RTF document (.rtf)"),
        ("a.xyz", b"words", "can't read files that end in .xyz"),
        ("a", b"words", "can't read files without a known suffix"),
        ("a.txt", b"", "the file is empty"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_named(name: str, head: bytes, words: str) -> None:
    with pytest.raises(BadFile) as caught:
        registry.format_for(name, head)
    assert words in caught.value.why
    assert caught.value.path.name == name
