"""Which entries of the register a text may name, by the ends of their names and aliases."""

from __future__ import annotations

from files import put_all
from proposed import Read

from sourcemark.model.sources import Source
from sourcemark.work.proposing.candidates import called, may_be_named, named_in, words_of


def test_names_end_in_a_word_of_the_text(story: Read) -> None:
    known = [
        Source(id="a", name="Ana Ruiz"),
        Source(id="b", name="The Wire", aliases=("R. News (REUTERS)",)),
        Source(id="c", name="Jon Berg"),
        Source(id="d", name="…"),
        Source(id="e", name="A. Ruiz", merged_into="a"),
    ]
    put_all(story.project, "Enter", known)
    here = words_of("Said ruiz’s aide\nto Reuters.")
    assert [source.id for source in named_in(story.project, here)] == ["a", "b"]
    assert [source.id for source in known if may_be_named(source, here)] == ["a", "b"]
    assert [source.id for source in called(story.project, ["Ruiz"])] == ["e", "a"]
    assert [source.id for source in called(story.project, ["Jon"])] == ["c"]
    assert called(story.project, ["Jon Abel"]) == []
    assert named_in(story.project, set()) == []
