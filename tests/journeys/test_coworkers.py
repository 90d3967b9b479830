"""Three at three machines, by keys: hand out, mark apart, merge both, decide, measure, hand on what was decided."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from coworking import (
    ASKED,
    FIGHT,
    JOBS,
    LORRIES,
    MAYOR,
    PRICES,
    RIVER,
    Answer,
    begin_project,
    export_adjudicated,
    hand_out,
    mark,
    merge,
    statements,
    undoes,
)
from pytestqt.qtbot import QtBot
from sitting import Sitting

from sourcemark.gui.review.room import ReviewRoom
from sourcemark.gui.review.told import headline
from sourcemark.model.ids import new_id
from sourcemark.model.people import Annotator
from sourcemark.model.review import ADJUDICATED, ARRANGEMENT, Arrangement, Decision
from sourcemark.model.statements import Statement
from sourcemark.project.check import check
from sourcemark.work.profile import Profile

AtHome = Callable[[str], Sitting]

KNOWN = ("Tessa Holm", "Piet Vos", "Oda Brand", "Mara Lind", "Lia Moor", "Rik Dorn")
"""Sources that Ann enters before she hands out; Jon Kepp is entered by Bob and by Cat, each in their own copy."""
BOBS = {MAYOR: "OB2", JOBS: "AB2", LORRIES: "EB2", ASKED: "FB2", RIVER: "OB2", PRICES: "BB2"}
CATS = {MAYOR: "OB2", JOBS: "CB2", LORRIES: "EB2", ASKED: "FB2", RIVER: "EB2", PRICES: "BB5", FIGHT: "FC3"}
"""Keys for type, reliability and credibility. Cat also leaves the neighbour's name half out."""
SHORT = LORRIES.removesuffix(" Brand.")

ONLY = "Only Cat"
TYPES = ["Other type: Analyst or expert – Academic", "Other type: Official – Eyewitness"]
REST = ["Other span: 10 – 9 words", "Other credibility: 2 – 5"]
WHY = "Nobody can know that yet"
STANDS = [
    (MAYOR, "Official", "B", "2", "Tessa Holm", "Bob | Cat"),
    (JOBS, "Analyst or expert", "B", "2", "Piet Vos", "Bob"),
    (SHORT, "Eyewitness", "B", "2", "Oda Brand", "Cat"),
    (ASKED, "Affected person", "B", "2", "Jon Kepp", "Bob | Cat"),
    (RIVER, "Eyewitness", "B", "2", "Mara Lind", "Cat"),
    (RIVER, "Official", "B", "2", "Mara Lind", "Bob"),
    (FIGHT, "Affected person", "C", "3", "Rik Dorn", "Cat"),
]
"""What is decided: quote, type, reliability, credibility, source, whose."""


@pytest.fixture
def at_home(
    sit: Callable[[], Sitting], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> AtHome:
    """Begins a sitting of that person, at a machine with a profile of its own."""
    homes = tmp_path_factory.mktemp("homes")

    def begin(name: str) -> Sitting:
        monkeypatch.setenv("SOURCEMARK_HOME", str(homes / name))
        profile = Profile()
        if profile.me is None:
            profile.take(Annotator(id=new_id(), name=name))
        return sit()

    return begin


def work_apart(at_home: AtHome, answer: Answer, path: Path, marks: dict[str, str], shorter: str = "") -> None:
    """A coworker opens the copy, marks all of the article and submits."""
    sitting = at_home(path.stem)
    answer(path)
    sitting.press("Ctrl+O")
    arranged = sitting.kit.session.project.get(Arrangement, ARRANGEMENT)
    assert arranged is not None
    assert (arranged.blind, arranged.made_for) == (True, path.stem)
    mark(sitting, marks, shorter)
    sitting.press("Ctrl+Shift+Return")
    assert [s.status for s in statements(sitting)] == ["submitted"] * len(marks)
    sitting.close()


def reviewing(ann: Sitting, qtbot: QtBot) -> ReviewRoom:
    """The Review room, with everything compared."""
    ann.press("Ctrl+4")
    room = ann.window.room
    assert isinstance(room, ReviewRoom)
    qtbot.waitUntil(lambda: room.here.survey.whole)
    return room


def heads(room: ReviewRoom) -> list[str]:
    """What the queue says, row by row, without the signs of direction."""
    said = (headline(entry.item, room.here.known) for entry in room.queue_model.entries)
    return [words.translate({0x2068: None, 0x2069: None}) for words in said]


def decide(ann: Sitting, room: ReviewRoom) -> None:
    """Cat's, Bob's, both, Cat's and neither, in the order of the queue; then what all agree on."""
    ann.press("N", "2", "1", "B", "2", "0", "S")
    ann.type(WHY)
    ann.press("Return")
    assert heads(room) == []
    assert undoes(ann).startswith("Undo: Take no reading")
    ann.press("Ctrl+Shift+A")


def stands(sitting: Sitting) -> list[Statement]:
    """The adjudicated layer, in the order of the text."""
    return [s for s in statements(sitting) if s.annotator == ADJUDICATED.id]


def told(path: Path) -> list[tuple[str, ...]]:
    """What a table says of each statement."""
    heads = ("quote", "source_type", "reliability", "credibility", "source", "decided_from")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["status"], row["decided_by"]) for row in rows} == {("adjudicated", "Ann")}
    return sorted(tuple(row[head] for head in heads) for row in rows)


