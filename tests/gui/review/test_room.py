"""What the Review room shows: readings, lanes, progress, what is re-opened, and what is not to be seen."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from entering import make_closed_sample
from files import new_project, put_all, user
from hands import focus, nameless
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from reviewed import SPAN, TYPE, Enter, Reviewed
from team import Team, team

from sourcemark.gui.kit import Kit
from sourcemark.gui.review.detail.table import SidesView
from sourcemark.model.changes import Changes
from sourcemark.model.people import Annotator
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.statements import Statement

K = Qt.Key


def column(view: SidesView, number: int) -> list[str]:
    """A column of the readings side by side."""
    model = view.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def change(here: Reviewed, statement: Statement) -> None:
    """A coworker's change comes in, as by a merge."""
    with here.team.project.operation("Merge") as op:
        op.put(statement)
    here.kit.session.tell(op.changes)


def of_bob(here: Reviewed, place: tuple[int, int]) -> Statement:
    """Bob's mark there."""
    bob = user("Bob").annotator.id
    found = here.team.project.all(Statement)
    return next(s for s in found if s.annotator == bob and s.spans[0].start == place[0])


def test_readings_stand_side_by_side_with_what_differs_first(reviewed: Reviewed) -> None:
    reviewed.to("Other type: Official – Defector")
    sides = reviewed.room.detail.sides
    assert column(sides, 0)[:3] == ["", "Words", "Type"]
    assert column(sides, 1)[:3] == ["Ann", "The ministry", "Official"]
    assert column(sides, 2)[:3] == ["Bob", "The ministry", "Defector"]
    assert [(f.name, f.kind, f.apart) for f in sides.shown.sides.fields if f.kind] == [
        ("Type", "other type", (True, True))
    ]
    reviewed.press(K.Key_2)
    reviewed.room.queue.choose("decided")
    reviewed.to("Other type: Official – Defector")
    assert column(sides, 3)[:3] == ["Stands", "The ministry", "Defector"]
    assert "Taken from Bob · Ann" in reviewed.room.detail.standing.text()


def test_everybody_has_a_lane_oneself_first_and_what_stands_has_one(reviewed: Reviewed) -> None:
    lanes = reviewed.room.reader._lanes.readings
    assert [(r.lane.label, r.lane.title) for r in lanes] == [("1", "Ann"), ("2", "Bob"), ("✓", "Adjudicated")]
    mark = of_bob(reviewed, TYPE)
    assert lanes[1].differs(mark.id) == ("other type",)
    reviewed.to("Other type: Official – Defector")
    assert reviewed.room.reader.focused_group == set(reviewed.room.here.item.ids)  # type: ignore[union-attr]
    reviewed.press(K.Key_2)
    (stands,) = reviewed.stands()
    assert stands.id in reviewed.room.reader._lanes.readings[2]


def test_the_text_shows_one_annotators_marks_after_the_other(reviewed: Reviewed) -> None:
    reader = reviewed.room.reader
    reader.setFocus()
    shown = []
    for _ in range(4):
        reviewed.press(K.Key_V)
        shown.append(reader.shown_lane)
    assert shown == [user("Ann").annotator.id, user("Bob").annotator.id, ADJUDICATED.id, None]


def test_a_click_on_a_bar_puts_its_difference_in_focus(reviewed: Reviewed) -> None:
    reviewed.room.reader.statement_wanted.emit(of_bob(reviewed, SPAN).id, user("Bob").annotator.id)
    assert reviewed.head() == "Other span: 9 – 6 characters"


def test_what_is_changed_later_opens_the_decision_again_and_says_why(reviewed: Reviewed) -> None:
    reviewed.to("Other type: Official – Defector")
    reviewed.press(K.Key_1)
    change(reviewed, of_bob(reviewed, TYPE).coded("source_type", "official"))
    assert "All agree: Official" in reviewed.heads()
    reviewed.room.queue.choose("again")
    (entry,) = reviewed.entries()
    assert entry.item.why == ("Bob changed the source type",)
    reviewed.room.here.focus_on(entry.key)
    assert "Bob changed the source type" in reviewed.room.detail.again.text()
    reviewed.room.reader.setFocus()
    reviewed.press(K.Key_1)
    assert reviewed.entries() == []


