"""Several annotators' readings beside the text: a lane for each, differences told by shape and sign."""

from .values import LEGEND, SIGNS, Lane, LaneMark
from .view import LaneReader

__all__ = ["LEGEND", "SIGNS", "Lane", "LaneMark", "LaneReader"]
