"""Projects and codebooks of REFI-QDA as our writer makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from files import TEXT
from lxml import etree
from tables import a_set as bare_set

from sourcemark.formats.sets import qdpx
from sourcemark.formats.tagged import Piece
from sourcemark.model.articles import Article
from sourcemark.model.bundle import Item, Text


def a_set(article: Article, *things: Item, text: str = TEXT, **fields: Any) -> list[Item]:
    """A set with the text of its article."""
    return [Text(sha256=article.sha256, text=text), *bare_set(article, *things, **fields)]


def written(items: Iterable[Item], *options: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.qdpx")
        qdpx.write(path, iter(list(items)), options)
        return path.read_bytes()


def entry(data: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read("project.qde")


def again(items: Iterable[Item], *options: str) -> list[Piece]:
    return list(qdpx.read("a.qdpx", written(items, *options)))


def tree(data: bytes) -> etree._Element:
    return etree.fromstring(entry(data))


def all_of(data: bytes, name: str) -> list[etree._Element]:
    return list(tree(data).iter(f"{{urn:QDA-XML:project:1.0}}{name}"))
