"""Where the letter of a bar and its signs stand. Pure; pixels, for one size of type."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Upper left corner of a square."""

    x: float
    y: float


class Lettering(NamedTuple):
    """Sizes that all bars of a view share."""

    line: int
    """Height of a letter with the space around it."""
    em: int
    """Width of the widest letter."""

    @property
    def sign(self) -> int:
        """Width and height of a sign."""
        return round(self.line * 0.6)

    @property
    def thin(self) -> int:
        """Width of a plain bar."""
        return max(2, round(self.line * 0.23))

    def written(self, width: float) -> bool:
        """False for a bar too thin for letter and sign: its shape alone tells then what it is."""
        return width >= self.em * 0.6

    def wide(self, width: float) -> bool:
        """True when a sign has room beside the letter."""
        return width >= self.thin + self.em + self.sign + 2

    def beside(self, width: float) -> bool:
        """True when the letter has room beside a plain bar; else it stands above it."""
        return width >= self.thin + 2 + self.em

    def least(self, width: float, signs: int) -> int:
        """Height of a bar so wide that holds its letter and the first of its signs, or something of its line."""
        if not self.written(width):
            return self.sign
        if signs:
            return self.line if self.wide(width) else self.line + self.sign + 2
        return self.line if self.beside(width) else self.line + 4

    def letter(self, left: float, width: float, advance: float) -> float:
        """Left edge of a letter `advance` wide."""
        if self.beside(width):
            return left + self.thin + 1
        return left + max(0.0, (width - advance) / 2)

    def signs(self, left: float, width: float, top: float, bottom: float) -> list[Place]:
        """Places for signs, the first beside the letter or below it, as far as the bar goes."""
        wide, step = self.wide(width), self.sign + 2
        x = left + width - self.sign - 2 if wide else left + (width - self.sign) / 2
        y = top + (self.line - self.sign) / 2 if wide else top + self.line
        rows = range(max(0, int((bottom - y + 1) // step)))
        return [Place(round(x), round(y + row * step)) for row in rows]
