"""The one export that loads Qt, in a shell where there is neither a window nor a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader


def test_a_report_is_printed_without_a_screen(sample: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    words = ["export", str(sample), str(pdf), "--format", "report-pdf"]
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    without = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "sourcemark", *words]
    ran = subprocess.run(command, env=without, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    pages = [page.extract_text() for page in PdfReader(pdf).pages]
    assert pages[0].split()[:3] == ["Who", "says", "what"]
    assert "Matej Kolar" in " ".join(" ".join(pages).split())
