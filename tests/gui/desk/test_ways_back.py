"""Esc leads back from a filter, a key that means nothing says so, and a merged type's key means its successor."""

from __future__ import annotations

import pytest
from worked import CONTROL, SHIFT, Key, Worked

from sourcemark.model.codebook import SOURCE_TYPE
from sourcemark.model.sources import Source
from sourcemark.work import attributing, codebook


def said(worked: Worked) -> str:
    return worked.window.status.line.text()


@pytest.mark.parametrize("held", [CONTROL, CONTROL | SHIFT])
def test_escape_clears_a_filter_and_then_leads_back_to_the_text(worked: Worked, held: object) -> None:
    worked.kit.actions.run("filter_articles" if held == CONTROL else "filter_statements")
    line = worked.desk.articles.words if held == CONTROL else worked.desk.statements.words
    assert line.hasFocus()
    worked.type("nowhere")
    worked.press(Key.Key_Escape)
    assert (line.text(), line.hasFocus()) == ("", True)
    worked.press(Key.Key_Escape)
    assert worked.desk.reader.hasFocus()


def test_the_statements_are_filtered_by_who_speaks(worked: Worked) -> None:
    worked.to_troops()
    worked.press(Key.Key_Down)
    worked.press(Key.Key_O)
    denied, (lee,) = worked.only(), list(worked.kit.session.project.all(Source))
    worked.kit.actions.run("filter_statements")
    worked.type("woong")
    model = worked.desk.statement_model
    assert model.rowCount() == 0
    worked.kit.session.do(attributing.set_source, [denied.id], lee.id)
    assert model.index(0).data() == denied.exact == "The ministry denied that."
    worked.press(Key.Key_Space)
    worked.type("denied")
    assert model.rowCount() == 1, "a word of the quote beside one of the name"


def test_the_key_of_a_merged_type_tags_with_its_successor(worked: Worked) -> None:
    session = worked.kit.session
    session.do(codebook.merge_code, SOURCE_TYPE, "defector", "official")
    worked.to_troops()
    worked.press(Key.Key_D)
    assert worked.only().code("source_type") == "official"


def test_a_key_that_stands_for_no_type_says_so(worked: Worked) -> None:
    session = worked.kit.session
    session.do(codebook.retire_code, SOURCE_TYPE, "defector")
    worked.to_troops()
    for key, letter in ((Key.Key_D, "d"), (Key.Key_9, "9")):
        worked.press(key)
        assert said(worked) == f"“{letter}” stands for no source type: F1 shows the keys."
    assert worked.statements() == []
