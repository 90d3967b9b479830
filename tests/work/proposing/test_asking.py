"""What is asked of the model: the text, the codebook's types, who of the register may be in it, what was learnt."""

from __future__ import annotations

import pytest
from answered import HEAD, learnt
from files import put_all
from proposed import Read

from sourcemark.model.codebook import SOURCE_TYPE, Code
from sourcemark.model.errors import Refused
from sourcemark.model.sources import Source
from sourcemark.suggest.asking import Ask, Known
from sourcemark.work.codebook import add_code, merge_code, retire_code
from sourcemark.work.proposing.asking import ask_for
from sourcemark.work.proposing.setting import arrange_proposals
from sourcemark.work.submitting import arrange


def test_it_has_the_text_and_the_types(story: Read) -> None:
    codes = {"official": "official", "defector": "defector"}
    assert ask_for(story.project, story.article, "1") == Ask(text=story.text, codes=codes, offered=codes)
    assert not ask_for(story.project, story.article, "1", False).statements_only
    with pytest.raises(Refused, match="no longer in the project"):
        ask_for(story.project, "gone", "1")


def test_values_are_those_that_are_offered_today(story: Read) -> None:
    add_code(story.project, SOURCE_TYPE, Code(id="minister", name="Minister"))
    merge_code(story.project, SOURCE_TYPE, "minister", "official")
    retire_code(story.project, SOURCE_TYPE, "defector")
    offered = {"official": "official", "minister": "official"}
    assert ask_for(story.project, story.article, "1").offered == offered


def test_of_the_register_come_those_whose_last_word_is_there(story: Read) -> None:
    there = Source(id="a", name="Maria RUIZ", types=("defector", "gone"), aliases=("M. R.",))
    alias = Source(id="b", name="The Agency", aliases=("Thomson Reuters",), source_kind="organisation")
    away = Source(id="c", name="Ana Berg")
    merged = Source(id="d", name="Jon Abel", merged_into="a")
    part = Source(id="e", name="Bo Eker")
    put_all(story.project, "Enter", [there, alias, away, merged, part])
    assert ask_for(story.project, story.article, "1").known == (
        Known(name="Maria RUIZ", aliases=("M. R.",), types=("defector",), source_kind="person"),
        Known(name="The Agency", aliases=("Thomson Reuters",), source_kind="organisation"),
    )


def test_what_was_learnt_goes_along_to_the_model_that_it_was_learnt_on(story: Read) -> None:
    put_all(story.project, "Learn", [learnt()])
    assert ask_for(story.project, story.article, "1").head == HEAD
    assert ask_for(story.project, story.article, "2").head == b""


def test_who_works_blind_is_told_what_the_project_says(story: Read) -> None:
    put_all(story.project, "Learn", [learnt(), Source(id="a", name="Ana Ruiz")])
    arrange(story.project, blind=True)
    ask = ask_for(story.project, story.article, "1")
    assert ([known.name for known in ask.known], ask.head) == (["Ana Ruiz"], HEAD), "as each likes"
    arrange_proposals(story.project, "the same for all")
    ask = ask_for(story.project, story.article, "1")
    assert (ask.known, ask.head) == ((), b"")
    arrange_proposals(story.project, "none")
    with pytest.raises(Refused, match="proposes nothing"):
        ask_for(story.project, story.article, "1")
