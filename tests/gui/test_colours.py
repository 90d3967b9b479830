"""Contrast of what is read, on any page, and types apart for colour-blind eyes."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from sourcemark.gui import colours

PAGES = [("#ffffff", "#000000"), ("#fdfdfb", "#1f2328"), ("#1c1e22", "#dfe1e5"), ("#000000", "#ffffff")]
HUES = st.integers(0, 0xFFFFFF).map(lambda rgb: f"#{rgb:06x}")


def palette(page: tuple[str, str]) -> QPalette:
    made = QPalette()
    made.setColor(QPalette.ColorRole.Base, QColor(page[0]))
    made.setColor(QPalette.ColorRole.Text, QColor(page[1]))
    return made


def test_contrast_is_that_of_the_standard() -> None:
    assert colours.contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert colours.contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)


@given(HUES, st.sampled_from(PAGES), st.floats(0.05, 1))
def test_text_reads_on_every_tint(hue: str, page: tuple[str, str], strength: float) -> None:
    tinted = colours.tint(hue, palette(page), strength)
    assert colours.contrast(tinted, QColor(page[1])) >= colours.TEXT_CONTRAST


@given(HUES, st.sampled_from(PAGES))
def test_ink_reads_on_the_page(hue: str, page: tuple[str, str]) -> None:
    inked = colours.ink(hue, palette(page))
    assert colours.contrast(inked, QColor(page[0])) >= colours.TEXT_CONTRAST


@given(HUES)
def test_letters_read_on_their_colour(hue: str) -> None:
    assert colours.contrast(colours.readable_on(QColor(hue)), QColor(hue)) >= colours.TEXT_CONTRAST


@pytest.mark.parametrize("page", PAGES)
def test_a_tint_is_seen(page: tuple[str, str]) -> None:
    for hue in colours.SAFE:
        assert colours.tint(hue, palette(page)) != QColor(page[0])


def test_seventeen_types_differ_in_colour_or_line() -> None:
    looks = [(colours.type_colour(i), colours.type_underline(i)) for i in range(17)]
    assert len(set(looks)) == 17


# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("kind", BLINDNESS)
def test_the_safe_set_stays_apart_for_colour_blind_eyes(kind: str) -> None:
    for one, other in combinations(colours.SAFE, 2):
        a, b = seen(one, kind), seen(other, kind)
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 0.03, (one, other)


def seen(hue: str, kind: str) -> tuple[float, ...]:
    colour = QColor(hue)
    linear = [part**2.2 for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return tuple(sum(w * part for w, part in zip(row, linear, strict=True)) for row in BLINDNESS[kind])
