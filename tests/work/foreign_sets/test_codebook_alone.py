"""A codebook of another program, without articles and marks: its values come in, once."""

from __future__ import annotations

from pathlib import Path

from sourcemark.project import Project
from sourcemark.work.foreign_sets.bringing import bring, look
from sourcemark.work.foreign_sets.mapping import NEW, Mapping
from sourcemark.work.marks import codebook_of

CODES = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="X"><Codes>
<Code guid="11111111-1111-1111-1111-111111111111" name="Topic" isCodable="false">
<Code guid="11111111-1111-1111-1111-111111111112" name="War" isCodable="true" color="#aa0000">
<Description>Fighting.</Description></Code></Code></Codes></CodeBook>
"""


def test_its_values_come_in_and_nothing_comes_twice(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "theirs.qdc"
    file.write_text(CODES, "utf-8")
    mapping = Mapping(attributes={"Topic": NEW})
    assert look(project, file, mapping=mapping).coming.values == 1
    bring(project, file, mapping)
    (facet,) = (f for f in codebook_of(project).facets if f.name == "Topic")
    assert [(c.name, c.definition, c.colour) for c in facet.codes] == [("War", "Fighting.", "#aa0000")]
    assert not bring(project, file, mapping).changes
    project.undo()
    assert "Topic" not in [f.name for f in codebook_of(project).facets]
