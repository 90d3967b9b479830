"""The ceiling: what is marked closer, or not at all, does not go out unseen."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from files import mark, put_article, said_by
from things import Case

from sourcemark.formats.sets import bundle as codec
from sourcemark.model.articles import Article
from sourcemark.model.bundle import Text
from sourcemark.model.errors import Refused
from sourcemark.model.scales import HANDLING, Handling
from sourcemark.model.scope import Scope, Wish
from sourcemark.model.sources import Source
from sourcemark.model.statements import Statement
from sourcemark.work.exporting.export import export, forecast
from sourcemark.work.exporting.handling import is_above


@pytest.fixture
def full(here: Case) -> Case:
    """An unmarked article, a green one and a red one, whose source is heard nowhere else."""
    with here.project.operation("Fill") as op:
        green = put_article(op, "Green text", "Green", handling="TLP:GREEN")
        red = put_article(op, "Red text", "Red", handling="TLP:RED")
        secret = Source(id="secret", name="Secret")
        op.put(secret)
        op.put(mark(green, "Green text", (0, 5), attribution=said_by(here.lee)))
        op.put(mark(red, "Red text", (0, 3), attribution=said_by(here.lee, secret)))
    return here


def test_the_order_of_the_markings(here: Case) -> None:
    def above(handling: Handling, ceiling: Handling) -> bool:
        return is_above(msgspec.structs.replace(here.article, handling=handling), ceiling)

    marked = HANDLING[1:]
    assert not any(above(handling, "") for handling in HANDLING)
    assert all(above("", ceiling) for ceiling in marked)
    assert [[above(h, c) for h in marked] for c in marked] == [[i > j for i in range(5)] for j in range(5)]


def test_what_lies_above_refuses_the_export_and_is_named(full: Case, tmp_path: Path) -> None:
    wish = Wish(format="csv", ceiling="TLP:AMBER")
    for act in (lambda: export(full.project, tmp_path / "a.csv", wish), lambda: forecast(full.project, wish)):
        with pytest.raises(Refused) as refusal:
            act()
        words = str(refusal.value)
        assert words.startswith("2 articles lie above TLP:AMBER: ")
        assert "“Red” (TLP:RED)" in words
        assert "“Troops move” (not marked)" in words
    assert not (tmp_path / "a.csv").exists()


def test_ten_are_named_and_the_others_counted(here: Case, tmp_path: Path) -> None:
    with here.project.operation("Fill") as op:
        for number in range(11):
            put_article(op, f"Text {number}", f"{number} {'long ' * 40}")
    with pytest.raises(Refused, match=r"^12 articles lie .* and 2 more\. Leave them out") as refusal:
        export(here.project, tmp_path / "a", Wish(ceiling="TLP:RED"))
    assert len(str(refusal.value)) < 1000


def test_what_is_not_in_scope_does_not_count(full: Case, tmp_path: Path) -> None:
    (green,) = [a for a in full.project.all(Article) if a.title == "Green"]
    wish = Wish(scope=Scope(articles=(green.id,)), ceiling="TLP:GREEN")
    assert export(full.project, tmp_path / "a", wish).left_out == 0


def test_sources_heard_only_above_stay_whatever_the_scope(full: Case, tmp_path: Path) -> None:
    (green,) = [a for a in full.project.all(Article) if a.title == "Green"]
    export(full.project, tmp_path / "a", Wish(scope=Scope(articles=(green.id,)), ceiling="TLP:GREEN"))
    assert "secret" not in {s.id for s in codec.read(tmp_path / "a") if isinstance(s, Source)}


def test_left_out_with_all_that_lies_in_it(full: Case, tmp_path: Path) -> None:
    wish = Wish(ceiling="TLP:AMBER", above="leave out")
    assert export(full.project, tmp_path / "a", wish).left_out == 2
    found = list(codec.read(tmp_path / "a"))
    assert [a.title for a in found if isinstance(a, Article)] == ["Green"]
    assert [t.text for t in found if isinstance(t, Text)] == ["Green text"]
    assert [s.exact for s in found if isinstance(s, Statement)] == ["Green"]
    assert "secret" not in {s.id for s in found if isinstance(s, Source)}, "heard only in what was left out"
    assert "lee" in {s.id for s in found if isinstance(s, Source)}
    coming = forecast(full.project, wish)
    assert (coming.statements, coming.left_out) == (1, 2)


def test_marked_while_it_is_written(full: Case, tmp_path: Path) -> None:
    """What is marked closer after the ceiling was held against it does not slip through."""
    from sourcemark.work.exporting.handling import Ceiling

    (green,) = [a for a in full.project.all(Article) if a.title == "Green"]
    ceiling = Ceiling(full.project, Wish(scope=Scope(articles=(green.id,)), ceiling="TLP:GREEN"))
    closer = msgspec.structs.replace(green, handling="TLP:RED")
    with pytest.raises(Refused, match="Green"):
        list(ceiling.below([closer]))
