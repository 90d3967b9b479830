"""A look at a file: what it is and how it would be read, with nothing left running."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from coming import write

from sourcemark.formats.inputs import Wanted
from sourcemark.formats.limits import Limits
from sourcemark.model.articles import Choices
from sourcemark.work.looking import SHOWN, Looker

SLOW = rb"{\rtf1 " + rb"{\field{\*\fldinst{" * 30_000


def no() -> bool:
    return False


@pytest.fixture
def looker() -> Iterator[Looker]:
    made = Looker(Limits())
    yield made
    made.close()


def test_a_text_is_read_as_it_would_come_in(looker: Looker, folder: Path) -> None:
    (path,) = write(folder, one_txt="Title\n\ncafé".encode("cp1252"))
    found = looker.look(Wanted(path, Choices(charset="cp437")), no)
    assert found is not None
    assert found.draft is not None
    assert (found.format, found.holds, found.draft.text) == ("txt", "article", "Title\n\ncafΘ")
    assert found.length == len("Title\n\ncafé")


def test_a_long_text_is_cut(looker: Looker, folder: Path) -> None:
    (path,) = write(folder, one_txt="word " * SHOWN)
    found = looker.look(Wanted(path), no)
    assert found is not None
    assert found.draft is not None
    assert (len(found.draft.text), found.length) == (SHOWN, 5 * SHOWN)


def test_what_can_not_be_read_says_why(looker: Looker, folder: Path) -> None:
    for path, why in zip(
        [*write(folder, empty_txt="", bad_pdf="no"), folder / "gone.txt"],
        ("the file is empty", "the name ends in .pdf, but this is no PDF", "No such file"),
        strict=True,
    ):
        found = looker.look(Wanted(path), no)
        assert found is not None
        assert why in found.why
        assert found.draft is None


def test_an_annotated_set_is_told_apart(looker: Looker, folder: Path) -> None:
    (path,) = write(
        folder, said_jsonl='{"text": "A word.", "spans": [{"start": 0, "end": 1, "label": "x"}]}\n'
    )
    found = looker.look(Wanted(path), no)
    assert found is not None
    assert found.holds == "set"


def test_a_look_that_nobody_waits_for_is_given_up(looker: Looker, folder: Path) -> None:
    (path,) = write(folder, slow_rtf=SLOW)
    assert looker.look(Wanted(path), lambda: True) is None


def test_closing_ends_a_look_under_way(folder: Path) -> None:
    """The child is gone afterwards: a test that leaves one behind fails."""
    (path,) = write(folder, slow_rtf=SLOW)
    looker, seen = Looker(Limits()), []
    thread = Thread(target=lambda: seen.append(looker.look(Wanted(path), no)))
    thread.start()
    looker.close()
    thread.join()
    assert seen == [None]
    assert looker.look(Wanted(path), no) is None
