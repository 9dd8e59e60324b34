-- What people say about answers. Times are milliseconds since 1970-01-01 UTC. Texts are sealed, each concern's under a key of
-- its own.
CREATE TABLE concerns (
  id             TEXT   NOT NULL PRIMARY KEY,
  tenant         TEXT   NOT NULL,
  application    TEXT   NOT NULL,
  call_id        TEXT   NOT NULL,
  subject_number TEXT   NOT NULL,
  category       TEXT   NOT NULL,
  status         TEXT   NOT NULL,
  review_id      TEXT   NOT NULL DEFAULT '',
  taken_by       TEXT   NOT NULL DEFAULT '',
  findings       TEXT   NOT NULL,
  contact        INTEGER NOT NULL,
  received_at    BIGINT NOT NULL,
  due_at         BIGINT NOT NULL,
  overdue_at     BIGINT,
  ended_at       BIGINT
);

CREATE INDEX concerns_waiting ON concerns (status, due_at);
CREATE INDEX concerns_of_subject ON concerns (subject_number);

CREATE TABLE concern_texts (
  concern_id TEXT NOT NULL,
  kind       TEXT NOT NULL,
  sealed     BLOB NOT NULL,
  PRIMARY KEY (concern_id, kind)
);

-- What applications say about answers; a correction is sealed under the call's key of this room.
CREATE TABLE feedback (
  call_id        TEXT   NOT NULL,
  tenant         TEXT   NOT NULL,
  application    TEXT   NOT NULL,
  subject_number TEXT   NOT NULL,
  rating         TEXT   NOT NULL,
  reason         TEXT   NOT NULL,
  correction     BLOB,
  call_known     INTEGER NOT NULL,
  given_at       BIGINT NOT NULL,
  PRIMARY KEY (tenant, application, call_id)
);

CREATE INDEX feedback_of_subject ON feedback (subject_number);
CREATE INDEX feedback_by_time ON feedback (given_at);