def test_a_change_of_marks_leaves_the_focus_and_the_text_where_they_are(reviewed: Reviewed) -> None:
    reviewed.to("Other span: 9 – 6 characters")
    before = reviewed.room.reader.position()
    made = reviewed.team.mark("Bob", (300, 310))
    reviewed.kit.session.tell(Changes(ids={Statement.kind: (made.id,)}))
    assert reviewed.heads().count("Only Bob") == 2
    assert reviewed.head() == "Other span: 9 – 6 characters"
    assert reviewed.room.reader.position() == before


def test_progress_counts_what_everybody_marked_and_what_is_open(reviewed: Reviewed) -> None:
    (row,) = reviewed.room.read_articles.rows
    assert [(c.name, c.share.statements if c.share else 0) for c in row.cells] == [("Ann", 4), ("Bob", 5)]
    assert row.words == "4 open"
    reviewed.to("Only Bob")
    reviewed.press(K.Key_2)
    (row,) = reviewed.room.read_articles.rows
    assert row.words == "3 open · 1 decided"
    assert reviewed.room.head.line.text() == "3 open · 1 decided · 1 agreed, to be accepted"
    reviewed.kit.actions.run("undo")
    assert reviewed.room.read_articles.rows[0].words == "4 open"


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("kinds", "other type", ["Other type: Official – Defector"]),
        ("facets", "reliability", ["Other reliability: A – C"]),
        ("facets", "source", []),
    ],
)
def test_the_queue_is_narrowed_by_kind_and_facet(
    reviewed: Reviewed, field: str, value: str, left: list[str]
) -> None:
    act = reviewed.room.queue.filters.action(field, value)
    act.trigger()
    assert reviewed.heads() == left
    reviewed.room.queue.filters.clear()
    assert len(reviewed.heads()) == 4


def test_the_queue_of_all_articles_leads_into_another_one(enter: Enter, path: Path, kit: Kit) -> None:
    from sourcemark.project import open_project

    project = open_project(path, user("Ann"))
    other = team_of(project).another("Another")
    team_of(project).mark("Ann", article=other)
    team_of(project).mark("Bob", type="defector", article=other)
    project.close()
    here = enter(path)
    here.room.here.open(next(row.id for row in here.room.read_articles.rows if row.id != other.id))
    here.room.queue.reach_out("everywhere")
    assert len(here.entries()) == 5
    away = next(e for e in here.entries() if e.article != here.room.open_article)
    row = here.room.queue_model.row_of(away.article, away.key)
    here.room.queue.list.setCurrentIndex(here.room.queue_model.index(row))
    assert here.room.open_article == away.article
    assert here.head() == "Other type: Official – Defector"


def team_of(project: object) -> Team:
    """The same project, with its first article."""
    from sourcemark.model.articles import Article

    return Team(project, next(iter(project.all(Article))))  # type: ignore[attr-defined, arg-type]


def test_feedback_tells_what_became_of_ones_own_readings_and_why(reviewed: Reviewed) -> None:
    reviewed.to("Other type: Official – Defector")
    reviewed.press(K.Key_S, K.Key_R)
    reviewed.write("Overlooked")
    reviewed.press(K.Key_Return, K.Key_2)
    reviewed.press(K.Key_F, held="alt")
    (entry,) = reviewed.entries()
    assert entry.word is not None
    assert (entry.word.fate, entry.word.differs) == ("changed", ("source_type",))
    assert focus() is reviewed.room.queue.list
    from sourcemark.gui.review.told import fate, why

    assert fate(entry.word, reviewed.room.here.known) == "Changed: type"
    assert why(entry.word) == "Slip. Overlooked"
    reviewed.press(K.Key_F, held="alt")
    assert len(reviewed.entries()) == 3


def test_one_who_works_blind_sees_nothing_before_submitting(enter: Enter, path: Path) -> None:
    from sourcemark.project import open_project

    project = open_project(path, user("Ann"))
    team_of(project).arranged(blind=True)
    project.close()
    here = enter(path)
    assert here.entries() == []
    assert "You work blind" in here.room.queue.body.words.text()
    assert here.room.reader._lanes.readings == []
    assert "Bob" not in str([row.cells for row in here.room.read_articles.rows])


def test_one_alone_is_told_what_to_do(enter: Enter, tmp_path: Path) -> None:
    project = new_project(tmp_path / "Alone.sourcemark", user("Ann"))
    team(project).mark("Ann")
    project.close()
    here = enter(tmp_path / "Alone.sourcemark")
    words = here.room.queue.body.words.text()
    assert "Only your reading" in words
    assert here.kit.actions.hint("merge") in words
    assert here.kit.actions.hint("hand_out") in words


