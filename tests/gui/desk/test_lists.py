"""The two lists: filters, states, several chosen at once, and a text that stays where it is."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, Qt
from worked import ALT, CONTROL, SHIFT, Key, Open, Worked

from sourcemark.gui.desk.articles.model import ArticleModel
from sourcemark.gui.widgets.lazy_rows import ROW
from sourcemark.model.articles import Article, Draft
from sourcemark.model.changes import MANY
from sourcemark.model.scope import ArticleFilter
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.work import articles
from sourcemark.work.codebook import merge_code


def titles(worked: Worked) -> list[str]:
    model = worked.desk.article_model
    return [model.index(row).data() for row in range(model.rowCount())]


@pytest.fixture
def three(worked: Worked) -> Worked:
    """Three tagged sentences: defector of Lee's, official, official; the focus on the last."""
    worked.to_troops()
    worked.press(Key.Key_D)
    worked.press(Key.Key_Return)
    for _ in range(2):
        worked.press(Key.Key_Down)
        worked.press(Key.Key_O)
    return worked


def test_articles_stand_with_the_newest_first_and_it_is_open(worked: Worked) -> None:
    assert titles(worked) == ["Engineers", "Second"]
    assert worked.desk.here.article is not None
    assert worked.desk.here.article.title == "Engineers"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("meridian", ["Engineers"]),
        ("2026-05", ["Engineers", "Second"]),
        ("text:spokesman", ["Second"]),
        ("text:", ["Engineers", "Second"]),
        ("nowhere", []),
    ],
)
def test_filter_of_the_articles(worked: Worked, words: str, left: list[str]) -> None:
    worked.press(Key.Key_L, CONTROL)
    worked.type(words)
    assert titles(worked) == left
    assert worked.desk.articles.body.words.isVisible() is not bool(left)
    assert worked.desk.here.article is not None, "filtering leaves the open article open"


def test_states_of_the_articles(worked: Worked) -> None:
    states = worked.desk.articles.states

    def shown(state: str) -> list[str]:
        states.wanted.emit(state)
        return titles(worked)

    assert shown("new") == ["Engineers", "Second"]
    worked.to_troops()
    worked.press(Key.Key_D)
    assert titles(worked) == ["Second"]
    assert (shown("started"), shown("done")) == (["Engineers"], [])
    worked.press(Key.Key_Return, CONTROL, on=worked.desk.reader)
    assert titles(worked) == ["Engineers"]
    worked.kit.actions.run("bin_article")
    assert (shown("done"), shown("binned"), shown("all")) == ([], ["Engineers"], ["Second"])


def test_a_tag_touches_one_row_only(worked: Worked) -> None:
    touched: list[tuple[int, int]] = []
    worked.desk.article_model.dataChanged.connect(lambda a, b: touched.append((a.row(), b.row())))
    worked.to_troops()
    worked.press(Key.Key_D)
    assert touched == [(0, 0)]
    row = worked.desk.article_model.index(0).data(ROW)
    assert row.statements == 1


def test_a_new_article_comes_in_without_moving_selection_or_scroll(
    enter: Open, path: object, worked: Worked
) -> None:
    project = worked.kit.session.project
    for n in range(60):
        articles.add(project, Draft(text=f"Text {n}", title=f"Title {n}", published="2026-01-01"))
    worked.kit.session.tell(articles.add(project, Draft(text="x", title="Last", published="2026-01-02")))
    view = worked.desk.articles.list
    view.setCurrentIndex(worked.desk.article_model.index(30))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, open_one = bar.value(), worked.desk.here.article
    worked.kit.session.tell(articles.add(project, Draft(text="y", title="Oldest", published="2020-01-01")))
    assert open_one is not None
    assert (bar.value(), worked.desk.here.article) == (before, open_one)
    assert view.currentIndex().data() == open_one.title
    assert titles(worked)[-1] == "Oldest"


def test_next_and_previous_article(worked: Worked) -> None:
    worked.press(Key.Key_PageDown, CONTROL)
    assert worked.desk.here.article is not None
    assert worked.desk.here.article.title == "Second"
    worked.press(Key.Key_PageUp, CONTROL)
    assert worked.desk.here.article.title == "Engineers"


def test_an_article_opens_where_it_was_left(worked: Worked) -> None:
    worked.desk.reader.setFocus()
    worked.press(Key.Key_Down, times=40)
    stands = worked.desk.reader.position()
    worked.press(Key.Key_PageDown, CONTROL)
    worked.press(Key.Key_PageUp, CONTROL)
    assert worked.desk.reader.position() == stands


def test_what_is_known_of_an_article_is_edited_in_place(worked: Worked) -> None:
    worked.desk.reader.setFocus()
    worked.press(Key.Key_Down, times=40)
    stands = worked.desk.reader.position()
    worked.press(Key.Key_M, CONTROL)
    worked.type("Bridge builders")
    worked.press(Key.Key_Return)
    article = worked.desk.here.article
    assert article is not None
    assert article.title == "Bridge builders"
    assert "Bridge builders" in titles(worked)
    assert (worked.desk.reader.hasFocus(), worked.desk.reader.position()) == (True, stands)
    worked.press(Key.Key_M, CONTROL)
    worked.type("Nonsense")
    worked.press(Key.Key_Escape)
    kept = worked.kit.session.project.get(Article, article.id)
    assert kept == article


