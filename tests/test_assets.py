"""The files that ship are found, in a checkout and in what the wheel installs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from sourcemark.assets import asset

TOP = Path(__file__).parents[1]
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
FOR_TRAINING = "corpus/"
PIP_WHEEL = ["-m", "pip", "--disable-pip-version-check", "wheel", "-q", "--no-deps", "--no-build-isolation"]


def test_a_checkout_has_them_at_the_top() -> None:
    assert asset() == TOP / "resources"


def test_the_wheel_carries_them_and_finds_them(tmp_path: Path) -> None:
    run = [sys.executable, *PIP_WHEEL, "--no-index", "--wheel-dir", str(tmp_path), str(TOP)]
    subprocess.run(run, check=True, capture_output=True, text=True)
    place = tmp_path / "installed"
    zipfile.ZipFile(next(tmp_path.glob("sourcemark-*.whl"))).extractall(place)
    code = "from sourcemark.assets import asset; print(asset())"
    elsewhere = os.environ | {"PYTHONPATH": str(place)}
    printed = subprocess.check_output([sys.executable, "-c", code], cwd=tmp_path, env=elsewhere, text=True)
    there = {name for name in files_below(TOP / "resources") if not name.startswith(FOR_TRAINING)}
    assert files_below(Path(printed.strip())) == there
    assert place in Path(printed.strip()).parents
    assert {path.name.partition("-")[0] for path in place.iterdir()} == {"sourcemark"}


def test_the_file_type_is_known_by_name_and_by_content() -> None:
    kind = ElementTree.parse(asset("sourcemark.xml")).find(f"{MIME}mime-type")
    assert kind is not None
    mark = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    glob = kind.find(f"{MIME}glob")
    assert mark is not None
    assert glob is not None
    assert (mark.get("offset"), mark.get("value")) == ("68", "0x536D726B")
    assert glob.get("pattern") == "*.sourcemark"
    assert f"MimeType={kind.get('type')};" in asset("sourcemark.desktop").read_text("utf-8")


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