def test_names_can_be_hidden(enter: Enter, path: Path) -> None:
    from sourcemark.project import open_project

    project = open_project(path, user("Ann"))
    team_of(project).arranged(nameless=True)
    project.close()
    here = enter(path)
    assert "Only Annotator 1" in here.heads()
    shown = [r.lane.title for r in here.room.reader._lanes.readings]
    assert shown == ["Ann", "Annotator 1", "Adjudicated"]


def test_another_name_shows_everywhere(reviewed: Reviewed) -> None:
    bob = msgspec.structs.replace(user("Bob").annotator, name="Bo")
    put_all(reviewed.team.project, "Name", [bob])
    reviewed.kit.session.tell(Changes(ids={Annotator.kind: (bob.id,)}))
    assert "Only Bo" in reviewed.heads()


def test_every_control_has_a_name(reviewed: Reviewed) -> None:
    reviewed.to("Other type: Official – Defector")
    assert nameless(reviewed.room) == []


def test_agreement_is_the_other_view(reviewed: Reviewed) -> None:
    reviewed.room.reader.setFocus()
    reviewed.press(K.Key_G, held="alt")
    assert reviewed.room.agreement.isVisible()
    assert not reviewed.room.differences.isVisible()
    mark = of_bob(reviewed, SPAN)
    reviewed.room.agreement.statements_wanted.emit([(mark.article, [mark.id])])
    assert reviewed.room.differences.isVisible()
    assert reviewed.heads() == ["Other span: 9 – 6 characters"]
    assert reviewed.head() == "Other span: 9 – 6 characters"
    reviewed.room.queue.choose("open")
    assert len(reviewed.heads()) == 4


def test_the_statement_is_shown_on_the_desk(reviewed: Reviewed) -> None:
    wanted: list[str] = []
    reviewed.room.statement_wanted.connect(wanted.append)
    reviewed.to("Only Bob")
    reviewed.press(K.Key_Return, held="ctrl")
    (found,) = wanted
    assert reviewed.team.project.get(Statement, found) == of_bob(reviewed, (100, 120))


def test_the_sample_has_something_to_decide(enter: Enter, kit: Kit, tmp_path: Path) -> None:
    here = enter(make_closed_sample(kit, tmp_path))
    assert len(here.room.read_articles.rows) == 4
    assert len(here.heads()) >= 5
    assert {s.spans for s in here.stands()} == set()


def test_what_is_not_in_view_is_not_decided_on(reviewed: Reviewed) -> None:
    reviewed.to("Other type: Official – Defector")
    reviewed.room.hide()
    for action in ("take_1", "take_both", "accept_agreed", "accept_reading", "withdraw_decision"):
        assert not reviewed.kit.actions.can(action)


def test_a_room_entered_too_early_fills_when_there_is_something(enter: Enter, tmp_path: Path) -> None:
    project = new_project(tmp_path / "Empty.sourcemark", user("Ann"))
    made = team(project)
    project.close()
    here = enter(tmp_path / "Empty.sourcemark")
    assert here.room.open_article is None
    assert "Nobody has marked anything yet" in here.room.queue.body.words.text()
    here.room.hide()
    here.team.mark("Ann", article=made.article)
    mark = here.team.mark("Bob", type="defector", article=made.article)
    here.kit.session.tell(Changes(ids={Statement.kind: (mark.id,)}))
    here.room.show()
    assert here.room.open_article == made.article.id


def test_what_was_changed_elsewhere_shows_when_one_comes_back(reviewed: Reviewed, qtbot: QtBot) -> None:
    reviewed.room.hide()
    change(reviewed, of_bob(reviewed, TYPE).coded("source_type", "official"))
    reviewed.room.show()
    qtbot.waitUntil(lambda: len(reviewed.entries()) == 3)
    assert "Other type: Official – Defector" not in reviewed.heads()


def test_a_deleted_mark_closes_its_difference(reviewed: Reviewed) -> None:
    gone = of_bob(reviewed, (100, 120))
    reviewed.to("Only Bob")
    with reviewed.team.project.operation("Merge") as op:
        op.drop(Statement.kind, gone.id)
    reviewed.kit.session.tell(op.changes)
    assert "Only Bob" not in reviewed.heads()
    assert reviewed.room.here.focus is None
    assert reviewed.room.detail.empty.isVisible()