def test_the_list_of_statements_is_in_the_order_of_the_text(three: Worked) -> None:
    model = three.desk.statement_model
    words = [model.index(row).data() for row in range(model.rowCount())]
    assert words[0].startswith("Troops")
    assert words[1:] == ["The ministry denied that.", words[2]]
    assert three.desk.statements.current() == 2


def test_choosing_in_the_list_does_not_move_the_text_but_enter_does(three: Worked) -> None:
    three.press(Key.Key_Down, times=40)
    stands = three.desk.reader.position()
    three.press(Key.Key_L, ALT)
    three.desk.statements.list.setCurrentIndex(three.desk.statement_model.index(0))
    assert three.desk.here.focus == three.desk.here.marked.order[0][2]
    assert three.desk.reader.position() == stands
    three.press(Key.Key_Return)
    assert three.desk.reader.hasFocus()
    assert three.desk.reader.position() != stands
    three.press(Key.Key_E)
    assert three.desk.here.marked.codes[three.desk.here.marked.order[0][2]] == "eyewitness"


def test_keys_act_on_all_that_are_chosen_as_one_step(three: Worked) -> None:
    three.press(Key.Key_L, ALT)
    three.desk.statements.list.setCurrentIndex(three.desk.statement_model.index(0))
    three.press(Key.Key_Down, SHIFT)
    assert len(three.desk.here.chosen) == 2
    three.press(Key.Key_A)
    assert [three.desk.here.marked.codes[p[2]] for p in three.desk.here.marked.order] == [
        "analyst",
        "analyst",
        "official",
    ]
    assert three.undo_name() == "Tag as analyst or expert (2 statements)"
    three.press(Key.Key_G, ALT)
    three.press(Key.Key_E)
    assert three.undo_name() == "Grade reliability E (2 statements)"
    three.press(Key.Key_S, ALT)
    three.type("lee")
    three.press(Key.Key_Return)
    assert three.undo_name() == "Attribute to Lee Woong-gil (2 statements)"
    three.press(Key.Key_Z, CONTROL, times=3)
    assert [s.code("source_type") for s in three.statements()].count("analyst") == 0


def test_filter_of_the_statements_by_words_facet_and_grade(three: Worked) -> None:
    model, filters = three.desk.statement_model, three.desk.statements.filters
    three.press(Key.Key_L, CONTROL | SHIFT)
    three.type("ministry")
    assert model.rowCount() == 1
    three.desk.statements.words.clear()
    filters.action("codes:source_type", "official").trigger()
    assert (model.rowCount(), filters.text()) == (2, "Filter · 1")
    filters.clear()
    filters.action("reliability", "B").trigger()
    assert model.rowCount() == 1
    filters.action("reliability", "").trigger()
    assert model.rowCount() == 3
    filters.clear()
    three.desk.statements.words.setText("nothing of the kind")
    assert three.desk.statements.body.words.isVisible()


def test_a_value_filters_also_for_those_that_were_merged_into_it(three: Worked) -> None:
    model, filters = three.desk.statement_model, three.desk.statements.filters
    filters.action("codes:source_type", "official").trigger()
    assert model.rowCount() == 2
    session = three.kit.session
    session.changed.emit(merge_code(session.project, "source_type", "defector", "official"))
    assert model.rowCount() == 3, "with the filter standing as it was"
    filters.clear()
    filters.action("codes:source_type", "official").trigger()
    assert model.rowCount() == 3


def test_a_statement_that_passes_the_filter_no_longer_leaves_the_list(three: Worked) -> None:
    model = three.desk.statement_model
    three.desk.statements.filters.action("codes:source_type", "official").trigger()
    three.desk.reader.setFocus()
    three.press(Key.Key_A)
    assert model.rowCount() == 1
    three.press(Key.Key_Z, CONTROL)
    assert model.rowCount() == 2


def test_rows_are_read_by_the_screenful(worked: Worked) -> None:
    project, model = worked.kit.session.project, ArticleModel()
    for n in range(100):
        articles.add(project, Draft(text=f"Text {n}", title=f"Title {n}", published="2026-01-01"))
    asked: list[str] = []
    project.link.set_trace_callback(asked.append)
    model.list_articles(project, ArticleFilter())
    assert sum("article" in query for query in asked) == 1
    assert model.data(model.index(0), Qt.ItemDataRole.DisplayRole) == "Engineers"
    assert model.data(model.index(1), Qt.ItemDataRole.DisplayRole) == "Second"
    assert sum("article" in query for query in asked) == 2
    project.link.set_trace_callback(None)
    assert model.rowCount(QModelIndex()) == 102


def test_sizes_of_the_panes_are_kept(worked: Worked) -> None:
    worked.desk.splitter.moveSplitter(300, 1)
    kept = worked.kit.profile.habits.splitters["Desk"]
    assert kept == tuple(worked.desk.splitter.sizes())


