"""The codebooks that ship with the program, for a project to start from."""

from __future__ import annotations

import msgspec

from ..assets import asset
from ..model.codebook import Codebook

BUILTIN = ("default", "newsroom")
"""Names for `builtin`; the first is taken where nobody chooses."""


def builtin(name: str = BUILTIN[0]) -> Codebook:
    """A shipped codebook. FileNotFoundError for a name that isn't in `BUILTIN`."""
    return msgspec.json.decode(asset("codebooks", f"{name}.json").read_bytes(), type=Codebook)
