"""The way in loads only what it needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sourcemark import __version__
from sourcemark.__main__ import main, wants_window

HEAVY = {
    "click",
    "rich",
    "lxml",
    "trafilatura",
    "pypdfium2",
    "xlsxwriter",
    "charset_normalizer",
    "markdown_it",
}


@pytest.mark.parametrize(
    ("words", "window"),
    [([], True), (["a.sourcemark"], True), (["A B.SOURCEMARK"], True), (["import"], False),
     (["check", "a.sourcemark"], False), (["--help"], False)],
)  # fmt: skip
def test_a_verb_goes_to_the_command_line(words: list[str], window: bool) -> None:
    assert wants_window(words) is window


def test_the_version_is_told_without_loading_anything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sourcemark {__version__}\n"
    code = "import sys; from sourcemark.__main__ import main; main(['--version']); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert not {"PySide6", "click", "msgspec"} & set(loaded)


def test_the_window_loads_nothing_heavy() -> None:
    code = "import sys, sourcemark.gui.app; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert not HEAVY & set(loaded)
