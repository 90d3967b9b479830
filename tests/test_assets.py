"""The files that ship are found, in a checkout and in what the wheel installs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from xml.etree import ElementTree

from sourcemark.assets import asset

TOP = Path(__file__).parents[1]
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_a_checkout_has_them_at_the_top() -> None:
    assert asset() == TOP / "resources"


def test_the_wheel_carries_the_same_folder() -> None:
    wheel = tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"] == {"resources": "sourcemark/resources"}
    assert not (TOP / "src/sourcemark/resources").exists(), "it would hide the folder at the top"


def test_the_file_type_is_known_by_name_and_by_content() -> None:
    kind = ElementTree.parse(asset("sourcemark.xml")).find(f"{MIME}mime-type")
    assert kind is not None
    mark = kind.find(f"{MIME}magic/{MIME}match/{MIME}match")
    glob = kind.find(f"{MIME}glob")
    assert mark is not None
    assert glob is not None
    assert (mark.get("offset"), mark.get("value")) == ("68", "0x536D726B")
    assert glob.get("pattern") == "*.sourcemark"
    assert f"MimeType={kind.get('type')};" in asset("sourcemark.desktop").read_text()
