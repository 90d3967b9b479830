"""Proposals from the child process: streamed, cancelled, replaced, and nothing left running whatever the text."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from leftovers import children
from models import MODEL, STORY, needs_model

from sourcemark.model.errors import Refused
from sourcemark.model.proposals import Proposal
from sourcemark.suggest.asking import Ask, NoModel
from sourcemark.suggest.language import NotEnglish
from sourcemark.suggest.suggester import Suggester
from sourcemark.work.proposing.worker import Worker
from sourcemark.work.task import Cancelled, Quiet

posix = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes by their ids")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """With its child already warm, so that no test is blamed for it."""
    with Worker(MODEL) as worker:
        list(worker.ask(Ask(text="Warm.")))
        yield worker


def made(worker: Worker, text: str) -> list[Proposal]:
    return [one for ones in worker.ask(Ask(text=text, statements_only=False)) for one in ones]


def started(before: dict[int | str, str]) -> list[int]:
    """Ids of the children that were started since."""
    return [int(str(key).split()[1]) for key in children().keys() - before.keys()]


LONG = "We left it there, on the table by the door. " * 90_000
"""Four megabytes in which nobody says anything."""


class Wish(Quiet):
    """A task that can be cancelled."""

    cancelled = False


@needs_model
def test_it_answers_as_the_suggester_does(worker: Worker) -> None:
    alone = Suggester(MODEL).proposals(Ask(text=STORY, statements_only=False))
    assert made(worker, STORY) == [one for ones in alone for one in ones]


@needs_model
@posix
def test_one_child_is_kept_warm_and_closing_ends_it() -> None:
    before = children()
    with Worker(MODEL) as worker:
        assert started(before) == []
        made(worker, STORY)
        (first,) = started(before)
        made(worker, STORY)
        assert started(before) == [first]
    assert started(before) == []


@needs_model
def test_another_language_is_refused_and_the_child_stays(worker: Worker) -> None:
    with pytest.raises(NotEnglish, match="does not look like English"):
        made(worker, "Die Ministerin sagte am Freitag, der Bericht liege ihr nicht vor.")
    assert made(worker, STORY)


def test_a_missing_model_is_said_in_a_line_and_all_else_works(tmp_path: Path) -> None:
    with Worker(tmp_path) as worker:
        for _ in range(2):
            with pytest.raises(
                NoModel, match=r"^There can be no proposals: model\.json of the model is missing\.$"
            ):
                made(worker, STORY)
        with pytest.raises(NoModel):
            assert worker.version


def test_where_no_process_can_be_started_a_line_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with Worker(tmp_path) as worker, pytest.raises(Refused, match=r"can't be started \(No such file"):
        made(worker, STORY)


@needs_model
def test_a_repaired_model_is_taken(tmp_path: Path) -> None:
    with Worker(tmp_path) as worker:
        with pytest.raises(NoModel):
            made(worker, STORY)
        for path in MODEL.iterdir():
            (tmp_path / path.name).symlink_to(path)
        assert made(worker, STORY)
        assert worker.version == Suggester(MODEL).version


@needs_model
@posix
def test_a_crash_is_said_in_a_line_and_the_next_ask_starts_anew() -> None:
    before = children()
    with Worker(MODEL) as worker:
        answers = worker.ask(Ask(text=LONG))
        next(answers)
        os.kill(started(before)[0], signal.SIGKILL)
        with pytest.raises(Refused, match="stopped unexpectedly"):
            list(answers)
        assert made(worker, STORY)


@needs_model
@posix
def test_a_child_that_died_while_nobody_asked_is_replaced() -> None:
    before = children()
    with Worker(MODEL) as worker:
        made(worker, STORY)
        (pid,) = started(before)
        os.kill(pid, signal.SIGKILL)
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert made(worker, STORY)


@needs_model
def test_five_megabytes_answer_early_and_are_cancelled_at_once() -> None:
    with Worker(MODEL) as worker:
        answers = worker.ask(Ask(text=STORY + LONG))
        assert next(answers)
        began = time.monotonic()
        worker.close()
        assert time.monotonic() - began < 1
        with pytest.raises(Cancelled):
            list(answers)


@needs_model
@posix
def test_a_cancelled_task_ends_the_child() -> None:
    wish, before = Wish(), children()
    with Worker(MODEL) as worker:
        answers = worker.ask(Ask(text=LONG), wish)
        next(answers)
        wish.cancelled = True
        with pytest.raises(Cancelled):
            list(answers)
        assert started(before) == []


@needs_model
@posix
def test_an_iterator_that_is_dropped_ends_its_child() -> None:
    before = children()
    with Worker(MODEL) as worker:
        answers = worker.ask(Ask(text=LONG))
        next(answers)
        answers.close()  # type: ignore[attr-defined]
        assert started(before) == []


@needs_model
@posix
def test_the_child_dies_with_its_parent() -> None:
    script = (
        "import os, sys; from pathlib import Path; from sourcemark.work.proposing.worker import Ask, Worker\n"
        "text = 'He said so. ' + 'We left it there. ' * 90_000\n"
        "answers = Worker(Path(sys.argv[1])).ask(Ask(text=text)); next(answers)\n"
        "print(open('/proc/self/task/%d/children' % os.getpid()).read(), flush=True); os._exit(9)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(MODEL)], stdout=subprocess.PIPE, text=True, check=False
    )
    assert run.returncode == 9
    (pid,) = run.stdout.split()
    deadline = time.monotonic() + 20
    while _runs(pid) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _runs(pid)


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@needs_model
@posix
def test_the_child_is_gentle_small_and_alone() -> None:
    before = children()
    with Worker(MODEL) as worker:
        made(worker, STORY * 4)
        (pid,) = started(before)
        status = Path(f"/proc/{pid}/status").read_text()
        told = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert int(told["VmHWM"].split()[0]) < 300 * 1024
        assert os.getpriority(os.PRIO_PROCESS, pid) > 0
        targets = [os.readlink(link) for link in Path(f"/proc/{pid}/fd").iterdir()]
        assert not [target for target in targets if target.startswith("socket:")]


HARD = {
    "empty": "",
    "blanks": " \t\n" * 80,
    "quotation marks": '"“”‘’«»' * 200,
    "open quotation marks": "“He said “that “we said " * 80,
    "right to left": "قال الوزير إن المفاوضات انتهت. " * 60,
    "right to left in English": "The minister said \u202b“سلام”\u202c to the press. " * 30,
    "emoji": "😀👨‍👩‍👧 said 🎉🎉 " * 80,
    "control characters": "He said\x00 that\x07 it\x1b[31m was \x85\u2028so.\x7f " * 40,
    "lone halves": "He said \ud83d that it \udc00 was so. " * 50,
    "one word": "said" * 1_000,
    "one letter a line": "a\n" * 1_000,
    "no sentences": "officials said they said he said " * 40,
}


@needs_model
@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_hard_texts_are_answered(worker: Worker, text: str) -> None:
    try:
        found = made(worker, text)
    except NotEnglish:
        return
    assert all(span.end <= len(text) for one in found for span in one.spans)


@needs_model
@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "text",
    [
        STORY * (5_000_000 // len(STORY)),
        "said " * 1_000_000,
        "word " * 1_000_000,
        "a\n" * 100_000,
        "x" * 1_000_000,
    ],
    ids=["5 MB", "said", "a word a million times", "100,000 lines of one letter", "a million letters"],
)
def test_huge_texts_are_read_to_their_end_or_refused(text: str) -> None:
    with Worker(MODEL) as worker:
        try:
            assert sum(1 for _ in worker.ask(Ask(text=text))) >= len(text) // 13_000
        except NotEnglish:
            assert set(text.split()) != {"said"}
