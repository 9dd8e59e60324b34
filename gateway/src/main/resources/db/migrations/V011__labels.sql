-- Labels of answers from elsewhere. Times are milliseconds since 1970-01-01 UTC.
CREATE TABLE review_labels (
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  feature TEXT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  signals TEXT NOT NULL,
  approved INTEGER NOT NULL,
  sampled INTEGER NOT NULL,
  imported_at BIGINT NOT NULL,
  PRIMARY KEY (source, id)
);
