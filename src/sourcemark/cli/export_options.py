"""Options of `sourcemark export`: each field of a wish has one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
import msgspec

from ..model.review import ADJUDICATED
from ..model.scales import HANDLING
from ..model.scope import Scope, Wish
from ..work.exporting.choices import set_formats
from ..work.exporting.command import ceiling_word

F = TypeVar("F", bound=Callable[..., Any])
CEILINGS = {ceiling_word(handling): handling for handling in HANDLING if handling}
_NAMES = [form.name for form in set_formats()]
_STATUSES = ["draft", "submitted", "adjudicated"]
_FILTERS = ("articles", "annotators", "types", "statuses", "since", "until", "binned")

_OPTIONS = (
    click.option("--format", "name", type=click.Choice(_NAMES), help="Otherwise chosen by the suffix of TARGET."),
    click.option("--option", "switches", multiple=True, metavar="NAME",
                 help="Turn on this option of the format (may be repeated)."),
    click.option("--article", "articles", multiple=True, metavar="ID", help="Only this article (may be repeated)."),
    click.option("--annotator", "annotators", multiple=True, metavar="ID", help="Only this annotator's marks."),
    click.option("--adjudicated", is_flag=True, help="What was decided in review; with --annotator, that too."),
    click.option("--type", "types", multiple=True, metavar="ID", help="Only this source type, as in the codebook."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(_STATUSES), help="Only this status."),
    click.option("--since", metavar="DATE", default="", help="Only statements made on that day or later."),
    click.option("--until", metavar="DATE", default="", help="Only statements made on that day or earlier."),
    click.option("--bin", "binned", is_flag=True, help="Articles in the bin too."),
    click.option("--ceiling", type=click.Choice(list(CEILINGS)),
                 help="Nothing that is marked closer than this, or not marked, goes out."),
    click.option("--leave-out", is_flag=True, help="Leave out what lies above the ceiling instead of refusing."),
    click.option("--pseudonyms", is_flag=True, help="Sources under made-up names, in quotes and texts too."),
)  # fmt: skip


def wish_options(verb: F) -> F:
    """The verb with an option for each field of a wish."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def wish_of(given: dict[str, Any], before: Wish) -> Wish:
    """The wish as the options have it; what none is given for stays as in `before`."""
    people = (*given["annotators"], *((ADJUDICATED.id,) if given["adjudicated"] else ()))
    asked = {name: value for name in _FILTERS if (value := given[name])} | (
        {"annotators": people} if people else {}
    )
    scope: Scope = msgspec.structs.replace(before.scope, **asked)
    name = given["name"] or before.format
    kept = before.options if name == before.format else ()  # those of another format
    return msgspec.structs.replace(
        before,
        scope=scope,
        format=name,
        options=given["switches"] or kept,
        ceiling=CEILINGS.get(given["ceiling"] or "", before.ceiling),
        above="leave out" if given["leave_out"] else before.above,
        pseudonyms=given["pseudonyms"] or before.pseudonyms,
    )
