"""Finding, merging and deleting entries, and going to what they said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hands import focus, press, write
from PySide6.QtCore import Qt

from sourcemark.gui.kit import Kit
from sourcemark.gui.sources.room import SourcesRoom
from sourcemark.gui.widgets.lazy_rows import AHEAD
from sourcemark.model.ids import new_id
from sourcemark.model.sources import Source
from sourcemark.project.queries.sources import all_sources, merged_sources
from sourcemark.work import sources as work

K = Qt.Key


def listed(room: SourcesRoom) -> list[str]:
    model = room.register.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def find(kit: Kit, name: str) -> Source:
    return next(s for s in all_sources(kit.session.project.link) if s.name == name)


def test_the_register_is_found_in_by_words(room: SourcesRoom) -> None:
    press(K.Key_L, held="ctrl")
    write("roskamp")
    assert listed(room) == ["Adela Roskamp"]
    assert room.entry.source is not None
    assert room.entry.source.name == "Adela Roskamp"
    write("x")
    assert room.register.body.words.text() == "No source has these words."
    assert room.entry.source is None


def test_escape_clears_the_words_first_and_then_goes_to_the_list(room: SourcesRoom) -> None:
    every = listed(room)
    press(K.Key_L, held="ctrl")
    write("roskamp")
    press(K.Key_Escape)
    assert room.register.words.text() == ""
    assert listed(room) == every
    assert focus() is room.register.words
    press(K.Key_Escape)
    assert focus() is room.register.list


def test_walking_the_register_shows_each_entry(room: SourcesRoom) -> None:
    press(K.Key_1, held="alt")
    press(K.Key_Down, K.Key_Down)
    assert room.entry.source is not None
    assert room.entry.source.name == listed(room)[2]


def test_chosen_entries_are_merged_and_come_apart_again(room: SourcesRoom, kit: Kit) -> None:
    before = listed(room)
    press(K.Key_1, held="alt")
    press(K.Key_Down)
    press(K.Key_Down, held="shift")
    press(K.Key_J, held="ctrl")
    kept, gone = before[2], before[1]
    assert room.merging.preview.text().startswith(f"“{kept}” stays and takes on ")
    assert f"from “{gone}”" in room.merging.preview.text()
    press(K.Key_Return)
    assert gone not in listed(room)
    assert gone in find(kit, kept).aliases
    assert [s.name for s in merged_sources(kit.session.project.link, find(kit, kept).id)] == [gone]
    assert room.entry.source == find(kit, kept)
    press(K.Key_Z, held="ctrl")
    assert listed(room) == before


def test_the_one_that_stays_is_chosen_by_the_arrows(room: SourcesRoom, kit: Kit) -> None:
    before = listed(room)
    press(K.Key_1, held="alt")
    press(K.Key_J, held="ctrl")
    assert focus() is room.merging.more
    write(before[3][:9])
    press(K.Key_Return)
    press(K.Key_Down, K.Key_Return)
    assert before[0] in find(kit, before[3]).aliases


def test_merging_can_be_left(room: SourcesRoom) -> None:
    before = listed(room)
    press(K.Key_1, held="alt")
    press(K.Key_Down)
    press(K.Key_Down, held="shift")
    press(K.Key_J, held="ctrl")
    press(K.Key_Escape)
    assert room.right.currentWidget() is room.spoken
    assert focus() is room.register.list
    assert listed(room) == before


def test_likely_duplicates_are_shown_and_offered(room: SourcesRoom, kit: Kit) -> None:
    for name in ("Col. ROSKÄMP", "Roskamp, Adela"):
        kit.session.tell(work.enter(kit.session.project, Source(id=new_id(), name=name)))
    press(K.Key_D, held="ctrl")
    assert {"Adela Roskamp", "Roskamp, Adela", "Col. ROSKÄMP"} <= {*listed(room)}
    room.listing.go_to(find(kit, "Adela Roskamp").id)
    offered = [b.text() for b in room.entry.twins.buttons]
    assert offered == ["Roskamp, Adela", "Col. ROSKÄMP"]
    room.entry.twins.buttons[0].setFocus()
    press(K.Key_Space)
    press(K.Key_Return)
    assert "Roskamp, Adela" in find(kit, "Adela Roskamp").aliases


def test_an_entry_with_statements_is_not_deleted(room: SourcesRoom, kit: Kit) -> None:
    said: list[str] = []
    kit.session.said.connect(said.append)
    before = listed(room)
    press(K.Key_Delete, held="ctrl")
    assert said == [f"{before[0]} has statements: merge it into another source instead."]
    assert listed(room) == before


def test_an_entry_without_statements_is_deleted(room: SourcesRoom, kit: Kit) -> None:
    kit.session.tell(work.enter(kit.session.project, Source(id=new_id(), name="Nobody yet")))
    room.listing.go_to(find(kit, "Nobody yet").id)
    assert room.spoken.body.words.text().startswith("No statements yet.")
    room.register.list.setFocus()
    press(K.Key_Delete, held="ctrl")
    assert "Nobody yet" not in listed(room)
    assert room.entry.source is not None


def test_enter_on_a_statement_wishes_for_it_on_the_desk(room: SourcesRoom) -> None:
    wished: list[str] = []
    room.statement_wanted.connect(wished.append)
    press(K.Key_3, held="alt")
    press(K.Key_Down, K.Key_Return)
    found = room.spoken.model.row(room.spoken.list.currentIndex().row())
    assert found is not None
    assert wished == [found.statement.id]


def test_an_empty_register_says_what_to_do(
    enter: Callable[[Path], SourcesRoom], kit: Kit, tmp_path: Path
) -> None:
    path = tmp_path / "Empty.sourcemark"
    kit.session.create(path)
    kit.session.close()
    room = enter(path)
    assert room.register.body.words.text().startswith("No sources yet.")
    assert kit.actions.hint("new_source") in room.register.body.words.text()


def test_only_rows_in_view_are_read(enter: Callable[[Path], SourcesRoom], kit: Kit, tmp_path: Path) -> None:
    path = tmp_path / "Many.sourcemark"
    kit.session.create(path)
    with kit.session.project.operation("Many sources") as op:
        for number in range(1_000):
            op.put(Source(id=new_id(), name=f"Person {number:04}"))
    kit.session.close()
    room = enter(path)
    assert room.register.model.rowCount() == 1_000
    assert len(room.register.model._rows) <= 2 * AHEAD
