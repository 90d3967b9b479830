"""The statement's panel by keys: source, grades with their origin, chain, facets, note; whose mark it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from worked import ALT, CONTROL, SHIFT, Key, Open, Worked

from sourcemark.gui.desk.choices import source_choices
from sourcemark.model.ids import new_id
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.project import opening
from sourcemark.work import attributing, grading, sources, tagging


@pytest.fixture
def tagged(worked: Worked) -> Worked:
    """With a statement of Lee's in focus, reliability B taken from his assessment."""
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Return)
    worked.press(Key.Key_Escape)
    return worked


def test_the_default_reliability_says_where_it_comes_from(tagged: Worked) -> None:
    field = tagged.desk.side.panel.reliability
    assert field.steps.chosen == "B"
    assert field.origin.text().startswith("From assessment of ")
    assert not field.reason.isVisible()


def test_an_override_asks_for_its_reason_and_keeps_it(tagged: Worked) -> None:
    tagged.press(Key.Key_R, ALT)
    tagged.press(Key.Key_D)
    field, panel = tagged.desk.side.panel.reliability, tagged.desk.side.panel
    assert field.origin.text().startswith("Set here, over B of ")
    assert panel.advice.text() == "The source stands at B: why D here?"
    field.reason.setFocus()
    tagged.type("hearsay this time")
    tagged.press(Key.Key_Return)
    grade = tagged.only().reliability
    assert grade is not None
    assert (grade.grade, grade.reason, grade.assessment) == ("D", "hearsay this time", None)
    assert panel.advice.text() == ""
    assert tagged.desk.reader.hasFocus()


def test_choosing_the_chosen_grade_again_goes_back_to_the_assessment(tagged: Worked) -> None:
    tagged.press(Key.Key_R, ALT)
    tagged.press(Key.Key_D)
    tagged.press(Key.Key_D)
    grade = tagged.only().reliability
    assert grade is not None
    assert (grade.grade, grade.assessment is not None) == ("B", True)


def test_confirmed_asks_for_a_second_statement_or_a_reason(tagged: Worked) -> None:
    tagged.press(Key.Key_Down)
    tagged.press(Key.Key_O)
    other = next(s for s in tagged.statements() if s.code("source_type") == "official")
    tagged.press(Key.Key_Up)
    tagged.press(Key.Key_C, ALT)
    tagged.press(Key.Key_1)
    panel = tagged.desk.side.panel
    assert "Confirmed by which other statement" in panel.advice.text()
    panel.credibility.confirmed.setFocus()
    tagged.type("ministry")
    tagged.press(Key.Key_Return)
    statement = next(s for s in tagged.statements() if s.id != other.id)
    assert statement.credibility is not None
    assert statement.credibility.confirmed_by == other.id
    assert panel.advice.text() == ""


def test_the_two_grades_stand_apart_and_cannot_be_judged_apart_from_both(tagged: Worked) -> None:
    for field, last, before in (
        (tagged.desk.side.panel.reliability, "F", "E"),
        (tagged.desk.side.panel.credibility, "6", "5"),
    ):
        gap = field.steps.step(last).x() - field.steps.step(before).geometry().right()
        assert gap >= 8
        assert "cannot be judged" in field.steps.step(last).toolTip()
        assert "cannot be judged" in field.steps.step(last).accessibleName()


def test_a_source_of_the_register_is_found_by_typing(tagged: Worked) -> None:
    tagged.press(Key.Key_X, ALT)
    assert tagged.only().attribution.sources == ()
    tagged.press(Key.Key_S, ALT)
    tagged.type("woong")
    tagged.press(Key.Key_Return)
    source = tagged.source_of(tagged.only())
    assert source is not None
    assert source.name == "Lee Woong-gil"
    assert tagged.desk.side.panel.source.text() == "Lee Woong-gil"


