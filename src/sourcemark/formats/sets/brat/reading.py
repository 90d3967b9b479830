"""A ZIP file of brat's folders, ours and those of others, as pieces of a set."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from ....model.errors import BadFile
from ....model.text import canonical
from ...archive import Archive
from ...charset import text_in
from ...described import ABOUT
from ...json_lines import decoded
from ...tagged import Document, Left, Mark, Person, Piece
from .marks import File
from .names import TABLE, UNMARKED, Table
from .parsing import parsed

_MARKS = (".ann", ".a1", ".a2")
"""brat's own, and those of the shared tasks that it grew out of."""
_TEXT = ".txt"
MEMBERS = 100_000
"""Two for each text of each annotator: more than other archives honestly have."""


def read(name: str, data: bytes) -> Iterator[Piece]:
    """The pieces of each text in each folder. Raises `BadFile` with the member and line that are wrong."""
    with Archive(name, data, most=MEMBERS) as archive:
        yield from _Reading(name, archive).pieces()


def recognises(name: str, data: bytes) -> bool:
    """There are files of marks in it."""
    try:
        with Archive(name, data, most=MEMBERS) as archive:
            return any(_is_of_brat(member) and member.endswith(_MARKS) for member in archive.names())
    except BadFile:
        return False


def _is_of_brat(member: str) -> bool:
    """Not what a Mac puts beside each file of a ZIP."""
    return not member.startswith("__MACOSX/") and not PurePosixPath(member).name.startswith("._")


class _Reading:
    def __init__(self, name: str, archive: Archive) -> None:
        self._name, self._archive = name, archive
        members = [member for member in archive.names() if _is_of_brat(member)]
        self._table = _table(name, archive) if TABLE in members else None
        self._stems = sorted({member.removesuffix(_TEXT) for member in members if member.endswith(_TEXT)})
        self._marks = {member for member in members if member.endswith(_MARKS)}
        self._documents: dict[str, tuple[str, str]] = {}
        self._keys: set[str] = set()
        self._left: Counter[str] = Counter()

    def pieces(self) -> Iterator[Piece]:
        self._check()
        folders = self._folders()
        yield from (Person(key=key, name=name) for key, name in folders.items())
        for stem in self._stems:
            text = self._words(stem + _TEXT)
            document, new = self._document(stem, canonical(text).text)
            if new is not None:
                yield new
            folder = _folder(stem)
            yield from self._marked(stem, text, document, folder if folder in folders else "")
        yield from (Left(what=what, number=n) for what, n in sorted(self._left.items()) if n)

    def _check(self) -> None:
        stems = set(self._stems)
        for member in sorted(self._marks):
            if member.rpartition(".")[0] not in stems:
                raise BadFile(self._name, "there are marks, but no text beside them", member)
        if not stems:
            raise BadFile(self._name, "there are no texts in it")

    def _folders(self) -> dict[str, str]:
        """Folder -> annotator: ours by the table, others where a text is in several."""
        found = {_folder(stem): _last(_folder(stem)) for stem in self._stems}
        if self._table:
            names = self._table.annotators
            return {
                folder: names.get(last, last) for folder, last in found.items() if last not in (UNMARKED, "")
            }
        where = defaultdict(set)
        for stem in self._stems:
            where[_last(stem)].add(_folder(stem))
        shared = {folder for folders in where.values() if len(folders) > 1 for folder in folders}
        return {folder: name for folder, name in found.items() if folder in shared and name}

    def _document(self, stem: str, text: str) -> tuple[str, Document | None]:
        """The key of a text, and its document when it was not told of yet: one text lies in several folders."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        base = _last(stem)
        if (known := self._documents.get(base)) and known[1] == digest:
            return known[0], None
        about = self._table.articles.get(base, {}) if self._table else {}
        key = about.get("id") or base
        if known or key in self._keys:
            key = stem  # of the same name, yet another text
        self._keys.add(key)
        self._documents[stem if known else base] = (key, digest)
        told = {field: about[field] for field in ABOUT if about.get(field)}
        title = about.get("title", base)
        return key, Document(key=key, title=title, text=text, sha256=digest, about=told)

    def _marked(self, stem: str, text: str, document: str, person: str) -> Iterator[Mark]:
        for member in (stem + suffix for suffix in _MARKS if stem + suffix in self._marks):
            found = parsed(self._name, member, self._words(member))
            yield from File(self._name, member, found, self._table).marks(text, document, person)
            self._left.update(found.left)

    def _words(self, member: str) -> str:
        """UTF-8, as brat has it, with its mark: places count that too. Others are guessed."""
        data = self._archive.read(member)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return text_in(self._name, data).text


def _table(name: str, archive: Archive) -> Table:
    try:
        return decoded(name, archive.read(TABLE), Table)
    except BadFile as bad:
        raise BadFile(name, bad.why, TABLE) from bad


def _folder(stem: str) -> str:
    return stem.rpartition("/")[0]


def _last(path: str) -> str:
    return path.rpartition("/")[2]
