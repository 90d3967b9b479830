"""The command line in this process: `run` gives the exit code and what was printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ran import Ran, Run

from sourcemark.cli.main import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls `sourcemark` with these arguments."""

    def call(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def sample(run: Run, tmp_path: Path) -> Path:
    """The sample project."""
    path = tmp_path / "sample.sourcemark"
    assert run("sample", path).code == 0
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two articles and one file that is none."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "one.txt").write_text("One\n\nFirst text.", "utf-8")
    (made / "two.txt").write_text("Two\n\nSecond text.", "utf-8")
    (made / "bad.pdf").write_bytes(b"nonsense")
    return made