def test_escape_in_the_source_line_changes_nothing(tagged: Worked) -> None:
    tagged.press(Key.Key_S, ALT)
    tagged.type("nobody")
    tagged.press(Key.Key_Escape)
    assert tagged.desk.side.panel.source.text() == "Lee Woong-gil"
    assert tagged.desk.reader.hasFocus()
    assert not tagged.desk.side.panel.source.offers.isVisible()


def test_the_chain_is_built_ordered_and_shortened_by_keys(tagged: Worked) -> None:
    for name in ("Yonder Agency", "Daily Paper"):
        tagged.press(Key.Key_H, ALT)
        tagged.type(name)
        tagged.press(Key.Key_Return)
    chain = tagged.desk.side.panel.chain

    def names() -> list[str]:
        return [tagged.desk.known.name(hop.source) for hop in tagged.only().chain]

    assert names() == ["Yonder Agency", "Daily Paper"]
    chain.hops.setFocus()
    chain.hops.setCurrentRow(1)
    tagged.press(Key.Key_Up, ALT)
    assert names() == ["Daily Paper", "Yonder Agency"]
    tagged.press(Key.Key_Delete)
    assert names() == ["Yonder Agency"]
    assert tagged.undo_name() == "Set chain"


def test_every_facet_of_the_codebook_has_its_control(tagged: Worked) -> None:
    facets = tagged.desk.side.panel.facets
    assert facets is not None
    assert set(facets.one) | set(facets.many) == {"basis", "certainty", "confidence", "terms"}
    box = facets.one["basis"]
    box.setFocus()
    tagged.press(Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert tagged.only().code("basis") == "witnessed"
    tagged.press(Key.Key_Z, CONTROL)
    assert (tagged.only().code("basis"), box.currentData()) == (None, "")


def test_a_note_half_written_stays_with_its_statement(tagged: Worked) -> None:
    first = tagged.only().id
    tagged.press(Key.Key_Down)
    tagged.press(Key.Key_O)
    tagged.press(Key.Key_Up)
    tagged.press(Key.Key_N, ALT)
    tagged.type("only this one")
    tagged.press(Key.Key_Down, ALT)
    assert {s.note for s in tagged.statements() if s.id == first} == {"only this one"}
    assert {s.note for s in tagged.statements() if s.id != first} == {""}
    assert tagged.desk.side.panel.note.toPlainText() == ""


def test_a_coworkers_mark_is_shown_locked_and_can_be_copied(
    worked: Worked, coworker: Callable[[str], Statement]
) -> None:
    theirs = coworker("Troops have crossed the river, Lee Woong-gil said.")
    worked.to_troops()
    panel = worked.desk.side.panel
    assert worked.desk.here.focus == theirs.id
    assert "Bo Coworker" in panel.owner.text()
    assert not panel.reliability.isEnabled()
    worked.press(Key.Key_G, ALT)
    worked.press(Key.Key_Delete)
    assert worked.kit.session.project.get(Statement, theirs.id) == theirs
    worked.press(Key.Key_D, CONTROL)
    mine = next(s for s in worked.statements() if s.id != theirs.id)
    assert (worked.desk.here.focus, panel.reliability.isEnabled()) == (mine.id, True)


def test_read_only_shows_everything_and_changes_nothing(worked: Worked, enter: Open, path: object) -> None:
    worked.to_troops()
    worked.press(Key.Key_D)
    session = worked.kit.session
    file, user = session.project.path, session.project.user
    session.close()
    holder = opening.open_project(file, user)
    assert session.open(file)
    desk = worked.window.room
    assert desk is not None
    again = Worked(desk, worked.kit, worked.window)  # type: ignore[arg-type]
    again.to_troops()
    assert again.desk.side.panel.owner.text() == "Read only"
    assert not again.desk.side.panel.type.isEnabled()
    again.press(Key.Key_O)
    assert again.only().code("source_type") == "defector"
    session.close()
    holder.close()


def test_several_statements_show_what_they_share(tagged: Worked) -> None:
    project = tagged.kit.session.project
    tagged.press(Key.Key_Down)
    tagged.press(Key.Key_D)
    ids = [place[2] for place in tagged.desk.here.marked.order]
    tagged.kit.session.do(grading.grade_credibility, ids, "3")
    tagged.kit.session.do(tagging.set_note, ids[:1], "only here")
    tagged.desk.here.focus_on(ids[0], ids)
    panel = tagged.desk.side.panel
    tagged.desk.side.control.settle()
    assert panel.title.text() == "2 statements"
    assert (panel.credibility.steps.chosen, panel.note.toPlainText()) == ("3", "")
    tagged.press(Key.Key_C, ALT)
    tagged.press(Key.Key_5)
    assert {s.credibility.grade for s in tagged.statements() if s.credibility} == {"5"}
    step = project.undoable()
    assert step is not None
    assert step.name == "Grade credibility 5 (2 statements)"


def test_every_control_has_an_accessible_name(tagged: Worked) -> None:
    tagged.press(Key.Key_M, CONTROL)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    takes_keys = [
        w
        for w in tagged.desk.findChildren(QWidget)
        if isinstance(w, kinds) or w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    ours = [w for w in takes_keys if not w.objectName().startswith("qt_")]
    assert [w for w in ours if not (w.accessibleName() or _inside_another(w))] == []
    assert len(ours) > 40


def _inside_another(widget: QWidget) -> bool:
    """Part of a control that Qt made: the view of a box, the button that clears a line."""
    parent = widget.parentWidget()
    return parent is not None and (
        isinstance(parent, QComboBox | QLineEdit) or "QComboBox" in parent.metaObject().className()
    )


def test_long_names_of_any_script_do_not_widen_the_panel(tagged: Worked) -> None:
    width = tagged.desk.side.panel.width()
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    for name in (long, "المتحدث الرسمي باسم وزارة الدفاع والإنتاج الحربي والشؤون الخارجية والتعاون الدولي"):
        tagged.press(Key.Key_S, ALT)
        tagged.type("x")
        tagged.desk.side.panel.source.setText(name)
        tagged.desk.side.panel.source.offer()
        tagged.press(Key.Key_Return)
        assert tagged.desk.side.panel.source.text() == name
        assert tagged.desk.side.panel.width() == width
        assert (
            tagged.desk.side.panel.type.mapTo(
                tagged.desk.side.panel, tagged.desk.side.panel.type.rect().topRight()
            ).x()
            <= width
        )


def test_a_note_half_written_is_kept_when_the_project_is_closed(tagged: Worked) -> None:
    path = tagged.kit.session.project.path
    tagged.press(Key.Key_N, ALT)
    tagged.type("not yet lost")
    tagged.kit.session.close()
    assert tagged.kit.session.open(path)
    assert tagged.only().note == "not yet lost"


def test_names_that_begin_with_what_was_typed_stand_first(tagged: Worked) -> None:
    for name in ("Blee Street Market", "Adam Leeward"):
        sources.enter(tagged.kit.session.project, Source(id=new_id(), name=name))
    found = source_choices(tagged.kit.session.project, tagged.desk.known, "", "lee")
    assert [choice.title for choice in found[:3]] == ["Adam Leeward", "Lee Woong-gil", "Blee Street Market"]


@pytest.mark.parametrize(
    "lee", [Source(id="lee", name="Lee"), Source(id="lee", name="Zoe", aliases=("LEE",))]
)
def test_who_is_called_just_so_is_offered_among_many_of_the_name(tagged: Worked, lee: Source) -> None:
    project = tagged.kit.session.project
    with project.operation("Enter") as op:
        for number in range(95):
            op.put(Source(id=f"a{number}", name=f"A {number} Lee", aliases=("Lee A",)))
        op.put(lee)
        op.put(Source(id="mine", name="Wu Lee"))
    attributing.set_source(project, [tagged.only().id], "mine")
    article = tagged.only().article
    found = source_choices(project, tagged.desk.known, article, "lee")
    assert [choice.id for choice in found[:3]] == ["lee", "mine", "a0"]
    assert "Enter “lee”" not in [choice.title for choice in found]


def test_a_second_speaker_who_says_the_same_is_added_and_taken_back(tagged: Worked) -> None:
    panel = tagged.desk.side.panel
    assert not panel.further.isVisible()
    tagged.press(Key.Key_S, ALT | SHIFT)
    assert panel.further.hasFocus()
    tagged.type("Nam Il")
    tagged.press(Key.Key_Return)
    assert [tagged.desk.known.name(id) for id in tagged.only().attribution.sources] == [
        "Lee Woong-gil",
        "Nam Il",
    ]
    tagged.desk.side.control.settle()
    assert panel.source.text() == "Lee Woong-gil, Nam Il"
    assert tagged.desk.known.chip(tagged.only()).source == "Lee Woong-gil, Nam Il"
    assert not panel.further.isVisible()
    assert tagged.desk.reader.hasFocus()
    tagged.press(Key.Key_Z, CONTROL)
    assert len(tagged.only().attribution.sources) == 1


def test_adding_a_speaker_can_be_left(tagged: Worked) -> None:
    tagged.press(Key.Key_S, ALT | SHIFT)
    tagged.press(Key.Key_Escape)
    assert not tagged.desk.side.panel.further.isVisible()
    assert tagged.desk.reader.hasFocus()


def test_several_confirmed_by_different_statements_keep_their_own(tagged: Worked) -> None:
    for _ in range(2):
        tagged.press(Key.Key_Down)
        tagged.press(Key.Key_O)
    *ids, last = (place[2] for place in tagged.desk.here.marked.order)
    do, here = tagged.kit.session.do, tagged.desk.here
    for id, other in zip(ids, (last, ids[0]), strict=True):
        do(grading.grade_credibility, [id], "1", confirmed_by=other)
    before = {s.id: s.credibility for s in tagged.statements()}
    here.focus_on(ids[0], ids)
    tagged.desk.side.control.settle()
    tagged.desk.side.panel.credibility.steps.wanted.emit("1")
    assert {s.id: s.credibility for s in tagged.statements()} == before
    tagged.desk.side.panel.credibility.steps.wanted.emit("2")
    assert [s.credibility.grade for s in tagged.statements() if s.credibility] == ["2", "2"]


def test_a_hop_for_several_leaves_each_its_own_chain(tagged: Worked) -> None:
    tagged.press(Key.Key_Down)
    tagged.press(Key.Key_O)
    ids, here = [place[2] for place in tagged.desk.here.marked.order], tagged.desk.here

    def add(name: str, *to: str) -> None:
        here.focus_on(to[0], to)
        tagged.press(Key.Key_H, ALT)
        tagged.type(name)
        tagged.press(Key.Key_Return)

    add("Xan Agency", ids[0])
    add("Yen Agency", ids[1])
    add("Zed Agency", *ids)
    chains = {s.id: [tagged.desk.known.name(hop.source) for hop in s.chain] for s in tagged.statements()}
    assert [chains[id] for id in ids] == [["Xan Agency", "Zed Agency"], ["Yen Agency", "Zed Agency"]]


def test_kinds_that_differ_are_shown_as_none_and_can_be_set_for_all(tagged: Worked) -> None:
    tagged.press(Key.Key_Down)
    tagged.press(Key.Key_O)
    ids, panel = [place[2] for place in tagged.desk.here.marked.order], tagged.desk.side.panel
    tagged.kit.session.do(tagging.set_kind, ids[1:], "attitude")
    tagged.desk.here.focus_on(ids[0], ids)
    tagged.desk.side.control.settle()
    assert panel.kind.chosen is None
    panel.kind.step("statement").click()
    assert {s.statement_kind for s in tagged.statements()} == {"statement"}
    tagged.desk.side.control.settle()
    assert panel.kind.chosen == "statement"
