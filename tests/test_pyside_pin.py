"""Why PySide6 is pinned: some versions lose a reference to None in each call and abort in the end."""

from __future__ import annotations

import subprocess
import sys

MANY_CALLS = """
from PySide6.QtGui import QBrush, QTextCharFormat
char_format, brush = QTextCharFormat(), QBrush()
for _ in range(200_000):
    char_format.setBackground(brush)
print("sound")
"""


def test_methods_that_return_nothing_can_be_called_for_ever() -> None:
    run = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "sound\n"), run.stderr[-2000:]
