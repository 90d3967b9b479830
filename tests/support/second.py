"""Opens a project in a process of its own and says, line by line, how; then waits to be told or killed.

python second.py FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from files import user

from sourcemark.project import open_project

if __name__ == "__main__":
    project = open_project(Path(sys.argv[1]), user("Bo", "second"))
    print(project.why_read_only, flush=True)
    sys.stdin.readline()
    project.close()
    print("closed", flush=True)
