"""Who asks for proposals loads nothing of what makes them: that is the child's."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALL_OF = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
print(*sys.modules)
"""
HEAVY = {"numpy", "onnxruntime", "tokenizers"}


@pytest.mark.parametrize("package", ["sourcemark.cli", "sourcemark.work.proposing"])
def test_it_loads_nothing_heavy(package: str) -> None:
    run = subprocess.run([sys.executable, "-c", ALL_OF, package], check=True, capture_output=True, text=True)
    assert f"{package}." in run.stdout
    assert HEAVY & set(run.stdout.split()) == set()
