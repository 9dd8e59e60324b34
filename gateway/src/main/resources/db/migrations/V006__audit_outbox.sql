-- Events for the audit record, written with what they tell of; a gateway moves them to its journal. Times are
-- microseconds since 1970-01-01 UTC.
CREATE TABLE audit_outbox (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  facts TEXT NOT NULL
);
