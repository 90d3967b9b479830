"""Row 22: what proposals cost: processor, memory, files, and how long one waits for the first of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from measuring import Figure, Taken, alone, median, tell

from sourcemark.assets import asset
from sourcemark.suggest.asking import Ask
from sourcemark.suggest.messages import ENVIRONMENT
from sourcemark.work.proposing.worker import Worker

MODEL = asset("suggest")
ARTICLES = Path(__file__).parents[2] / "resources" / "articles"
TICKS = os.sysconf("SC_CLK_TCK")
MEGABYTE = 1 << 20
ENCODER = """
import sys, time
from pathlib import Path
from sourcemark.suggest.network.loading import load
from sourcemark.suggest.network.tokens import read_tokens, windows
model, text = load(Path(sys.argv[1])), sys.stdin.read()
tokens = read_tokens(text, model.tokenizer)
parts = [tokens.part(one.start, one.end) for one in windows(len(tokens.ids))]
model.brain.encode(parts[0].ids, parts[0].features)
began = time.process_time()
for part in parts:
    model.brain.encode(part.ids, part.features)
print(time.process_time() - began)
(peak,) = [line for line in open("/proc/self/status", encoding="ascii") if line.startswith("VmHWM")]
print(int(peak.split()[1]) / 1024)
"""


def article(words: int = 1_000) -> str:
    """The English articles of the sample, up to so many words and the end of their paragraph."""
    names = ("grey-fleet.txt", "kesten-dam.txt", "qadira-floods.txt")
    lines = "\n\n".join((ARTICLES / name).read_text("utf-8") for name in names).splitlines(keepends=True)
    text = ""
    for line in lines:
        if len(text.split()) >= words:
            break
        text += line
    return text


def per_thousand(seconds: float, text: str) -> float:
    """Milliseconds for 1,000 words."""
    return seconds * 1_000 / (len(text.split()) / 1_000)


def bare(text: str) -> tuple[float, float]:
    """The encoder alone on the same word pieces: seconds of the processor, and the process's memory in MB."""
    run = subprocess.run(
        [sys.executable, "-c", ENCODER, str(MODEL)],
        input=text, capture_output=True, text=True, check=True, env={**os.environ, **ENVIRONMENT},
    )  # fmt: skip
    seconds, memory = run.stdout.split()
    return float(seconds), float(memory)


def asked(worker: Worker, text: str) -> int:
    """How many proposals."""
    return sum(len(ones) for ones in worker.ask(Ask(text=text)))


def child() -> Path:
    """Where the system tells of the worker's child."""
    (pid,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
    return Path("/proc", pid)


def used(process: Path) -> float:
    """Seconds of the processor."""
    fields = (process / "stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak(process: Path) -> float:
    """Most memory that was resident, in MB."""
    lines = (process / "status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def costs(times: int = 5) -> list[Figure]:
    """Processor and memory of the child, warm, beside the encoder alone."""
    text, ours, floor = article(), [], []
    with Worker() as worker:
        asked(worker, text)
        for _ in range(times):
            floor.append(bare(text))
            before = used(child())
            asked(worker, text)
            ours.append(used(child()) - before)
        asked(worker, text * 50)
        memory = peak(child())
    mine, theirs = (per_thousand(statistics.median(all), text) for all in (ours, [one for one, _ in floor]))
    return [
        alone(22, "proposals: processor for 1,000 words", Taken(mine, mine), 300),
        Figure(22, "the same beside the encoder alone on the same word pieces", mine, theirs),
        Figure(
            22, "memory of the child after 50,000 words, beside a process with the model alone",
            memory, statistics.median(size for _, size in floor), unit="MB",
        ),
        Figure(22, "memory of the child after 50,000 words", memory, most=300, unit="MB"),
    ]  # fmt: skip


def first(worker: Worker, text: str) -> Taken:
    """Until the first list of proposals is there."""
    began, answers = time.perf_counter(), worker.ask(Ask(text=text))
    next(answers)
    wall = (time.perf_counter() - began) * 1_000
    for _ in answers:
        pass
    return Taken(wall, 0)


def waits(times: int = 9) -> list[Figure]:
    """How long one waits for the proposals of an article of 1,000 words."""
    text = article()

    def cold() -> Taken:
        with Worker() as worker:
            return first(worker, text)

    with Worker() as worker:
        asked(worker, text)
        warm: Callable[[], Taken] = lambda: first(worker, text)  # noqa: E731
        rounds = [(cold(), warm()) for _ in range(times)]
    colds, warms = (median(column) for column in zip(*rounds, strict=True))
    return [
        Figure(22, "article of 1,000 words → its proposals, the first of a session", colds.wall, most=1_000),
        Figure(22, "the same, with the child warm", warms.wall, most=1_000),
    ]


def size() -> Figure:
    """Of the model's files together."""
    total = sum(path.stat().st_size for path in MODEL.iterdir() if path.suffix in {".onnx", ".npz", ".json"})
    return Figure(22, "files of the model", total / MEGABYTE, most=30, unit="MB")


if __name__ == "__main__":
    tell(costs())
    tell(waits())
    tell([size()])