def take_all_back(ann: Sitting, room: ReviewRoom) -> None:
    """Each step by its name: what was decided, the two of Jon Kepp, then both merges."""
    decided = ("Accept what all", "Take no", "Take Cat's", "Take Bob's and Cat's", "Take Bob's", "Take Cat's")
    take_back(ann, *decided)
    assert (stands(ann), len(statements(ann))) == ([], len(BOBS) + len(CATS))
    assert heads(room) == [ONLY, *TYPES, *REST]
    take_back(ann, "Merge Jon Kepp into Jon Kepp", "Merge Cat.sourcemark")
    assert len(statements(ann)) == len(BOBS)
    take_back(ann, "Merge Bob.sourcemark")
    assert (statements(ann), heads(room)) == ([], [])


def take_back(ann: Sitting, *steps: str) -> None:
    for step in steps:
        assert undoes(ann).startswith(f"Undo: {step}")
        ann.press("Ctrl+Z")


def test_from_handing_out_to_the_export_of_what_was_decided(
    at_home: AtHome, answer: Answer, tmp_path: Path, qtbot: QtBot
) -> None:
    bobs, cats = tmp_path / "Bob.sourcemark", tmp_path / "Cat.sourcemark"
    ann = at_home("Ann")
    begin_project(ann, answer, tmp_path, KNOWN)
    hand_out(ann, answer, bobs)
    hand_out(ann, answer, cats)
    ann.close()
    work_apart(at_home, answer, bobs, BOBS)
    work_apart(at_home, answer, cats, CATS, LORRIES)

    ann = at_home("Ann")
    ann.press("Return")  # the project stands first among the recent ones
    merge(ann, answer, bobs)
    merge(ann, answer, cats)
    assert heads(reviewing(ann, qtbot)) == [ONLY, *TYPES, "Other source", *REST]
    ann.press("Ctrl+2", "Ctrl+D", "Alt+1", "Home", "Shift+Down", "Ctrl+J", "Return")
    room = reviewing(ann, qtbot)
    assert heads(room) == [ONLY, *TYPES, *REST], "one entry stands for both of Jon Kepp"
    decide(ann, room)
    assert [s.exact for s in stands(ann)] == [row[0] for row in STANDS]
    (neither,) = [d for d in ann.kit.session.project.all(Decision) if d.outcome == "neither"]
    assert (neither.cause, neither.reason) == ("slip", WHY)

    ann.press("Alt+G")
    qtbot.waitUntil(lambda: room.agreement.agreed is not None)
    (types,) = [line for line in room.agreement.list.lines if line.title == "Source type"]
    # Two of six pairs differ; dealt out by chance 1 - (3·2 + 3·2 + 2·1 + 2·1) / (12·11) would.
    assert types.value == pytest.approx(1 - (2 / 6) / (1 - 16 / 132))
    assert types.beside[0] == "67 % alike"

    export_adjudicated(ann, answer, tmp_path / "decided.csv", "CSV")
    assert told(tmp_path / "decided.csv") == sorted(STANDS)
    export_adjudicated(ann, answer, tmp_path / "decided.smbundle", "Sourcemark")
    layer = stands(ann)
    ann.press("Alt+D")
    take_all_back(ann, room)
    ann.close()

    dan = at_home("Dan")
    answer(tmp_path / "Dan.sourcemark")
    dan.press("Ctrl+N")
    merge(dan, answer, tmp_path / "decided.smbundle")
    assert statements(dan) == layer
    dan.close()
    for path in tmp_path.glob("*.sourcemark"):
        assert check(path).problems == []
