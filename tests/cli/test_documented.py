"""The command line is documented: every verb has its page, every option its line, and nothing else is told."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from sourcemark.cli.main import BAD_FILE, CANCELLED, DONE, REFUSED, USAGE, VERBS, verbs

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
PAGES = dict(zip(*[iter(re.split(r"^## (\w+)\n", PAGE, flags=re.M)[1:])] * 2, strict=True))


def command(verb: str) -> click.Command:
    found = verbs.get_command(click.Context(verbs), verb)
    assert found is not None
    return found


def test_every_verb_has_its_page() -> None:
    assert tuple(PAGES) == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_its_line(verb: str) -> None:
    options = [p for p in command(verb).params if isinstance(p, click.Option)]
    known = {name for option in options for name in option.opts}
    told = [line.split("|")[1] for line in PAGES[verb].splitlines() if line.startswith("| `-")]
    assert sorted(name for line in told for name in re.findall(r"`(-[^`]*)`", line)) == sorted(known)


@pytest.mark.parametrize("verb", VERBS)
def test_every_choice_and_argument_is_told(verb: str) -> None:
    for parameter in command(verb).params:
        if parameter.opts == ["--format"]:
            continue  # formats have a guide of their own
        if isinstance(parameter.type, click.Choice):
            assert all(str(choice) in PAGES[verb] for choice in parameter.type.choices), parameter.name
        if isinstance(parameter, click.Argument) and not isinstance(parameter.type, click.Choice):
            assert (parameter.human_readable_name).removesuffix("S") in PAGES[verb]


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_helps_itself(verb: str) -> None:
    made = command(verb)
    assert made.help
    assert all(option.help for option in made.params if isinstance(option, click.Option))


def test_the_exit_codes_are_told() -> None:
    (line,) = re.findall(r"\*\*Exit codes:\*\*((?:.|\n)*?)\n- ", PAGE)
    assert re.findall(r"\b\d+\b(?= )", line)[:5] == [
        str(c) for c in (DONE, REFUSED, USAGE, BAD_FILE, CANCELLED)
    ]


def test_examples_use_options_that_exist() -> None:
    """A slip there would be copied by everybody."""
    for line in re.findall(r"^sourcemark (\w+) (.*)$", PAGE, flags=re.M):
        verb, rest = line
        known = {name for option in command(verb).params for name in option.opts}
        assert {word for word in rest.split() if word.startswith("-")} <= known, line
