"""What means harm, under every format's name: a draft or a set that holds, or a refusal with file, place and reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from every_file import READABLE, files, suffix
from foreign_files import docx, paragraph, pdf, run, zipped
from hostile import (
    LAUGHS,
    REACHES_OUT,
    deep_json,
    deep_xml,
    each_member,
    gzip_bomb,
    in_each_other,
    members,
    nothing_much,
    pdf_bombs,
    with_entities,
)
from judged import draft_fault, escaped, pieces_fault

from sourcemark.formats.archive import TIGHT
from sourcemark.formats.format import Format
from sourcemark.formats.inputs import Outcome
from sourcemark.formats.limits import MB, Limits
from sourcemark.formats.pool import Readers
from sourcemark.formats.registry import may_be
from sourcemark.model.errors import BadFile

LIMITS = Limits(seconds=20.0, memory=512 * MB)
Named = tuple[str, bytes]
BESIDE = [form for form in READABLE if not form.lossless]
BUNDLES = [form for form in READABLE if form.lossless]
PACKED = [form for form in BESIDE if members(files(form.name)[0])]
SOUND: list[Named] = [
    (f"{form.name}-{n}{suffix(form, data)}", data)
    for form in BESIDE
    for n, data in enumerate(files(form.name))
]


def read(items: Iterable[Named], limits: Limits = LIMITS) -> list[list[Outcome]]:
    """What came of each file: read as articles, or as a set where its name may be that of one."""
    asked = [(*item, want) for item in items for want in wants(item[0])]
    found: dict[str, list[list[Outcome]]] = {"drafts": [], "set": []}
    with Readers(limits, 1) as readers:  # others test at the same time
        for want, of_these in found.items():
            outcomes: list[Outcome] = []
            for outcome in readers.read_all([(n, d) for n, d, w in asked if w == want], want=want):  # type: ignore[arg-type]
                outcomes.append(outcome)
                if not outcome.more:
                    of_these.append(outcomes)
                    outcomes = []
    return [*found["drafts"], *found["set"]]


def wants(name: str) -> list[str]:
    held = {form.holds for form in may_be(name)} or {"article"}
    return ["drafts"] * bool(held - {"set"}) + ["set"] * ("set" in held)


def wrong(outcomes: Sequence[Outcome]) -> str:
    """What the rest of the program could not live with; empty for nothing."""
    for outcome in outcomes:
        if outcome.error and (escaped(outcome.error.why) or outcome.error.path.name != outcome.name):
            return f"{outcome.name}: {outcome.error}"
        if outcome.draft and (fault := draft_fault(outcome.draft)):
            return f"{outcome.name}: {fault}"
    fault = pieces_fault(piece for outcome in outcomes for piece in outcome.pieces)
    return fault and f"{outcomes[0].name}: {fault}"


def refused(outcomes: Sequence[Outcome]) -> bool:
    return all(outcome.error for outcome in outcomes)


def all_well(items: Iterable[Named]) -> list[list[Outcome]]:
    found = read(items)
    assert list(filter(None, map(wrong, found))) == []
    return found


def test_sound_files_are_read() -> None:
    """Else all that follows would prove little."""
    found = all_well(SOUND)
    came = {outcomes[0].name for outcomes in found if any(o.draft or o.pieces for o in outcomes)}
    assert came == {name for name, _ in SOUND}


NOTHING = (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\xfe\xff", b" \r\n\t\n", b"\0" * 5_000)


def test_nothing_is_refused_under_every_name() -> None:
    names = {f"a{ending}" for form in BESIDE for ending in form.suffixes}
    found = all_well((name, data) for name in sorted(names) for data in NOTHING)
    assert [outcomes[0].name for outcomes in found if not refused(outcomes)] == []


def test_a_file_that_is_cut_off_gives_what_is_there_or_a_reason() -> None:
    places = (1, 2, 4, 10, 0.2, 0.5, 0.8, 0.95, -1)
    lengths = [(n, d, round(p * len(d)) if isinstance(p, float) else p) for n, d in SOUND for p in places]
    found = all_well((name, data[:length]) for name, data, length in lengths)
    packed = tuple(f"{form.name}-" for form in PACKED)
    assert [o[0].name for o in found if o[0].name.startswith(packed) and not refused(o)] == []


def test_a_file_under_another_ones_name_is_read_as_what_it_is_or_refused() -> None:
    endings = sorted({ending for form in BESIDE for ending in form.suffixes})
    items = [(f"{form.name}{ending}", files(form.name)[0]) for form in READABLE for ending in endings]
    for outcomes in all_well(items):
        read_as = " ".join(outcome.draft.text for outcome in outcomes if outcome.draft)
        assert not any(sign in read_as for sign in ("PK", "%PDF", "\ufffd")), outcomes[0].name


def test_another_charset_than_the_declared_one_harms_nobody() -> None:
    charsets = ("utf-16-be", "utf-32", "utf-7", "koi8-r", "cp037", "gb18030")
    plain = [(name, data) for name, data in SOUND if not members(data) and data[:2] != b"\x1f\x8b"]
    spoilt = [(n, d.decode("utf-8", "replace").encode(c, "replace")) for n, d in plain for c in charsets]
    all_well([*spoilt, *((name, data.replace(b"utf-8", b"utf-16")) for name, data in plain)])


def test_packed_bombs_are_stopped() -> None:
    """Each format looks at the true size of at least one of its members before it is all there."""
    bombs = [
        (f"{form.name}{suffix(form, data)}", bomb)
        for form in PACKED
        for data in files(form.name)[:1]
        for bomb in each_member(data, nothing_much)
    ]
    found = all_well([*bombs, ("gzip.warc.gz", gzip_bomb())])
    stopped = {o.name for outcomes in found for o in outcomes if o.error and o.error.why == TIGHT}
    assert stopped == {"gzip.warc.gz", *(name for name, _ in bombs)}


@pytest.mark.parametrize("declared", [LAUGHS, REACHES_OUT], ids=["laughs", "reaches out"])
def test_entities_of_a_file_are_never_filled_in(declared: bytes) -> None:
    spoilt = [
        (f"{n}-{name}", changed)
        for name, data in SOUND
        for n, changed in enumerate(each_member(data, lambda xml: with_entities(xml, declared)))
    ]
    assert len({name.partition("-")[2] for name, _ in spoilt}) > 8
    for outcomes in all_well(spoilt):
        told = "".join(outcome.draft.text for outcome in outcomes if outcome.draft) + str(outcomes[0].pieces)
        assert "hahaha" not in told
        assert "root:" not in told


def test_endless_nesting_is_refused_or_read() -> None:
    changes = (deep_json, deep_xml)
    deep = [(n, changed) for n, data in SOUND for change in changes for changed in each_member(data, change)]
    deep += [("a.json", b"[" * 100_000), ("a.jsonl", b'{"a":' * 100_000), ("a.html", b"<div>" * 100_000)]
    deep += [
        ("a.rtf", rb"{\rtf1 " + b"{" * 100_000),
        ("a.md", b"> " * 20_000 + b"x"),
        ("a.md", b"[" * 50_000),
    ]
    deep += [("a.zip", in_each_other(30)), ("a.zip", in_each_other(30, "a.wacz"))]
    found = all_well(deep)
    assert {o.error.why for o in found[-1] if o.error} | {
        o.error.why for os in found for o in os if o.error
    } >= {"archives lie too deep in each other"}


OUTSIDE = ("../out.txt", "/etc/out.txt", "C:\\out.txt", "a/../../out.txt", "..\\out.txt")


def test_members_that_lead_out_are_refused() -> None:
    """The whole file, or in a mere archive that one member."""
    sound = [(f"a{f.suffixes[0]}", members(files(f.name)[0])) for f in PACKED]
    for outcomes in all_well(
        (name, zipped({**held, out: "Led out"})) for name, held in sound for out in OUTSIDE
    ):
        assert any(outcome.error for outcome in outcomes)
        assert not any(outcome.draft and "Led out" in outcome.draft.text for outcome in outcomes)


def test_pdf_bombs_end_and_the_next_file_comes_in() -> None:
    """PDFium itself may give up on them: with the child that it runs in, and with nothing else."""
    items: list[Named] = [
        *((f"{title}.pdf", data) for title, data in pdf_bombs().items()),
        ("good.txt", b"words"),
    ]
    *bombs, good = read(items, Limits(seconds=2.0, memory=512 * MB))
    for outcomes in bombs:
        assert outcomes[0].draft or (outcomes[0].error and outcomes[0].error.why), outcomes[0].name
    assert good[0].draft


def one_line(size: int) -> list[Named]:
    endings = sorted({form.suffixes[0] for form in BESIDE if not form.signature})
    starts = {".eml": b"From: x\r\n\r\n", ".html": b"<p>", ".json": b'["', ".jsonl": b'{"text": "'}
    return [(f"a{ending}", starts.get(ending, b"") + b"word " * (size // 5)) for ending in endings]


def test_one_endless_line() -> None:
    found = read(one_line(5 * MB))
    assert [w for w in map(wrong, found) if w] == []


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_a_hundred_megabytes_of_one_line() -> None:
    """Time and memory may be said to be too little, but only that, and only by their names."""
    limits = Limits(seconds=60.0)
    for item in one_line(99 * MB):
        with Readers(limits, 1) as readers:
            for outcome in readers.read_all([item]):
                assert outcome.draft or (outcome.error and outcome.error.why != "the reader crashed on it"), (
                    item[0]
                )


def test_what_is_locked_is_named() -> None:
    ids = "/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    found = all_well([("a.pdf", pdf([[(50, 700, 10, "x")]], trailer=ids + lock))])
    locked = [(f"a{f.suffixes[0]}", with_password(files(f.name)[0])) for f in PACKED]
    for outcomes in [*found, *all_well(locked)]:
        assert refused(outcomes)
        named = any(o.error and "password" in o.error.why for o in outcomes)
        assert named or len(may_be(outcomes[0].name)) > 1  # what is in it decides what it is


def with_password(data: bytes) -> bytes:
    """The file with the bit set in all places that says of each member that it is locked."""
    for head, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(head)
        while start >= 0:
            data = data[: start + at] + bytes([data[start + at] | 1]) + data[start + at + 1 :]
            start = data.find(head, start + 4)
    return data


def test_macros_are_left_where_they_are() -> None:
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + b"AutoOpen", "xl/vbaProject.bin": b"AutoOpen"}
    document = zipped({**members(docx(paragraph(run("Words")))), **macro})
    workbook = zipped({**members(files("xlsx-articles")[0]), **macro})
    word, sheet = all_well([("a.docm", document), ("a.xlsm", workbook)])
    assert word[0].draft
    assert word[0].draft.text == "Words"
    assert sheet[0].error
    assert "AutoOpen" not in str(word[0].draft)


@pytest.mark.parametrize("form", BUNDLES, ids=lambda f: f.name)
def test_a_lossless_set_that_is_spoilt_is_refused(form: Format, tmp_path: Path) -> None:
    sound = files(form.name)[0]
    deep = sound.replace(b"{", b"[" * 100_000, 1)
    path = tmp_path / f"a{form.suffixes[0]}"
    for data in (
        *NOTHING,
        *(sound[: len(sound) * n // 7] for n in range(7)),
        deep,
        sound + b"\n[1]",
        sound * 2,
    ):
        path.write_bytes(data)
        assert form.read is not None
        with pytest.raises(BadFile) as caught:
            list(form.read(path))
        assert caught.value.why
        assert caught.value.path == path
