"""One file per article and annotator, in a folder per article: what both ways to write a CAS share."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ....model.patterns import pattern
from ....model.statements import Statement
from ...grouped import Group, Grouped
from ...packing import member
from .building import Building
from .model import Cas
from .types import Types

NOBODY = "INITIAL_CAS"
"""INCEpTION's name for a document as it was before anybody marked it."""

_NOT_IN_NAMES = pattern(r"[^\w.-]+")


def write_all(
    archive: zipfile.ZipFile, grouped: Grouped, suffix: str, encode: Callable[[Cas], Iterable[bytes]]
) -> tuple[int, Types]:
    """Write a file for each reading; how many statements there were, and the types that they needed."""
    number, types, building = 0, Types(grouped.register), None
    for place, group in enumerate(grouped.groups(), 1):
        if building is None:  # from here on the register is complete
            types = Types(grouped.register)
            building = Building(grouped.register, types)
        folder = f"{place:05d}-{_plain(group.article.title)}"
        for name, person, statements in _readings(group, grouped):
            number += len(statements)
            cas = building.cas(group.article, group.text, person, statements)
            with member(archive, f"{folder}/{name}{suffix}") as out:
                out.writelines(encode(cas))
    return number, types


def _readings(group: Group, grouped: Grouped) -> Iterator[tuple[str, str, list[Statement]]]:
    """Name of the file, name of the annotator, the statements; at least one of them."""
    if not group.statements:
        yield NOBODY, "", []
    taken = {NOBODY.lower()}
    ordered = sorted(group.statements, key=lambda s: s.annotator)  # stable: places stay in order
    for annotator, statements in groupby(ordered, key=lambda s: s.annotator):
        person = grouped.register.annotator(annotator)
        name = plain = _plain(person)
        number = 1
        while name.lower() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.lower())
        yield name, person, list(statements)


def _plain(words: str) -> str:
    return _NOT_IN_NAMES.sub("_", words).strip("._")[:40] or "untitled"
