"""Reading in child processes: what harms them harms one file at most, and nothing is left running."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from foreign_files import docx, paragraph, pdf, run
from leftovers import children

from sourcemark.formats.limits import MB, Limits
from sourcemark.formats.pool import Given, Outcome, Readers

HANGS = ("hangs.rtf", rb"{\rtf1 " + rb"{\field{\*\fldinst{" * 30_000)
"""Keeps the RTF library busy for many minutes."""
GOOD = ("good.txt", "Headline\n\nГоворят 😀".encode())

posix = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limits or signals")


def read(items: list[Given], limits: Limits | None = None, workers: int = 1) -> list[Outcome]:
    with Readers(limits, workers) as readers:
        return list(readers.read_all(items))


def why(outcome: Outcome) -> str:
    return outcome.error.why if outcome.error else ""


def child_ids() -> list[int]:
    return [int(str(key).split()[1]) for key in children()]


def test_files_come_back_in_order_with_hash_and_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(100)]
    for number, path in enumerate(paths):
        path.write_text(f"Article {number}\n\n{'words ' * (50 - number % 50) * 500}", "utf-8")
    found = read([*paths], workers=2)
    assert [outcome.item for outcome in found] == paths
    assert [outcome.draft.title for outcome in found if outcome.draft] == [f"Article {n}" for n in range(100)]
    assert found[7].original == paths[7].read_bytes()
    assert found[7].sha256 == hashlib.sha256(found[7].original).hexdigest()


def test_every_kind_of_file_goes_through() -> None:
    items: list[Given] = [GOOD, ("a.docx", docx(paragraph(run("x")))), ("a.pdf", pdf([[(50, 700, 10, "x")]]))]
    items += [("a.html", b"<p>x"), ("a.md", b"x"), ("a.rtf", rb"{\rtf1 x}"), ("a.eml", b"Subject: x\n\nx")]
    assert [why(outcome) for outcome in read(items)] == [""] * len(items)


def test_what_can_not_be_loaded_is_named(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 101)
    paths: list[Given] = [tmp_path, tmp_path / "none.txt", tmp_path / "large.txt", ("empty.txt", b""), GOOD]
    found = read(paths, Limits(size=100))
    assert [why(o) for o in found[:4]] == [
        "it is a folder",
        "No such file or directory",
        "it is larger than 100 bytes",
        "the file is empty",
    ]
    assert found[1].error
    assert found[1].error.path == tmp_path / "none.txt"
    assert found[4].draft


@posix
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert why(read([tmp_path / "pipe.txt"])[0]) == "it is not a file"


@posix
def test_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"words")
    outcome = read([path])[0]
    assert (outcome.item, outcome.name) == (path, "caf?.txt")
    assert outcome.draft


def test_a_file_that_takes_too_long_is_given_up_and_the_next_comes_in() -> None:
    found = read([GOOD, HANGS, GOOD], Limits(seconds=3.0))
    assert [why(outcome) for outcome in found] == ["", "it could not be read within 3 seconds", ""]
    assert found[2].draft == found[0].draft


@posix
def test_a_file_that_needs_too_much_memory_is_given_up_and_the_next_comes_in() -> None:
    large = ("large.txt", b"words " * (30 * MB))
    found = read([GOOD, large, GOOD], Limits(memory=256 * MB, size=200 * MB))
    assert [why(outcome) for outcome in found] == ["", "it needs more than 256 MB of memory", ""]


@posix
def test_a_child_that_was_killed_between_files_is_replaced() -> None:
    with Readers(workers=1) as readers:
        first = list(readers.read_all([GOOD]))
        for pid in child_ids():
            os.kill(pid, signal.SIGKILL)
        again = list(readers.read_all([GOOD, GOOD]))
    assert [outcome.draft for outcome in again] == [first[0].draft] * 2


@posix
def test_a_crash_is_blamed_on_the_file_that_was_being_read() -> None:
    def kill() -> bool:
        for pid in child_ids():
            if reading(pid):
                os.kill(pid, signal.SIGKILL)
        return False

    with Readers(workers=1) as readers:
        found = list(readers.read_all([HANGS, GOOD], cancelled=kill))
    assert [why(outcome) for outcome in found] == ["the reader crashed on it", ""]


def reading(pid: int) -> bool:
    """The child has worked for longer than it takes to start, so it is at the file that hangs."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK") > 0.5


def test_cancel_ends_at_once_and_leaves_nothing_half_done() -> None:
    ticks = iter(range(10))
    begun = time.monotonic()
    with Readers(workers=2) as readers:
        found = list(readers.read_all([GOOD, *[HANGS] * 40], cancelled=lambda: next(ticks, None) is None))
        assert time.monotonic() - begun < 10
        assert all(outcome.draft for outcome in found)
        assert [why(outcome) for outcome in readers.read_all([GOOD])] == [""]


def test_an_iterator_that_is_dropped_frees_its_children() -> None:
    with Readers(workers=1) as readers:
        outcomes = readers.read_all([GOOD] * 40 + [HANGS] * 3)
        assert next(outcomes).draft
        outcomes.close()
        assert len(list(readers.read_all([GOOD]))) == 1


def test_reading_works_in_a_worker_thread() -> None:
    found: list[Outcome] = []
    thread = threading.Thread(target=lambda: found.extend(read([GOOD])))
    thread.start()
    thread.join()
    assert found[0].draft


def test_one_file_starts_one_child() -> None:
    before = children()
    with Readers(workers=4) as readers:
        list(readers.read_all([GOOD]))
        assert len(children().keys() - before.keys()) == 1


def test_items_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def items() -> object:
        nonlocal taken
        for _ in range(10_000):
            taken += 1
            yield GOOD

    with Readers(workers=1) as readers:
        outcomes = readers.read_all(items())  # type: ignore[arg-type]
        next(outcomes)
        assert taken < 200
        outcomes.close()


def test_slow_files_get_another_child_and_others_may_work_meanwhile() -> None:
    before, waits, seen = children(), list[bool](), [0]

    def cancelled() -> bool:
        seen.append(len(children().keys() - before.keys()))
        return seen[-1] == 2 or len(seen) > 400

    with Readers(workers=2) as readers:
        assert not list(
            readers.read_all([HANGS] * 40, cancelled=cancelled, waiting=lambda: waits.append(True))
        )
    assert 1 in seen
    assert seen[-1] == 2
    assert waits
