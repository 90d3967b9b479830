"""What is asked: a text, with what its project knows. Light, so that whoever asks loads no network."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from ..model.errors import Refused
from ..model.sources import SourceKind

MODEL = "model.json"


class NoModel(Refused):
    """The model's files are missing or damaged; the message is one line that names the file."""

    def __init__(self, file: str, why: str) -> None:
        self.file, self.why = file, why
        super().__init__(f"There can be no proposals: {file} of the model {why}.")


class Known(Struct, frozen=True):
    """A source of the register."""

    name: str
    aliases: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """Values of the codebook's source type, the main one first."""
    source_kind: SourceKind = "organisation"
    """A person is known by the surname as well; others by whole names only."""


class Ask(Struct, frozen=True, kw_only=True):
    """One article."""

    text: str
    codes: dict[str, str] = {}
    """Type of the annotation guide (`shapes.TYPES`) → value of the codebook; absent where none fits."""
    offered: dict[str, str] = {}
    """Value of the codebook → the one that is offered for it today, itself or its heir; absent where there is none.

    Of what was learnt, that of other values is passed over.
    """
    known: tuple[Known, ...] = ()
    head: bytes = b""
    """What was learnt from the project (`learning.head`, as bytes); empty for nothing."""
    statements_only: bool = True
    """Attitudes are left out before chains are told, so that what a statement says of one is proposed whole."""


class _Version(Struct, frozen=True):
    version: str


def model_version(folder: Path) -> str:
    """Version of the model in `folder`, without loading it. Raises `NoModel`."""
    try:
        return msgspec.json.decode((folder / MODEL).read_bytes(), type=_Version).version
    except FileNotFoundError:
        raise NoModel(MODEL, "is missing") from None
    except (OSError, msgspec.DecodeError) as error:
        raise NoModel(MODEL, "is damaged") from error
