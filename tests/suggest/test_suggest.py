"""The room as a whole: what reads by rules alone is there at once."""

from __future__ import annotations

import subprocess
import sys


def test_the_rules_need_none_of_what_the_model_needs() -> None:
    told = "import sys, sourcemark.suggest.speech.speakers, sourcemark.suggest.network.shapes; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert {"numpy", "onnxruntime", "tokenizers"} & set(run.stdout.split()) == set()
