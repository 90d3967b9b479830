"""A beat that a model was not trained on, and people who mark it: what learning from a project is measured by."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sourcemark.model.spans import Span
from sourcemark.suggest.learning.answers import Row, answered
from sourcemark.suggest.learning.lessons import Lesson, OwnMark
from sourcemark.suggest.network.coreference import Meant, meant
from sourcemark.suggest.network.found import Found, found_in
from sourcemark.suggest.network.loading import Model
from sourcemark.suggest.network.reading import read
from sourcemark.suggest.network.shapes import TYPES

TOP = Path(__file__).parents[2]
sys.path.append(str(TOP / "src"))

Habit = Callable[[str, OwnMark, dict[str, Any]], OwnMark | None]
"""The text, the mark, the attribution as the corpus has it → as this person marks it; None: not at all."""

_LEARNED = re.compile(
    r"\b(?:professors?|prof|universit\w+|college|lecturers?|academics?|scholars?)\b", re.IGNORECASE
)
CODES = {name: name for name in TYPES}


class Seen(NamedTuple):
    """An article as the model reads it and as one person marks it."""

    lesson: Lesson
    found: list[Found]
    meanings: list[Meant]


def by_the_guide(text: str, mark: OwnMark, gold: dict[str, Any]) -> OwnMark:
    """Marks as the corpus does."""
    return mark


def own_habits(text: str, mark: OwnMark, gold: dict[str, Any]) -> OwnMark | None:
    """Calls people of universities "academic", and never marks what companies wish."""
    words = f"{gold['who']} {' '.join(text[s.start : s.end] for s in mark.source)}"
    if mark.type == "corporate" and mark.kind == "attitude":
        return None
    return msgspec.structs.replace(mark, type="academic") if mark.type and _LEARNED.search(words) else mark


def articles(beat: str) -> list[dict[str, Any]]:
    """The annotated articles of one beat, in their order."""
    from sourcemark_training.markup import read_file

    paths = sorted((TOP / "resources" / "corpus").glob(f"{beat}-*.txt"))
    return [one for path in paths for one in read_file(path.read_text("utf-8"))]


def seen(model: Model, documents: Sequence[dict[str, Any]], habit: Habit) -> list[Seen]:
    """What is found in these articles, beside what that person marks in them."""
    out = []
    for one in documents:
        known = read(one["text"], model.tokenizer, model.brain)
        found = found_in(known, model.brain)
        out.append(Seen(lesson(one, habit), found, meant(known, found, model.brain)))
    return out


def lesson(document: dict[str, Any], habit: Habit) -> Lesson:
    """The article when that person is done with it: what was proposed and is not marked was dismissed."""
    marks = (habit(document["text"], _mark(one), one) for one in document["attributions"])
    return Lesson(document["text"], tuple(mark for mark in marks if mark), done=True)


def _mark(one: dict[str, Any]) -> OwnMark:
    main = (one["type"] or "").partition("+")[0]
    return OwnMark(_spans(one["content"]), _spans(one["source"]), main, one["kind"])


def _spans(places: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*place) for place in places)


def rows_of(ones: Sequence[Seen]) -> list[Row]:
    """All that these articles teach."""
    return [row for at, one in enumerate(ones) for row in answered(one.found, one.lesson, at)]
