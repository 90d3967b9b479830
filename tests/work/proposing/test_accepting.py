"""Taking proposals: statements as by hand, their sources, what is refused, and the one step that they are."""

from __future__ import annotations

import pytest
from proposed import Read, read

from sourcemark.model.errors import Refused
from sourcemark.model.proposals import Verdict
from sourcemark.model.sources import Source
from sourcemark.model.spans import Span, quote
from sourcemark.model.statements import Hop
from sourcemark.project import Project
from sourcemark.work.proposing.accepting import accept

STORY = (
    "The port is shut, the harbour master Ana Ruiz said. She added that ships wait. "
    "“Nobody told us,” said a senior official. The official denied that it was closed. "
    "Reuters reported that Bo Ek, a fisherman, had seen boats."
)


@pytest.fixture
def story(project: Project) -> Read:
    """An article with five attributions, and an empty register."""
    return read(project, STORY)


def test_a_proposal_becomes_a_statement_with_all_it_has(story: Read) -> None:
    p = story.proposal("The port is shut", "the harbour master Ana Ruiz", "said", types=("official",))
    s = story.made(accept(story.project, story.article, [p], "1"))
    assert (s.spans, s.quotes) == (p.spans, (quote(STORY, p.spans[0]),))
    assert (s.annotator, s.status, s.codebook) == (story.me, "draft", 1)
    who = s.attribution
    assert (who.source_spans, who.cue_spans, who.mode) == (p.source.spans, p.cue_spans, "indirect")
    assert s.codes == {"source_type": ("official",)}
    (source,) = story.sources
    assert (source.name, source.role, source.types) == ("Ana Ruiz", "harbour master", ("official",))
    assert (source.source_kind, source.anonymity, who.sources) == ("person", "named", (source.id,))
    assert story.step() == "Accept a proposal (model 1): Official, Ana Ruiz"
