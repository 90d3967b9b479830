"""The pages on formats: each has one, its lists are those of the registry, and what it says to type works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from format_table import PAGES, is_written, page_of, renewed
from PySide6.QtWidgets import QApplication

from sourcemark.cli.main import main
from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats

ALL = list(formats().values())
WRITTEN = [form for form in ALL if is_written(form)]
TOP = PAGES.parents[2]
NO_MORE = "Run tests/support/format_table.py to write it anew."


def words(path: Path) -> str:
    return path.read_text("utf-8")


def test_the_list_is_that_of_the_registry() -> None:
    page = words(PAGES / "README.md")
    assert renewed(page) == page, NO_MORE
    assert "<!-- tables -->" in page


def test_there_is_a_page_for_each_format_and_for_nothing_else() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {"README", *formats()}


@pytest.mark.parametrize("form", ALL, ids=lambda f: f.name)
def test_a_page_says_what_is_lost_and_what_can_be_turned_on(form: Format) -> None:
    page = words(page_of(form))
    assert renewed(page, form) == page, NO_MORE
    assert ("<!-- lost -->" in page) is is_written(form)
    assert ("<!-- options -->" in page) is bool(form.options)
    assert page.count("\n") >= 20


def typed(page: str) -> list[list[str]]:
    """The lines of a page that one types in a shell, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "case.sourcemark"
    assert main(["sample", str(path)]) == 0
    return path


@pytest.mark.parametrize("form", WRITTEN, ids=lambda f: f.name)
def test_a_set_is_exported_as_its_page_says(
    form: Format, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    shutil.copy(sample, tmp_path)
    monkeypatch.chdir(tmp_path)
    lines = [line[1:] for line in typed(words(page_of(form))) if line[:2] == ["sourcemark", "export"]]
    assert lines
    assert [main(line) for line in lines] == [0] * len(lines)
    assert all("--format" not in line or form.name in line for line in lines)
    assert {option.name for option in form.options} <= {word for line in lines for word in line}


@pytest.mark.parametrize("form", [f for f in ALL if f not in WRITTEN], ids=lambda f: f.name)
def test_what_the_page_of_a_reader_says_to_type_can_be_typed(
    form: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = typed(words(page_of(form)))
    assert lines
    for program, verb, _, file, *options in lines:
        main([verb, "--help"])
        known = capsys.readouterr().out
        assert program == "sourcemark"
        assert file.endswith(form.suffixes)
        assert all(word in known for word in options if word.startswith("--"))


def test_the_page_on_the_house_knows_the_frame_of_formats_and_all_of_exchange() -> None:
    page, package = words(PAGES.parents[1] / "architecture.md"), TOP / "src" / "sourcemark"
    files = [*(package / "formats").glob("*.py"), *(package / "gui" / "exchange").rglob("*.py")]
    assert [path.stem for path in files if path.stem != "__init__" and f"`{path.stem}`" not in page] == []
