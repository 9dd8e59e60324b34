-- Fairness audits: figures only. Times are milliseconds since 1970-01-01 UTC; detail is JSON, empty in older ones.
CREATE TABLE fairness_audits (
  id          TEXT    NOT NULL PRIMARY KEY,
  at          BIGINT  NOT NULL,
  feature     TEXT    NOT NULL,
  policy_hash TEXT    NOT NULL,
  texts       INTEGER NOT NULL,
  unread      INTEGER NOT NULL,
  warnings    INTEGER NOT NULL,
  detail      TEXT    NOT NULL
);

CREATE INDEX fairness_audits_of ON fairness_audits (feature, at);

-- The largest gap of each measure and trait: what the trend is made of.
CREATE TABLE fairness_gaps (
  audit_id TEXT             NOT NULL REFERENCES fairness_audits (id),
  measure  TEXT             NOT NULL,
  trait    TEXT             NOT NULL,
  worst    TEXT             NOT NULL,
  gap      DOUBLE PRECISION NOT NULL,
  low      DOUBLE PRECISION NOT NULL,
  high     DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (audit_id, measure, trait)
);
