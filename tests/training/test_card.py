"""The model card: figures of whatever was tried, and weaknesses told from them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from sourcemark.model.spans import Span
from sourcemark.suggest.scoring.evaluating import Guess, counted, judged
from sourcemark.suggest.scoring.gold import Attribution, Marked
from sourcemark_training.card import write_card
from sourcemark_training.figures import Figures, line

TEXT = "Ana Ruiz said the pier is sold. Bo Lind hopes that it is not. "
MARKS = (
    Attribution(content=(Span(14, 30),), source=(Span(0, 8),), cue=(Span(9, 13),), type="official"),
    Attribution(
        content=(Span(46, 60),), source=(Span(32, 39),), cue=(Span(40, 45),), type="citizen", kind="attitude"
    ),
)


def figures(wrong: int) -> Figures:
    """Of twelve articles, in `wrong` of which the second attribution is given to nobody."""
    article = Marked("a", TEXT, MARKS)
    missed = msgspec.structs.replace(MARKS[1], source=(), type="")
    found = [(MARKS[0], missed if number < wrong else MARKS[1]) for number in range(12)]
    each = [counted(article, [Guess(one, one is MARKS[0]) for one in ones]) for ones in found]
    return Figures(12, judged(each, draws=50))


def test_one_line_says_what_matters() -> None:
    told = line(figures(6))
    assert told.startswith("F1 75.0 (")
    assert "statements alone 100.0, content 100.0, source 75.0, main type 100.0" in told
    assert "sure 100.0 at recall 50.0, 24 attributions in 12 articles" in told


def test_the_card_holds_what_was_measured_and_where_it_fails(tmp_path: Path) -> None:
    write_card("7", "own", {"own": figures(3), "own and shared": figures(9)}, tmp_path / "card.md")
    card = (tmp_path / "card.md").read_text("utf-8")
    assert "Version 7, trained on: own." in card
    assert "| main type, given content and source | 100.0 | 100.0 |" in card
    assert "| type citizen | 12 | 9 | 75.0 | 100.0 | 100.0 |" in card
    (weak,) = (told for told in card.splitlines() if told.startswith("- Least often found"))
    assert "type citizen (75.0 %)" in weak
    assert "{" not in card


@pytest.mark.parametrize("way", ["all", "outermost", "statements alone", "sure"])
def test_every_way_is_counted(way: str) -> None:
    assert figures(0).ways[way].scores.shares["e2e_iou"].p == 1
