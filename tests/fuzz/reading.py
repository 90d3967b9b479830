"""One input read: by the program's child processes, or here, where an exception shows itself. And what was wrong."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from judged import draft_fault, escaped, pieces_fault
from msgspec import Struct

from sourcemark.formats.answering import answers
from sourcemark.formats.format import Format
from sourcemark.formats.inputs import Outcome, Wanted
from sourcemark.formats.limits import MB, Limits, one_budget
from sourcemark.formats.pool import Readers
from sourcemark.formats.wire import Answer, Ask, Want
from sourcemark.model.errors import BadFile
from sourcemark.pipes.messages import encode

LIMITS = Limits(seconds=10.0, memory=1024 * MB)


LATE = "it could not be read within"


class Result(Struct, frozen=True):
    """What came of one input."""

    refused: bool = False
    fault: str = ""
    """Empty when all is as it should be."""
    trace: str = ""


def wants(form: Format) -> tuple[Want, ...]:
    """What is asked of each input: all that the window and the shell ask of such a file."""
    if form.holds == "set":
        return ("set",)
    return ("drafts", "table") if form.table else ("drafts",)


def beside(readers: Readers, inputs: Iterable[Wanted], want: Want) -> Iterator[tuple[Wanted, Result]]:
    """What came of each, in order, read in child processes."""
    given: list[Wanted] = []

    def noted() -> Iterator[Wanted]:
        for one in inputs:
            given.append(one)
            yield one

    outcomes: list[Outcome] = []
    for outcome in readers.read_all(noted(), want=want):
        outcomes.append(outcome)
        if not outcome.more:
            yield given.pop(0), _judged(outcomes)
            outcomes = []


def alone(wanted: Wanted, want: Want) -> Result:
    """The same of one input by itself: what came late beside others may have been held up by them."""
    with Readers(LIMITS, 1) as readers:
        return _judged(list(readers.read_all([wanted], want=want)))


def _judged(outcomes: list[Outcome]) -> Result:
    bad = [outcome.error for outcome in outcomes if outcome.error]
    if broken := next((one for one in bad if escaped(one.why)), None):
        return Result(fault=broken.why or "there is no reason given")
    faults = (draft_fault(outcome.draft) for outcome in outcomes if outcome.draft)
    wrong = next(filter(None, faults), "") or pieces_fault(p for outcome in outcomes for p in outcome.pieces)
    return Result(refused=len(bad) == len(outcomes), fault=wrong)


def inside(form: Format, wanted: Wanted) -> Result:
    """The same in this process, by that format's reader itself: with the exception, if any."""
    name, data = wanted.file  # type: ignore[misc]
    signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, LIMITS.seconds)
    try:
        return _here(form, str(name), data, wanted)
    except BadFile as bad:
        return Result(refused=True, fault="" if bad.why.strip() else "there is no reason given")
    except Exception as error:  # noqa: BLE001 - what is looked for
        return Result(fault=repr(error)[:200], trace=traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _late(*_: object) -> None:
    raise TimeoutError(f"it was not read within {LIMITS.seconds:g} seconds")


def _here(form: Format, name: str, data: bytes, wanted: Wanted) -> Result:
    assert form.read is not None
    if form.recognises:
        form.recognises(name, data)
    if form.lossless:
        return _bundled(form, data)
    if form.holds == "set":
        with one_budget():
            pieces = list(form.read(name, data))
        return Result(fault=pieces_fault(pieces) or _untold([Answer(pieces=tuple(pieces))]))
    return _drafted(form, name, data, wanted)


def _bundled(form: Format, data: bytes) -> Result:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"a{form.suffixes[0]}")
        path.write_bytes(data)
        assert form.read is not None
        for _ in form.read(path):
            pass
    return Result()


def _drafted(form: Format, name: str, data: bytes, wanted: Wanted) -> Result:
    assert form.read is not None
    if form.holds == "article":
        with one_budget():
            draft = form.read(name, data, wanted.choices)
        return Result(fault=draft_fault(draft) or _untold([Answer(draft=draft)]))
    found: list[Answer] = []
    for want in wants(form):
        found += answers(Ask(name, data, want, wanted.choices))
    faults = (draft_fault(answer.draft) for answer in found if answer.draft)
    wrong = next(filter(None, faults), "") or _untold(found)
    return Result(refused=all(answer.why for answer in found), fault=wrong)


def _untold(found: list[Answer]) -> str:
    """Why the parent of a child process could not take these answers; empty when it can."""
    try:
        msgspec.msgpack.decode(encode(found), type=list[Answer])
    except msgspec.MsgspecError as error:
        return f"the parent can't take it: {error}"
    return ""
