"""What a set is made of, as it is gathered."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sourcemark.formats.registry import formats
from sourcemark.formats.tagged import Document
from sourcemark.work.foreign_sets.gathering import Gathered


def test_titles_and_what_is_known_of_an_article_are_lines_whatever_the_file_says() -> None:
    with closing(Gathered(Path("a.jsonl"), formats()["spans"])) as gathered:
        gathered.take(
            Document(key="a", title=" Troops\r\nmove\0 ", text="x", about={"outlet": "The\x1b Paper\n"})
        )
        paper = gathered.papers["a"]
    assert (paper.title, paper.about) == ("Troops move", {"outlet": "The Paper"})
