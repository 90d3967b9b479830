"""What was learnt from a project, put to what the shipped model found in a text of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from ..believing import Believed, believed
from ..calibration import Calibration, confidence
from ..network.arrays import Floats
from ..network.coreference import Meant
from ..network.found import Found
from ..network.reading import log_odds, log_softmax, sigmoid
from ..network.shapes import TYPES
from .features import kind_features, known, mark_features, type_features
from .head import Head
from .head_bytes import from_bytes


class Judge(NamedTuple):
    """Decides what to believe, with what was learnt or without."""

    head: Head
    codes: Mapping[str, str]
    """What types stand for values of the codebook: as in `Ask`."""
    offered: Mapping[str, str]
    """What values stand for today: as in `Ask`. It has all of the head."""
    calibration: Calibration

    @property
    def told(self) -> Mapping[str, str]:
        """What the types that it gives stand for."""
        if self.head.types is None:
            return self.codes
        return {value: self.offered.get(value, value) for value in self._values if value}

    @property
    def _values(self) -> tuple[str, ...]:
        """Those learnt, and those that the codebook has got since."""
        mapped = (self.codes.get(name, "") for name in TYPES)
        return tuple(dict.fromkeys((*self.head.values, *mapped)))

    def believed(self, found: Sequence[Found], meanings: Sequence[Meant]) -> list[Believed]:
        """The findings that are likely enough."""
        if self.head.silent or not found:
            return believed(found, meanings, self.calibration)
        names = TYPES if self.head.types is None else self._values
        return believed(self._applied(found), meanings, self.calibration, self.chances(found), names)

    def chances(self, found: Sequence[Found]) -> list[float]:
        """The confidence of each."""
        shipped = np.array([confidence(one.figures, self.calibration) for one in found])
        if self.head.marks is None:
            return [float(chance) for chance in shipped]
        odds = log_odds(shipped) + mark_features(found) @ self.head.marks
        return [float(chance) for chance in sigmoid(odds)]

    def _applied(self, found: Sequence[Found]) -> list[Found]:
        out = list(found)
        if self.head.kind is not None:
            odds = log_odds(np.array([one.attitude for one in found])) + kind_features(found) @ self.head.kind
            out = [one._replace(attitude=float(a)) for one, a in zip(out, sigmoid(odds), strict=True)]
        if self.head.types is not None:
            types, seconds = self._types(found)
            out = [one._replace(types=types[at], seconds=seconds[at]) for at, one in enumerate(out)]
        return out

    def _types(self, found: Sequence[Found]) -> tuple[Floats, Floats]:
        assert self.head.types is not None, "asked only where types were learnt"
        values = self._values
        added = np.zeros((len(found), len(values)), np.float32)
        added[:, : len(self.head.values)] = type_features(found) @ self.head.types
        types = known(np.stack([one.types for one in found]), self.codes, values) + added
        seconds = np.zeros_like(added)
        for at, name in enumerate(TYPES):
            if value := self.codes.get(name, ""):
                place = values.index(value)
                seconds[:, place] = np.maximum(seconds[:, place], [one.seconds[at] for one in found])
        return log_softmax(types), seconds


def judge_of(
    head: bytes, codes: Mapping[str, str], offered: Mapping[str, str], calibration: Calibration, model: str
) -> Judge:
    """The judge of a project. What was learnt on another model says nothing. Raises `head_bytes.BadHead`."""
    learnt = from_bytes(head) if head else Head(model)
    learnt = _of_today(learnt, offered) if learnt.model == model else Head(model)
    sure = calibration.sure if learnt.sure is None else learnt.sure
    return Judge(learnt, codes, offered, replace(calibration, sure=sure))


def _of_today(head: Head, offered: Mapping[str, str]) -> Head:
    """Without the values that the codebook offers no more, so that none takes the probability of one that it does."""
    if head.types is None:
        return head
    kept = [at for at, value in enumerate(head.values) if not value or value in offered]
    return head._replace(values=tuple(head.values[at] for at in kept), types=head.types[:, kept])
