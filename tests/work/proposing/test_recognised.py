"""Proposals follow the register, entry by entry, exactly as if everything were looked up anew."""

from __future__ import annotations

import msgspec
import pytest
from files import put_all
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from proposed import Read

from sourcemark.model.proposals import Proposal
from sourcemark.model.sources import Source
from sourcemark.suggest.recognising import Recogniser
from sourcemark.work import sources
from sourcemark.work.codebook import retire_code
from sourcemark.work.proposing.asking import ask_for
from sourcemark.work.proposing.recognised import Recognised
from sourcemark.work.proposing.setting import arrange_proposals
from sourcemark.work.submitting import arrange

RUIZ = Source(id="ruiz", name="Ana Ruiz", types=("defector",))


@pytest.fixture
def made(story: Read) -> dict[str, Proposal]:
    """As the model makes them: nobody is known."""
    she = story.source("She", "Ana Ruiz", types=("official",))
    reuters = story.source("Reuters", types=("official",))
    found = [
        story.proposal("The port is shut", "the harbour master Ana Ruiz", "said"),
        story.proposal("ships wait", she),
        story.proposal("had seen boats", "Bo Ek, a fisherman", "", (), (reuters,)),
        story.proposal("it rained", "Jon Abel and Cy Dow", "", ("official", "defector")),
        story.proposal("Nobody told us", "a senior official"),
    ]
    return {f"p{at}": one for at, one in enumerate(found)}


def names(told: dict[str, Proposal]) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {key: (one.source.name, one.source.types) for key, one in told.items()}


def test_who_is_entered_retyped_renamed_or_taken_out_is_told_otherwise(
    story: Read, made: dict[str, Proposal]
) -> None:
    recognised = Recognised(story.project, story.article)
    assert recognised.told(made) == made
    ana = {"p0": ("Ana Ruiz", ("defector",)), "p1": ("Ana Ruiz", ("defector",))}
    sources.enter(story.project, RUIZ)
    assert names(recognised.renew(story.project, ["ruiz"])) == ana, "and no other is looked at"
    sources.enter(story.project, msgspec.structs.replace(RUIZ, types=("official", "gone")))
    assert set(names(recognised.renew(story.project, ["ruiz"])).values()) == {("Ana Ruiz", ("official",))}
    sources.enter(story.project, msgspec.structs.replace(RUIZ, name="Eva Ruiz"))
    assert recognised.renew(story.project, ["ruiz"]) == {key: made[key] for key in ana}
    sources.enter(story.project, RUIZ)
    recognised.renew(story.project, ["ruiz"])
    sources.drop(story.project, "ruiz")
    assert recognised.renew(story.project, ["ruiz"]) == {key: made[key] for key in ana}, "as the model said"


def test_who_is_merged_is_the_one_they_became(story: Read, made: dict[str, Proposal]) -> None:
    put_all(
        story.project, "Enter", [RUIZ, master := Source(id="m", name="Harbour master", types=("official",))]
    )
    recognised = Recognised(story.project, story.article)
    assert names(recognised.told(made))["p0"] == ("Ana Ruiz", ("defector",))
    changes = sources.merge(story.project, master.id, ["ruiz"])
    told = recognised.renew(story.project, changes.of(Source.kind))
    assert names(told)["p1"] == ("Harbour master", ("official", "defector"))
    undone = story.project.undo()
    assert undone is not None
    told = recognised.renew(story.project, undone.of(Source.kind))
    assert names(told)["p1"] == ("Ana Ruiz", ("defector",))


def test_those_who_pass_it_on_are_known_again_too(story: Read, made: dict[str, Proposal]) -> None:
    recognised = Recognised(story.project, story.article)
    recognised.told(made)
    put_all(story.project, "Enter", [Source(id="r", name="Reuters", source_kind="organisation")])
    (told,) = recognised.renew(story.project, ["r"]).values()
    assert told.chain[0].name == "Reuters"


def test_who_is_not_named_is_not_known_by_a_part_of_the_description(
    story: Read, made: dict[str, Proposal]
) -> None:
    put_all(story.project, "Enter", [sources.placeholder(story.project, "Senior official, Reuters")])
    assert Recognised(story.project, story.article).told(made) == made


def test_who_works_blind_is_told_what_the_project_says(story: Read, made: dict[str, Proposal]) -> None:
    put_all(story.project, "Enter", [RUIZ])
    arrange(story.project, blind=True)
    arrange_proposals(story.project, "the same for all")
    recognised = Recognised(story.project, story.article)
    assert recognised.told(made) == made
    assert recognised.renew(story.project, ["ruiz"]) == {}


def test_of_the_types_come_those_that_the_codebook_offers(story: Read, made: dict[str, Proposal]) -> None:
    put_all(story.project, "Enter", [RUIZ])
    retire_code(story.project, "source_type", "defector")
    assert names(Recognised(story.project, story.article).told(made))["p0"] == ("Ana Ruiz", ("official",))


NAMES = ("Ana Ruiz", "Eva Ruiz", "Ana", "the harbour master", "Reuters", "Bo Ek", "Jon Abel", "Cy Dow", "Dow")
entries = some.builds(
    Source,
    id=some.sampled_from("abcd"),
    name=some.sampled_from(NAMES),
    aliases=some.lists(some.sampled_from(NAMES), max_size=1).map(tuple),
    types=some.sampled_from([(), ("official",), ("defector", "official")]),
    source_kind=some.sampled_from(["person", "organisation"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(entries, max_size=6))
def test_step_by_step_it_is_as_asking_with_the_whole_register(
    story: Read, made: dict[str, Proposal], steps: list[Source]
) -> None:
    for source in story.sources:
        sources.drop(story.project, source.id)
    recognised = Recognised(story.project, story.article)
    told = recognised.told(made)
    for source in steps:
        sources.enter(story.project, source)
        told |= recognised.renew(story.project, [source.id])
    known = ask_for(story.project, story.article, "1").known
    whole = Recogniser(known, {"official": "official", "defector": "defector"})
    assert told == {key: whole.told(story.text, one) for key, one in made.items()}
