"""The Desk with four proposals in the article on the engineers; no model is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from ghostly import BRIDGE, DENIED, FAR, TROOPS, Ghostly
from worked import Open

from sourcemark.work.profile import Profile, Switches


@pytest.fixture
def profile(profile: Profile) -> Profile:
    """Proposals are shown."""
    profile.change(proposals=Switches())
    return profile


@pytest.fixture
def ghostly(enter: Open, path: Path) -> Ghostly:
    """With the focus in the text."""
    worked = enter(path)
    worked.desk.reader.setFocus()
    inside = worked.desk.proposing.inside
    inside.begin()
    inside.fetcher.stop()
    inside.showing.begin()
    ghostly = Ghostly(worked, inside)
    ghostly.bring([TROOPS, DENIED], [BRIDGE, FAR])
    return ghostly
