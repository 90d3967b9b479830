"""The one table of actions: what can be done by key, where, and what it is called.

Shortcuts, the palette, the key help and the choosing of keys all read this table. A new
action is one row here and one `actions.bind("id", …)` where it is carried out.
"""

from __future__ import annotations

from msgspec import Struct

from .action_rows import AGREEMENT, DECIDING, PROPOSING, REVIEW, SHARING

EVERYWHERE = ""

PLACES: dict[str, str] = {
    EVERYWHERE: "Everywhere",
    "desk": "Desk",
    "desk/articles": "Article list",
    "desk/reader": "Reader",
    "desk/panel": "Statement panel",
    "sources": "Sources",
    "codebook": "Codebook",
    "review": "Review",
    "review/agreement": "Agreement",
    "review/reader": "Text, queue and readings of the Review room",
}
"""Where keys act -> the heading of the key help. A place lies within another when its path does."""


class Action(Struct, frozen=True):
    """One thing a person can do."""

    id: str
    title: str
    keys: tuple[str, ...] = ()
    """Portable names (`QKeySequence`), the first is the one shown."""
    place: str = EVERYWHERE
    icon: str = ""
    words: str = ""
    """Further words by which the palette finds it."""


def _row(place: str, *rows: tuple[str, ...]) -> tuple[Action, ...]:
    """Rows of id, title, keys (separated by a blank), icon, words."""
    made = []
    for row in rows:
        ident, title, keys, icon, words = (*row, "", "", "")[:5]
        made.append(Action(ident, title, tuple(keys.split()), place, icon, words))
    return tuple(made)


IMPORTED = "add articles take in read open pdf html epub mail web archive zip csv table collection set"
EXPORTED = (
    "write save hand on report pdf html print csv xlsx excel bundle qdpx refi w3c brat label studio stix misp"
)
"""Words by which the palette finds what takes in, and what hands on."""

