"""The examples of docs/adding-a-format.md are whole: put where they say, they are found, and do what they promise."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whole_sets import expected, found, whole_sets

from sourcemark.formats import registry
from sourcemark.formats.answering import answers
from sourcemark.formats.format import Format
from sourcemark.formats.wire import Ask
from sourcemark.model.errors import BadFile

PAGE = (Path(__file__).parents[1] / "docs" / "adding-a-format.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n# formats/(\w+)/(\w+)\.py\n(.*?)```", PAGE, re.DOTALL)
TIMES = b"00:00:01,000 --> 00:00:02,500"
SUBTITLES = b"1\r\n%b\r\nHe said no.\r\n\r\n2\r\n%b\r\nNobody stayed.\r\n" % (TIMES, TIMES)
MAILBOX = (
    b"From a@b Sat\nFrom: Ada\nSubject: One\n\nHe said no.\n\nFrom c@d Sun\nSubject: Two\n\n>From there.\n"
)


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Format]]:
    """All formats, with the examples among them."""
    put: list[tuple[list[str], str]] = []
    for room, name, source in EXAMPLES:
        folder = tmp_path_factory.mktemp(room)
        (folder / f"{name}.py").write_text(source, "utf-8")
        places = importlib.import_module(f"sourcemark.formats.{room}").__path__
        places.append(str(folder))
        put.append((places, str(folder)))
    _forget()
    yield registry.formats()
    for places, place in put:
        places.remove(place)
    _forget()


def _forget() -> None:
    for room, name, _ in EXAMPLES:
        sys.modules.pop(f"sourcemark.formats.{room}.{name}", None)
    registry.formats.cache_clear()
    registry._doubled.cache_clear()


def test_there_is_one_of_each(added: dict[str, Format]) -> None:
    assert [added[name].holds for _, name, _ in EXAMPLES] == ["article", "collection", "set"]


def test_an_article(added: dict[str, Format]) -> None:
    (answer,) = answers(Ask("talk.srt", SUBTITLES))
    assert answer.draft is not None
    assert (answer.draft.text, answer.draft.title) == ("He said no.\nNobody stayed.", "talk")
    (wrong,) = answers(Ask("talk.srt", b"Nothing of the kind."))
    assert wrong.why == "there are no subtitles in it"


def test_a_collection(added: dict[str, Format]) -> None:
    drafts = [answer.draft for answer in answers(Ask("box.mbox", MAILBOX))]
    assert [(d.title, d.text) for d in drafts if d] == [("One", "He said no."), ("Two", "From there.")]


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_set_comes_back_but_for_what_is_said_to_be_lost(
    added: dict[str, Format], data: st.DataObject
) -> None:
    form, items = added["listed"], data.draw(whole_sets())
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.jsonl")
        assert form.write is not None
        assert form.read is not None
        form.write(path, iter(items), ())
        content = path.read_bytes()
    assert registry.format_for("a.jsonl", content) is form
    assert found(form.read("a.jsonl", content), form.loses) == expected(items, form.loses)


def test_what_is_wrong_in_it_is_named(added: dict[str, Format]) -> None:
    article = b'{"listed":"article","title":"A","text":"No."}'
    outside = b'{"listed":"statement","spans":[[0,9]],"who":"","when":"","values":{}}'
    read = added["listed"].read
    assert read is not None
    with pytest.raises(BadFile, match="line 2"):
        list(read("a.jsonl", article + b"\n" + outside))
