-- The newest group of changes of reviews that took effect, one for each process. Events name their group, so that a group
-- that is in the record and not in here is known not to have happened. Times are milliseconds since 1970-01-01 UTC.
CREATE TABLE review_groups (
  id TEXT NOT NULL PRIMARY KEY,
  committed_at BIGINT NOT NULL
);
