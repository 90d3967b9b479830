"""What a foreign set is made of, read once: people, attributes, values, documents. Its marks wait on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from ...formats.drafting import line
from ...formats.format import Format
from ...formats.limits import Limits
from ...formats.pool import Readers
from ...formats.tagged import Attribute, Choice, Document, Left, Mark, Person, Piece, Voice
from ...model.errors import Refused
from ...model.spans import Quote
from ..recognising import recognised
from ..task import Task
from .lost import Tally
from .mapping import NOBODY
from .spool import Spool, Texts

STEP = 500
"""Marks between two words on progress."""
MOST_VALUES = 2_000
"""Values of an attribute that are told apart; of one that has more, or longer ones, the rest is running text."""
LONGEST = 200
"""Characters of a value that somebody chooses from a list."""
SAMPLES = 8
"""Quotes by which a document without text is looked for."""


class Field(Struct, kw_only=True):
    """An attribute of the set."""

    name: str
    definition: str = ""
    many: bool = False
    declared: dict[str, Choice] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
    """Value -> how often it was given; declared ones that nobody gave are among them."""
    marks: int = 0
    """Marks that have it."""
    free: int = 0
    """How often something else was given: long texts, or one of too many values."""


class Paper(Struct, kw_only=True):
    """A document of the set."""

    key: str
    title: str
    about: dict[str, str]
    sha256: str
    has_text: bool
    length: int = 0
    marks: int = 0
    samples: list[Quote] = field(default_factory=list)
    """Quotes of some of its marks, where it has no text."""


class Gathered:
    """All of it, but for the texts and marks, which lie on the disk."""

    def __init__(self, path: Path, form: Format) -> None:
        self.path, self.form = path, form
        self.people: dict[str, str] = {}
        """Key -> name; of two who share a name the second has the key behind it."""
        self.counts: dict[str, int] = {}
        """Name -> marks."""
        self.fields: dict[str, Field] = {}
        self.voices: dict[str, Voice] = {}
        self.papers: dict[str, Paper] = {}
        self.texts, self.marks = Texts(), Spool(Mark)
        self.left = Tally()

    def take(self, piece: Piece) -> None:
        """One piece."""
        match piece:
            case Mark():
                self._mark(piece)
            case Document():
                self._document(piece)
            case Person():
                self._person(piece)
            case Attribute():
                self._attribute(piece)
            case Voice():
                self.voices.setdefault(piece.name, piece)
            case Left():
                self.left.add(piece.what, piece.number)

    def person(self, key: str) -> str:
        """The name under which marks of that person are mapped."""
        return self.people.get(key, key)

    def close(self) -> None:
        """Nothing is left on the disk."""
        self.texts.close()
        self.marks.close()

    def _person(self, person: Person) -> None:
        name = person.name.strip() or person.key
        taken = any(other == name and key != person.key for key, other in self.people.items())
        self.people[person.key] = f"{name} ({person.key})" if taken else name

    def _attribute(self, told: Attribute) -> None:
        known = self.fields.setdefault(told.name, Field(name=told.name))
        known.definition, known.many = known.definition or told.definition, known.many or told.many
        for choice in told.values:
            if len(known.values) < MOST_VALUES and len(choice.name) <= LONGEST:
                known.declared[choice.name] = choice
                known.values.setdefault(choice.name, 0)

    def _document(self, told: Document) -> None:
        digest = told.sha256
        if told.text is not None:
            digest = hashlib.sha256(told.text.encode()).hexdigest()
            self.texts.put(digest, told.text)
        self.papers.setdefault(told.key, Paper(
            key=told.key, title=line(told.title), sha256=digest,
            about={field: line(value) for field, value in told.about.items()},
            has_text=told.text is not None, length=len(told.text or ""),
        ))  # fmt: skip

    def _mark(self, mark: Mark) -> None:
        paper = self.papers.get(mark.document)
        if paper is None:
            self.left.add("marks of documents that the file does not name", example=mark.document)
            return
        paper.marks += 1
        if not paper.has_text and len(paper.samples) < SAMPLES:
            paper.samples += mark.quotes[:1]
        name = self.person(mark.person) if mark.person else NOBODY
        self.counts[name] = self.counts.get(name, 0) + 1
        for attribute, values in mark.values.items():
            self._values(attribute, values)
        self.marks.put(mark)

    def _values(self, attribute: str, values: tuple[str, ...]) -> None:
        known = self.fields.setdefault(attribute, Field(name=attribute))
        known.marks += 1
        for value in values:
            if value in known.values:
                known.values[value] += 1
            elif len(known.values) < MOST_VALUES and len(value) <= LONGEST:
                known.values[value] = 1
            else:
                known.free += 1


@contextmanager
def gathering(path: Path, task: Task, limits: Limits | None = None) -> Iterator[Gathered]:
    """The set of that file. Raises BadFile for what can't be read; Refused for what is no set of another tool."""
    with Readers(limits, workers=1) as readers:
        form = recognised(path, readers)
        if form.holds != "set" or form.lossless:
            raise Refused(f"{path.name} is a {form.title}, and no set of another tool.")
        made = Gathered(path, form)
        try:
            for piece in readers.read_set(path, cancelled=lambda: task.cancelled):
                made.take(piece)
                if isinstance(piece, Mark) and made.marks.number % STEP == 1:
                    task.progress(made.marks.number)
            task.progress(made.marks.number)
            readers.close()
            yield made
        finally:
            made.close()
