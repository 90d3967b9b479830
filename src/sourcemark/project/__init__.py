"""The open project file, and the only SQL: schema, history, queries, search, backup."""

from .. import SUFFIX
from .opening import CutShort, create, open_project
from .operation import Operation
from .place import place_warning
from .project import Project
from .transaction import Bulk

__all__ = ["SUFFIX", "Bulk", "CutShort", "Operation", "Project", "create", "open_project", "place_warning"]
