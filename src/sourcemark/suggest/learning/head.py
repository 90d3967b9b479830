"""What is learnt from a project: three light heads that correct what the shipped model thinks."""

from __future__ import annotations

from typing import NamedTuple

from ..network.arrays import Floats

MOST_VALUES = 100
"""Values of a codebook that are learnt; as bytes they are 58 kB."""


class Head(NamedTuple):
    """Corrections, each None where the shipped model does as well without."""

    model: str
    """Version of the model it was learnt on; for another one it says nothing."""
    values: tuple[str, ...] = ()
    """Values of the codebook; "" stands for none of them."""
    types: Floats | None = None
    """`features.TYPE_WIDTH` × values: added to their log-probabilities."""
    kind: Floats | None = None
    """`features.KIND_WIDTH`: added to the log-odds of an attitude."""
    marks: Floats | None = None
    """`features.MARK_WIDTH`: added to the log-odds that a person would mark the same."""
    sure: float | None = None
    """Least confidence of the tier "sure", where it is higher than the shipped one."""

    @property
    def silent(self) -> bool:
        """True when it changes nothing."""
        return self.types is None and self.kind is None and self.marks is None
