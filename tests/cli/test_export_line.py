"""The line that the card shows: parsed by the verb, it is the same wish."""

from __future__ import annotations

import shlex
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.cli.export_verb import command, wanted
from sourcemark.model.review import ADJUDICATED
from sourcemark.model.scales import HANDLING
from sourcemark.model.scope import Scope, Wish
from sourcemark.work.exporting.choices import set_formats
from sourcemark.work.exporting.command import command_line

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)
ids = st.lists(words, max_size=3, unique=True).map(tuple)
people = st.tuples(ids, st.sampled_from([(), (ADJUDICATED.id,)])).map(lambda both: (*both[0], *both[1]))
days = st.sampled_from(["", "2026-03-31"])
scopes = st.builds(
    Scope, articles=ids, annotators=people, types=ids, since=days, until=days, binned=st.booleans(),
    statuses=st.lists(st.sampled_from(["draft", "submitted", "adjudicated"]), max_size=3, unique=True).map(tuple),
)  # fmt: skip
wishes = st.builds(
    Wish, format=st.sampled_from([f.name for f in set_formats()]), options=ids, scope=scopes,
    ceiling=st.sampled_from(HANDLING), above=st.sampled_from(["refuse", "leave out"]), pseudonyms=st.booleans(),
)  # fmt: skip
paths = st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1, max_size=12).map(Path)


@settings(max_examples=60)
@given(wish=wishes, project=paths, target=paths)
def test_it_says_the_same_again(wish: Wish, project: Path, target: Path) -> None:
    line = command_line(project, target, wish)
    program, verb, *rest = shlex.split(line)
    assert (program, verb) == ("sourcemark", "export")
    given = command.make_context("export", rest, resilient_parsing=False).params
    assert (given.pop("project"), given["target"]) == (project, target)
    assert wanted(given.pop("target"), given) == wish
