"""CoNLL: valid BIO, tags where the words are, and a count of what is left out that is right."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from files import TEXT, mark, user
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import a_set, an_article
from whole_sets import whole_sets

from sourcemark.formats.sets.conll import FORMAT, write
from sourcemark.model.bundle import Text
from sourcemark.model.statements import Statement

OFFICIAL = {"source_type": ("official",)}


def lines(items: list, folder: Path) -> list[str]:
    write(folder / "a.conll", items)
    return (folder / "a.conll").read_text("utf-8").split("\n")


def some(text: str, *marks: tuple[tuple[int, int], ...], **fields: object) -> list:
    article = an_article(text, title="A\ntitle", url="https://example.org")
    whole = a_set(
        article, *sorted((mark(article, text, *places, **fields) for places in marks), key=lambda s: s.spans)
    )
    return [*whole[:2], Text(sha256=article.sha256, text=text), *whole[2:]]


def test_a_section_says_what_it_is_of(tmp_path: Path) -> None:
    found = lines(some("He said no. She left.", ((8, 16),), codes=OFFICIAL), tmp_path)
    assert found[0].startswith("# article = ")
    assert found[1:4] == ["# title = A title", "# url = https://example.org", "# annotator = Ann"]
    assert len(found) > 10


def test_a_span_over_two_sentences_begins_in_each_anew(tmp_path: Path) -> None:
    found = lines(some("He said no. She left.", ((8, 15),), codes=OFFICIAL), tmp_path)
    assert found[4:] == [
        *("He\tO", "said\tO", "no\tB-Official", ".\tI-Official", ""),
        *("She\tB-Official", "left\tO", ".\tO", "", ""),
    ]


def test_ends_within_words_cut_them(tmp_path: Path) -> None:
    found = lines(some("unhappy end", ((2, 7),)), tmp_path)
    assert found[-5:] == ["un\tO", "happy\tB-statement", "end\tO", "", ""]


def test_each_annotator_has_a_section_and_overlaps_are_left_out_and_counted(tmp_path: Path) -> None:
    items = some(TEXT, ((0, 12),), ((0, 20),), ((13, 17),), ((2, 5), (30, 34)))
    other = user("Bob")
    items = [other.annotator, *items]
    article = next(item for item in items if item.kind == "article")
    items.append(mark(article, TEXT, (50, 60), who=other))
    found = lines(items, tmp_path)
    assert [line for line in found if line.startswith("# annotator")] == [
        "# annotator = Ann",
        "# annotator = Bob",
    ]
    assert sum("\tB-" in line for line in found) == 3
    count = next(loss for loss in FORMAT.loses if loss.key == "overlaps").tally()
    assert sum(map(count, items)) == 2
    assert write(tmp_path / "a.conll", items) == 3


@settings(max_examples=30)
@given(data=st.data())
def test_tags_are_valid_and_as_many_as_stand(data: st.DataObject) -> None:
    items = data.draw(whole_sets())
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.conll")
        number = write(path, iter(items))
        before = "O"
        for line in path.read_text("utf-8").split("\n"):
            token, _, tag = line.rpartition("\t") if not line.startswith("# ") else ("", "", "O")
            assert tag[:2] in ("O", "B-", "I-", "")
            assert tag[:1] != "I" or before[1:] == tag[1:]
            assert token == token.strip()
            before = tag
    count = next(loss for loss in FORMAT.loses if loss.key == "overlaps").tally()
    assert number + sum(map(count, items)) == sum(isinstance(item, Statement) for item in items)
