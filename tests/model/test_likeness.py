"""Which entries are likely the same."""

from __future__ import annotations

from sourcemark.model.likeness import Likeness
from sourcemark.model.sources import Source


def people(*names: str) -> list[Source]:
    return [Source(id=name, name=name) for name in names]


def test_case_diacritics_and_order_do_not_tell_apart() -> None:
    known = Likeness(people("Łukasz Müller", "MULLER, Łukasz", "Ada Kern"))
    assert known.like("Łukasz Müller") == ["MULLER, Łukasz"]
    assert known.like("Ada Kern") == []


def test_a_whole_name_comes_before_a_surname() -> None:
    known = Likeness(people("Maria Keller", "Keller", "Maria KELLER"))
    assert known.like("Maria Keller") == ["Maria KELLER", "Keller"]


def test_an_alias_counts_as_a_name() -> None:
    one = Source(id="a", name="Ministry of Defence", source_kind="organisation", aliases=("MoD",))
    known = Likeness([one, Source(id="b", name="mod", source_kind="organisation")])
    assert known.like("b") == ["a"]


def test_a_single_word_may_be_the_surname_at_either_end() -> None:
    known = Likeness(people("Lee Woong-gil", "Lee", "Lee Min-ho"))
    assert known.like("Lee") == ["Lee Woong-gil", "Lee Min-ho"]
    assert known.like("Lee Woong-gil") == ["Lee"]


def test_given_names_alone_are_no_likeness() -> None:
    assert Likeness(people("Maria Keller", "Maria Schmidt")).like("Maria Keller") == []


def test_only_people_share_surnames() -> None:
    office = Source(id="o", name="Office Keller", source_kind="organisation")
    assert Likeness([office, *people("Maria Keller")]).like("o") == []


def test_a_common_surname_tells_nothing() -> None:
    known = Likeness(
        people(
            *(
                f"{given} Kim"
                for given in [
                    "Ae",
                    "Bo",
                    "Cho",
                    "Do",
                    "Eun",
                    "Go",
                    "Ha",
                    "In",
                    "Jo",
                    "Kyu",
                    "Li",
                    "Min",
                    "Na",
                ]
            )
        )
    )
    assert known.like("A Kim") == []


def test_what_is_merged_or_dropped_is_no_twin() -> None:
    known = Likeness(people("Maria Keller", "M. Keller", "Keller"))
    known.put(Source(id="Keller", name="Keller", merged_into="Maria Keller"))
    known.drop("M. Keller")
    assert known.like("Maria Keller") == []
    assert known.with_twins() == set()


def test_all_with_twins() -> None:
    assert Likeness(people("Maria Keller", "Keller", "Ada Kern")).with_twins() == {"Maria Keller", "Keller"}
