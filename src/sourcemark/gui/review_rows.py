"""The rows of the table of actions that belong to the Review room; the table is `actions`."""

from __future__ import annotations

Row = tuple[str, ...]
"""Id, title, keys (separated by a blank), icon, further words."""

TAKES = tuple(f"take_{number}" for number in range(1, 10))
"""The actions that let one annotator's reading stand, in the order of the lanes."""

REVIEW: tuple[Row, ...] = (
    ("view_differences", "View: differences", "Alt+D", "", "queue adjudicate decide"),
    ("view_agreement", "View: agreement", "Alt+G", "", "figures alpha kappa"),
    ("next_difference", "Next difference", "Alt+Down", "next", "walk queue"),
    ("previous_difference", "Previous difference", "Alt+Up", "previous", "walk queue"),
    ("next_read_article", "Next article in review", "Ctrl+PgDown", "next", ""),
    ("previous_read_article", "Previous article in review", "Ctrl+PgUp", "previous", ""),
    ("filter_read_articles", "Filter the articles in review", "Ctrl+L", "filter", "search"),
    (
        "filter_differences",
        "Filter the queue of differences",
        "Ctrl+Shift+L",
        "filter",
        "kind facet annotator",
    ),
    ("accept_agreed", "Accept what all agree on", "Ctrl+Shift+A", "check", "adjudicate agreed everything"),
    ("accept_reading", "Accept all of one annotator …", "Ctrl+Shift+R", "check", "adjudicate whole article"),
    ("go_read_text", "Go to the text in review", "Alt+T", "", "reader focus"),
    ("go_read_articles", "Go to the articles in review", "Alt+A", "", "focus list"),
    ("go_queue", "Go to the queue of differences", "Alt+L", "", "focus list"),
    ("go_readings", "Go to the readings side by side", "Alt+S", "", "focus table fields"),
    ("go_cause", "Go to the cause", "Alt+C", "", "focus why"),
    ("go_stands", "Go to the fields of what stands", "Alt+Y", "", "focus edit type source grade"),
    ("show_my_feedback", "What became of my readings", "Alt+F", "", "feedback mine adjudication"),
    ("open_difference", "Open the statement on the Desk", "Ctrl+Return", "desk", "go read context"),
)
"""Keys of the whole room."""

DECIDING: tuple[Row, ...] = (
    ("take_1", "Take the first reading", "1", "", "accept a"),
    ("take_2", "Take the second reading", "2", "", "accept b"),
    *((f"take_{n}", f"Take reading {n}", str(n), "", "accept") for n in range(3, 10)),
    ("take_both", "Take both, or all, readings", "B", "", "accept every"),
    ("take_neither", "Take no reading", "0", "", "neither none reject"),
    ("edit_reading", "Edit the reading, and let that stand", "E", "edit", "change adjudicate"),
    ("cause_text", "Cause: ambiguous text", "T", "", "why"),
    ("cause_codebook", "Cause: codebook gap", "G", "", "why"),
    ("cause_slip", "Cause: slip", "S", "", "why mistake"),
    ("cause_real", "Cause: real difference", "D", "", "why"),
    ("write_reason", "Write the reason", "R", "", "why because"),
    ("write_comment", "Comment on the difference", "C", "note", "thread discuss say"),
    ("withdraw_decision", "Take the decision back", "U Del", "undo", "undecide open again"),
    ("keep_decision", "Keep what was decided, as it is", "K", "check", "re-opened leave confirm stays"),
    ("next_open", "Next difference, by letter", "N", "next", "walk queue"),
    ("previous_open", "Previous difference, by letter", "Shift+N", "previous", "walk queue"),
    ("next_lane", "The text shows the next annotator's marks", "V", "", "whose lane all"),
    ("stands_end_later", "Move the end of what stands on by a word", "Alt+Right", "", "span boundary"),
    ("stands_end_earlier", "Move the end of what stands back by a word", "Alt+Left", "", "span boundary"),
    ("stands_start_later", "Move the start of what stands on", "Alt+Shift+Right", "", "span boundary"),
    ("stands_start_earlier", "Move the start of what stands back", "Alt+Shift+Left", "", "span boundary"),
)
"""Keys of its text, its queue and the readings beside each other: letters and digits too."""
