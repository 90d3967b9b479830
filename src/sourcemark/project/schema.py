"""The tables of a project file.

Every kind of entity has a table with `body`, its JSON, which is the truth; the other columns and the
tables `statement_*`, `tally` and `*_search` repeat parts of it for lists and filters and are written with it.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x536D726B
"""ASCII "Smrk", at byte 68 of every project file."""

VERSION: Final = 4
"""`user_version` of the files this program writes."""

_DESK: Final = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE text(sha256 TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TRIGGER text_is_frozen BEFORE UPDATE ON text
  BEGIN SELECT raise(ABORT, 'the text of an article is frozen'); END;
CREATE TABLE original(sha256 TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
CREATE TRIGGER original_is_frozen BEFORE UPDATE ON original
  BEGIN SELECT raise(ABORT, 'the original of an article is frozen'); END;

CREATE TABLE operation(
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, clock INTEGER NOT NULL, device TEXT NOT NULL,
  annotator TEXT NOT NULL, at TEXT NOT NULL, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('setup', 'do', 'undo', 'redo')),
  target INTEGER REFERENCES operation(key), size INTEGER NOT NULL DEFAULT 0,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1))) STRICT;
CREATE INDEX operation_clock ON operation(clock);
CREATE INDEX operation_incomplete ON operation(complete) WHERE complete = 0;
CREATE TABLE change(
  key INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES operation(key),
  kind TEXT NOT NULL, entity TEXT NOT NULL, replaced INTEGER REFERENCES operation(key),
  was TEXT, became TEXT) STRICT;
CREATE INDEX change_operation ON change(operation);
CREATE INDEX change_entity ON change(entity);
CREATE TRIGGER change_is_final BEFORE UPDATE ON change
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER change_is_kept BEFORE DELETE ON change
  WHEN (SELECT complete FROM operation WHERE key = old.operation) = 1
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER operation_is_final BEFORE UPDATE ON operation WHEN old.complete = 1
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation WHEN old.complete = 1
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TABLE undo_stack(
  position INTEGER PRIMARY KEY AUTOINCREMENT, device TEXT NOT NULL,
  operation INTEGER NOT NULL REFERENCES operation(key),
  side TEXT NOT NULL CHECK (side IN ('undo', 'redo'))) STRICT;
CREATE INDEX undo_stack_side ON undo_stack(device, side, position);

CREATE TABLE annotator(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key)) STRICT;
CREATE TABLE codebook(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key)) STRICT;
CREATE TABLE article(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  sha256 TEXT NOT NULL REFERENCES text(sha256), original TEXT REFERENCES original(sha256),
  fold TEXT NOT NULL, published TEXT NOT NULL, binned INTEGER NOT NULL) STRICT;
CREATE INDEX article_list ON article(binned, published, id);
CREATE INDEX article_sha256 ON article(sha256);
CREATE INDEX article_original ON article(original);
CREATE TABLE source(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  name TEXT NOT NULL, fold TEXT NOT NULL, merged_into TEXT REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX source_list ON source(merged_into, name);
CREATE TABLE assessment(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  source TEXT NOT NULL REFERENCES source(id) DEFERRABLE INITIALLY DEFERRED, at TEXT NOT NULL) STRICT;
CREATE INDEX assessment_source ON assessment(source, at);
CREATE TABLE statement(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  article INTEGER NOT NULL REFERENCES article(key),
  annotator TEXT NOT NULL REFERENCES annotator(id) DEFERRABLE INITIALLY DEFERRED,
  first INTEGER NOT NULL, last INTEGER NOT NULL, source_type TEXT NOT NULL, status TEXT NOT NULL,
  reliability TEXT NOT NULL, credibility TEXT NOT NULL) STRICT;
CREATE INDEX statement_annotator ON statement(annotator, article, last);
CREATE INDEX statement_place ON statement(article, first, last, id, source_type, annotator, status);

CREATE TABLE statement_piece(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE,
  article INTEGER NOT NULL, position INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (article, statement, position)) STRICT, WITHOUT ROWID;
CREATE INDEX statement_piece_of ON statement_piece(statement);
CREATE TABLE statement_source(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE,
  hop INTEGER NOT NULL, source INTEGER NOT NULL REFERENCES source(key),
  PRIMARY KEY (statement, hop, source)) STRICT, WITHOUT ROWID;
CREATE INDEX statement_source_of ON statement_source(source, statement);
CREATE TABLE statement_code(statement INTEGER NOT NULL REFERENCES statement(key) ON DELETE CASCADE,
  facet TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (statement, facet, code)) STRICT, WITHOUT ROWID;
CREATE INDEX statement_code_of ON statement_code(facet, code, statement);
CREATE TABLE tally(article INTEGER NOT NULL REFERENCES article(key) ON DELETE CASCADE,
  annotator TEXT NOT NULL, statements INTEGER NOT NULL, reach INTEGER NOT NULL,
  PRIMARY KEY (article, annotator)) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE article_search USING fts5(text, content='',
  tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE statement_search USING fts5(exact, note, content='',
  tokenize="unicode61 remove_diacritics 2");
"""

