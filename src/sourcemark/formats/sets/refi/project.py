"""Writing a project: texts into the archive as they come, the rest on the disk until all codes are known."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from ....model.articles import Article
from ...grouped import Group, Grouped
from ...packing import add, member
from ...register import Register
from ...xml_out import HEAD, value
from .about import about_article, cases, users, variables
from .codes import Codes, speech_codes
from .marking import Lines, Marking
from .names import ORIGIN, PROJECT, guid

ENTRY = "project.qde"


def write_project(archive: zipfile.ZipFile, grouped: Grouped, crlf: bool) -> int:
    """All of a set; how many statements there were."""
    with ExitStack() as stack:
        sources, notes, links = (stack.enter_context(TemporaryFile()) for _ in range(3))
        body = _Body(archive, grouped, sources, crlf)
        number = body.write(_into(notes), _into(links))
        with member(archive, ENTRY) as out:
            _write_entry(
                out, grouped.register, body.codes, {"Sources": sources, "Notes": notes, "Links": links}
            )
    return number


class _Body:
    """The articles with their statements."""

    def __init__(self, archive: zipfile.ZipFile, grouped: Grouped, out: IO[bytes], crlf: bool) -> None:
        self._archive, self._grouped, self._out, self._crlf = archive, grouped, out, crlf
        self._names = set[str]()
        self.codes = Codes(grouped.register)

    def write(self, note: Callable[[str], object], link: Callable[[str], object]) -> int:
        number, marking = 0, None
        for group in self._grouped.groups():
            if marking is None:  # from here on the register is complete
                self.codes = Codes(self._grouped.register)
                marking = Marking(self._grouped.register, self.codes, note, link)
            number += len(group.statements)
            self._write(group, marking)
        return number

    def _write(self, group: Group, marking: Marking) -> None:
        own, name = guid("article", group.article.id), self._name(group.article)
        lines = Lines(group.text, self._crlf)
        add(self._archive, f"sources/{own}.txt", lines.text.encode("utf-8", "replace"))
        put = _into(self._out)
        path = f"internal://{own}.txt"
        put(f'<TextSource guid="{own}" name="{value(name)}" plainTextPath="{path}">\n')
        for statement in group.statements:
            for selection in marking.selections(statement, lines):
                put(selection)
        put(about_article(group.article, name) + "</TextSource>\n")

    def _name(self, article: Article) -> str:
        """The title, or one unlike the others: several tools refuse two documents of one name."""
        name = plain = article.title or "Untitled"
        number = 1
        while name in self._names:
            number += 1
            name = f"{plain} ({number})"
        self._names.add(name)
        return name


def _into(file: IO[bytes]) -> Callable[[str], object]:
    return lambda xml: file.write(xml.encode())


def _write_entry(out: IO[bytes], register: Register, codes: Codes, parts: dict[str, IO[bytes]]) -> None:
    """The elements in the order that the schema asks for; none of them may be empty."""
    put = _into(out)
    name = value(register.codebook.name or ORIGIN)
    put(f'{HEAD}<Project xmlns="{PROJECT}" name="{name}" origin="{ORIGIN}">\n')
    case_elements = list(cases(register, codes))
    _container(put, "Users", users(register))
    put("<CodeBook><Codes>\n")
    for code in codes.elements():
        put(code)
    put(speech_codes() + "</Codes></CodeBook>\n")
    _container(put, "Variables", variables() if register.articles or register.sources else ())
    _container(put, "Cases", case_elements)
    for name, part in parts.items():
        _copied(out, name, part)
    put("</Project>\n")


def _container(put: Callable[[str], object], name: str, elements: Iterable[str]) -> None:
    inner: Iterator[str] = iter(elements)
    if (first := next(inner, None)) is None:
        return
    put(f"<{name}>\n{first}")
    for one in inner:
        put(one)
    put(f"</{name}>\n")


def _copied(out: IO[bytes], name: str, part: IO[bytes]) -> None:
    if not part.tell():
        return
    out.write(f"<{name}>\n".encode())
    part.seek(0)
    shutil.copyfileobj(part, out)
    out.write(f"</{name}>\n".encode())


def codebook(codes: Codes) -> Iterator[str]:
    """A codebook file by itself."""
    from .names import CODEBOOK

    yield f'{HEAD}<CodeBook xmlns="{CODEBOOK}" origin="{ORIGIN}">\n<Codes>\n'
    yield from codes.elements()
    yield "</Codes>\n</CodeBook>\n"
