"""The user's profile: who works here, on which machine, with which habits. Never part of a project."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from ..model.entity import now
from ..model.ids import new_id
from ..model.people import Annotator
from .machine import bound_to

RECENT = 12
"""So many projects are remembered."""

Theme = Literal["system", "light", "dark"]
Zoom = Annotated[int, Meta(ge=50, le=300)]
"""Per cent of the system's size of type."""


TABLES = 50
"""So many tables of articles are remembered."""


class Reading(Struct, frozen=True, omit_defaults=True):
    """How files from outside are read. A limit is None where nobody set another than `formats.limits` has."""

    seconds: Annotated[int, Meta(ge=1, le=3_600)] | None = None
    """Limit on the time that one file may take."""
    memory: Annotated[int, Meta(ge=64, le=65_536)] | None = None
    """Limit in MB on what its reader may need."""
    size: Annotated[int, Meta(ge=1, le=4_096)] | None = None
    """Limit in MB on the file itself."""
    tables: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    """A set of column names -> field of a draft -> the column that was chosen for it, the last one last."""


class Switches(Struct, frozen=True, omit_defaults=True):
    """Which proposals are shown."""

    show: bool = True
    statements_only: bool = True
    """No attitudes."""
    sure_only: bool = False


class Habits(Struct, frozen=True, omit_defaults=True):
    """What is written to `profile.json`. Unknown fields of a newer program are passed over."""

    device: str = ""
    bound: str = ""
    """Ties `device` to one machine and folder: a copied profile is another device."""
    annotators: tuple[Annotator, ...] = ()
    current: str | None = None
    recent: tuple[str, ...] = ()
    keys: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Action -> the keys chosen for it; an empty tuple takes its keys away."""
    theme: Theme = "system"
    zoom: Zoom = 100
    geometry: str = ""
    """The window's place, as Qt writes it, in base 64."""
    read: dict[str, str] = msgspec.field(default_factory=dict)
    """Path of a project -> the id of the article that was read last, for the recent ones."""
    splitters: dict[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    """Name of a splitter -> its sizes in device-independent pixels."""
    mappings: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """Format of another tool's set -> what was chosen for its words the last time (see `remembering`)."""
    exports: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)
    """Name of a preset -> the wish it stands for (see `exporting.presets`)."""
    reading: Reading = Reading()
    proposals: Switches = Switches()


def home() -> Path:
    """The folder of the profile: `SOURCEMARK_HOME`, else the system's place for settings."""
    if chosen := os.environ.get("SOURCEMARK_HOME"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_config_dir("sourcemark", appauthor=False))


def account_name() -> str:
    """The name proposed to a new annotator: the account's full name where the system knows it."""
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    try:
        import pwd
    except ImportError:
        return user
    try:
        entry = pwd.getpwuid(os.getuid())
    except KeyError:
        return user
    return entry.pw_gecos.split(",")[0].strip() or entry.pw_name


class Profile:
    """The habits of one user, kept in `folder`; every change is on the disk when the call returns."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or home()
        self.path = self.folder / "profile.json"
        self.word = ""
        """What a person should know of the reading; empty when all went well."""
        self.habits = self._read()
        bound = bound_to(self.habits.device, self.folder)
        if not self.habits.device or self.habits.bound != bound:
            device = new_id()
            self.change(device=device, bound=bound_to(device, self.folder))

    def change(self, **fields: Any) -> None:
        """Replaces these fields of `habits` and saves: the disk is not waited for when nothing changes."""
        self.renew()
        changed = msgspec.structs.replace(self.habits, **fields)
        if changed != self.habits:
            self.habits = changed
            self._write()

    def renew(self) -> None:
        """Takes up what another window of this user has saved since; who works in this one stays."""
        try:
            saved = msgspec.json.decode(self.path.read_bytes(), type=Habits)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return  # nothing to take up: what is known here is saved next
        if saved.device == self.habits.device:
            self.habits = msgspec.structs.replace(saved, current=self.habits.current)

    @property
    def me(self) -> Annotator | None:
        """The annotator who works now; None until a name was given."""
        return next((a for a in self.habits.annotators if a.id == self.habits.current), None)

    def take(self, annotator: Annotator) -> None:
        """This annotator, known so far or not, works from now on; a known one takes the name given."""
        self.renew()
        others = tuple(a for a in self.habits.annotators if a.id != annotator.id)
        self.change(annotators=(*others, annotator), current=annotator.id)

    def remember(self, project: Path) -> None:
        """Puts a project at the head of the recent ones."""
        path = str(project.resolve())
        self.renew()
        others = tuple(p for p in self.habits.recent if p != path)
        self.change(recent=(path, *others)[:RECENT])

    def forget(self, project: Path) -> None:
        """Takes a project off the recent ones; its file stays."""
        path = str(project)
        self.renew()
        self.change(recent=tuple(p for p in self.habits.recent if p != path))

    def last_read(self, project: Path) -> str | None:
        """The id of the article that was read last in a project."""
        return self.habits.read.get(str(project.resolve()))

    def keep_read(self, project: Path, article: str) -> None:
        """Remembers which article was read last in a project."""
        read = {**self.habits.read, str(project.resolve()): article}
        self.change(read={path: id for path, id in read.items() if path in self.habits.recent})

    def choose_keys(self, action: str, keys: Sequence[str] | None) -> None:
        """These keys for an action from now on; None goes back to the built-in ones."""
        self.renew()
        chosen = {a: k for a, k in self.habits.keys.items() if a != action}
        if keys is not None:
            chosen[action] = tuple(keys)
        self.change(keys=chosen)

    def _read(self) -> Habits:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Habits)
        except FileNotFoundError:
            return Habits()
        except (msgspec.DecodeError, UnicodeDecodeError):
            aside = self.path.with_name(f"profile-damaged-{now():%Y%m%d-%H%M%S-%f}.json")
            self.path.replace(aside)
            self.word = f"Your settings could not be read; they were set aside as {aside.name}."
            return Habits()

    def _write(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(f".profile-{os.getpid()}.json")
        with fresh.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(self.habits), indent=1))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
