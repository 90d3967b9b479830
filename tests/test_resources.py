"""Codebooks and icons that ship with the program."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from eyes import DICHROMATS, colour, contrast, distance, mixed, oklab, simulated
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sourcemark.assets import asset
from sourcemark.gui.actions import ACTIONS
from sourcemark.model.codebook import Codebook
from sourcemark.model.kinds import decode
from sourcemark.work.codebooks import BUILTIN, builtin

RESERVED = frozenset("jkilghyvq")
"""Letters that mean something else in the reader."""

ICONS = sorted(asset("icons").glob("*.svg"))


@pytest.mark.parametrize("name", BUILTIN)
def test_a_codebook_is_what_the_model_asks_for(name: str) -> None:
    body = asset("codebooks", f"{name}.json").read_bytes()
    assert decode(Codebook, body) == builtin(name)
    assert builtin(name).id == "codebook"


def test_every_shipped_codebook_can_be_chosen() -> None:
    assert {path.stem for path in asset("codebooks").iterdir()} == set(BUILTIN)


@pytest.mark.parametrize("name", BUILTIN)
def test_each_value_is_defined_and_named_once(name: str) -> None:
    for facet in builtin(name).facets:
        assert facet.definition
        assert all(code.definition.endswith(".") for code in facet.codes)
        assert (
            len({code.id for code in facet.codes}) == len({c.name for c in facet.codes}) == len(facet.codes)
        )


@pytest.mark.parametrize("name", BUILTIN)
def test_types_have_a_free_key_and_show_it_as_letter(name: str) -> None:
    types = builtin(name).source_types.codes
    keys = [code.key for code in types]
    assert all(len(key) == 1 and key.islower() and key.isascii() for key in keys)
    assert not RESERVED & set(keys)
    assert len(set(keys)) == len(keys)
    assert [code.letter for code in types] == [key.upper() for key in keys]
    assert all(code.example for code in types)


def test_the_built_in_types_are_those_of_the_product() -> None:
    expected = (
        "official political defector analyst academic eyewitness affected media agency social corporate ngo "
        "document data citizen author other"
    )
    assert [code.id for code in builtin().source_types.codes] == expected.split()


@pytest.mark.parametrize("sight", DICHROMATS)
def test_colours_of_types_stay_apart_for_every_eye(sight: str) -> None:
    seen = {code.id: oklab(simulated(colour(code.colour), sight)) for code in builtin().source_types.codes}
    nearest = min((distance(seen[a], seen[b]), a, b) for a, b in combinations(seen, 2))
    assert nearest[0] > 0.06, nearest


@pytest.mark.parametrize(("page", "ink"), [("#ffffff", "#1a1a1a"), ("#1b1d21", "#f2f2f2")])
@pytest.mark.parametrize("name", BUILTIN)
def test_text_stays_legible_on_a_quarter_of_a_types_colour(name: str, page: str, ink: str) -> None:
    for code in builtin(name).source_types.codes:
        tint = mixed(colour(code.colour), colour(page), 0.25)
        assert contrast(colour(ink), tint) >= 7, code.id


@pytest.mark.parametrize("name", BUILTIN)
def test_a_letter_is_legible_on_its_types_colour(name: str) -> None:
    for code in builtin(name).source_types.codes:
        on = colour(code.colour)
        assert max(contrast(on, colour("#ffffff")), contrast(on, colour("#000000"))) >= 4.5, code.id


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_draws_something_and_stays_inside(qapp: object, path: Path) -> None:
    picture = drawn(path, 96)
    assert sum(alpha(picture, x, y) > 0 for x in range(96) for y in range(96)) > 96
    edge = [(i, j) for i in range(96) for j in (0, 95)]
    assert not any(alpha(picture, x, y) or alpha(picture, y, x) for x, y in edge)


@pytest.mark.parametrize("path", [p for p in ICONS if p.stem != "app"], ids=lambda path: path.stem)
def test_icons_share_grid_line_and_one_colour(path: Path) -> None:
    drawing = path.read_text()
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke-width="1.75"' in drawing
    assert {part.split('"')[0] for part in drawing.split('="#')[1:]} == {"000"}


def test_every_action_that_names_an_icon_has_one() -> None:
    assert {action.icon for action in ACTIONS if action.icon} <= {path.stem for path in ICONS}


def drawn(path: Path, side: int) -> QImage:
    drawing = QSvgRenderer(str(path))
    assert drawing.isValid()
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def alpha(picture: QImage, x: int, y: int) -> int:
    return picture.pixelColor(x, y).alpha()
