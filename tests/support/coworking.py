"""What coworkers do at their windows, by keys: hand out, mark, merge, export. And the article that they mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sitting import Sitting

from sourcemark.gui.desk.desk import Desk
from sourcemark.gui.exchange.merge_card import MergeCard
from sourcemark.model.statements import Statement

SAID = (
    "“The mill closes in May,” said mayor Tessa Holm.",
    "“Forty jobs will go,” said economist Piet Vos.",
    "“Lorries left the yard at night,” said neighbour Oda Brand.",
    "“Nobody asked us at all,” said miller Jon Kepp.",
    "“The river is clean,” said inspector Mara Lind.",
    "“Prices will double,” said trader Lia Moor.",
    "“We will fight this,” said miller Rik Dorn.",
)
MAYOR, JOBS, LORRIES, ASKED, RIVER, PRICES, FIGHT = SAID
TEXT = "The mill at the weir closes\n\n" + "\n\n".join(SAID) + "\n"

Answer = Callable[[Path], None]
"""Says what the platform's file dialogs answer."""


def tab_to(sitting: Sitting, name: str) -> None:
    """Press Tab until the control whose name begins so has the focus."""
    for _ in range(60):
        if sitting.focus.accessibleName().startswith(name):
            return
        sitting.press("Tab")
    raise AssertionError(f"Tab does not lead to {name!r}")


def walk_to(sitting: Sitting, words: str) -> None:
    """Walk the sentences of the article by ↓ until the selection begins with these words."""
    desk = sitting.window.room
    assert isinstance(desk, Desk)
    for _ in SAID:
        sitting.press("Down")
        (span, *_) = desk.reader.selected_spans()
        if TEXT[span.start :].startswith(words):
            return
    raise AssertionError(f"no sentence begins with {words!r}")


def statements(sitting: Sitting) -> list[Statement]:
    """All of the project, in the order of the text."""
    found = sitting.kit.session.project.all(Statement)
    return sorted(found, key=lambda s: (s.spans[0], s.code("source_type") or "", s.annotator))


def undoes(sitting: Sitting) -> str:
    """What the status line says that Ctrl+Z takes back, without the time and the signs of direction."""
    words = sitting.window.status.undo.text().rpartition(",")[0]
    return words.translate({0x2068: None, 0x2069: None})


def begin_project(sitting: Sitting, answer: Answer, folder: Path, sources: tuple[str, ...]) -> None:
    """A new project of the one article, with sources that are known before anybody marks."""
    (folder / "mill.txt").write_text(TEXT, encoding="utf-8")
    answer(folder / "Mill.sourcemark")
    sitting.press("Ctrl+N")
    answer(folder / "mill.txt")
    sitting.press("Ctrl+I", "Return", "Ctrl+2")
    for name in sources:
        sitting.press("Ctrl+Shift+N")
        sitting.type(name)
        sitting.press("Return")


def hand_out(sitting: Sitting, answer: Answer, path: Path) -> None:
    """A copy for whom the file is called after, who is to work blind."""
    answer(path)
    sitting.press("Ctrl+Shift+H")
    sitting.type(path.stem)
    tab_to(sitting, "They work blind")
    sitting.press("Space", "Return")
    assert sitting.said[-1] == f"Handed out to {path.stem} as {path.name}."


def mark(sitting: Sitting, marks: Mapping[str, str], shorter: str = "") -> None:
    """Tag, attribute and grade each sentence, by the keys given; `shorter` loses two words at its end."""
    for words, keys in marks.items():
        walk_to(sitting, words)
        sitting.press(keys[0], "Return", *keys[1:])
        if words == shorter:
            sitting.press("Esc", "Alt+Left", "Alt+Left")


def merge(sitting: Sitting, answer: Answer, path: Path) -> None:
    """Look at what a file would change; then merge it by Enter, which does what was told."""
    answer(path)
    before = statements(sitting)
    sitting.press("Ctrl+Shift+J")
    card = sitting.window.overlay.content
    assert isinstance(card, MergeCard)
    told = card.words.text()
    assert told.endswith(" new.")
    assert statements(sitting) == before, "nothing is written yet"
    sitting.press("Return")
    assert sitting.window.overlay.content is None
    assert sitting.said[-1] == f"{path.name}: {told}"
    assert undoes(sitting) == f"Undo: Merge {path.name}"


def export_adjudicated(sitting: Sitting, answer: Answer, path: Path, form: str) -> None:
    """What was decided, in the format whose title begins with `form`."""
    answer(path)
    sitting.press("Ctrl+E")
    sitting.type(form)
    for status in ("Draft", "Submitted"):
        tab_to(sitting, status)
        sitting.press("Space")
    sitting.press("Return")
    assert path.name in sitting.said[-1]
