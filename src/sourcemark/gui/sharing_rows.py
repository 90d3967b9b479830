"""The actions by which coworkers share a project: id, title, keys, icon, words. Read by `actions`."""

from __future__ import annotations

SHARING = (
    ("hand_out", "Hand out a copy …", "Ctrl+Shift+H", "export", "coworker share send give annotator blind"),
    (
        "merge",
        "Merge a coworker's file, or bring in another tool's marks …",
        "Ctrl+Shift+J",
        "import",
        "bundle smbundle import take in share join set annotations qdpx refi inception brat label studio doccano",
    ),
    ("conflicts", "Decide on conflicts …", "", "review", "merge clash both values settle"),
)
