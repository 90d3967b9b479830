"""The sample project: four invented articles, tagged, two of them by a coworker too, as a file to try everything on."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..model.entity import Entity
from ..model.people import Annotator, User
from ..project import Project, create
from .codebooks import builtin
from .sample import sample_objects, sample_texts
from .sample_coworker import coworker_objects


def make_sample(path: Path, user: User) -> Project:
    """Write the sample project to `path`, its marks being `user`'s to change. Refused when a file is there."""
    return create(path, user, builtin(), _fill)


def _fill(project: Project) -> None:
    with project.operation("Sample articles", undoable=False) as op:
        for kept in sample_texts():
            op.keep_text(kept.text)
            op.keep_original(kept.original)
        for thing in sample_objects():
            if not isinstance(thing, Annotator):
                op.put(_made_by(thing, project.user.annotator.id))
        for thing in coworker_objects():
            op.put(thing)


def _made_by(thing: Entity, annotator: str) -> Entity:
    return msgspec.structs.replace(thing, annotator=annotator) if hasattr(thing, "annotator") else thing
