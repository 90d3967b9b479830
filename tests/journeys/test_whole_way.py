"""The main job from end to end, by keys: new project, import, tag, source, grade, undo, restart, redo, export."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from sitting import Sitting

from sourcemark.model.people import Annotator, User
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import open_project
from sourcemark.project.check import check

ARTICLE = """Army moves to the river

The ministry opened the road on Monday.

“They are too young to know,” said defector Ruvan Tell. “They think it is an honour.”

Observers expect more.
"""


def only(sitting: Sitting) -> Statement:
    """The one statement of the project."""
    (statement,) = sitting.kit.session.project.all(Statement)
    return statement


def statements(sitting: Sitting) -> list[Statement]:
    return list(sitting.kit.session.project.all(Statement))


def walk_to(sitting: Sitting, words: str) -> None:
    """Walk the sentences by ↓ until the selection begins with these words."""
    desk = sitting.window.room
    for _ in range(20):
        sitting.press("Down")
        (span, *_) = desk.reader.selected_spans()  # type: ignore[union-attr]
        if ARTICLE[span.start :].startswith(words):
            return
    raise AssertionError(f"no sentence begins with {words!r}")


def start_with_article(sit: Callable[[], Sitting], answer: Callable[[Path], None], folder: Path) -> Sitting:
    (folder / "river.txt").write_text(ARTICLE, encoding="utf-8")
    sitting = sit()
    answer(folder / "River.sourcemark")
    sitting.press("Ctrl+N")
    answer(folder / "river.txt")
    sitting.press("Ctrl+I", "Return")
    return sitting


def test_import_tag_grade_undo_restart_redo_export(
    sit: Callable[[], Sitting], answer: Callable[[Path], None], tmp_path: Path
) -> None:
    first = start_with_article(sit, answer, tmp_path)
    walk_to(first, "“They are too young")
    place = first.window.room.reader.position()  # type: ignore[union-attr]
    first.press("D", "Return", "B", "2")
    assert first.window.room.reader.position() == place  # type: ignore[union-attr]
    made = only(first)
    assert made.code("source_type") == "defector"
    assert made.exact.startswith("“They are too young to know,”")
    source = first.kit.session.project.get(Source, made.attribution.sources[0])
    assert source is not None
    assert source.name == "Ruvan Tell"
    assert (made.reliability and made.reliability.grade, made.credibility and made.credibility.grade) == (
        "B",
        "2",
    )
    for left in ("credibility", "reliability", "source"):
        first.press("Ctrl+Z")
        still = only(first)
        assert {
            "credibility": still.credibility is None,
            "reliability": still.reliability is None,
            "source": not still.attribution.sources,
        }[left], f"{left} is a step of its own"
    first.press("Ctrl+Z")
    assert statements(first) == []
    first.close()

    second = sit()
    second.press("Return")  # the project stands first among the recent ones
    assert second.kit.session.is_open
    second.press("Ctrl+Shift+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z")
    assert only(second) == made
    answer(tmp_path / "out.csv")
    export_as_csv(second)
    second.close()
    (row,) = csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["quote"], row["source"], row["reliability"], row["credibility"]) == (
        made.exact,
        "Ruvan Tell",
        "B",
        "2",
    )
    assert check(tmp_path / "River.sourcemark").problems == []


def export_as_csv(sitting: Sitting) -> None:
    sitting.press("Ctrl+E")
    sitting.type("CSV")  # chooses in the box of formats
    sitting.press("Return")


def test_a_second_window_reads_and_says_so(
    sit: Callable[[], Sitting], answer: Callable[[Path], None], tmp_path: Path
) -> None:
    first = start_with_article(sit, answer, tmp_path)
    other = User(annotator=Annotator(id="other", name="Bo Other"), device="elsewhere")
    second = open_project(tmp_path / "River.sourcemark", other)
    assert "Ann Example" in second.why_read_only
    second.close()
    walk_to(first, "Observers")
    first.press("A")
    assert only(first).code("source_type") == "analyst"
