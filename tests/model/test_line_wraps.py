"""Lines that were wrapped are told from lines that end."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcemark.model.line_wraps import line_wraps, unwrapped

PARAGRAPH = (
    "The harbour board will sell the northern pier to Ana Ruiz, the mayor of Port Amber told the council on"
    " Tuesday. “It has cost us more than it ever brought,” she said, adding that the sale was to be signed by"
    " June. The Port Amber Courier had reported last week that Harlow Ferries, Ruiz Shipping and two others"
    " had made an offer. Nobody at Harlow Ferries could be reached."
)


def wraps(text: str) -> list[int]:
    return list(line_wraps(text, 0, len(text)))


@pytest.mark.parametrize("width", [55, 72, 100])
def test_a_paragraph_set_at_some_width_is_one_line(width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(PARAGRAPH, width))
    assert unwrapped(wrapped) == PARAGRAPH


def test_paragraphs_stay_apart() -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(PARAGRAPH, 70)) for _ in range(3))
    assert unwrapped(wrapped) == "\n\n".join([PARAGRAPH] * 3)


def test_a_short_last_line_ends_its_paragraph_without_a_blank_one() -> None:
    wrapped = "\n".join(textwrap.wrap(PARAGRAPH, 70))
    assert unwrapped(f"{wrapped}\n{wrapped}") == f"{PARAGRAPH}\n{PARAGRAPH}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "Mayor sells the northern pier to a company nobody knows\nBy Tomas Ek\nPort Amber, June 2",
        f"{PARAGRAPH}\n{PARAGRAPH}\n",
        "He said so on Tuesday to the whole of the council.\nThe council listened to it for an hour.\nIt left.",
        "The pier\nthe mole\nthe quay\nthe light",
        "1. Open the lid of the box on the northern side slowly:\nturn it\n2. Close it.",
    ],
)
def test_lines_that_end(text: str) -> None:
    assert wraps(text) == []


def test_a_part_is_told_as_in_the_whole() -> None:
    wrapped = "\n".join(textwrap.wrap(PARAGRAPH, 70))
    whole = wraps(wrapped)
    assert list(line_wraps(wrapped, 100, 250)) == [at for at in whole if 100 <= at < 250]


@given(st.text(alphabet="aA .\n\u00df\u06a9“", max_size=400) | st.text())
def test_nothing_but_line_feeds_changes(text: str) -> None:
    assert len(unwrapped(text)) == len(text)
    assert all(
        new == old or (old, new) == ("\n", " ") for old, new in zip(text, unwrapped(text), strict=True)
    )
    assert unwrapped(text).count("\n") == text.count("\n") - len(wraps(text))


def test_many_short_lines_take_no_long() -> None:
    assert wraps("A line of forty letters and a little more.\n" * 20_000) == []
