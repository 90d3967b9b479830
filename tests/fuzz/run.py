"""Spoilt files for every reader: `run.py [FORMAT ...] [--inputs 10000] [--seed 1] [--inside] [--to FOLDER]`.

Of each format sound files are spoilt by chance, the same for the same seed, and read as the program reads them:
in child processes, within limits. Allowed is a result that can be relied on, or a refusal with a reason. All else
is a finding: the input is kept in the folder, with what was wrong beside it. `--inside` reads without child
processes, where an exception shows where it comes from, and passes over what a format's name says.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "support"))

from every_file import READABLE, files, suffix  # noqa: E402 - found beside this folder
from msgspec import Struct  # noqa: E402
from reading import LATE, LIMITS, Result, alone, beside, inside, wants  # noqa: E402
from spoiling import spoilt  # noqa: E402

from sourcemark.formats.format import Format  # noqa: E402
from sourcemark.formats.inputs import Wanted  # noqa: E402
from sourcemark.formats.pool import Readers  # noqa: E402
from sourcemark.model.articles import Choices  # noqa: E402

KEPT = 5
"""Findings of one format with the same words that are kept."""
TICK = 0.5
CHOICES = (
    *(Choices(charset=charset) for charset in ("utf-16", "cp1251", "utf-7", "no such", "idna", "base64")),
    *(Choices(whole=True), Choices(running=True), Choices(columns={"text": "Text", "title": "text"})),
)


class Count(Struct):
    """What came of the inputs of one format."""

    inputs: int = 0
    refused: int = 0
    findings: int = 0
    seconds: float = 0.0


def inputs(form: Format, seed: int, number: int) -> Iterator[Wanted]:
    """The spoilt files, in an order and of a make that the seed alone decides."""
    sound = files(form.name)
    for index in range(number):
        chance = Random(f"{seed} {form.name} {index}")
        one = chance.choice(sound)
        choices = chance.choice(CHOICES) if chance.random() < 0.1 else Choices()
        yield Wanted((f"{index}{suffix(form, one)}", spoilt(chance, one, sound)), choices)


def results(form: Format, seed: int, number: int, here: bool) -> Iterator[tuple[Wanted, Result]]:
    """Each input with what came of it. A lossless set is read in the program itself, as it is there."""
    if here or form.lossless:
        yield from ((one, inside(form, one)) for one in inputs(form, seed, number))
        return
    with Readers(LIMITS) as readers:
        for want in wants(form):
            for one, result in beside(readers, inputs(form, seed, number), want):
                yield one, alone(one, want) if result.fault.startswith(LATE) else result


def tried(form: Format, asked: argparse.Namespace) -> Count:
    """All inputs of one format, with a line that tells how far it is."""
    count, seen, begun, told = Count(), Counter[str](), time.monotonic(), 0.0
    for wanted, result in results(form, asked.seed, asked.inputs, asked.inside):
        count.inputs += 1
        count.refused += result.refused
        if result.fault:
            count.findings += 1
            where = result.trace or result.fault
            seen[where] += 1
            if seen[where] <= KEPT:
                _keep(asked.to, form, asked.seed, wanted, result)
        count.seconds = time.monotonic() - begun
        if sys.stderr.isatty() and count.seconds - told > TICK:
            told = count.seconds
            sys.stderr.write(f"\r{form.name}: {count.inputs:,} inputs, {count.findings:,} findings ")
    return count


def _keep(folder: Path, form: Format, seed: int, wanted: Wanted, result: Result) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name, data = wanted.file  # type: ignore[misc]
    path = folder / f"{form.name}-{seed}-{name}"
    path.write_bytes(data)
    told = f"format: {form.name}\nseed: {seed}\nchoices: {wanted.choices}\n{result.fault}\n{result.trace}"
    path.with_name(f"{path.name}.why").write_text(told, "utf-8", "backslashreplace")


def table(counts: dict[str, Count]) -> str:
    """The summary, for people."""
    rows = ["format               inputs  refused     read  findings  seconds"]
    for name, c in counts.items():
        read = c.inputs - c.refused - c.findings
        rows.append(f"{name:18} {c.inputs:8,} {c.refused:8,} {read:8,} {c.findings:9,} {c.seconds:8.0f}")
    return "\n".join(rows)


def main() -> int:
    """0 when nothing was found, 1 when something was."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("formats", nargs="*", metavar="FORMAT", choices=[[], *(f.name for f in READABLE)])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", action="store_true")
    parser.add_argument("--to", type=Path, default=Path("out/fuzz"))
    asked = parser.parse_args()
    logging.disable()
    counts: dict[str, Count] = {}
    for form in READABLE:
        if not asked.formats or form.name in asked.formats:
            counts[form.name] = tried(form, asked)
            sys.stderr.write("\r" * sys.stderr.isatty())
            print(table({form.name: counts[form.name]}).partition("\n")[2], flush=True)
    print(f"\n{table(counts)}")
    found = sum(count.findings for count in counts.values())
    print(f"{found:,} findings" + (f", kept in {asked.to}" if found else ""))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