def test_panes_are_resized_by_keys(worked: Worked) -> None:
    desk = worked.desk
    across, down = desk.splitter.sizes(), desk.statements.height()
    desk.articles.list.setFocus()
    worked.press(Key.Key_F7)
    assert desk.splitter.sizes()[0] == across[0] + 32
    assert worked.kit.profile.habits.splitters["Desk"] == tuple(desk.splitter.sizes())
    worked.press(Key.Key_F7, SHIFT)
    assert desk.splitter.sizes() == across
    desk.statements.words.setFocus()
    worked.press(Key.Key_F8)
    assert desk.statements.height() == down + 32
    worked.press(Key.Key_F7)
    assert desk.splitter.sizes()[2] == across[2] + 32


def test_without_an_article_the_desk_says_what_to_do(enter: Open, kit: object, tmp_path: object) -> None:
    kit.session.create(tmp_path / "Empty.sourcemark")  # type: ignore[attr-defined, operator]
    kit.session.close()  # type: ignore[attr-defined]
    worked = enter(tmp_path / "Empty.sourcemark")  # type: ignore[operator]
    words = worked.desk.articles.body.words.text()
    assert worked.desk.articles.body.words.isVisible()
    assert "Import files" in words
    assert "Paste" in words


def test_tab_walks_on_where_nothing_is_proposed(three: Worked) -> None:
    three.press(Key.Key_Escape)
    three.press(Key.Key_Tab)
    assert not three.desk.reader.hasFocus()
    three.press(Key.Key_L, ALT)
    three.press(Key.Key_Tab)
    assert not three.desk.statements.list.hasFocus()


def test_the_menu_offers_the_sources_of_the_article(three: Worked) -> None:
    three.press(Key.Key_PageDown, CONTROL)
    three.press(Key.Key_PageUp, CONTROL)
    source = three.source_of(three.desk.here.statement(three.desk.here.marked.order[0][2]))  # type: ignore[arg-type]
    assert source is not None
    three.desk.statements.filters.action("sources", source.id).trigger()
    assert three.desk.statement_model.rowCount() == 1


def test_a_merge_of_thousands_is_shown_without_reading_each(three: Worked) -> None:
    project, here = three.kit.session.project, three.desk.here
    assert here.article is not None
    kept = here.marked.order[0][2]
    with project.operation("Merge") as op:
        for place in here.marked.order[1:]:
            op.drop(Statement.kind, place[2])
    listed = {Statement.kind: tuple(f"elsewhere {n}" for n in range(MANY))}
    changes = msgspec.structs.replace(op.changes, ids=listed, unlisted=frozenset({Statement.kind}))
    asked: list[str] = []
    project.link.set_trace_callback(asked.append)
    three.kit.session.tell(changes)
    project.link.set_trace_callback(None)
    assert len(asked) < 100
    assert three.desk.statement_model.rowCount() == 1
    assert [place[2] for place in here.marked.order] == [kept]
    assert here.focus is None


def test_many_sources_that_came_in_are_all_known(worked: Worked) -> None:
    project, known = worked.kit.session.project, worked.desk.known
    assert not known.register.mentions("Zo Last spoke.", 0, 14)
    with project.operation("Import") as op:
        for number in range(MANY):
            op.put(Source(id=f"s{number}", name=f"Name {number}"))
        op.put(Source(id="zo", name="Zo Last"))
    worked.kit.session.tell(op.changes)
    assert [m.source for m in known.register.mentions("Zo Last spoke.", 0, 14)] == ["zo"]


def test_a_statement_is_shown_in_its_article_from_elsewhere(three: Worked) -> None:
    second = three.desk.here.marked.order[1][2]
    three.press(Key.Key_PageDown, CONTROL)
    three.window.show_statement(second)
    article = three.desk.here.article
    assert article is not None
    assert (article.title, three.desk.here.focus) == ("Engineers", second)
    assert three.desk.articles.list.currentIndex().data() == "Engineers"
    assert three.desk.reader.selected_spans() == three.desk.here.marked.spans(second)


def test_undoing_the_import_of_the_open_article_opens_another(worked: Worked) -> None:
    worked.kit.session.do(articles.add, Draft(text="Short.", title="Newest", published="2026-12-01"))
    worked.press(Key.Key_PageUp, CONTROL)
    assert worked.desk.here.article is not None
    assert worked.desk.here.article.title == "Newest"
    worked.press(Key.Key_Z, CONTROL)
    assert titles(worked) == ["Engineers", "Second"]
    assert worked.desk.here.article.title == "Engineers"


def test_an_article_that_was_filtered_out_can_be_opened_again(worked: Worked) -> None:
    worked.press(Key.Key_L, CONTROL)
    worked.type("second")
    assert not worked.desk.articles.list.currentIndex().isValid()
    worked.press(Key.Key_Return)
    worked.press(Key.Key_Down)
    assert worked.desk.here.article is not None
    assert worked.desk.here.article.title == "Second"
