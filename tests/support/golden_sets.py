"""The sample as each format writes it, kept to be compared. Run as a program, it writes them anew."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sourcemark.formats.format import Format
from sourcemark.formats.registry import formats
from sourcemark.model.bundle import Item, Text
from sourcemark.model.kinds import KINDS
from sourcemark.model.statements import Statement
from sourcemark.work.sample import sample_objects, sample_texts

GOLDEN = Path(__file__).parents[1] / "golden" / "sets"
UNSTEADY = frozenset({"xlsx", "parquet", "bundle", "csv"})
"""Formats whose bytes are not the same twice, or of which a golden file lies elsewhere."""


def sample_items() -> Iterator[Item]:
    """The sample as a bundle, in its order."""
    order = ["annotator", "codebook", "source", "assessment", "text", "original", *KINDS]

    def place(thing: Item) -> tuple[object, ...]:
        first = (order.index(thing.kind),)
        if isinstance(thing, Statement):
            return (*first, thing.article, thing.spans, thing.id)
        return (*first, getattr(thing, "id", "") or getattr(thing, "sha256", ""))

    texts = (Text(sha256=sha256(t.text.encode()).hexdigest(), text=t.text) for t in sample_texts())
    yield from sorted((*sample_objects(), *texts), key=place)


def as_written(form: Format, folder: Path) -> dict[str, bytes]:
    """What the format makes of the sample: member -> bytes of an archive, else all of it."""
    assert form.write is not None
    path = folder / f"a{form.suffixes[0]}"
    form.write(path, sample_items(), ())
    return known(path)


def known(path: Path) -> dict[str, bytes]:
    """A file in the same way."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {"": path.read_bytes()}


def _renew() -> None:
    GOLDEN.mkdir(exist_ok=True)
    for form in formats().values():
        if form.holds == "set" and form.write and form.name not in UNSTEADY:
            with TemporaryDirectory() as folder:
                path = Path(folder, f"a{form.suffixes[0]}")
                form.write(path, sample_items(), ())
                (GOLDEN / f"{form.name}{form.suffixes[0]}").write_bytes(path.read_bytes())


if __name__ == "__main__":
    _renew()
