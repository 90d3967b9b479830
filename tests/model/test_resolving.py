"""What several people's changes make of an entity, and which of them are told as clashes."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sourcemark.model.codebook import Code, Codebook, Facet
from sourcemark.model.kinds import decode, encode
from sourcemark.model.parts import parts
from sourcemark.model.resolving import EXISTENCE, Clash, Version, clashes, latest, resolved
from sourcemark.model.sources import Source
from sourcemark.model.telling_apart import unclear

LEE = Source(id="lee", name="Lee")


def version(clock: int, device: str, was: object, became: object) -> Version:
    return Version(1, clock, f"{clock:04}{device}", device, f"annotator-{device}", was, became)


def made(device: str = "ann", clock: int = 1) -> Version:
    return version(clock, device, None, LEE)


def names(found: list[Clash]) -> dict[str, tuple[str, ...]]:
    """Part -> devices whose changes clash, the one that prevails first."""
    return {clash.part: tuple(v.device for v in clash.versions) for clash in found}


class Write(NamedTuple):
    device: str
    known: int
    """How many of the changes of others it knows."""
    fields: dict[str, str]
    """Empty: it deletes."""


writes = st.lists(
    st.builds(
        Write,
        st.sampled_from(["ann", "bob", "cat"]),
        st.integers(0, 6),
        st.dictionaries(st.sampled_from(["note", "motive", "role"]), st.sampled_from("xyz"), max_size=2),
    ),
    max_size=6,
)


def played(steps: list[Write]) -> list[Version]:
    """Changes as people make them who know all of their own, and some of what others did before."""
    versions = [made()]
    for clock, step in enumerate(steps, 2):
        seen = [v for n, v in enumerate(versions) if v.device == step.device or n <= step.known]
        was = resolved(seen)
        if was is None and not step.fields:
            continue
        became = replace(was or LEE, **step.fields) if step.fields else None
        if became != was:
            versions.append(version(clock, step.device, was, became))
    return versions


@given(writes, st.randoms(use_true_random=False))
def test_the_order_in_which_changes_come_to_be_known_does_not_count(
    steps: list[Write], random: object
) -> None:
    versions = played(steps)
    shuffled = [*versions]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = sorted(shuffled, key=lambda v: v.place)
    assert resolved(again) == resolved(versions)
    assert list(clashes(again)) == list(clashes(versions))


@given(writes)
def test_it_is_what_the_last_of_them_made_of_each_part(steps: list[Write]) -> None:
    versions = played(steps)
    last = resolved(versions)
    assert (last is None) == (versions[-1].became is None)
    if last is not None:
        assert decode(Source, encode(last)) == last
        for field in ("note", "motive"):
            writers = [
                v
                for v in versions
                if v.became and (v.was is None or getattr(v.was, field) != getattr(v.became, field))
            ]
            assert getattr(last, field) == getattr(writers[-1].became, field)


@given(writes)
def test_a_clash_names_different_outcomes_of_different_machines(steps: list[Write]) -> None:
    versions = played(steps)
    for clash in clashes(versions):
        assert len(clash.versions) > 1
        assert len({v.device for v in clash.versions}) == len(clash.versions), "nobody clashes with oneself"
        if clash.part != EXISTENCE:
            assert [v.place for v in clash.versions] == sorted(
                (v.place for v in clash.versions), reverse=True
            )
        else:
            assert None in {v.became for v in clash.versions}


@given(writes)
def test_who_knew_of_all_clashes_with_nobody(steps: list[Write]) -> None:
    assert list(clashes(played([step._replace(known=99) for step in steps]))) == []


@given(writes)
def test_one_machine_alone_never_clashes(steps: list[Write]) -> None:
    assert list(clashes(played([step._replace(device="ann") for step in steps]))) == []


@given(writes)
def test_the_first_of_a_clash_is_what_stands(steps: list[Write]) -> None:
    versions = played(steps)
    found = resolved(versions)
    for clash in clashes(versions):
        first = clash.versions[0].became
        if found is None or first is None or clash.part == EXISTENCE:
            continue
        assert parts(found)[clash.part] == parts(first)[clash.part]


def test_two_who_changed_one_part_clash_whoever_was_first() -> None:
    one, other = replace(LEE, note="one"), replace(LEE, note="other")
    for first, second in (("bob", "cat"), ("cat", "bob")):
        versions = [made(), version(5, first, LEE, one), version(6, second, LEE, other)]
        assert names(list(clashes(versions))) == {"note": (second, first)}
        assert resolved(versions) == other


def test_two_who_wrote_the_same_do_not_clash() -> None:
    same = replace(LEE, note="same")
    assert list(clashes([made(), version(5, "bob", LEE, same), version(6, "cat", LEE, same)])) == []


def test_changes_of_different_parts_do_not_clash() -> None:
    versions = [
        made(),
        version(5, "bob", LEE, replace(LEE, note="n")),
        version(6, "cat", LEE, replace(LEE, motive="m")),
    ]
    assert list(clashes(versions)) == []
    assert resolved(versions) == replace(LEE, note="n", motive="m")


def test_three_at_once_are_one_clash_of_three() -> None:
    versions = [
        made(),
        *(version(n, d, LEE, replace(LEE, note=d)) for n, d in ((5, "bob"), (6, "cat"), (7, "dan"))),
    ]
    assert names(list(clashes(versions))) == {"note": ("dan", "cat", "bob")}


def test_a_change_and_a_deletion_that_did_not_know_of_it() -> None:
    changed = version(5, "bob", LEE, replace(LEE, note="n"))
    versions = [made(), changed, version(6, "cat", LEE, None)]
    assert resolved(versions) is None
    assert latest(versions) == replace(LEE, note="n")
    assert names(list(clashes(versions))) == {EXISTENCE: ("cat", "bob")}


def test_a_deletion_and_a_later_change_that_did_not_know_of_it() -> None:
    versions = [made(), version(5, "cat", LEE, None), version(6, "bob", LEE, replace(LEE, note="n"))]
    assert resolved(versions) == replace(LEE, note="n")
    assert names(list(clashes(versions))) == {EXISTENCE: ("bob", "cat")}


def test_a_deletion_that_knew_of_the_change_is_no_clash() -> None:
    noted = replace(LEE, note="n")
    versions = [made(), version(5, "bob", LEE, noted), version(6, "cat", noted, None)]
    assert list(clashes(versions)) == []
    assert resolved(versions) is None


def test_who_makes_it_anew_after_a_deletion_starts_afresh() -> None:
    versions = [made(), version(5, "cat", LEE, None), version(6, "bob", None, replace(LEE, note="n"))]
    assert list(clashes(versions)) == []
    assert resolved(versions) == replace(LEE, note="n")


def test_what_a_project_was_set_up_with_never_prevails() -> None:
    person = version(1, "ann", LEE, replace(LEE, note="by a person"))
    late = version(99, "set", None, replace(LEE, note="from a set"))._replace(rank=0)
    versions = sorted([made(), person, late], key=lambda v: v.place)
    assert versions[0] is late
    assert resolved(versions) == replace(LEE, note="by a person")


def test_of_one_moment_the_operation_decides_the_same_everywhere() -> None:
    one = version(5, "bob", LEE, replace(LEE, note="one"))._replace(operation="a")
    other = version(5, "cat", LEE, replace(LEE, note="other"))._replace(operation="b")
    for order in ([one, other], [other, one]):
        assert resolved(sorted([made(), *order], key=lambda v: v.place)) == other.became


def test_no_changes_make_nothing() -> None:
    assert resolved([]) is None
    assert latest([]) is None
    assert list(clashes([])) == []


A = Code(id="a", name="Official", key="o")


def book(*codes: Code, version: int = 1) -> Codebook:
    facet = Facet(id="x", name="Source type", codes=codes)
    return Codebook(id="codebook", name="Book", version=version, facets=(facet,))


def merged(one: Codebook, other: Codebook) -> list[Version]:
    return [
        version(1, "ann", None, book(A)),
        version(2, "bob", book(A), one),
        version(3, "cat", book(A), other),
    ]


def test_values_of_one_name_and_key_added_on_both_sides_can_be_told_apart() -> None:
    one, other = Code(id="b", name="Expert", key="e"), Code(id="c", name="expert", key="e")
    found = resolved(merged(book(A, one, version=2), book(A, other, version=3)))
    assert isinstance(found, Codebook)
    assert unclear(found) == ""
    assert found.version == 3
    assert {c.id: (c.name.casefold(), c.key) for c in found.facets[0].codes} == {
        "a": ("official", "o"),
        "c": ("expert", "e"),
        "b": ("expert 2", ""),
    }, "the later change says the order"
    assert list(clashes(merged(book(A, one, version=2), book(A, other, version=3)))) == []


def test_a_value_renamed_on_both_sides_clashes_and_one_renamed_on_one_side_does_not() -> None:
    versions = merged(book(replace(A, name="Officials")), book(replace(A, name="Office")))
    (clash,) = clashes(versions)
    assert [v.device for v in clash.versions] == ["cat", "bob"]
    found = resolved(versions)
    assert isinstance(found, Codebook)
    assert found.facets[0].codes[0].name == "Office"
    assert list(clashes(merged(book(replace(A, name="Officials")), book(replace(A, key="f"))))) == []


def test_versions_and_orders_of_the_codebook_do_not_clash() -> None:
    b, c = Code(id="b", name="B"), Code(id="c", name="C")
    assert list(clashes(merged(book(A, b, version=2), book(c, A, version=3)))) == []


codes = st.builds(
    Code,
    id=st.sampled_from("abcd"),
    name=st.sampled_from(["One", "one", "Two", "Three"]),
    key=st.sampled_from("oe"),
)
books = st.lists(codes, max_size=4, unique_by=lambda code: code.id).map(lambda found: book(*found))


@given(st.lists(st.tuples(st.sampled_from(["ann", "bob", "cat"]), books), min_size=1, max_size=5))
def test_any_changes_of_a_codebook_make_one_that_is_clear_and_can_be_kept(
    changes: list[tuple[str, Codebook]],
) -> None:
    versions, last = [version(1, "ann", None, book(A))], dict.fromkeys(("ann", "bob", "cat"), book(A))
    for clock, (device, became) in enumerate(changes, 2):
        versions.append(version(clock, device, last[device], became))
        last[device] = became
    found = resolved(versions)
    assert isinstance(found, Codebook)
    assert decode(Codebook, encode(found)) == found
    assert unclear(found) == ""
