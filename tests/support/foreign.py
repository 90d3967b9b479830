"""Sets of another tool, made of few words, and what came of one in a project."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from golden_sets import sample_items
from sets import handed_on
from whole_sets import Row, expected

from sourcemark.formats.format import Format
from sourcemark.formats.losses import Loss
from sourcemark.model.articles import Article
from sourcemark.model.bundle import Text
from sourcemark.project import Project

TEXT = "The ministry said that troops moved. Lee, who fled, said that nobody stayed. 😀 قال الوزير."


def said(key: str, *spans: tuple[int, int], who: str = "Bob", **values: str) -> dict[str, Any]:
    """One mark, with an attribute of one value each."""
    named = {name: [value] for name, value in values.items()}
    return {"id": key, "spans": spans or ((0, 12),), "annotator": who, "values": named}


def spans_file(path: Path, *marks: dict[str, Any], text: str = TEXT, title: str = "Troops") -> Path:
    """A set of plain spans with one article."""
    line = {"format": "sourcemark-spans", "id": "d", "title": title, "text": text, "statements": marks}
    path.write_bytes(msgspec.json.encode(line) + b"\n")
    return path


def sample_file(form: Format, folder: Path) -> Path:
    """The sample as that format writes it."""
    path = folder / f"sample-{form.name}{form.suffixes[0]}"
    assert form.write is not None
    form.write(path, sample_items(), ())
    return path


def put_sample_articles(project: Project) -> None:
    """The sample's articles, with nothing marked."""
    with project.operation("Articles") as op:
        for item in sample_items():
            if isinstance(item, Text):
                op.keep_text(item.text)
            elif isinstance(item, Article):
                op.put(
                    msgspec.structs.replace(
                        item, captured=msgspec.structs.replace(item.captured, original=None)
                    )
                )


def rows(project: Project, folder: Path, losses: tuple[Loss, ...]) -> list[Row]:
    """What is marked in a project, but for what is lost."""
    return expected(handed_on(project, folder / "out.smbundle"), losses)
