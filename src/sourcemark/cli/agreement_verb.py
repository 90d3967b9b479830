"""`sourcemark agreement`: how far the annotators of a project agree, and the raw table behind the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from ..model.errors import Refused
from ..model.ids import Id
from ..project import Project
from ..work.review.agreeing import Agreed, agree, source_names, write_raw
from ..work.review.gathering import Among, people
from .bar import bar
from .common import json_option, print_json, project_argument, reading, say, show
from .words import flat

if TYPE_CHECKING:
    from ..analysis.agreement import Asked
    from ..analysis.bootstrap import Figure

HEAD = ("facet", "figure", "value", "low", "high", "units", "missing")
TRAINED = ("annotator", "facet", "figure", "value", "low", "high", "compared", "left_out", "added")
Row = Sequence[object]


@click.command("agreement")
@project_argument
@click.option(
    "--annotator", "annotators", multiple=True, metavar="ID", help="Only these annotators (repeat it)."
)
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="Only this article (may be repeated)."
)
@click.option("--facet", "facets", multiple=True, metavar="ID", help="Only this facet (may be repeated).")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    help="The least overlap of spans that count as matched (intersection over union), 0.5 unless told.",
)
@click.option("--seed", type=click.IntRange(0), default=1, help="Seed of the draws, 1 unless told.")
@click.option("--draws", type=click.IntRange(0), default=1000, help="Draws for the intervals; 0 for none.")
@click.option(
    "--reference", metavar="ID", help="Hold each annotator against this one: `adjudicated`, or an id."
)
@click.option(
    "--csv",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the raw table to this file, too.",
)
@click.option("--force", is_flag=True, help="Replace that file when it is there already.")
@json_option
def command(
    project: Path, target: Path | None, force: bool, as_json: bool, reference: str | None, **options: Any
) -> int:
    """Tell how far the annotators of PROJECT agree, facet by facet."""
    if target is not None and target.exists() and not force:
        raise Refused(f"{target.name} exists already: choose another name, or say --force.")
    if target is not None and reference:
        raise Refused("The raw table holds all annotators: ask for it without --reference.")
    with reading(project) as opened, bar("Comparing") as task:
        among = Among(annotators=options["annotators"], articles=options["articles"], reference=reference)
        asked = _asked(opened, options)
        found = [agree(opened, one, asked, task) for one in _each(opened, among)]
        written = write_raw(opened, target, found[0], asked.facets, task) if target else None
    if as_json:
        print_json([_told(one) for one in found] if reference else _told(found[0]))
    else:
        _print(found, reference)
        if target is not None:
            say(f"{written:,} rows written to {target.name}.")
    return 0


def _asked(project: Project, options: dict[str, Any]) -> Asked:
    from ..analysis.agreement import Asked

    return Asked(
        facets=options["facets"] or None,
        threshold=options["threshold"],
        seed=options["seed"],
        draws=options["draws"],
        sources=source_names(project),
    )


def _each(project: Project, among: Among) -> Iterator[Among]:
    """One comparison, or one for each who is held against the reference."""
    if among.reference is None:
        yield among
        return
    chosen = among.annotators or tuple(people(project))
    others = [id for id in chosen if id != among.reference] or [""]
    for one in others:
        yield msgspec.structs.replace(among, annotators=(one,) if one else ())


def _told(found: Agreed) -> dict[str, object]:
    report = msgspec.to_builtins(found.report)
    report["annotators"] = [{"id": id, "name": name} for id, name in found.annotators.items()]
    return {**report, "trained": found.trained, "remarks": found.remarks}


def _print(found: Sequence[Agreed], reference: str | None) -> None:
    """The table for programs and people alike; what is to be known of it beside it, on the error output."""
    for line in dict.fromkeys(line for one in found for line in one.remarks):
        click.echo(flat(line), err=True)
    if reference:
        show((row for one in found for row in _trained(one)), TRAINED, False)
        return
    (one,) = found
    click.echo(flat(_in_words(one)), err=True)
    show(_rows(one), HEAD, False)
    notes = list(_notes(one))
    same = set.intersection(*(set(lines) for _, lines in notes))
    for note in sorted(same):
        click.echo(flat(note), err=True)
    for name, note in ((name, note) for name, lines in notes for note in lines if note not in same):
        click.echo(flat(f"{name}: {note}"), err=True)


def _in_words(found: Agreed) -> str:
    report, names = found.report, ", ".join(found.annotators.values())
    read = (
        f"{report.articles:,} articles, {report.shared:,} of them read by two or more; {report.units:,} units"
    )
    return f"{names}: {read}. Intervals: {report.draws:,} draws of articles, seed {report.seed}."


def _rows(found: Agreed) -> Iterator[Row]:
    spans, units = found.report.boundaries, found.report.units
    yield "boundaries", "F1 exact", *_three(spans.exact), units, ""
    yield "boundaries", f"F1 overlap {spans.threshold:g}", *_three(spans.matched), units, ""
    if spans.words is not None:
        for name in ("alpha", "percent"):
            yield (
                "boundaries",
                f"words {name}",
                *_three(spans.words.measures[name]),
                spans.words.counts.pairable,
                "",
            )
    yield "boundaries", "unitised alpha (2016)", *_three(spans.unitised), "", ""
    for facet in found.report.facets:
        counts = facet.figures.counts
        missing = counts.units - counts.pairable
        for name, figure in facet.figures.measures.items():
            yield facet.facet, name, *_three(figure), counts.pairable, missing
        if facet.same is not None:
            yield facet.facet, "all values the same", *_three(facet.same), counts.pairable, missing


def _trained(found: Agreed) -> Iterator[Row]:
    assert found.trained is not None, "it was asked for"
    _, name = found.annotators.values()
    spans = found.trained.spans
    for title, of in (
        ("exact", spans.exact),
        (f"overlap {found.report.boundaries.threshold:g}", spans.matched),
    ):
        for share, figure in (("precision", of.precision), ("recall", of.recall), ("F1", of.f1)):
            rest = of.same, spans.statements[0] - of.same, spans.statements[1] - of.same
            yield name, "boundaries", f"{share} {title}", *_three(figure), *rest
    for on, facet in zip(found.report.facets, found.trained.facets, strict=True):
        yield name, on.facet, "right", *_three(facet.right), facet.compared, facet.left_out, facet.added


def _three(figure: Figure) -> tuple[str, str, str]:
    low, high = figure.low, figure.high
    value, low_, high_ = ("" if part is None else f"{part:.3f}" for part in (figure.value, low, high))
    return value, low_, high_


def _notes(found: Agreed) -> Iterator[tuple[str, tuple[Id, ...]]]:
    yield "boundaries", found.report.boundaries.notes
    for facet in found.report.facets:
        yield facet.facet, facet.figures.notes