PROGRESS: Final = """
CREATE TABLE progress(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  annotator TEXT NOT NULL REFERENCES annotator(id) DEFERRABLE INITIALLY DEFERRED,
  done INTEGER NOT NULL, submitted INTEGER NOT NULL, UNIQUE (article, annotator)) STRICT;
"""

REVIEW: Final = """
CREATE INDEX operation_target ON operation(target) WHERE target IS NOT NULL;
CREATE INDEX change_dropped ON change(entity) WHERE became IS NULL;

CREATE TABLE merging(operation INTEGER PRIMARY KEY REFERENCES operation(key)) STRICT;
CREATE TABLE received(
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, clock INTEGER NOT NULL, device TEXT NOT NULL,
  annotator TEXT NOT NULL, at TEXT NOT NULL, name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('setup', 'do', 'undo', 'redo')), target TEXT,
  partial INTEGER NOT NULL CHECK (partial IN (0, 1))) STRICT;
CREATE INDEX received_clock ON received(clock);
CREATE INDEX received_target ON received(target) WHERE target IS NOT NULL;
CREATE TABLE received_change(
  key INTEGER PRIMARY KEY, operation INTEGER NOT NULL REFERENCES received(key),
  kind TEXT NOT NULL, entity TEXT NOT NULL, was TEXT, became TEXT, late INTEGER REFERENCES merging(operation)) STRICT;
CREATE INDEX received_change_late ON received_change(late) WHERE late IS NOT NULL;
CREATE INDEX received_change_operation ON received_change(operation);
CREATE INDEX received_change_entity ON received_change(entity);
CREATE INDEX received_change_dropped ON received_change(entity) WHERE became IS NULL;
CREATE TRIGGER received_is_final BEFORE UPDATE ON received
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER received_change_is_final BEFORE UPDATE ON received_change
  BEGIN SELECT raise(ABORT, 'history is only ever added to'); END;
CREATE TABLE receipt(received INTEGER NOT NULL REFERENCES received(key),
  merging INTEGER NOT NULL REFERENCES merging(operation), PRIMARY KEY (received, merging)) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_merging ON receipt(merging);
CREATE TABLE carried(merging INTEGER NOT NULL REFERENCES merging(operation), article TEXT NOT NULL,
  into_article TEXT NOT NULL, PRIMARY KEY (merging, article)) STRICT, WITHOUT ROWID;
CREATE TABLE clash(kind TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (kind, entity)) STRICT, WITHOUT ROWID;

CREATE TABLE decision(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX decision_article ON decision(article);
CREATE TABLE comment(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  article TEXT NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE INDEX comment_article ON comment(article);
CREATE TABLE settlement(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key), entity TEXT NOT NULL) STRICT;
CREATE INDEX settlement_entity ON settlement(entity);
CREATE TABLE arrangement(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key)) STRICT;
"""
"""What came with version 2: coworkers' operations beside one's own, and what is decided between annotators."""

PROPOSALS: Final = """
CREATE TABLE verdict(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key),
  article TEXT NOT NULL, annotator TEXT NOT NULL) STRICT;
CREATE INDEX verdict_article ON verdict(article);
CREATE TABLE learned(key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES operation(key)) STRICT;
"""
"""What came with version 4: what people did with proposals, and what was learnt from it.

A verdict rests on nothing: it stays in its file, and must not keep there what everybody else has deleted.
"""

SCHEMA: Final = _DESK + PROGRESS + REVIEW + PROPOSALS
