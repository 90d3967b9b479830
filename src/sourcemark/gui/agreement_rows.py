"""The rows of the table of actions that belong to the figures of agreement; the table is `actions`."""

from __future__ import annotations

AGREEMENT: tuple[tuple[str, ...], ...] = (
    ("go_figures", "Go to the figures of agreement", "Alt+1", "", "focus list facets alpha kappa"),
    ("go_behind", "Go to what lies behind a figure", "Alt+2", "", "focus confusion table values"),
    ("go_compared", "Go to what is compared", "Alt+3", "", "focus annotators articles seed"),
    ("count_again", "Count agreement again", "F5", "", "refresh figures"),
    ("export_raw", "Export the raw table of agreement …", "Alt+E", "export", "csv figures units"),
    (
        "second_reading",
        "Second reading of my own marks …",
        "Ctrl+Shift+2",
        "",
        "intra annotator myself again",
    ),
)
"""Keys of the pane of agreement."""
