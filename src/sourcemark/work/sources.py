"""The register of sources: enter, edit, assess, merge, name the unnamed."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import count

import msgspec

from ..model import scales
from ..model.changes import Changes
from ..model.entity import now
from ..model.errors import Refused
from ..model.ids import new_id
from ..model.sources import Assessment, Source
from ..project import Project
from ..project.queries.sources import assessments, is_named, merged_sources, source_row
from .submitting import arranged


def enter(project: Project, source: Source) -> Changes:
    """A new entry, or an edited one."""
    if not source.name.strip():
        raise Refused("A source needs a name; an unnamed one gets a description.")
    known = project.get(Source, source.id)
    with project.operation(f"{'Edit' if known else 'Enter'} source {source.name}") as op:
        op.put(source)
    return op.changes


def drop(project: Project, source: str) -> Changes:
    """Take an entry out of the register. Refused while statements or other entries lean on it."""
    entry = _entry(project, source)
    row = source_row(project.link, source)
    if row is not None and row.statements:
        raise Refused(f"{entry.name} has statements: merge it into another source instead.")
    if merged_sources(project.link, source):
        raise Refused(f"{entry.name} stands for others as well: merge it into another source instead.")
    if arranged(project).blind:
        raise Refused(f"While you work blind, a coworker's mark may name {entry.name}: it can't be deleted.")
    with project.operation(f"Delete source {entry.name}") as op:
        for assessment in assessments(project.link, source):
            op.drop(Assessment.kind, assessment.id)
        op.drop(Source.kind, source)
    return op.changes


def assess(project: Project, source: str, grade: scales.Reliability, reason: str = "") -> Changes:
    """Grade a source as of today. Statements made before keep the grade they have."""
    entry = _entry(project, source)
    made = Assessment(
        id=new_id(), source=source, annotator=project.user.annotator.id, grade=grade, reason=reason, at=now()
    )
    with project.operation(f"Assess {entry.name}: {grade}") as op:
        op.put(made)
    return op.changes


def merge(project: Project, into: str, others: Sequence[str]) -> Changes:
    """One entry stands for all: it takes on their names, aliases and types. Marks stay as they are.

    Statements go on naming the entry they were attributed to, which now points to `into`.
    """
    kept = _entry(project, into)
    gone = [_entry(project, other) for other in others if other != into]
    if not gone:
        raise Refused("Choose two or more sources to merge.")
    with project.operation(f"Merge {', '.join(s.name for s in gone)} into {kept.name}") as op:
        op.put(_joined(kept, gone))
        for other in gone:
            for earlier in merged_sources(project.link, other.id):
                op.put(msgspec.structs.replace(earlier, merged_into=into))
            op.put(msgspec.structs.replace(other, merged_into=into))
    return op.changes


def placeholder(
    project: Project, description: str, types: tuple[str, ...] = (), taken: Container[str] = ()
) -> Source:
    """A source for a speaker the text describes but does not name: "senior official 1, defence ministry".

    The number after the first part is the next free one, but for the names that are `taken`. Not yet in the register.
    """
    role, _, rest = description.strip().partition(",")
    behind = f", {rest.strip()}" if rest.strip() else ""
    names = (f"{role.strip()} {n}{behind}" for n in count(1))
    name = next(name for name in names if name not in taken and not is_named(project.link, name))
    return Source(
        id=new_id(), name=name, types=types, role=role.strip(), affiliation=rest.strip(), anonymity="unnamed"
    )


def named(name: str, source_type: str | None, words: str = "") -> Source:
    """A new entry for one who is named. `words`: what the text says of them beside the name. Not yet in the register.

    `source_type`, a value of the codebook, tells what sort of source it is; it is no type of the entry yet.
    """
    from ..suggest.speech.source_words import kind_of, office_of  # the start does without

    office = office_of(words)
    kind = kind_of(name, source_type, office.role)
    return Source(id=new_id(), name=name, source_kind=kind, role=office.role, former=office.former)


def described(
    project: Project, description: str, source_type: str | None, taken: Container[str] = ()
) -> Source:
    """A new placeholder for one who is described but not named; `source_type` as in `named`."""
    from ..suggest.speech.source_words import kind_of, office_of

    made = placeholder(project, description, taken=taken)
    office, kind = office_of(made.role), kind_of(description, source_type)
    return msgspec.structs.replace(made, source_kind=kind, role=office.role, former=office.former)


def _joined(kept: Source, gone: Sequence[Source]) -> Source:
    names = [name for other in gone for name in (other.name, *other.aliases)]
    aliases = dict.fromkeys(name for name in (*kept.aliases, *names) if name != kept.name)
    types = dict.fromkeys((*kept.types, *(t for other in gone for t in other.types)))
    return msgspec.structs.replace(kept, aliases=tuple(aliases), types=tuple(types))


def _entry(project: Project, source: str) -> Source:
    found = project.get(Source, source)
    if found is None or found.merged_into is not None:
        raise Refused("This source is no longer in the register.")
    return found
