"""What goes into the network and comes out of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]


class Encoded(NamedTuple):
    """Of n word pieces: scores of cue (n × 3: no, first piece, further piece), and their vectors."""

    cue: Floats
    memory: Floats
    query: Floats
    span: Floats
