"""A look at a file before it is taken in: what it is, how its text would be read, what is in it. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace

from ..formats.format import Format
from ..formats.inputs import Outcome, Wanted
from ..formats.limits import Limits
from ..formats.member import Listed, Sample
from ..formats.pool import Readers
from ..formats.registry import formats, named
from ..formats.wire import Want
from ..model.articles import Choices, Draft
from ..model.errors import BadFile
from .finding import path_of
from .recognising import recognised

SHOWN = 50_000
"""Characters of a text that are looked at."""
GRACE = 0.5
"""Seconds that a look may go on although nobody waits for it: a child that is ended must be started again."""


class Look(Struct, frozen=True, kw_only=True):
    """What was seen."""

    format: str = ""
    """Name of the format; empty when it could not be told."""
    draft: Draft | None = None
    """Its text is cut after `SHOWN` characters."""
    length: int = 0
    """Characters of the whole text."""
    members: tuple[Listed, ...] = ()
    table: Sample | None = None
    why: str = ""
    """Why it can't be read."""

    @property
    def holds(self) -> str:
        """What the format holds; empty when it is not known."""
        return formats()[self.format].holds if self.format else ""

    @property
    def is_text(self) -> bool:
        """True for a format that is text through and through, in one charset or another."""
        return bool(self.format) and formats()[self.format].media_types[0].startswith("text/")


def members_of(path: Path, choices: Choices, limits: Limits) -> tuple[Listed, ...]:
    """What is in a collection. Raises `BadFile`, also for what is none."""
    with Readers(limits, workers=1) as readers:
        form = recognised(path, readers)
        if form.holds != "collection":
            raise BadFile(path, f"a {form.title} is no collection of articles")
        found = list(readers.read_all([Wanted(path, choices)], want="members"))
    if found and found[-1].error is not None:
        raise found[-1].error
    return tuple(outcome.listed for outcome in found if outcome.listed is not None)


class Looker:
    """Looks at one file after the other, in a child process that is kept warm. To be closed, from any thread."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = Lock()
        self._readers: Readers | None = None
        self._closed = False

    def look(self, wanted: Wanted, stopped: Callable[[], bool]) -> Look | None:
        """What is in a file; with `only`, in those members of it. None when `stopped` said so."""
        began = monotonic()

        def given_up() -> bool:
            return self._closed or (stopped() and monotonic() - began > GRACE)

        try:
            with self._lock:
                return None if self._closed else self._look(wanted, given_up)
        finally:
            self._tidy()

    def close(self) -> None:
        """End the child; a look under way is given up, and ends it itself."""
        self._closed = True
        self._tidy()

    def _tidy(self) -> None:
        if self._closed and self._lock.acquire(blocking=False):
            try:
                readers, self._readers = self._readers, None
                if readers is not None:
                    readers.close()
            finally:
                self._lock.release()

    def _look(self, wanted: Wanted, given_up: Callable[[], bool]) -> Look | None:
        self._readers = self._readers or Readers(self._limits, workers=1)
        read = _Reading(self._readers, wanted, given_up)
        try:
            return read.seen()
        except BadFile as bad:
            where = f" ({bad.where})" if bad.where else ""
            return Look(format=read.format, why=f"{bad.why}{where}")
        except _GivenUp:
            return None


class _GivenUp(Exception):
    """Nobody waits any more."""


class _Reading:
    """One look."""

    def __init__(self, readers: Readers, wanted: Wanted, given_up: Callable[[], bool]) -> None:
        self._readers, self._wanted, self._given_up = readers, wanted, given_up
        self.format = ""

    def seen(self) -> Look:
        """Raises `BadFile`."""
        form = self._form()
        self.format = form.name
        if form.holds == "set":
            return Look(format=form.name)
        if form.table is not None:
            return Look(format=form.name, table=self._all("table")[0].table)
        if form.holds == "collection" and self._wanted.only is None:
            listed = (outcome.listed for outcome in self._all("members"))
            return Look(format=form.name, members=tuple(one for one in listed if one is not None))
        return self._draft(form)

    def _form(self) -> Format:
        """A name that only articles have needs no look into the file."""
        form = named(path_of(self._wanted))
        if form is not None and (form.holds == "article" or form.lossless):
            return form
        return formats()[self._all("format")[0].format]

    def _draft(self, form: Format) -> Look:
        draft = self._all("look")[0].draft
        if draft is None:
            raise BadFile(path_of(self._wanted), "there is no article in it")
        shown = tuple(block for block in draft.layout if block.end <= SHOWN)
        cut = replace(draft, text=draft.text[:SHOWN], layout=shown)
        return Look(format=form.name, draft=cut, length=len(draft.text))

    def _all(self, want: Want) -> list[Outcome]:
        """At least one. Raises the error of the first."""
        found = list(self._readers.read_all([self._wanted], want=want, cancelled=self._given_up))
        if not found or (found[0].error is not None and self._given_up()):
            raise _GivenUp
        if found[0].error is not None:
            raise found[0].error
        return found
