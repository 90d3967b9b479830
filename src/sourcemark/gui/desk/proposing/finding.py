"""Finding proposals in a thread of its own, and what it says to the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from ....model.errors import SourcemarkError
from ....model.proposals import Proposal

if TYPE_CHECKING:
    from ....project import Project
    from ....work.proposing.recognised import Recognised
    from ....work.proposing.worker import Worker
    from ...jobs import Job

WRONG = "There are no proposals: looking for them went wrong."


class Question(NamedTuple):
    """What is asked."""

    article: str
    statements_only: bool


class Brought(NamedTuple):
    """What the model found, so far, list by list as it came; the register has no say in it."""

    model: str
    found: list[list[Proposal]]


class Began(NamedTuple):
    """Who proposes what comes now."""

    model: str
    """Its version."""
    recognised: Recognised
    """Tells what comes, as the register was when the job began."""


class Ended(NamedTuple):
    """No more comes; `why` there are none, in one line, or empty when all came."""

    why: str


Said = Began | list[Proposal]
Box = SimpleQueue[Said | Ended]
"""What the job says: who proposes, proposals, and always an end. The window looks into it: a job that outlives
the room for a moment has nobody to call."""


def fill(box: Box, said: Iterator[Said]) -> None:
    """In a thread of its own. Whatever happens, an end comes: else the window would wait for ever."""
    from ....work.task import Cancelled

    end = Ended(WRONG)
    try:
        for one in said:
            box.put(one)
        end = Ended("")
    except Cancelled:
        return
    except SourcemarkError as refusal:
        end = Ended(str(refusal))
    finally:
        box.put(end)


def found(
    clone: Project, worker: Worker, question: Question, kept: Brought | None, job: Job
) -> Iterator[Said]:
    """Of what is kept only the names are looked up anew."""
    from ....suggest.language import NotEnglish, is_english
    from ....work.proposing.asking import ask_for
    from ....work.proposing.recognised import Recognised

    with closing(clone):
        recognised = Recognised(clone, question.article)
        model = kept.model if kept else worker.version
        wanted = question.statements_only
        asked = None if kept else ask_for(clone, question.article, model, wanted, register=False)
    if asked is None:
        yield Began(model, recognised)
        yield from kept.found if kept else ()
    elif is_english(asked.text):
        yield Began(model + ("+learned" if asked.head else ""), recognised)
        yield from worker.ask(asked, job)
    else:
        raise NotEnglish  # for that no child need be started
