"""`sourcemark VERB`: finds the verb, runs it, and turns what went wrong into words and an exit code.

Exit codes: 0 done · 1 refused, or done in part · 2 called wrongly · 3 a file can't be read or is damaged ·
130 cancelled.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from .. import __version__
from ..model.errors import BadFile, Refused
from ..work.task import Cancelled
from .words import as_json, flat

VERBS = (
    "import",
    "export",
    "handout",
    "merge",
    "list",
    "compare",
    "agreement",
    "check",
    "history",
    "undo",
    "suggest",
    "sample",
)
DONE, REFUSED, USAGE, BAD_FILE, CANCELLED = 0, 1, 2, 3, 130


class Verbs(click.Group):
    """Each verb is a module of this package, imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(f".{cmd_name}_verb", __package__).command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sourcemark")
def verbs() -> None:
    """Mark who says what in an article, and grade how far it can be trusted.

    Without a verb the window opens: `sourcemark [PROJECT]`.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb; its exit code. What went wrong is one line of the error output, with `--json` an object too."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may not know every character
    try:
        return int(verbs.main(given, prog_name="sourcemark", standalone_mode=False) or DONE)
    except (click.ClickException, Cancelled, KeyboardInterrupt, click.exceptions.Abort) as error:
        why, code = _given_up(error)
    except Refused as refusal:
        why, code = str(refusal), REFUSED
    except BadFile as bad:
        why, code = str(bad), BAD_FILE
    except OSError as error:  # the system does not let us read or write what was named
        why, code = ": ".join(str(part) for part in (error.filename, error.strerror) if part), BAD_FILE
    if code != USAGE:
        print(f"sourcemark: {flat(why)}", file=sys.stderr)
    if "--json" in given:
        print(as_json({"error": flat(why)}))
    return code


def _given_up(error: BaseException) -> tuple[str, int]:
    """Called wrongly, which click itself explains with the usage, or cancelled."""
    if not isinstance(error, click.ClickException):
        return "Cancelled; nothing was changed.", CANCELLED
    error.show()
    return error.format_message(), error.exit_code
