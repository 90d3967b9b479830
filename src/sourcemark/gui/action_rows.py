"""Rows of the table of actions that belong to one piece of work each: id, title, keys, icon, words.

The table is `actions`; here stand reviewing, agreement, sharing and proposals.
"""

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

AGREEMENT: tuple[Row, ...] = (
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

SHARING: tuple[Row, ...] = (
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
"""By which coworkers share a project."""

PROPOSING: tuple[Row, ...] = (
    ("next_proposal", "Next proposal", "F4", "next", "ghost suggested walk"),
    ("previous_proposal", "Previous proposal", "Shift+F4", "previous", "ghost suggested walk"),
    ("accept_proposal", "Accept the proposal", "Alt+Return", "check", "take ghost suggested"),
    ("dismiss_proposal", "Dismiss the proposal", "Alt+Backspace", "close", "reject ghost suggested not"),
    (
        "accept_paragraph",
        "Accept the sure proposals of this paragraph",
        "Alt+Shift+Return",
        "check",
        "all ghosts suggested",
    ),
    (
        "accept_sure",
        "Accept the sure proposals of this article",
        "Ctrl+Alt+Return",
        "check",
        "all ghosts suggested every",
    ),
    ("show_proposals", "Show proposals, or don't", "Ctrl+Shift+G", "", "ghosts suggest switch off on hide"),
    (
        "statements_only",
        "Propose statements only, or attitudes too",
        "",
        "",
        "ghosts wishes plans beliefs switch",
    ),
    ("sure_only", "Show sure proposals only, or all", "", "", "ghosts tier check switch"),
    ("learn_now", "Learn from this project's marks", "", "", "train proposals adapt"),
    ("forget_learnt", "Forget what was learnt from this project", "", "", "reset proposals shipped model"),
)
"""Keys of proposals, on the Desk."""
