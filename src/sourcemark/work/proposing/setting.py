"""What the program may propose here: as the project says for those who work blind."""

from __future__ import annotations

from typing import get_args

import msgspec
from msgspec import Struct

from ...model.changes import Changes
from ...model.errors import Refused
from ...model.review import Proposing
from ...project import Project
from ..submitting import arranged

NONE = "While you work blind, this project proposes nothing."
ALIKE = "While you work blind, everybody is shown the same proposals."
WHILE_BLIND = "Proposals while working blind"
CHOICES: tuple[Proposing, ...] = get_args(Proposing)
"""What a project can say of them, in the words in which it is said to people."""


class Rule(Struct, frozen=True):
    """What may have a say in what is proposed."""

    learned: bool = True
    """What the program has learnt from this project."""
    register: bool = True
    """The names that this copy knows: they differ from one annotator to the other."""


def chosen(words: Proposing) -> Proposing:
    """The choice of these words, that very object: a body leaves out a default only where it is the same object."""
    return CHOICES[CHOICES.index(words)]


def arrange_proposals(project: Project, proposals: Proposing) -> Changes:
    """Say what is proposed to those who work blind, as one step; copies that are handed out say the same."""
    after = msgspec.structs.replace(arranged(project), proposals=chosen(proposals))
    with project.operation(f"{WHILE_BLIND}: {proposals}") as op:
        op.put(after)
    return op.changes


def step_on(project: Project) -> Changes:
    """Say the next of the three, round and round, as one step; its name tells which."""
    now = CHOICES.index(arranged(project).proposals)
    return arrange_proposals(project, CHOICES[(now + 1) % len(CHOICES)])


def for_all(project: Project) -> bool:
    """Whether everybody who works blind here is shown the same, whatever they would choose."""
    how = arranged(project)
    return how.blind and how.proposals == "the same for all"


def rule(project: Project) -> Rule:
    """What asking for proposals must respect just now. Refused where there are to be none."""
    how = arranged(project)
    if not how.blind or how.proposals == "as each likes":
        return Rule()
    if how.proposals == "none":
        raise Refused(NONE)
    return Rule(learned=False, register=False)
