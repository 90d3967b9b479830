"""Writing what an answer brings as one step, whether it answers one proposal or all of an article."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.changes import Changes
from ...model.entity import Entity
from ...project import Project

MANY = 100
"""Entities up to which one transaction does; more are spread over short ones, so that no key waits for them."""


def write(project: Project, name: str, things: Sequence[Entity]) -> Changes:
    """Put `things`, what is referred to first, in one step of undo."""
    if len(things) > MANY:
        with project.bulk(name) as bulk:
            for thing in things:
                bulk.put(thing)
                bulk.pause()
        return bulk.changes
    with project.operation(name) as op:
        for thing in things:
            op.put(thing)
    return op.changes
