"""Patterns are compiled late, and are patterns all the same."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import sourcemark.formats
import sourcemark.model
import sourcemark.project
from sourcemark.model.patterns import pattern

LAYERS = (sourcemark.model, sourcemark.project, sourcemark.formats)


def test_a_pattern_does_what_the_compiled_one_does() -> None:
    words = pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    found = words.match("Xabc", 1, 3)
    assert found is not None
    assert (found[0], found["first"]) == ("ab", "a")
    assert [m.span() for m in words.finditer("One two")] == [(0, 3), (4, 7)]
    assert (words.sub("-", "One two"), words.fullmatch("one two")) == ("- -", None)


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, really = list[str](), re.compile

    def told(words: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(words)
        return really(words, flags)

    monkeypatch.setattr(re, "compile", told)
    late = pattern("later")
    assert compiled == []
    assert [bool(late.search(words)) for words in ("now", "later", "later")] == [False, True, True]
    assert compiled == ["later"]


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    kind = type(pattern(""))
    modules = [importlib.import_module(m.name) for layer in LAYERS for m in walk(layer)]
    patterns = {
        id(value): value for module in modules for value in vars(module).values() if type(value) is kind
    }
    assert len(patterns) > 20
    assert all(isinstance(value.pattern, str) for value in patterns.values())


def walk(package: object) -> list[pkgutil.ModuleInfo]:
    return list(pkgutil.walk_packages(package.__path__, f"{package.__name__}."))  # type: ignore[attr-defined]
