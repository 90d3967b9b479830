"""What a foreign set becomes, on the command line: the table of the mapping, and what changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct, to_builtins

from ..formats.limits import Limits
from ..model.codebook import Codebook
from ..project import Project
from ..project.merging.preview import Preview
from ..work.coworkers.merging import VEILED, to_look_at
from ..work.foreign_sets.answers import answers, facet_of
from ..work.foreign_sets.bringing import annotators, bring, look
from ..work.foreign_sets.coming import Looked, in_words
from ..work.foreign_sets.mapping import FACET
from ..work.marks import codebook_of
from ..work.profile import Profile
from ..work.remembering import keep_mapping, mappings
from ..work.task import Task
from .common import F, say, show
from .foreign_words import MARKS, changed

_SAID = {mark: word for word, mark in MARKS.items()}


class Mapped(Struct, frozen=True):
    """What a set becomes, or became."""

    seen: Looked
    rows: list[tuple[str, str, int]]
    """What is in the set, what it becomes, and how often it is there."""
    preview: Preview | None = None
    """What merging it did; None for a dry run."""


def mapping_options(command: F) -> F:
    """`--map` and `--person`."""
    given = click.option(
        "--map", "maps", multiple=True, metavar="WORD=OURS",
        help="Of another tool's set: ATTRIBUTE=TARGET, or ATTRIBUTE:VALUE=CODE (may be repeated).",
    )  # fmt: skip
    people = click.option(
        "--person", "people", multiple=True, metavar="NAME=ANNOTATOR",
        help="Of another tool's set: whose marks those of NAME are (may be repeated).",
    )  # fmt: skip
    return given(people(command))


def take(  # noqa: PLR0913, PLR0917 - all that a verb is told
    project: Project,
    path: Path,
    task: Task,
    maps: Sequence[str],
    people: Sequence[str],
    dry: bool,
    limits: Limits,
) -> Mapped:
    """Look at the set, or bring it in and remember what was chosen."""
    profile, words = Profile(), None
    remembered = mappings(profile)
    if maps or people or dry:
        seen = look(project, path, task, None, remembered, limits)
        if maps or people:
            words = changed(seen, codebook_of(project), annotators(project), maps, people)
            seen = look(project, path, task, words, limits=limits) if dry else seen
        if dry:
            return Mapped(seen, _rows(seen, codebook_of(project), annotators(project)))
    names = annotators(project)
    done = bring(project, path, words, task, remembered, limits)
    if words is not None:
        keep_mapping(profile, seen.format, done.looked.mapping.beyond(seen.mapping))
    return Mapped(done.looked, _rows(done.looked, codebook_of(project), names), done.preview)


def tell(path: Path, found: Mapped) -> None:
    """Print what comes, or came, and what became of every word."""
    seen = found.seen
    say(f"{path.name}, {seen.title}: {in_words(seen.coming)}")
    if found.preview is not None and found.preview.veiled:
        say(VEILED)
    if found.rows:
        show(found.rows, ("in the set", "becomes", "times"), as_json=False)
    left = [(lost.number, lost.what, ", ".join(lost.examples)) for lost in seen.coming.left]
    if left:
        show(left, ("not carried", "what", "such as"), as_json=False)


def as_object(path: Path, found: Mapped) -> dict[str, Any]:
    """The same for JSON. What the mapping says can be given to `--map` and `--person`."""
    words = found.seen.mapping
    return {
        "file": str(path),
        "format": found.seen.format,
        "mapping": {
            "attributes": {name: _said(target) for name, target in words.attributes.items()},
            "values": {name: {v: _said(o) for v, o in told.items()} for name, told in words.values.items()},
            "people": {name: _said(who) for name, who in words.people.items()},
        },
        **to_builtins(found.seen.coming),
    }


def is_doubtful(found: Mapped) -> bool:
    """True when somebody should look at what came: something can't be carried, or clashes."""
    return bool(found.seen.coming.left) or (found.preview is not None and to_look_at(found.preview))


def _rows(seen: Looked, book: Codebook, names: Mapping[str, str]) -> list[tuple[str, str, int]]:
    rows: list[tuple[str, str, int]] = []
    for field in seen.fields:
        target = seen.mapping.attributes[field.name]
        facet = facet_of(book, target)
        rows.append((field.name, facet.name if facet else _said(target), field.marks))
        known = answers(book, target)
        told = seen.mapping.values.get(field.name, {})
        rows += [(f"{field.name}:{v}", known.get(o, _said(o)), field.values[v]) for v, o in told.items()]
    for name, marks in seen.people.items():
        who = seen.mapping.people[name]
        rows.append((name or "(nobody is named)", names.get(who, _said(who, "annotator")), marks))
    return rows


def _said(mark: str, of: str = "") -> str:
    word = _SAID.get(mark, mark.removeprefix(FACET))
    return f"{word} {of}" if of and word == "new" else word
