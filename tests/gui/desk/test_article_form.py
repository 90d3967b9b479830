"""The form of an article: what nobody has set is shown as not set, and stays so."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from tables import an_article

from sourcemark.gui.desk.articles.form import NOT_SET, ArticleForm
from sourcemark.model.scales import HANDLING


def test_handling_is_not_set_until_somebody_sets_it(qtbot: QtBot) -> None:
    form = ArticleForm()
    qtbot.addWidget(form)
    article = an_article("Words.")
    form.show_article(article)
    box = form.handling
    assert [box.itemText(row) for row in range(box.count())] == [NOT_SET, *HANDLING[1:]]
    assert box.currentText() == NOT_SET
    with qtbot.assertNotEmitted(form.wanted):
        form.keep()
    with qtbot.waitSignal(form.wanted) as wanted:
        box.activated.emit(box.findData("TLP:CLEAR"))
    assert wanted.args == ["handling", "TLP:CLEAR"]
    box.show_value("TLP:CLEAR")
    form.show_article(article)
    assert box.currentText() == NOT_SET
