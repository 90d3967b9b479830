"""Labels land on the right word pieces, in whatever window they lie."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import BertPreTokenizer

from sourcemark.suggest.network.shapes import LEFT, LENGTH, RIGHT, TYPES
from sourcemark_training.examples import IGNORE, CueExample, Example, cuts, examples_of
from sourcemark_training.markup import Document, read_article

ARTICLE = """#id a
Pier news. [s1:Ana Ruiz, the mayor,] [q1:told reporters] [c1:that [s2:she] [q2:hopes] [c2:to sell]] it.
[c3:“Never,”] [q3:it was said], [c3:“again.”]
---
1 official+political | Ana Ruiz
2 ~ official by=1 | Ana Ruiz
3 -
"""


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """One piece for each word and each mark."""
    made = Tokenizer(WordLevel({"?": 0}, unk_token="?"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


def said(document: Document, example: Example, first: int, last: int) -> str:
    """The text of pieces `first` to `last`."""
    return str(document["text"][example.tokens.starts[first] : example.tokens.ends[last]])


def content(document: Document, example: Example, one: CueExample) -> list[str]:
    places = np.flatnonzero(one.content) - LEFT + one.at
    return [said(document, example, int(at), int(at)) for at in places]


def test_each_cue_knows_its_content_source_kind_and_type(tokenizer: Tokenizer) -> None:
    document = read_article(ARTICLE)
    (example,) = examples_of(document, tokenizer)
    ones = example.read
    cues = ["told", "hopes", "it"]
    assert [said(document, example, one.at, one.at) for one in ones] == cues
    assert content(document, example, ones[0]) == ["that", "she", "hopes", "to", "sell"]
    assert content(document, example, ones[1]) == ["to", "sell"]
    assert content(document, example, ones[2]) == ["“", "Never", ",", "”", "“", "again", ".", "”"]
    assert said(document, example, *ones[0].source) == "Ana Ruiz, the mayor,"
    assert ones[2].source == (ones[2].at, ones[2].at)
    assert [one.kind for one in ones] == [0, 1, 0]
    assert [one.main for one in ones] == [TYPES.index("official"), TYPES.index("official"), IGNORE]
    assert np.flatnonzero(ones[0].second).tolist() == [TYPES.index("political")]


def test_cues_begin_and_go_on(tokenizer: Tokenizer) -> None:
    document = read_article(ARTICLE)
    (example,) = examples_of(document, tokenizer)
    begun = [said(document, example, int(at), int(at)) for at in np.flatnonzero(example.cues == 1)]
    more = [said(document, example, int(at), int(at)) for at in np.flatnonzero(example.cues == 2)]
    assert (begun, more) == (["told", "hopes", "it"], ["reporters", "was", "said"])


def test_a_pronoun_is_linked_to_whom_it_means(tokenizer: Tokenizer) -> None:
    document = read_article(ARTICLE)
    (example,) = examples_of(document, tokenizer)
    links = example.links
    assert links is not None
    named = [said(document, example, *place) for place in links.mentions]
    row = [named[own] for own in links.own].index("she")
    right = [named[at] for at, yes in zip(links.others[row], links.meant[row, :-1], strict=True) if yes]
    assert right == ["Ana Ruiz, the mayor,"]
    assert links.figures.shape[:2] == links.others.shape
    assert not links.meant[row, -1]


def test_windows_of_a_long_article_have_the_same_labels(tokenizer: Tokenizer) -> None:
    marked = ARTICLE.replace("Pier news.", "Pier news. " + "Nothing was there to see. " * 120)
    document = read_article(marked)
    examples = examples_of(document, tokenizer)
    assert len(examples) > 1
    ((example, ones),) = [(one, one.read) for one in examples if len(one.read) == 3]
    assert content(document, example, ones[0]) == ["that", "she", "hopes", "to", "sell"]
    assert said(document, example, *ones[0].source) == "Ana Ruiz, the mayor,"


@given(count=st.integers(0, 5 * LENGTH), shifted=st.booleans())
def test_an_article_is_cut_without_a_gap_and_in_no_long_stretch(count: int, shifted: bool) -> None:
    places = [at for first, end in cuts(count, shifted) for at in range(first, end)]
    assert places == list(range(count))
    assert all(0 < end - first <= LENGTH for first, end in cuts(count, shifted))


def test_what_is_an_edge_at_first_is_a_middle_then() -> None:
    edges = [{end for _, end in cuts(3 * LENGTH, shifted)} - {3 * LENGTH} for shifted in (False, True)]
    assert min(abs(one - other) for one in edges[0] for other in edges[1]) > LENGTH // 3


def test_what_lies_too_far_from_its_cue_is_no_label(tokenizer: Tokenizer) -> None:
    far = "word " * (RIGHT + 40)
    document = read_article(f"#id a\n[q1:Said] [c1:once {far} more] [s1:Bo]\n---\n1 citizen | Bo\n")
    (example,) = examples_of(document, tokenizer)
    (one,) = example.read
    assert one.content.sum() == RIGHT
    assert one.source == (one.at, one.at)
