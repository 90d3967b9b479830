"""What the Sources room says in words."""

from __future__ import annotations

from sourcemark.gui.sources.merging import preview
from sourcemark.gui.sources.rows import description, said
from sourcemark.gui.sources.spoken import record_words
from sourcemark.model.sources import Source
from sourcemark.project.queries.sources import SourceRow


def row(number: int = 0, **facts: object) -> SourceRow:
    return SourceRow(Source(**{"id": "s", "name": "Maria Keller", **facts}), number, None)  # type: ignore[arg-type]


def test_each_scale_is_counted_by_itself() -> None:
    words = record_words(({"B": 2, "F": 1, "": 3}, {"6": 1}))
    assert words == "Reliability: B × 2 · F × 1 · not graded × 3   Credibility: 6 × 1"


def test_a_preview_counts_only_what_is_new() -> None:
    kept = row(4, aliases=("Keller",), types=("official",))
    gone = [row(2, id="t", name="Keller", types=("official", "academic")), row(1, id="u", name="M. Keller")]
    assert preview(kept, gone) == (
        "“Maria Keller” stays and takes on 1 name, 1 type, 3 statements from “Keller”, “M. Keller”."
    )


def test_an_entry_is_described_by_its_role() -> None:
    assert description(row(role="soldier", former=True, affiliation="Army")) == "former soldier, Army"
    assert description(row(aliases=("Lee",))) == "Lee"
    assert description(row()) == "person"


def test_an_entry_in_words() -> None:
    assert said(row(1)).whole == "Maria Keller, person, person, not assessed, 1 statement"
