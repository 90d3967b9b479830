"""How good proposals are: small examples worked out by hand, what always holds, and the shared scorer as a judge."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcemark.model.errors import BadFile
from sourcemark.model.spans import Span
from sourcemark.suggest.scoring.counting import count
from sourcemark.suggest.scoring.gold import Attribution, Marked, read_gold
from sourcemark.suggest.scoring.pairing import outermost, statements
from sourcemark.suggest.scoring.scores import DRAWN, OVERALL, intervals, scored

JUDGE = Path(__file__).parents[3] / "shared" / "attribution" / "score.py"
TEXT = (
    'Ana Ruiz said that the deal is dead. "It is over," Bo Lind wrote, "and we know it." He wants peace now.'
)
TYPES = ("official", "media", "defector+analyst", "analyst", "")
PLACES = [place for place in range(len(TEXT) + 1) if place % 3 == 0]


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


RUIZ = Attribution(
    content=(at("that the deal is dead"),), source=(at("Ana Ruiz"),), cue=(at("said"),), type="official"
)
LIND = Attribution(
    content=(at('"It is over,"'), at('"and we know it."')), source=(at("Bo Lind"),), cue=(at("wrote"),),
    type="defector+analyst", mode="direct",
)  # fmt: skip
HE = Attribution(
    content=(at("peace"),), source=(at("He"),), cue=(at("wants"),), type="analyst", kind="attitude"
)
GOLD = (RUIZ, LIND, HE)


def changed(one: Attribution, **fields: object) -> Attribution:
    return msgspec.structs.replace(one, **fields)


def test_pairs_are_counted_by_words() -> None:
    found = [
        changed(RUIZ, content=(at("the deal is dead."),)),  # one word less, a full stop more
        changed(LIND, content=(at("and we know it"),), type="defector"),  # four of seven words
        changed(HE, source=(), kind="statement", type=None),
        changed(RUIZ, content=(at("He wants"),)),
    ]
    told = scored([count(TEXT, GOLD, found)])
    assert (told.gold, told.pred, told.pairs) == (3, 4, 3)
    assert told.shares["content_iou"] == msgspec.convert(
        {"p": 0.75, "r": 1, "f1": 6 / 7}, type(told.shares["e2e_iou"])
    )
    assert (told.shares["e2e_iou"].p, told.shares["e2e_iou"].r) == (0.5, 2 / 3)
    assert told.shares["content_exact"].r == pytest.approx(1 / 3)
    assert told.rates["pair_source_iou"] == pytest.approx(2 / 3)
    assert told.rates["pair_kind_acc"] == pytest.approx(2 / 3)
    assert (told.rates["right_type_acc"], told.rates["right_main_type_acc"]) == (0.5, 1)
    assert (told.groups["kind/attitude"].gold, told.groups["kind/attitude"].pred) == (1, 0)
    assert told.groups["type/official"].e2e_p == 0.5


def test_of_two_proposals_for_one_mark_the_liker_is_the_pair() -> None:
    rough = changed(RUIZ, content=(at("said that the deal is dead"),), source=())
    told = scored([count(TEXT, [RUIZ], [rough, RUIZ])])
    assert (told.pairs, told.shares["content_exact"].p, told.shares["e2e_iou"].p) == (1, 0.5, 0.5)


def test_nested_ones_and_attitudes_can_be_left_out() -> None:
    inner = changed(HE, by=0)
    assert outermost([RUIZ, inner]) == [RUIZ]
    assert statements(GOLD) == [RUIZ, LIND]


def test_nothing_against_nothing_is_no_error() -> None:
    told = scored([count("", [], []), count(TEXT, [], [RUIZ])])
    assert (told.shares["e2e_iou"].f1, told.rates["pair_mode_acc"], intervals([])) == (0, 0, {})


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    pair = st.lists(st.sampled_from(PLACES), min_size=2, max_size=2, unique=True)
    return st.lists(pair.map(lambda ends: Span(min(ends), max(ends))), max_size=2).map(tuple)


def attributions() -> st.SearchStrategy[list[Attribution]]:
    one = st.builds(
        Attribution,
        content=spans(), source=spans(), cue=spans(), kind=st.sampled_from(("statement", "attitude")),
        mode=st.sampled_from(("direct", "indirect", "mixed")), type=st.sampled_from(TYPES), by=st.none(),
    )  # fmt: skip
    return st.lists(one, max_size=6)


@given(attributions(), attributions())
@settings(max_examples=40, deadline=None)
def test_what_always_holds(gold: list[Attribution], found: list[Attribution]) -> None:
    one, other = scored([count(TEXT, gold, found)]), scored([count(TEXT, found, gold)])
    for name, share in one.shares.items():
        assert 0 <= share.p <= 1
        assert 0 <= share.r <= 1
        if name not in OVERALL:  # pairs are chosen greedily, of equal ones the first
            assert (share.p, share.r) == (other.shares[name].r, other.shares[name].p)
    assert all(0 <= rate <= 1 for rate in one.rates.values())
    same = scored([count(TEXT, gold, gold)])
    perfect = {same.shares[name].f1 for name in OVERALL}
    assert perfect == ({1.0} if same.gold else {0.0})


def some(rng: random.Random, text: str) -> Attribution:
    def stretch(most: int) -> tuple[Span, ...]:
        start = rng.randrange(len(text) - 1)
        return (Span(start, min(len(text), start + 1 + rng.randrange(most))),)

    return Attribution(
        content=stretch(80), cue=stretch(9), source=stretch(30) if rng.random() < 0.9 else (),
        mode=rng.choice(("direct", "indirect", "mixed")), type=rng.choice(TYPES),
    )  # fmt: skip


def shaken(rng: random.Random, one: Attribution, text: str) -> Attribution:
    def moved(span: Span) -> Span:
        start = max(0, span.start + rng.randrange(-6, 7))
        return Span(start, min(len(text), max(start + 1, span.end + rng.randrange(-6, 7))))

    return changed(
        one,
        content=tuple(map(moved, one.content)) if rng.random() < 0.5 else one.content,
        source=tuple(map(moved, one.source)) if rng.random() < 0.5 else one.source,
        type=one.type if rng.random() < 0.7 else rng.choice(TYPES),
        mode=one.mode if rng.random() < 0.7 else "direct",
    )


def test_the_shared_scorer_finds_the_same_figures(tmp_path: Path) -> None:
    if not JUDGE.exists():
        pytest.skip("the shared corpus with its scorer does not lie beside the checkout")
    rng = random.Random(5)
    gold, found = list[Marked](), list[Marked]()
    for number in range(12):
        text = " ".join(rng.choice(TEXT.split()) for _ in range(120))
        marks = [some(rng, text) for _ in range(rng.randrange(9))]
        kept = [shaken(rng, one, text) for one in marks if rng.random() < 0.8]
        gold.append(Marked(str(number), text, tuple(marks)))
        found.append(Marked(str(number), text, (*kept, *(some(rng, text) for _ in range(rng.randrange(3))))))
    paths = written(tmp_path / "gold.jsonl", gold), written(tmp_path / "found.jsonl", found)
    command = [sys.executable, str(JUDGE), *map(str, paths), "--json", "--bootstrap", "60"]
    theirs = json.loads(subprocess.check_output(command, text=True))
    counted = [
        count(one.text, one.attributions, two.attributions) for one, two in zip(gold, found, strict=True)
    ]
    ours = scored(counted).plain()
    for name, (low, high) in intervals(counted, DRAWN, 60).items():
        ours[name] = {**ours[name], "lo": low, "hi": high}  # type: ignore[dict-item]
    assert theirs["e2e_iou"]["f1"] > 0.2
    assert {name: pytest.approx(ours[name]) for name in theirs if "/" not in name} == {
        name: value for name, value in theirs.items() if "/" not in name
    }
    for name in ("mode/direct", "mode/indirect", "mode/mixed"):
        assert ours[name] == pytest.approx(theirs[name])


def written(path: Path, articles: list[Marked]) -> Path:
    path.write_bytes(b"\n".join(map(msgspec.json.encode, articles)))
    return path


def test_marked_articles_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "gold.jsonl", [Marked("a", TEXT, (changed(LIND, mode=None), HE))])
    (article,) = read_gold(path)
    assert [one.mode for one in article.attributions] == ["direct", "indirect"]
    assert article.attributions[0].main_type == "defector"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "truncated"),
        ('{"id": "a", "text": "b"}', "attributions"),
        ('{"id": "a", "text": "b", "attributions": [{"content": [[0, 9]]}]}', "outside"),
        ('{"id": "a", "text": "b", "attributions": [{"content": [[0, 1]], "by": 1}]}', "not there"),
        ('{"id": "a", "text": "b", "attributions": [{"content": [[1, 0]]}]}', "backwards"),
    ],
)
def test_what_is_no_gold_is_refused_with_the_line(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f'{{"id": "a", "text": "b", "attributions": []}}\n{line}\n', "utf-8")
    with pytest.raises(BadFile, match=rf"gold.jsonl \(line 2\): .*{why}"):
        read_gold(path)


@pytest.mark.parametrize("name", ["none.jsonl", "empty.jsonl"])
def test_no_gold_at_all_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.jsonl").write_text("\n", "utf-8")
    with pytest.raises(BadFile, match=name):
        read_gold(tmp_path / name)
