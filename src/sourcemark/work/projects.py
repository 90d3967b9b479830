"""Starting projects: an empty one with a built-in codebook, and the sample to practise on."""

from __future__ import annotations

from pathlib import Path

from ..model.people import User
from ..project import opening
from ..project.project import Project
from .codebooks import BUILTIN, builtin


def create(path: Path, user: User, codebook: str = BUILTIN[0]) -> Project:
    """A new project with that built-in codebook, open. Raises Refused when something is there already."""
    return opening.create(path, user, builtin(codebook))


def create_sample(path: Path, user: User) -> Project:
    """A new project that holds the sample's articles and marks, open. Raises Refused as `create` does."""
    from .sample import sample_objects, sample_texts  # only this needs them: a start should not

    project = create(path, user)
    with project.operation("Sample project") as op:
        for kept in sample_texts():
            op.keep_text(kept.text)
            op.keep_original(kept.original)
        for thing in sample_objects():
            op.put(thing)
    return project
