"""A set as a ZIP file for brat, article by article."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from itertools import groupby
from pathlib import Path

import msgspec

from ....model.bundle import Bundle
from ...described import about
from ...grouped import Group, Grouped
from ...packing import add
from .config import annotation_conf, prepare, visual_conf
from .lines import Lines, Names
from .names import TABLE, UNMARKED, Identifiers, Table, plain


def write(path: Path, bundle: Bundle, options: Collection[str] = ()) -> int:
    """Write the texts with their marks, then the configuration; how many statements there were."""
    number = 0
    with zipfile.ZipFile(path, "w") as archive, Grouped(bundle) as grouped:
        writer = _Writer(archive, grouped)
        for at, group in enumerate(grouped.groups(), 1):
            number += len(group.statements)
            writer.add(at, group)
        writer.finish()
    return number


class _Writer:
    def __init__(self, archive: zipfile.ZipFile, grouped: Grouped) -> None:
        self._archive, self._register = archive, grouped.register
        self._names, self._table = Names(), Table()
        self._folders = Identifiers("annotator", (UNMARKED,))
        self._prepared = False

    def add(self, number: int, group: Group) -> None:
        self._prepare()
        stem = f"{number:04}_{plain(group.article.title) or 'article'}"
        self._table.articles[stem] = {
            "id": group.article.id,
            "title": group.article.title,
            **about(group.article),
        }
        ordered = sorted(group.statements, key=lambda s: s.annotator)
        for annotator, statements in groupby(ordered, key=lambda s: s.annotator):
            lines = Lines(group.text, self._register, self._names)
            for statement in statements:
                lines.add(statement)
            folder = self._folders.of(annotator, self._register.annotator(annotator))
            self._put(f"{folder}/{stem}", group.text, bytes(lines))
        if not ordered:
            self._put(f"{UNMARKED}/{stem}", group.text, b"")

    def finish(self) -> None:
        self._prepare()
        names, table = self._names, self._table
        table.annotators = {
            folder: self._register.annotator(id) for folder, id in self._folders.names().items()
        }
        table.types, table.attributes = names.types.names(), names.attributes.names()
        table.values = {attribute: values.names() for attribute, values in names.values.items()}
        add(self._archive, "annotation.conf", annotation_conf(names).encode())
        add(self._archive, "visual.conf", visual_conf(self._register, names).encode())
        add(self._archive, TABLE, msgspec.json.format(msgspec.json.encode(table), indent=1))

    def _prepare(self) -> None:
        """Once the codebook is known."""
        if not self._prepared:
            self._prepared = True
            prepare(self._register, self._names)

    def _put(self, stem: str, text: str, lines: bytes) -> None:
        add(self._archive, f"{stem}.txt", text.encode())
        add(self._archive, f"{stem}.ann", lines)
