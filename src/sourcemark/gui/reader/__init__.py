"""The reader: an article set for reading, with its statements tinted, lettered and told in the margin."""

from .values import Chip, MarkStyle, Position, ReaderArticle
from .view import Reader

__all__ = ["Chip", "MarkStyle", "Position", "Reader", "ReaderArticle"]
