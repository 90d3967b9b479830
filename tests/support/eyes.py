"""Colours as numbers: how they look to dichromats, how far apart they are, how they contrast."""

from __future__ import annotations

RGB = tuple[float, float, float]
"""Linear red, green and blue, 0 to 1."""

DICHROMATS = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
"""How linear RGB looks without one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1)."""


def colour(code: str | None) -> RGB:
    """Linear RGB of "#rrggbb"."""
    assert code is not None
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return linear(red), linear(green), linear(blue)


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def mixed(one: RGB, other: RGB, share: float) -> RGB:
    """As a painter blends: in encoded values."""
    red, green, blue = (
        linear(share * encoded(a) + (1 - share) * encoded(b)) for a, b in zip(one, other, strict=True)
    )
    return red, green, blue


def contrast(one: RGB, other: RGB) -> float:
    """WCAG 2.2, from 1 to 21."""
    low, high = sorted(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def times(matrix: tuple[RGB, ...], vector: RGB) -> RGB:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


def simulated(light: RGB, sight: str) -> RGB:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in times(DICHROMATS[sight], light))
    return red, green, blue


def oklab(light: RGB) -> RGB:
    """Lightness and two opponent axes (Ottosson 2020)."""
    cones = times(
        (
            (0.4122214708, 0.5363325363, 0.0514459929),
            (0.2119034982, 0.6806995451, 0.1073969566),
            (0.0883024619, 0.2817188376, 0.6299787005),
        ),
        light,
    )
    long, middle, short = (cone ** (1 / 3) for cone in cones)
    return times(
        (
            (0.2104542553, 0.7936177850, -0.0040720468),
            (1.9779984951, -2.4285922050, 0.4505937099),
            (0.0259040371, 0.7827717662, -0.8086757660),
        ),
        (long, middle, short),
    )


def distance(one: RGB, other: RGB) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
