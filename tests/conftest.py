"""What holds for every test: own profile, no unexpected warning, nothing left running."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from leftovers import beyond, leftovers

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=10_000)
hypothesis.settings.load_profile("house")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their place, not their content: each worker collects alike whatever hour is packed in them."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """What is there before the first test is not looked through after each: that takes the time away."""
    gc.freeze()


@pytest.fixture(autouse=True)
def own_profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own settings stay out of reach: the profile is a fresh folder."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SOURCEMARK_HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An unexpected warning in the log fails; a test that expects one checks it and calls `caplog.clear()`."""
    yield
    records = [r for phase in ("setup", "call", "teardown") for r in caplog.get_records(phase)]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    assert not loud, f"unexpected in the log: {loud}"


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test fails that leaves a thread, timer, top-level window or child process behind."""
    qt = "qapp" in request.fixturenames
    before = leftovers(qt)
    yield
    left = beyond(before, qt)
    assert not left, f"left behind: {left}"
