"""A word where a project lies unsafely, and none where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sourcemark.project import place_warning


@pytest.mark.parametrize(
    "folder", ["Dropbox", "OneDrive - Paper", "Google Drive", "Mobile Documents", "Nextcloud"]
)
def test_folders_that_sync_are_named(tmp_path: Path, folder: str) -> None:
    assert "cloud-synced" in place_warning(tmp_path / folder / "deep" / "case.sourcemark")


def test_an_ordinary_folder_is_not(tmp_path: Path) -> None:
    assert place_warning(tmp_path / "case.sourcemark") == ""
