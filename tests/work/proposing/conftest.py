"""An article with several attributions, in a project whose register is empty."""

from __future__ import annotations

import pytest
from proposed import Read, read

from sourcemark.project import Project

STORY = (
    "The port is shut, the harbour master Ana Ruiz said. She added that ships wait. "
    "“Nobody told us,” said a senior official. The official denied that it was closed. He said it is late. "
    "Reuters reported that Bo Ek, a fisherman, had seen boats. Jon Abel and Cy Dow said it rained."
)


@pytest.fixture
def story(project: Project) -> Read:
    return read(project, STORY)