ACTIONS: tuple[Action, ...] = (
    *_row(
        EVERYWHERE,
        ("palette", "Find an action", "Ctrl+K Ctrl+Shift+P", "search", "palette search do"),
        ("help", "Show the keys", "F1 ?", "help", "shortcuts keyboard help cheat sheet"),
        ("undo", "Undo", "Ctrl+Z", "undo", "take back"),
        ("redo", "Redo", "Ctrl+Shift+Z Ctrl+Y", "redo", "do again"),
        ("new_project", "New project …", "Ctrl+N", "new", "create file start"),
        ("open_project", "Open project …", "Ctrl+O", "open", "load file"),
        ("recent_projects", "Recent projects", "Ctrl+R", "open", "start page last"),
        ("sample_project", "Open the sample project", "", "sample", "demo example try learn"),
        ("close_project", "Close the project", "Ctrl+W", "close", "start page leave"),
        ("import_files", "Import files …", "Ctrl+I", "import", IMPORTED),
        ("import_folder", "Import a folder …", "Ctrl+Shift+I", "folder", "add articles"),
        ("paste_article", "New article from the clipboard", "Ctrl+Shift+V", "paste", "paste text add"),
        ("export", "Export …", "Ctrl+E", "export", EXPORTED),
        *SHARING,
        ("find_statements", "Find statements in all articles", "Ctrl+Shift+F", "search", "search quote note"),
        ("history", "History", "Ctrl+H", "history", "log steps who when undo audit"),
        ("back_up", "Back up now", "", "backup", "copy save safe"),
        ("room_desk", "Go to the Desk", "Ctrl+1", "desk", "room read tag"),
        ("room_sources", "Go to Sources", "Ctrl+2", "sources", "room register people"),
        ("room_codebook", "Go to the Codebook", "Ctrl+3", "codebook", "room facets types"),
        ("room_review", "Go to Review", "Ctrl+4", "review", "room compare adjudicate differences agreement"),
        ("next_pane", "Next pane", "F6", "", "focus move"),
        ("previous_pane", "Previous pane", "Shift+F6", "", "focus move back"),
        ("wider_pane", "Make the pane wider", "F7", "", "size splitter broader"),
        ("narrower_pane", "Make the pane narrower", "Shift+F7", "", "size splitter"),
        ("higher_pane", "Make the pane higher", "F8", "", "size splitter taller"),
        ("lower_pane", "Make the pane lower", "Shift+F8", "", "size splitter shorter"),
        ("work_blind", "Work blind, or stop it", "", "blind", "hide coworkers marks review"),
        ("blind_proposals", "Proposals while working blind: change", "", "blind", "same likes none step"),
        ("hide_names", "Hide annotators' names, or show them", "", "blind", "review anonymous nameless"),
        ("annotator", "Who works here …", "Ctrl+Shift+U", "annotator", "name annotator switch user"),
        ("settings", "Settings", "Ctrl+,", "settings", "preferences options keys theme zoom"),
        ("keys", "Choose keys …", "", "keyboard", "shortcuts configure change keys"),
        ("theme_system", "Theme: follow the system", "", "theme", "look colours"),
        ("theme_light", "Theme: light", "", "theme", "look colours bright day"),
        ("theme_dark", "Theme: dark", "", "theme", "look colours night"),
        ("zoom_in", "Larger type", "Ctrl++ Ctrl+=", "zoom_in", "zoom bigger"),
        ("zoom_out", "Smaller type", "Ctrl+-", "zoom_out", "zoom"),
        ("zoom_reset", "Normal size of type", "Ctrl+0", "", "zoom 100"),
        ("report", "Show the last error report", "", "warning", "crash bug log copy"),
        ("quit", "Quit", "Ctrl+Q", "", "exit leave end"),
    ),
    *_row(
        "desk",
        ("find_in_article", "Find in the article", "Ctrl+F", "search", "search text"),
        ("find_next", "Find the next one", "F3", "next", "search again"),
        ("find_previous", "Find the previous one", "Shift+F3", "previous", "search again"),
        ("filter_articles", "Filter the article list", "Ctrl+L", "filter", "search articles"),
        ("filter_statements", "Filter the statement list", "Ctrl+Shift+L", "filter", "search statements"),
        ("next_article", "Next article", "Ctrl+PgDown", "next", ""),
        ("previous_article", "Previous article", "Ctrl+PgUp", "previous", ""),
        ("edit_article", "Edit what is known of the article", "Ctrl+M", "edit", "title outlet date metadata"),
        ("bin_article", "Move the article to the bin, or back", "Ctrl+Del", "bin", "delete remove restore"),
        ("article_done", "Mark the article as done", "Ctrl+Return", "done", "progress finished"),
        ("submit_article", "Submit your marks of the article", "Ctrl+Shift+Return", "submit", "blind review"),
        ("withdraw_article", "Take back that you submitted the article", "", "undo", "blind withdraw"),
        ("next_statement", "Next statement", "Alt+Down", "next", "walk marks"),
        ("previous_statement", "Previous statement", "Alt+Up", "previous", "walk marks"),
        ("grade", "Grade by letters and digits", "Alt+G", "", "reliability credibility admiralty"),
        ("go_text", "Go to the text", "Alt+T", "", "reader focus"),
        ("go_articles", "Go to the article list", "Alt+A", "", "focus"),
        ("go_statements", "Go to the statement list", "Alt+L", "", "focus"),
        ("go_type", "Go to the source type", "Alt+Y", "", "panel focus"),
        ("go_source", "Go to the source", "Alt+S", "", "panel focus who attribute"),
        ("add_speaker", "Add a speaker who says the same", "Alt+Shift+S", "", "panel second source"),
        ("go_reliability", "Go to reliability", "Alt+R", "", "panel focus grade override reason"),
        ("go_credibility", "Go to credibility", "Alt+C", "", "panel focus grade confirmed"),
        ("go_mode", "Go to the mode", "Alt+M", "", "panel focus direct indirect"),
        ("go_chain", "Go to the chain", "Alt+H", "", "panel focus hops passed on"),
        ("go_note", "Go to the note", "Alt+N", "", "panel focus comment"),
        ("copy_statement", "Copy to my marks", "Ctrl+D", "", "other annotator own duplicate"),
        ("clear_source", "The text names no source", "Alt+X", "", "remove source none"),
        *PROPOSING,
    ),
    *_row(
        "desk/reader",
        ("take_source", "Take what is proposed, then grade", "Return Enter", "", "accept source speaker"),
        ("other_sources", "Other sources than the proposed one", "Tab", "", "search register speaker"),
        ("end_later", "Move the end on by a word", "Alt+Right", "", "span boundary longer"),
        ("end_earlier", "Move the end back by a word", "Alt+Left", "", "span boundary shorter"),
        ("start_later", "Move the start on by a word", "Alt+Shift+Right", "", "span boundary shorter"),
        ("start_earlier", "Move the start back by a word", "Alt+Shift+Left", "", "span boundary longer"),
        ("walk_overlaps", "Next of the overlapping statements", "Alt+O", "", "nested below"),
        ("add_piece", "Add the selection as a piece", "+ =", "", "discontinuous"),
        ("drop_piece", "Take the piece at the caret away", "-", "", "discontinuous"),
        ("mark_source_words", "The selection names the source", "Alt+W", "", "source span words"),
        ("mark_cue", "The selection is the cue", "Alt+Q", "", "cue span said"),
        ("copy_words", "Copy the words", "Ctrl+C", "", "clipboard quote"),
        ("delete_statement", "Delete the statement", "Del Backspace", "", "remove mark dismiss"),
    ),
    *_row(
        "sources",
        ("filter_sources", "Find in the register", "Ctrl+L Ctrl+F", "filter", "search sources"),
        ("go_register", "Go to the register", "Alt+1", "", "focus pane sources"),
        ("go_entry", "Go to the entry", "Alt+2 F2", "", "focus pane rename edit"),
        ("go_spoken", "Go to the source's statements", "Alt+3", "", "focus pane quotes"),
        ("likely_duplicates", "Show likely duplicates", "Ctrl+D", "sources", "same twins merge"),
        ("new_source", "New source", "Ctrl+Shift+N", "plus", "enter add person"),
        ("new_placeholder", "New unnamed speaker", "Ctrl+Shift+B", "person", "placeholder anonymous"),
        ("assess_source", "Assess the source", "Ctrl+G", "edit", "grade reliability"),
        ("merge_sources", "Merge sources …", "Ctrl+J", "sources", "join duplicates same"),
        ("delete_source", "Delete the source", "Ctrl+Del", "bin", "remove"),
        ("open_statement", "Open the statement on the Desk", "Ctrl+Return", "desk", "go read context"),
    ),
    *_row(
        "codebook",
        ("go_facets", "Go to the facets", "Alt+1", "", "focus pane"),
        ("go_values", "Go to the values", "Alt+2", "", "focus pane"),
        ("go_value", "Go to the value's fields", "Alt+3 F2", "", "focus pane rename edit"),
        ("add_value", "Add a value", "Ctrl+Shift+N", "plus", "new code type"),
        ("add_facet", "Add a facet", "Ctrl+Shift+A", "plus", "new question"),
        ("value_up", "Move the value up", "Alt+Up", "", "order reorder"),
        ("value_down", "Move the value down", "Alt+Down", "", "order reorder"),
        ("merge_value", "Merge the value into another …", "Ctrl+J", "codebook", "join same"),
        ("retire_value", "Retire the value, or use it again", "Ctrl+Del", "bin", "remove delete"),
        ("retire_facet", "Retire the facet, or use it again", "", "bin", "remove delete"),
        ("start_codebook", "Start from another codebook …", "", "codebook", "replace newsroom default"),
    ),
    *_row("review", *REVIEW),
    *_row("review/reader", *DECIDING),
    *_row("review/agreement", *AGREEMENT),
)


def action(ident: str) -> Action:
    """The row of that id. Raises KeyError when the table has none."""
    return _BY_ID[ident]


def overlaps(one: str, other: str) -> bool:
    """True when keys of both places can act at the same moment: one lies within the other."""
    return one == other or _within(one, other) or _within(other, one)


def _within(inner: str, outer: str) -> bool:
    return outer == EVERYWHERE or inner.startswith(outer + "/")


_BY_ID = {a.id: a for a in ACTIONS}
